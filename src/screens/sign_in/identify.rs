//! The address. Its form stands in the static shell and is taken over here: the same nodes, with what was typed,
//! selected and focused in them.

use super::{person, trouble};
use crate::effects::{dom, language, sign_in::Door, site};
use crate::ui::reactive::{follow, mount, part, whether};
use crate::ui::{page, text::text};
use drempel_flow::sign_in::{Event, KnownAccount, SignIn, StepName};
use leptos::prelude::*;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement};

/// Takes the form over.
pub fn adopt(door: Door) {
    let (Some(form), Some(field)) = (dom::by_id::<HtmlFormElement>("identify"), dom::by_id("email")) else {
        return;
    };
    let typed: HtmlInputElement = field;
    let submitted = typed.clone();
    dom::listen(&form, "submit", move |event| {
        event.prevent_default();
        door.send(Event::EmailSubmitted(submitted.value()));
    });
    dom::listen(&typed, "input", move |_| door.send(Event::Typed));
    fill("identify-alert", move || trouble::above(door, StepName::Identify));
    fill("email-error", move || trouble::below_field(door, StepName::Identify));
    fill("tiles", move || tiles(door));
    keep_up(door, &form, typed.clone());
    if form.dataset().get("pending").is_some() {
        form.dataset().delete("pending");
        form.remove_attribute("aria-busy").ok();
        door.send(Event::EmailSubmitted(typed.value()));
    }
    dom::root().dataset().delete("submitted");
}

fn fill(slot: &str, part: impl FnOnce() -> AnyView + 'static) {
    if let Some(slot) = dom::by_id::<HtmlElement>(slot) {
        mount(slot, part);
    }
}

/// The static nodes follow the machine.
fn keep_up(door: Door, form: &HtmlFormElement, field: HtmlInputElement) {
    let here = whether(move || door.ask(SignIn::screen_name) == StepName::Identify);
    let waiting = whether(move || door.ask(SignIn::is_waiting));
    let button = form.query_selector("button").ok().flatten();
    follow(move || {
        dom::hide_shell("identify", !here.get());
        if here.get() {
            dom::document().set_title(&[language::words().identify.heading, " · ", &page::name()].concat());
            if field.value().is_empty() {
                field.set_value(&door.ask_once(|machine| machine.typed_email().to_owned()));
            }
        }
        field.set_read_only(here.get() && waiting.get());
        field.set_attribute("aria-invalid", person::invalid(door)()).ok();
        if let Some(button) = &button {
            button.set_attribute("aria-disabled", person::held_up(door)()).ok();
        }
    });
    follow(move || {
        if let Some(bar) = dom::by_id::<HtmlElement>("waiting") {
            bar.set_hidden(!waiting.get());
        }
        if let Some(status) = dom::by_id::<Element>("status") {
            status.set_text_content(waiting.get().then(|| language::words().page.waiting));
        }
    });
    follow(move || {
        let label = site::ask(|site| site::local(&site.account_label));
        if let (Some(label), Some(node)) = (label, dom::by_id::<Element>("email-label")) {
            node.set_text_content(Some(&label));
        }
    });
}

/// The accounts this browser remembers.
fn tiles(door: Door) -> AnyView {
    let accounts = Memo::new(move |_| door.ask(|machine| machine.accounts().to_vec()));
    part(move || {
        let accounts = accounts.get();
        if accounts.is_empty() {
            return ().into_any();
        }
        view! {
            <div class="tiles">
                <h2>{text(|words| words.identify.accounts)}</h2>
                <ul class="applications">
                    {accounts.into_iter().map(|account| tile(door, account)).collect_view()}
                </ul>
            </div>
        }
        .into_any()
    })
}

fn tile(door: Door, account: KnownAccount) -> impl IntoView {
    let KnownAccount { email, name, signed_in } = account;
    let (chosen, removed, named) = (email.clone(), email.clone(), email.clone());
    let state: fn(&crate::messages::Messages) -> &'static str =
        if signed_in { |words| words.identify.signed_in } else { |words| words.identify.signed_out };
    view! {
        <li class="tile-row">
            <button class="tile" type="button" on:click=move |_| door.send(Event::AccountChosen(chosen.clone()))>
                <strong>{name}</strong>
                <span>{email}</span>
                <span>{text(state)}</span>
            </button>
            <button
                class="link"
                type="button"
                aria-label=move || (language::words().identify.remove_account)(&named)
                on:click=move |_| door.send(Event::AccountRemoved(removed.clone()))
            >
                {text(|words| words.identify.remove)}
            </button>
        </li>
    }
}
