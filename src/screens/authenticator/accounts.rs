//! The list: a tile an account, with its code.
//!
//! The rule a reader would break: tiles are made anew when the accounts change, codes are written into them each second. A
//! screen reader is told what was done, and never that a second went by.

use super::{figures, frame, node};
use crate::effects::authenticator::Door;
use crate::effects::{dom, service_worker};
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::authenticator::{Authenticator, Change, Event, Place, Shows};
use drempel_verify::contents::{Account, AccountId, Kind};
use leptos::prelude::{Get, Memo};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// There is a newer version of the app: it comes when the person says so, or when every window was closed.
pub fn offer_new_version() {
    if let Some(screen) = Screen::find("accounts") {
        screen.hide(".newer", false);
    }
}

/// What a tile shows but for its code.
#[derive(Clone, PartialEq)]
struct Tile {
    id: AccountId,
    title: String,
    subtitle: String,
    phone_sign_in: bool,
}

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("accounts") else { return };
    for (button, event) in [
        (".lock", Event::LockChosen),
        (".settings", Event::PlaceChosen(Place::Settings)),
        (".add", Event::PlaceChosen(Place::Add)),
        (".waits", Event::PlaceChosen(Place::Requests)),
        (".undo-it", Event::UndoChosen),
        (".understood", Event::OldCopyUnderstood),
    ] {
        screen.listen(button, "click", move |_| door.send(event.clone()));
    }
    screen.listen("#account-search", "input", move |event| {
        let field = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        door.send(Event::Searched(field.map(|field| field.value()).unwrap_or_default()));
    });
    screen.listen("#account-list", "click", move |event| pressed(door, &event));
    screen.listen(".newer", "click", |_| service_worker::update());
    drag(door, &screen);
    let tiles = Memo::new(move |_| tiles(door));
    follow(move || draw(&tiles.get()));
    follow(move || {
        // The tiles are there before their codes.
        let _followed = tiles.get();
        write_codes(door);
    });
    follow(move || keep_up(door, &screen));
}

fn tiles(door: Door) -> Vec<(Kind, Vec<Tile>)> {
    let tile = |account: &Account| Tile {
        id: account.id.clone(),
        title: account.title().to_owned(),
        subtitle: account.subtitle().to_owned(),
        phone_sign_in: account.registration.as_ref().is_some_and(|it| it.approval_key.is_some()),
    };
    door.ask(|machine| {
        [Kind::Work, Kind::Personal, Kind::Other]
            .into_iter()
            .map(|kind| (kind, machine.listed(kind).into_iter().map(tile).collect::<Vec<_>>()))
            .filter(|(_, tiles)| !tiles.is_empty())
            .collect()
    })
}

fn draw(kinds: &[(Kind, Vec<Tile>)]) {
    let Some(list) = dom::by_id::<Element>("account-list") else { return };
    let words = &frame::words().accounts;
    let focused = dom::document().active_element().and_then(|it| it.closest(".held").ok().flatten());
    let focused = focused.and_then(|it| it.get_attribute("data-id"));
    list.set_text_content(None);
    for (kind, tiles) in kinds {
        let heading = match kind {
            Kind::Work => words.work,
            Kind::Personal => words.personal,
            Kind::Other => words.other,
        };
        let document = dom::document();
        let made = |name| document.create_element(name).ok();
        let (Some(group), Some(title), Some(items)) = (made("div"), made("h2"), made("ul")) else { return };
        group.set_class_name("kind");
        title.set_text_content(Some(heading));
        for item in tiles.iter().filter_map(draw_tile) {
            items.append_child(&item).ok();
        }
        for part in [&title, &items] {
            group.append_child(part).ok();
        }
        list.append_child(&group).ok();
    }
    // The keyboard stays where it was, on what is drawn anew.
    let again =
        focused.and_then(|id| list.query_selector(&[".held[data-id='", &id, "'] .open"].concat()).ok()?);
    if let Some(again) = again {
        again.unchecked_into::<HtmlElement>().focus().ok();
    }
}

fn draw_tile(tile: &Tile) -> Option<HtmlElement> {
    let item = node::copy_of(".pattern .held")?;
    node::mark(&item, "data-id", tile.id.as_str());
    node::write(&item, ".title span", &tile.title);
    node::write(&item, ".subtitle", &tile.subtitle);
    if let Ok(Some(enabled)) = item.query_selector(".enabled")
        && tile.phone_sign_in
    {
        enabled.remove_attribute("hidden").ok();
        node::mark(&enabled, "role", "img");
        node::mark(&enabled, "aria-label", frame::words().accounts.phone_sign_in);
    }
    Some(item)
}

