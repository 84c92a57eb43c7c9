//! What stands around every screen: the brand, the notice, the help. The static nodes follow the configuration and the
//! language.

use crate::effects::{dom, language::words, site};
use crate::ui::reactive::follow;
use drempel_contract::Support;
use web_sys::{Element, HtmlElement, HtmlImageElement};

/// Takes the frame over.
pub fn adopt() {
    follow(brand);
    follow(notice);
    follow(help);
}

/// The name of this deployment.
#[must_use]
pub fn name() -> String {
    site::ask(|site| if site.name.is_empty() { "Drempel".to_owned() } else { site.name.clone() })
}

/// Puts a heading into the window's title.
pub fn title(heading: &str) {
    let name = name();
    let title = if heading.contains(&name) { heading.to_owned() } else { [heading, " · ", &name].concat() };
    dom::document().set_title(&title);
}

fn brand() {
    if let Some(label) = dom::by_id::<Element>("brand-name") {
        label.set_text_content(Some(&name()));
    }
    let (logo, privacy) = site::ask(|site| (site.logo.clone(), site.privacy_url.clone()));
    if let (Some(image), false) = (dom::by_id::<HtmlImageElement>("brand-logo"), logo.is_empty()) {
        image.set_src(&logo);
        image.set_hidden(false);
        if let Ok(Some(mark)) = dom::document().query_selector(".brand-mark") {
            mark.set_attribute("hidden", "").ok();
        }
    }
    if let (Some(link), false) = (dom::by_id::<Element>("privacy-link"), privacy.is_empty()) {
        link.set_attribute("href", &privacy).ok();
    }
}

fn notice() {
    if let Some(notice) = dom::by_id::<HtmlElement>("notice") {
        let words = site::ask(|site| site::local(&site.notice));
        notice.set_hidden(words.is_none());
        notice.set_text_content(words.as_deref());
    }
}

fn help() {
    let support = site::ask(|site| site.support.clone());
    let own = site::local(&support.text);
    for place in dom::all(".support") {
        place.set_text_content(Some(own.as_deref().unwrap_or(words().page.support)));
    }
    if let Some(contact) = dom::by_id::<HtmlElement>("support-contact") {
        contact.set_text_content(None);
        let ways = ways(&support);
        contact.set_hidden(ways.is_empty());
        for (label, address) in ways {
            if let Ok(link) = dom::document().create_element("a") {
                link.set_attribute("href", &address).ok();
                link.set_text_content(Some(&label));
                contact.append_child(&link).ok();
            }
        }
    }
}

/// Ways to reach the helpdesk: label and address. A page must be on this origin or `https:`.
fn ways(support: &Support) -> Vec<(String, String)> {
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
}
