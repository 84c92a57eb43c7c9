//! The code for another device, and what becomes of it.
//!
//! The rule a reader would break: what changes each second is seen and not read aloud. A screen reader is told the code,
//! letter by letter, once; that the end is near, once; and how it ended.

use crate::effects::device_code::Door;
use crate::effects::{dom, language};
use crate::messages::{DEVICE_CODE_SHELL, DeviceCodeWords};
use crate::screens::sign_in::trouble;
use crate::ui::{qr, reactive::follow, screen::Screen};
use drempel_flow::device_code::{Code, DeviceCode, Event, Shows, Trouble};
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

/// Takes both screens over.
pub fn adopt(door: Door) {
    let (Some(screen), Some(progress)) = (Screen::find("device_code"), Screen::find("progress")) else {
        return;
    };
    follow(|| language::put(DEVICE_CODE_SHELL, language::language()));
    for (button, event) in
        [(".copy", Event::CopyChosen), (".new-code", Event::NewCodeWanted), (".cancel", Event::CancelChosen)]
    {
        screen.listen(button, "click", move |_| door.send(event.clone()));
    }
    let (shown, timed) = (screen.clone(), screen.clone());
    let code = Memo::new(move |_| door.ask(|machine| machine.code().cloned()));
    follow(move || show_code(&shown, code.get().as_ref()));
    follow(move || {
        let seconds = door.ask(DeviceCode::seconds_left);
        timed.write(".time-left", &(words().time_left)(seconds));
    });
    follow(move || keep_up(door, &screen, &progress));
    follow(move || announce(door));
}

fn words() -> &'static DeviceCodeWords {
    language::language().device_code()
}

fn show_code(screen: &Screen, code: Option<&Code>) {
    let (user_code, uri) =
        code.map_or_else(Default::default, |code| (code.user_code.clone(), code.verification_uri.clone()));
    screen.write(".letters", if code.is_some() { &user_code } else { "····-····" });
    screen.write(".spelled", &spelled(&user_code));
    let sentence = if code.is_some() { (words().instruction)(&uri) } else { String::new() };
    let (before, after) = sentence.split_once(uri.as_str()).unwrap_or((&sentence, ""));
    screen.write(".before", before);
    screen.write(".uri", &uri);
    screen.write(".after", after);
    match code.and_then(|_| qr::draw(&uri)) {
        Some(drawing) => drawing.put(screen, &(words().qr)(&uri)),
        None => qr::Drawing::wipe(screen),
    }
}

fn keep_up(door: Door, screen: &Screen, progress: &Screen) {
    let shows = door.ask(DeviceCode::shows);
    let told = told(door);
    screen.show(shows == Shows::DeviceCode);
    progress.show(shows == Shows::Progress);
    for (place, here) in [(screen, Shows::DeviceCode), (progress, Shows::Progress)] {
        place.write(".alert", if shows == here { &told } else { "" });
    }
    let (has_code, getting) = door.ask(|machine| (machine.code().is_some(), machine.is_getting_code()));
    screen.hide(".offer", !has_code && !getting);
    screen.hide(".asking", has_code);
    for part in [".qr", ".copy", ".waiting", ".time-left"] {
        screen.set(part, "data-there", if has_code { "yes" } else { "no" });
    }
    // When the code is over, another one is what there is to do.
    let over = !has_code && !getting;
    screen.set(".new-code", "class", if over { "button primary new-code" } else { "button new-code" });
    let ready = door.ask(DeviceCode::can_get_new_code);
    screen.set(".new-code", "aria-disabled", if ready { "false" } else { "true" });
    let copied = door.ask(DeviceCode::copied);
    screen.write(".copied", copied.map_or("", said_of_copying));
    if let Some(bar) = dom::by_id::<HtmlElement>("waiting") {
        bar.set_hidden(!getting);
    }
}

fn said_of_copying(done: bool) -> &'static str {
    if done { words().copied } else { words().not_copied }
}

/// What a screen reader hears beside the alerts and the headings.
fn announce(door: Door) {
    let text = door.ask(|machine| {
        if machine.is_getting_code() {
            words().asking.to_owned()
        } else if let Some(done) = machine.copied().filter(|_| !machine.is_nearly_over()) {
            said_of_copying(done).to_owned()
        } else if machine.is_nearly_over() {
            words().nearly_over.to_owned()
        } else {
            machine.code().map(|code| (words().announced)(&spelled(&code.user_code))).unwrap_or_default()
        }
    });
    if let Some(status) = dom::by_id::<Element>("status")
        && status.text_content().as_deref() != Some(&text)
    {
        status.set_text_content(Some(&text));
    }
}

/// Letter by letter, the two groups apart.
fn spelled(user_code: &str) -> String {
    let groups = user_code.split('-').map(|group| {
        let letters: Vec<String> = group.chars().map(String::from).collect();
        letters.join(" ")
    });
    groups.collect::<Vec<_>>().join(", ")
}

fn told(door: Door) -> String {
    let words = words();
    let (trouble, with_code) = door.ask(|machine| (machine.trouble().cloned(), machine.code().is_some()));
    let leaving = door.ask(DeviceCode::shows) == Shows::Progress;
    let fixed = match trouble {
        None => return String::new(),
        Some(Trouble::Expired) => words.expired,
        Some(Trouble::Denied) => words.denied,
        Some(Trouble::Spent) => words.spent,
        Some(Trouble::Untrusted) => words.untrusted,
        Some(Trouble::Offline | Trouble::Unreachable) if leaving => words.still_trying,
        Some(Trouble::Offline) if with_code => words.offline,
        Some(Trouble::Offline) => words.offline_without,
        Some(Trouble::Unreachable) if with_code => words.unreachable,
        Some(Trouble::Unreachable) => words.unreachable_without,
        Some(Trouble::Busy { .. }) => return trouble::busy(door.ask(DeviceCode::seconds_to_wait)),
        Some(Trouble::Call(trouble)) => return trouble::words(&trouble),
    };
    fixed.to_owned()
}