fn write_codes(door: Door) {
    let words = &frame::words().accounts;
    for place in dom::all("#account-list .held") {
        let id = AccountId::read(&place.get_attribute("data-id").unwrap_or_default());
        door.ask(|machine| {
            let Some(account) = machine.contents().and_then(|contents| contents.account(&id)) else { return };
            let shown = machine.code(account);
            figures::show(&place, &shown);
            let next = shown.next.map(|next| [words.next, " ", &next].concat()).unwrap_or_default();
            node::write(&place, ".next", &next);
            let copied = machine.copied().is_some_and(|(copied, done)| *copied == id && *done);
            let does = if copied {
                "copied"
            } else if shown.code.is_some() {
                "copy"
            } else {
                "show"
            };
            node::mark(&place, "data-does", does);
            let name = [account.title(), " ", account.subtitle()].concat();
            let label = if does == "show" { words.show } else { words.copy };
            node::set(&place, ".copy", "aria-label", &label(name.trim()));
        });
    }
}

fn keep_up(door: Door, screen: &Screen) {
    let words = &frame::words().accounts;
    frame::tell(door, screen, Shows::Accounts, None);
    let count = door.ask(|machine| machine.contents().map_or(0, |contents| contents.accounts.len()));
    let listed = door.ask(|machine| {
        [Kind::Work, Kind::Personal, Kind::Other].iter().any(|kind| !machine.listed(*kind).is_empty())
    });
    screen.hide(".none", count > 0);
    screen.hide(".look", !door.ask(Authenticator::can_search));
    screen.hide(".no-match", count == 0 || listed || !door.ask(Authenticator::may_show));
    screen.hide(".waits", door.ask(Authenticator::requests) == 0);
    screen.hide(".old-copy", !door.ask(Authenticator::is_old_copy));
    let removed = door.ask(|machine| machine.removed().map(words.removed));
    screen.hide(".undo", removed.is_none());
    screen.write(".removed", removed.as_deref().unwrap_or_default());
    if !door.ask(Authenticator::can_search)
        && let Some(field) = dom::by_id::<HtmlInputElement>("account-search")
    {
        field.set_value("");
    }
}

fn pressed(door: Door, event: &web_sys::Event) {
    let Some(id) = id_around(event) else { return };
    if node::around(event, ".copy").is_some() {
        let hidden = door.peek(|machine| {
            let account = machine.contents().and_then(|contents| contents.account(&id));
            account.is_some_and(|account| machine.is_hidden(account))
        });
        door.send(if hidden { Event::RevealChosen(id) } else { Event::CopyChosen(id) });
    } else if node::around(event, ".open").is_some() {
        door.send(Event::PlaceChosen(Place::Account(id)));
    }
}

fn id_around(event: &web_sys::Event) -> Option<AccountId> {
    let tile = node::around(event, ".held")?;
    tile.get_attribute("data-id").map(|id| AccountId::read(&id))
}

/// A tile is dragged before another one of its kind; by keyboard, an account is moved where it is shown whole.
fn drag(door: Door, screen: &Screen) {
    const LIST: &str = "#account-list";
    let dragged = || dom::all(".held[data-dragged='yes']").into_iter().next();
    screen.listen(LIST, "dragstart", |event| {
        if let Some(tile) = node::around(&event, ".held") {
            node::mark(&tile, "data-dragged", "yes");
        }
    });
    screen.listen(LIST, "dragover", move |event| {
        let over = node::around(&event, ".held");
        for tile in dom::all("#account-list .held") {
            let is_it = over.as_ref().is_some_and(|over| over.is_same_node(Some(&tile)));
            node::mark(&tile, "data-over", if is_it { "yes" } else { "no" });
        }
        if over.is_some() && dragged().is_some() {
            event.prevent_default();
        }
    });
    screen.listen(LIST, "drop", move |event| {
        event.prevent_default();
        let moved = dragged().and_then(|tile| tile.get_attribute("data-id"));
        if let (Some(moved), Some(before)) = (moved, id_around(&event)) {
            let id = AccountId::read(&moved);
            door.send(Event::Changed(Change::Move { id, before: Some(before) }));
        }
    });
    screen.listen(LIST, "dragend", |_| {
        for tile in dom::all("#account-list .held") {
            node::mark(&tile, "data-dragged", "no");
            node::mark(&tile, "data-over", "no");
        }
    });
}
