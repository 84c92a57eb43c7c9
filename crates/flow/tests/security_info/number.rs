//! The number that a phone shows, typed on the computer; and what was just added, undone.

use super::enrolment::{poll, setting_up, until_asked};
use super::*;
use drempel_contract::{EnrolmentRefusal, TypeNumber};
use drempel_flow::security_info::{Shows, Trouble};

const NUMBER: EnrolmentState = EnrolmentState::Number { expires_in: 240 };

fn typed(text: &str) -> Event {
    Event::NumberSubmitted(Secret::new(text))
}

/// A phone has come, and shows its number.
fn typing() -> (SecurityInfo, u32, Ticket) {
    let (mut machine, timer) = setting_up();
    let (second, timer) = poll(&mut machine, timer, 0, NUMBER);
    assert_eq!((machine.shows(), machine.set_up()), (Shows::Number, None));
    (machine, second, timer)
}

#[test]
fn a_phone_that_came_is_asked_for_its_number_and_the_field_has_the_keyboard() {
    let (mut machine, timer) = setting_up();
    let (second, call, _) = until_asked(&mut machine, timer, 0);
    let effects = machine.update(Event::Enrolled(call, enrolment(NUMBER), at(second)));
    assert!(effects.contains(&Effect::Focus(drempel_flow::sign_in::Focus::Field)), "{effects:?}");
    assert_eq!(
        (machine.seconds_left(), machine.added_name()),
        (240, None),
        "the phone says nothing of itself"
    );
}

#[test]
fn the_number_goes_out_once_and_only_when_it_could_be_one() {
    let (mut machine, second, _) = typing();
    for text in ["", "12345", "47a913"] {
        assert!(!asks(&machine.update(typed(text))), "{text}");
        assert_eq!(machine.trouble(), Some(&Trouble::CodeMalformed));
        machine.update(Event::Typed);
    }
    let (ticket, request) = asked(&machine.update(typed("472 913")));
    assert_eq!(request, Request::Number(TypeNumber { id: "e1".into(), number: Secret::new("472913") }));
    assert_eq!(machine.update(typed("472 913")), [], "a double click");
    machine.update(Event::Enrolled(ticket, enrolment(connected()), at(second)));
    assert_eq!((machine.shows(), machine.has_connected()), (Shows::Connected, true));
    assert_eq!(machine.update(typed("472 913")), [], "there is no number to type here");
}

#[test]
fn a_wrong_number_ends_it_and_says_so() {
    let (mut machine, second, _) = typing();
    let (ticket, _) = asked(&machine.update(typed("472914")));
    let refusal = Some(EnrolmentRefusal::WrongNumber);
    let over = Enrolment { refusal, ..enrolment(EnrolmentState::Cancelled) };
    machine.update(Event::Enrolled(ticket, over, at(second)));
    assert_eq!((machine.shows(), machine.ended_by(), machine.trouble()), (Shows::Over, refusal, None));
    assert_eq!(machine.update(typed("472913")), []);
}

#[test]
fn a_number_that_was_not_delivered_can_be_sent_again() {
    let (mut machine, second, _) = typing();
    let (ticket, _) = asked(&machine.update(typed("472913")));
    machine.update(Event::Failed(ticket, Failure::Offline, at(second)));
    assert_eq!(machine.shows(), Shows::Number);
    assert!(asks(&machine.update(typed("472913"))));
}

#[test]
fn what_was_just_added_is_undone_without_a_newer_sign_in() {
    let (mut machine, second, timer) = typing();
    let (second, timer) = poll(&mut machine, timer, second, connected());
    assert!(!machine.can_undo(), "nothing is known of it yet");
    let (second, call, _) = until_asked(&mut machine, timer, second);
    let done = enrolment(EnrolmentState::Done { phone_sign_in: true });
    let (load, _) = asked(&machine.update(Event::Enrolled(call, done, at(second))));
    let phone = Phone { device: "d1".into(), phone_sign_in: true, push: false };
    let mut method = app("t1", "Pixel", Some(phone));
    if let SecurityMethod::Totp { undoable, .. } = &mut method {
        *undoable = true;
    }
    machine.update(Event::Known(load, info(false, vec![SecurityMethod::Password, method]), at(second)));
    assert!(machine.can_undo());
    machine.update(Event::UndoChosen);
    assert_eq!((machine.shows(), machine.method_in_question()), (Shows::Remove, Some("Pixel")));
    let (_, request) = asked(&machine.update(Event::Confirmed));
    assert_eq!(request, Request::Remove("t1".into()));
}
