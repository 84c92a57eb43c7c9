//! A way to sign in, in the list of them.
//!
//! The rule a reader would break: a button's name is the same in every row, as people know it; which row it is in, its
//! description says.

use super::frame::words;
use crate::effects::account::security_info::Door;
use crate::effects::moment;
use drempel_contract::{Phone, SecurityInfo, SecurityMethod};
use drempel_flow::security_info::{Event, Intent};
use leptos::prelude::*;

/// The list.
pub(super) fn list(door: Door, info: &SecurityInfo) -> AnyView {
    let rows = info.methods.iter().enumerate().map(|(place, method)| {
        let title = format!("method-{place}");
        match method {
            SecurityMethod::Password => password(title),
            SecurityMethod::Totp { id, name, last_used_at, locked, phone, .. } => {
                let used =
                    last_used_at.map(|at| (words().security_info.last_used)(&moment::day_and_time(at)));
                let used = used.unwrap_or_else(|| words().security_info.never_used.to_owned());
                let phone = phone.as_ref();
                let can_enable = info.may_sign_in_by_phone && phone.is_some_and(|phone| !phone.phone_sign_in);
                let device = phone.filter(|_| can_enable).map(|phone| phone.device.clone());
                app(
                    door,
                    title,
                    App { id: id.clone(), name: name.clone(), used, locked: *locked, device },
                    phone,
                )
            }
        }
    });
    view! { <ul class="methods">{rows.collect_view()}</ul> }.into_any()
}

struct App {
    id: String,
    name: String,
    used: String,
    locked: bool,
    /// On which phone sign-ins can be switched on.
    device: Option<String>,
}

fn password(title: String) -> AnyView {
    let words = &words().security_info;
    view! {
        <li class="method">
            <h3 id=title>{words.password}</h3>
            <p class="soft">{words.password_text}</p>
        </li>
    }
    .into_any()
}

fn app(door: Door, title: String, app: App, phone: Option<&Phone>) -> AnyView {
    let words = &words().security_info;
    let App { id, name, used, locked, device } = app;
    let kind = if phone.is_some() { words.phone } else { words.app };
    let on = phone.is_some_and(|phone| phone.phone_sign_in);
    let button = |class: &'static str, label: &'static str, intent: Intent| {
        let title = title.clone();
        let choose = move |_| door.send(Event::Chosen(intent.clone()));
        view! { <button class=class type="button" aria-describedby=title on:click=choose>{label}</button> }
    };
    let enable =
        device.map(|device| button("button enable", words.enable_phone_sign_in, Intent::PhoneSignIn(device)));
    view! {
        <li class="method">
            <h3 id=title.clone()>{name}</h3>
            <p class="soft">{kind}<br/>{used}</p>
            {on.then(|| view! { <p class="phone-on">{words.phone_sign_in_on}</p> })}
            {locked.then(|| view! { <p class="field-error">{words.locked}</p> })}
            {enable}
            <div class="links">
                {button("link", words.rename, Intent::Rename(id.clone()))}
                {button("link", words.delete, Intent::Remove(id))}
            </div>
        </li>
    }
    .into_any()
}
