//! The number for the phone, and what becomes of the request there.
//!
//! The rule a reader would break: the number stands in one place of the document, and only while it can be used. What
//! changes each second is seen and not read aloud; a screen reader is told the number, digit by digit, once, and then
//! what is new.

use super::{frame, trouble};
use crate::effects::{language::words, sign_in::Door};
use crate::messages::{NumberMatchWords, Text};
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::{NumberMatchManner, NumberMatchStatus};
use drempel_flow::sign_in::{CutOff, Event, NumberMatch, SignIn, StepName};

/// A wait that needs no words while there is a number to look for, in seconds.
const A_MOMENT: u32 = 15;

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = frame::adopt(door, StepName::NumberMatch, "number_match", |_, _| {}) else { return };
    screen.listen(".again", "click", move |_| door.send(Event::SendAgainChosen));
    follow(move || {
        door.ask(|machine| match machine.number_match() {
            Some(shown) => show(&screen, shown, machine.can_send_again()),
            None => clear(&screen),
        });
    });
}

/// What a screen reader is told beside the alerts.
#[must_use]
pub fn announced(machine: &SignIn) -> Option<String> {
    let shown = machine.number_match().filter(|shown| !shown.is_over())?;
    let words = &words().number_match;
    if shown.is_nearly_over() {
        return Some(words.nearly_over.to_owned());
    }
    let (state, help) = standing(words, shown);
    Some(match (shown.status == NumberMatchStatus::Seen || shown.is_silent(), shown.number()) {
        (false, Some(number)) => (words.announced)(&spelled(number)),
        (false, None) | (true, _) => [state, " ", help].concat(),
    })
}

fn show(screen: &Screen, shown: &NumberMatch, can_send_again: bool) {
    let words = &words().number_match;
    screen.write(".over", outcome(words, shown));
    screen.hide(".request", shown.is_over());
    screen.write(
        ".instruction",
        match shown.manner {
            NumberMatchManner::Tap => words.tap,
            NumberMatchManner::Type => words.type_it,
        },
    );
    write_number(screen, shown.number().unwrap_or_default());
    screen.set(".countdown", "max", &shown.lasts.max(1).to_string());
    screen.set(".countdown", "value", &shown.seconds_left.to_string());
    screen.write(".time-left", &(words.time_left)(shown.seconds_left));
    let (state, help) = standing(words, shown);
    screen.write(".state", state);
    screen.write(".help-line", help);
    screen.set(
        ".again",
        "class",
        if is_next(shown.status) { "button primary again" } else { "button again" },
    );
    screen.set(".again", "aria-disabled", if can_send_again { "false" } else { "true" });
    let waits = shown.resend_in > if shown.is_over() { 0 } else { A_MOMENT };
    let wait = if waits { (words.send_again_in)(trouble::rounded(shown.resend_in)) } else { String::new() };
    screen.write("#resend-in", &wait);
}

fn clear(screen: &Screen) {
    write_number(screen, "");
    screen.write(".over", "");
}

fn write_number(screen: &Screen, number: &str) {
    screen.set(".number", "data-digits", &number.len().to_string());
    screen.write(".digits", number);
    screen.write(".spelled", &spelled(number));
}

/// Digit by digit.
fn spelled(number: &str) -> String {
    number.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

/// Where the request is, and what that means.
fn standing(words: &NumberMatchWords, shown: &NumberMatch) -> (Text, Text) {
    if shown.is_silent() {
        (words.silent, words.silent_help)
    } else if shown.status == NumberMatchStatus::Seen {
        (words.seen, words.seen_help)
    } else {
        (words.sent, words.sent_help)
    }
}

/// Whether another request is what there is to do.
fn is_next(status: NumberMatchStatus) -> bool {
    match status {
        NumberMatchStatus::Denied
        | NumberMatchStatus::WrongNumber
        | NumberMatchStatus::Expired
        | NumberMatchStatus::Superseded => true,
        NumberMatchStatus::Sent
        | NumberMatchStatus::Seen
        | NumberMatchStatus::Unregistered
        | NumberMatchStatus::Throttled { .. } => false,
    }
}

/// How it ended; or why nothing is heard of it.
fn outcome(words: &NumberMatchWords, shown: &NumberMatch) -> Text {
    match (shown.status, shown.cut_off) {
        (NumberMatchStatus::Sent | NumberMatchStatus::Seen, None) => "",
        (NumberMatchStatus::Sent | NumberMatchStatus::Seen, Some(CutOff::Offline)) => words.offline,
        (NumberMatchStatus::Sent | NumberMatchStatus::Seen, Some(CutOff::Unreachable)) => words.unreachable,
        (NumberMatchStatus::Denied, _) => words.denied,
        (NumberMatchStatus::WrongNumber, _) => words.wrong_number,
        (NumberMatchStatus::Expired, _) => words.expired,
        (NumberMatchStatus::Unregistered, _) => words.unregistered,
        (NumberMatchStatus::Superseded, _) => words.superseded,
        (NumberMatchStatus::Throttled { retry_after }, _) if retry_after <= A_MOMENT => words.just_sent,
        (NumberMatchStatus::Throttled { .. }, _) => words.throttled,
    }
}
