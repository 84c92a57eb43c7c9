//! The words for what went wrong or right with the security info.

use super::frame::words;
use crate::effects::account::security_info::Door;
use crate::screens::sign_in::trouble;
use drempel_contract::EnrolmentRefusal;
use drempel_flow::security_info::{Notice, SecurityInfo, Shows, Trouble};

/// What went wrong, and stands above everything; empty when nothing did.
pub(super) fn above(door: Door) -> String {
    said(door, false)
}

/// What went wrong, and stands below the field it speaks of.
pub(super) fn in_field(door: Door) -> String {
    said(door, true)
}

fn said(door: Door, about_the_field: bool) -> String {
    let trouble = door.ask(|machine| machine.trouble().cloned());
    let trouble = trouble.filter(|trouble| trouble.is_about_the_field() == about_the_field);
    let words = words();
    let fixed = match trouble {
        None => "",
        Some(Trouble::NameMissing) => words.rename_method.missing,
        Some(Trouble::NameTaken) => words.rename_method.taken,
        Some(Trouble::CodeMalformed | Trouble::Refused(EnrolmentRefusal::MalformedCode)) => {
            if door.ask(SecurityInfo::shows) == Shows::Number {
                words.enrolment_number.malformed
            } else {
                words.set_up.malformed
            }
        }
        Some(Trouble::Refused(refusal)) => return refused(refusal),
        Some(Trouble::LastMethod) => words.security_info.last_method,
        Some(Trouble::OneWorkAccount) => words.common.one_work_account,
        Some(Trouble::Gone) => words.common.gone,
        Some(Trouble::Offline) => words.common.offline,
        Some(Trouble::Unreachable) => words.common.unreachable,
        Some(Trouble::Busy { .. }) => return trouble::busy(door.ask(SecurityInfo::seconds_to_wait)),
        Some(Trouble::Call(trouble)) => return trouble::words(&trouble),
    };
    fixed.to_owned()
}

fn refused(refusal: EnrolmentRefusal) -> String {
    let (words, over) = (&words().set_up, &words().enrolment_over);
    match refusal {
        EnrolmentRefusal::MalformedCode => words.malformed.to_owned(),
        EnrolmentRefusal::WrongCode { attempts_left } => (words.wrong)(attempts_left),
        EnrolmentRefusal::ClockOff { seconds, attempts_left } => (words.clock_off)(seconds, attempts_left),
        EnrolmentRefusal::WrongNumber => over.wrong_number_heading.to_owned(),
    }
}

/// What went right; empty when nothing did.
pub(super) fn right(door: Door) -> String {
    let words = &words().security_info;
    let fixed = match door.ask(|machine| machine.notice().cloned()) {
        None => "",
        Some(Notice::Added(name)) => return (words.added)(&name),
        Some(Notice::Renamed) => words.renamed,
        Some(Notice::Removed) => words.removed,
        Some(Notice::RequestsAllowed) => words.requests_allowed,
    };
    fixed.to_owned()
}
