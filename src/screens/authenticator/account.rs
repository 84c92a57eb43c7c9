//! One account, whole: its code large, its name, its place, and how it goes.

use super::{figures, frame, node};
use crate::effects::approval::Requests;
use crate::effects::authenticator::Door;
use crate::effects::dom;
use crate::effects::enrolment::Enrolling;
use crate::ui::{page, reactive::follow, screen::Screen};
use drempel_flow::approval::Approval;
use drempel_flow::authenticator::{Change, Event, Place, Shows};
use drempel_verify::contents::{Account, AccountId};
use leptos::prelude::{Get, Memo};
use web_sys::{Element, HtmlInputElement};

/// Takes the screen over.
pub fn adopt(door: Door, requests: Requests, enrolling: Enrolling) {
    let Some(screen) = Screen::find("account") else { return };
    let the_one = move || door.peek(|machine| machine.account().map(|account| account.id.clone()));
    let on = |button: &str, event: fn(Door, AccountId) -> Option<Event>| {
        screen.listen(button, "click", move |_| {
            if let Some(event) = the_one().and_then(|id| event(door, id)) {
                door.send(event);
            }
        });
    };
    frame::leads(&screen, ".back", move || door.send(Event::PlaceChosen(Place::Accounts)));
    on(".copy", |_, id| Some(Event::CopyChosen(id)));
    on(".show", |_, id| Some(Event::RevealChosen(id)));
    on(".remove", |_, id| Some(Event::Changed(Change::Remove(id))));
    on(".unregister", |_, id| Some(Event::UnregisterChosen(id)));
    screen.listen(".enable", "click", move |_| {
        if let Some(id) = the_one() {
            enrolling.enable(&id);
        }
    });
    on(".up", |door, id| shifted(door, &id, false));
    on(".down", |door, id| shifted(door, &id, true));
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        let name = dom::by_id::<HtmlInputElement>("account-name").map(|field| field.value());
        if let (Some(id), Some(name)) = (the_one(), name) {
            door.send(Event::Changed(Change::Rename { id, name }));
            frame::say(frame::words().account.saved);
        }
    });
    let hides = screen.clone();
    screen.listen(".hide-code", "change", move |_| {
        let hidden = hides.part::<HtmlInputElement>(".hide-code").is_some_and(|it| it.checked());
        if let Some(id) = the_one() {
            door.send(Event::Changed(Change::Hide { id, hidden }));
        }
    });
    let (names, phone) = (screen.clone(), screen.clone());
    let shown = Memo::new(move |_| door.ask(|machine| machine.account().map(names_of)));
    follow(move || show_names(&names, shown.get().as_ref()));
    follow(move || {
        // The names first: a screen without an account has no code.
        let _followed = shown.get();
        keep_up(door, &screen);
    });
    follow(move || {
        let device = door.ask(|machine| {
            machine.account()?.registration.as_ref().map(|registration| registration.device.clone())
        });
        let known = device.as_ref().and_then(|device| requests.ask(|it| it.account(device).cloned()));
        let on = known.as_ref().is_some_and(|account| account.phone_sign_in);
        // Whether the backend has forgotten this phone is known once it was heard.
        let gone = device.is_some() && known.is_none() && requests.ask(Approval::hears);
        phone.hide(".enabled", !on);
        phone.hide(".enable", on || gone);
        phone.hide(".gone", !gone);
        for place in [".here", ".registered .soft"] {
            phone.hide(place, gone);
        }
    });
}

/// Title, whose it is, what the person calls it, whether it is registered, whether it is hidden.
type Names = (String, String, String, bool, bool);

fn names_of(account: &Account) -> Names {
    (
        account.title().to_owned(),
        account.subtitle().to_owned(),
        account.name.clone().unwrap_or_default(),
        account.registration.is_some(),
        account.hidden,
    )
}

fn show_names(screen: &Screen, names: Option<&Names>) {
    let Some((title, whose, name, registered, hidden)) = names else {
        for part in ["h1", ".whose"] {
            screen.write(part, "");
        }
        if let Some(field) = screen.part::<HtmlInputElement>("#account-name") {
            field.set_value("");
        }
        if let Some(place) = screen.part::<Element>(".whole") {
            figures::clear(&place);
        }
        return;
    };
    screen.write("h1", title);
    page::title(title);
    screen.write(".whose", whose);
    if let Some(field) = screen.part::<HtmlInputElement>("#account-name") {
        field.set_value(name);
    }
    if let Some(tick) = screen.part::<HtmlInputElement>(".hide-code") {
        tick.set_checked(*hidden);
    }
    screen.hide(".registered", !registered);
    screen.hide(".removable", *registered);
}

fn keep_up(door: Door, screen: &Screen) {
    let words = &frame::words().account;
    frame::tell(door, screen, Shows::Account, None);
    let code = door.ask(|machine| machine.account().map(|account| machine.code(account)));
    let (Some(shown), Some(place)) = (code, screen.part::<Element>(".whole")) else { return };
    figures::show(&place, &shown);
    node::write(&place, ".left", &(words.left)(shown.left));
    node::write(&place, ".next", &shown.next.as_deref().map(words.next).unwrap_or_default());
    screen.hide(".show", shown.code.is_some());
    let copied = door.ask(|machine| machine.copied().map(|(_, done)| *done));
    let list = &frame::words().accounts;
    let said = copied.map_or("", |done| frame::either(done, list.copied, list.not_copied));
    screen.write(".said", said);
}

/// A place further up or down, among those of its kind.
fn shifted(door: Door, id: &AccountId, down: bool) -> Option<Event> {
    let order = door.peek(|machine| {
        let kind = machine.contents()?.account(id)?.kind;
        let all = machine.contents()?.accounts.iter().filter(|account| account.kind == kind);
        Some(all.map(|account| account.id.clone()).collect::<Vec<_>>())
    })?;
    let at = order.iter().position(|it| it == id)?;
    let before = if down {
        order.get(at + 1)?;
        order.get(at + 2).cloned()
    } else {
        Some(order.get(at.checked_sub(1)?)?.clone())
    };
    frame::say(frame::words().account.moved);
    Some(Event::Changed(Change::Move { id: id.clone(), before }))
}
