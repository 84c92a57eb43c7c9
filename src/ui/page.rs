//! What stands around every screen: the brand, the notice, the help. The static shell has the nodes; they follow the
//! configuration and the language from here on.

use crate::effects::{dom, language::words, site};
use crate::ui::reactive::{follow, mount, part};
use leptos::prelude::*;
use web_sys::{Element, HtmlElement, HtmlImageElement};

/// Takes the frame over.
pub fn adopt() {
    brand();
    notice();
    help();
}

/// The name of this deployment.
#[must_use]
pub fn name() -> String {
    site::ask(|site| if site.name.is_empty() { "Drempel".to_owned() } else { site.name.clone() })
}

/// Puts a screen's heading into the window's title, for as long as the screen is there.
pub fn title(heading: impl Fn() -> String + 'static) {
    follow(move || dom::document().set_title(&[heading(), " · ".to_owned(), name()].concat()));
}

fn brand() {
    follow(move || {
        if let Some(label) = dom::by_id::<Element>("brand-name") {
            label.set_text_content(Some(&name()));
        }
        let logo = site::ask(|site| site.logo.clone());
        if let (Some(image), false) = (dom::by_id::<HtmlImageElement>("brand-logo"), logo.is_empty()) {
            image.set_src(&logo);
            image.set_hidden(false);
            if let Some(mark) = dom::document().query_selector(".brand-mark").ok().flatten() {
                mark.set_attribute("hidden", "").ok();
            }
        }
        let privacy = site::ask(|site| site.privacy_url.clone());
        if let (Some(link), false) = (dom::by_id::<Element>("privacy-link"), privacy.is_empty()) {
            link.set_attribute("href", &privacy).ok();
        }
    });
}

fn notice() {
    let Some(notice) = dom::by_id::<HtmlElement>("notice") else { return };
    follow(move || {
        let words = site::ask(|site| site::local(&site.notice));
        notice.set_hidden(words.is_none());
        notice.set_text_content(words.as_deref());
    });
}

fn help() {
    let Some(support) = dom::by_id::<HtmlElement>("support") else { return };
    follow(move || {
        let own = site::ask(|site| site::local(&site.support.text));
        support.set_text_content(Some(own.as_deref().unwrap_or(words().page.support)));
    });
    if let Some(slot) = dom::by_id::<HtmlElement>("support-contact") {
        let visible = slot.clone();
        mount(slot, contact);
        follow(move || visible.set_hidden(ways().is_empty()));
    }
}

/// Ways to reach the helpdesk: label and address.
fn ways() -> Vec<(String, String)> {
    site::ask(|site| {
        let support = &site.support;
        let mut ways = Vec::new();
        if !support.phone.is_empty() {
            ways.push((support.phone.clone(), ["tel:", &support.phone.replace(' ', "")].concat()));
        }
        if !support.email.is_empty() {
            ways.push((support.email.clone(), ["mailto:", &support.email].concat()));
        }
        if support.url.starts_with("https://") || support.url.starts_with('/') {
            ways.push((support.url.clone(), support.url.clone()));
        }
        ways
    })
}

fn contact() -> AnyView {
    part(|| {
        let link = |(label, address)| view! { <a href=address>{label}</a> " " };
        ways().into_iter().map(link).collect_view().into_any()
    })
}
