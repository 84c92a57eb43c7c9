//! What the screens of adding accounts share: each is there at its step, says what went wrong, leads back, and lets go
//! of what was typed into it.

mod choice;
mod confirm_accounts;
mod export;
mod export_plain;
mod import;
mod scan;
mod trouble;
mod type_account;
mod unlock_file;

use crate::effects::add_account::Adding;
use crate::effects::dom;
use crate::effects::language;
use crate::messages::authenticator::add_account::{ADD_ACCOUNT_SHELL, AddAccountWords};
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::add_account::{AddAccount, Event, Shows, Trouble};
use drempel_flow::authenticator as door_flow;
use wasm_bindgen::JsCast;
use web_sys::{Blob, ClipboardEvent, DataTransfer, DragEvent, Element, HtmlInputElement};

/// Takes the screens over.
pub fn adopt(adding: Adding) {
    follow(|| language::put(ADD_ACCOUNT_SHELL, language::language()));
    choice::adopt(adding);
    scan::adopt(adding);
    type_account::adopt(adding);
    import::adopt(adding);
    export::adopt(adding);
    unlock_file::adopt(adding);
    confirm_accounts::adopt(adding);
    let handed = dom::document();
    dom::listen(&handed, "paste", move |event| pasted(adding, &event));
    dom::listen(&handed, "dragover", move |event| {
        if takes_pictures(adding) {
            event.prevent_default();
        }
    });
    dom::listen(&handed, "drop", move |event| dropped(adding, &event));
    follow(move || announce(adding));
}

/// The words of the present language.
pub(super) fn words() -> &'static AddAccountWords {
    &language::language().authenticator().add_account
}

/// Finds a screen, which is there while `here` says so, and makes its **Back** lead to where it began.
pub(super) fn screen(
    adding: Adding,
    name: &str,
    here: impl Fn(door_flow::Shows, Shows) -> bool + 'static,
) -> Option<Screen> {
    let screen = Screen::find(name)?;
    screen.listen(".back", "click", move |_| back(adding));
    let followed = screen.clone();
    follow(move || {
        let at = here(adding.door().ask(|door| door.shows()), adding.ask(AddAccount::shows));
        let is_here = at && !adding.is_covered();
        followed.show(is_here);
        let above = adding.ask(|adding| adding.trouble().copied()).filter(|_| is_here);
        followed.write(".alert", &above.map(|above| trouble::told(&above)).unwrap_or_default());
    });
    Some(screen)
}

/// A step back; from the first one, to where the app was.
pub(super) fn back(adding: Adding) {
    if adding.peek(AddAccount::shows) == Shows::Choice {
        if let Some(place) = adding.door().peek(|door| door.way_back()) {
            adding.door().send(door_flow::Event::PlaceChosen(place));
        }
    } else {
        adding.send(Event::BackChosen);
    }
}

/// Whether the door shows adding or importing.
pub(super) fn is_adding(door: door_flow::Shows) -> bool {
    matches!(door, door_flow::Shows::Add | door_flow::Shows::Import)
}

/// What stands in a field.
pub(super) fn typed(screen: &Screen, selector: &str) -> String {
    screen.part::<HtmlInputElement>(selector).map(|field| field.value()).unwrap_or_default()
}

/// Leaves nothing of what was typed.
pub(super) fn forget(screen: &Screen, fields: &[&str]) {
    for field in fields.iter().filter_map(|field| screen.part::<HtmlInputElement>(field)) {
        field.set_value("");
    }
}

/// Puts the keyboard into a field.
pub(super) fn focus(screen: &Screen, field: &str) {
    if let Some(field) = screen.part::<HtmlInputElement>(field) {
        field.focus().ok();
    }
}

/// A button that opens the picker of an `input`, whose file is then reported.
pub(super) fn picker(
    adding: Adding,
    screen: &Screen,
    (button, input): (&str, &'static str),
    report: fn(Adding, Blob),
) {
    let opened = screen.clone();
    screen.listen(button, "click", move |_| {
        if let Some(input) = opened.part::<HtmlInputElement>(input) {
            // A picker covers the page; that is no leaving.
            adding.door().send(door_flow::Event::PickerOpened);
            input.set_value("");
            input.click();
        }
    });
    let chosen = screen.clone();
    screen.listen(input, "change", move |_| {
        let file = chosen.part::<HtmlInputElement>(input).and_then(|input| input.files()?.get(0));
        if let Some(file) = file {
            report(adding, file.into());
        }
    });
}

fn takes_pictures(adding: Adding) -> bool {
    adding.door().peek(|door| door.shows()) == door_flow::Shows::Add
        && matches!(adding.peek(AddAccount::shows), Shows::Choice | Shows::Scan)
}

/// A picture anywhere; a text where no field takes it.
fn pasted(adding: Adding, event: &web_sys::Event) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else {
        return;
    };
    if !takes_pictures(adding) {
        return;
    }
    if let Some(picture) = picture_in(&data) {
        event.prevent_default();
        adding.picture(picture);
    } else if event.target().is_none_or(|target| target.dyn_ref::<HtmlInputElement>().is_none())
        && let Ok(text) = data.get_data("text/plain")
        && !text.trim().is_empty()
    {
        event.prevent_default();
        adding.send(Event::TextGiven(text));
    }
}

fn dropped(adding: Adding, event: &web_sys::Event) {
    if !takes_pictures(adding) {
        return;
    }
    // Else the browser would open the file in place of this page.
    event.prevent_default();
    let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    if let Some(picture) = data.as_ref().and_then(picture_in) {
        adding.picture(picture);
    }
}

fn picture_in(data: &DataTransfer) -> Option<Blob> {
    let files = data.files()?;
    (0..files.length())
        .filter_map(|place| files.get(place))
        .find(|file| file.type_().starts_with("image/"))
        .map(Into::into)
}

/// What a screen reader hears when they are there, and while something is read.
fn announce(adding: Adding) {
    let count = adding.added();
    if count > 0
        && let Some(status) = dom::by_id::<Element>("status")
    {
        status.set_text_content(Some(&(words().confirm_accounts.added)(count)));
    }
}

/// Whether this trouble stands at a field, and not above.
pub(super) fn is_of_key(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::Key(_) | Trouble::Address(_))
}
