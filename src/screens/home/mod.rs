//! The start page of somebody who is signed in.

pub mod start;

use super::sign_in::trouble;
use crate::effects::{home::Home, language};
use crate::messages::HomeWords;
use crate::ui::{alert::alert, page, reactive::part, text::text};
use drempel_contract::{Application, PersonKind, Session};
use drempel_flow::home::Event;
use leptos::prelude::*;

fn words() -> &'static HomeWords {
    &language::words().home
}

/// The applications and the account menu; nothing for a visitor, who has the static start page.
pub fn home(page: Home) -> AnyView {
    let session = Memo::new(move |_| page.ask(|machine| machine.session().cloned()));
    part(move || match session.get() {
        Some(Session::SignedIn { name, email, kind, auth_time, applications, .. }) => {
            let called = name.clone();
            page::title(move || (words().heading)(&called));
            view! {
                <section class="screen">
                    <h1 tabindex="-1">{move || (words().heading)(&name)}</h1>
                    {alert(move || page.ask(|machine| machine.trouble().map(trouble::words)))}
                    {tiles(applications)}
                    {account(page, email, kind, auth_time)}
                </section>
            }
            .into_any()
        }
        Some(Session::SignedOut) | None => ().into_any(),
    })
}

fn tiles(applications: Vec<Application>) -> AnyView {
    let none = applications.is_empty();
    let tile = |application: Application| {
        view! {
            <li class="tile-row">
                <a class="tile" href=application.url>
                    <strong>{application.name}</strong>
                    <span>{application.description}</span>
                </a>
            </li>
        }
    };
    view! {
        <div>
            <h2 class="section-title">{text(|words| words.home.applications)}</h2>
            {none.then(|| view! { <p class="soft">{text(|words| words.home.no_applications)}</p> })}
            <ul class="applications">{applications.into_iter().map(tile).collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn account(page: Home, email: String, kind: PersonKind, auth_time: i64) -> AnyView {
    let kind = move || match kind {
        PersonKind::Work => words().work_account,
        PersonKind::Personal => words().personal_account,
    };
    view! {
        <details class="account">
            <summary>{text(|words| words.home.account)}</summary>
            <dl>
                <dt class="soft">{kind}</dt>
                <dd>{email}</dd>
                <dt class="soft">{text(|words| words.home.signed_in_since)}</dt>
                <dd>{move || moment(auth_time)}</dd>
            </dl>
            <button class="button" type="button" on:click=move |_| page.send(Event::SignOutChosen)>
                {text(|words| words.home.sign_out)}
            </button>
        </details>
    }
    .into_any()
}

/// A moment as people of this language write it.
fn moment(unix_seconds: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a date holds milliseconds in a double by definition")]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(unix_seconds as f64 * 1000.0));
    date.to_locale_string(language::language().tag(), &wasm_bindgen::JsValue::UNDEFINED).into()
}
