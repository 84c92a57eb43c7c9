//! How it ended, and what to do about it.

use super::{others, words};
use crate::effects::approval::Requests;
use crate::messages::Text;
use crate::ui::screen::Screen;
use drempel_flow::approval::{Approval, Event, Outcome, Shows};

pub(super) fn adopt(requests: Requests) {
    let Some(screen) = super::screen(requests, "outcome", Shows::Outcome, fill) else { return };
    screen.listen(".go-on", "click", move |_| requests.send(Event::OutcomeRead));
}

fn fill(screen: &Screen, machine: &Approval) {
    let Some(outcome) = machine.outcome() else { return };
    let ((heading, means), words) = (told(outcome), &words().outcome);
    screen.write("h1", heading);
    screen.write(".means", means);
    screen.write(".others", &others(machine));
    screen.write(".go-on", if machine.others() == 0 { words.done } else { words.next });
    screen.mark("data-result", result(outcome));
}

/// Which sign stands above it.
fn result(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approved => "good",
        Outcome::WrongNumber
        | Outcome::Refused
        | Outcome::NoKey
        | Outcome::Unregistered
        | Outcome::Reported => "bad",
        Outcome::Denied | Outcome::Expired | Outcome::Superseded | Outcome::Elsewhere | Outcome::Unsure => {
            "over"
        }
    }
}

fn told(outcome: Outcome) -> (Text, Text) {
    let words = &words().outcome;
    match outcome {
        Outcome::Approved => words.approved,
        Outcome::Denied => words.denied,
        Outcome::Reported => words.reported,
        Outcome::WrongNumber => words.wrong_number,
        Outcome::Expired => words.expired,
        Outcome::Superseded => words.superseded,
        Outcome::Elsewhere => words.elsewhere,
        Outcome::Unsure => words.unsure,
        Outcome::Refused => words.refused,
        Outcome::NoKey => words.no_key,
        Outcome::Unregistered => words.unregistered,
    }
}
