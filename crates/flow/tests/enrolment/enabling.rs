//! Phone sign-in, of an account that came a moment ago or is there already.

use super::*;
use drempel_verify::contents::ApprovalKey;

fn key() -> ApprovalKey {
    ApprovalKey { wrapped: vec![7; 100], public: vec![4; 65] }
}

/// Phone sign-in is offered.
fn offered() -> Enrolment {
    let (mut machine, ticket) = showing();
    let (ticket, _) = asked(&machine.update(Event::Waited(ticket, Moment(61))));
    machine.update(Event::Activated(ticket, done()));
    machine
}

#[test]
fn the_key_is_in_the_vault_before_the_backend_hears_of_it() {
    let mut machine = offered();
    let effects = machine.update(Event::EnableChosen);
    let [Effect::MakeKey { ticket, device }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(device, "device-1");
    let (ticket, change) = kept(&machine.update(Event::KeyMade(*ticket, key())));
    assert!(
        matches!(change, Change::Register { registration, .. } if registration.approval_key == Some(key()))
    );
    let (ticket, request) = asked(&machine.update(Event::Kept(ticket, Moment(60))));
    assert_eq!(request, Request::Enable { device: "device-1".to_owned(), key: key() });
    let effects = machine.update(Event::Enabled(ticket, done()));
    assert!(effects.contains(&Effect::TellRegistered));
    assert_eq!(machine.shows(), Some(Shows::PhoneSignInEnabled));
}

/// Phone sign-in of an account of another day: its key is with the backend.
fn enabling() -> (Enrolment, Ticket) {
    let mut machine = Enrolment::default();
    let (email, device) = ("bram@drempel.example".to_owned(), "device-1".to_owned());
    machine.update(Event::EnableWanted { id: id(), email, device, kind: Kind::Work });
    let effects = machine.update(Event::EnableChosen);
    let [Effect::MakeKey { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let (ticket, _) = kept(&machine.update(Event::KeyMade(*ticket, key())));
    let (ticket, _) = asked(&machine.update(Event::Kept(ticket, Moment(60))));
    (machine, ticket)
}

#[test]
fn an_account_of_another_day_shows_a_number_and_asks_with_the_same_key_until_it_was_typed() {
    let (mut machine, ticket) = enabling();
    let ticket = waits(&machine.update(Event::Enabled(ticket, number())));
    assert_eq!(
        (machine.shows(), machine.number().map(Secret::expose)),
        (Some(Shows::Number), Some("472913"))
    );
    assert_eq!(machine.update(Event::EnableChosen), [], "no other key meanwhile");
    let (ticket, request) = asked(&machine.update(Event::Waited(ticket, Moment(62))));
    assert_eq!(request, Request::Enable { device: "device-1".to_owned(), key: key() });
    machine.update(Event::Enabled(ticket, done()));
    assert_eq!(machine.shows(), Some(Shows::PhoneSignInEnabled));
}

#[test]
fn a_number_that_was_typed_wrong_leaves_phone_sign_in_to_be_chosen_again() {
    let (mut machine, ticket) = enabling();
    let ticket = waits(&machine.update(Event::Enabled(ticket, number())));
    let (ticket, _) = asked(&machine.update(Event::Waited(ticket, Moment(62))));
    machine.update(Event::Failed(ticket, problem(ProblemCode::NothingWaits)));
    assert_eq!(
        (machine.shows(), machine.trouble()),
        (Some(Shows::EnablePhoneSignIn), Some(&Trouble::NothingWaits))
    );
}

#[test]
fn nothing_waiting_on_the_computer_is_told_and_can_be_tried_again() {
    for (code, trouble) in [
        (ProblemCode::NothingWaits, Trouble::NothingWaits),
        (ProblemCode::OneWorkAccount, Trouble::OneWorkAccount),
    ] {
        let mut machine = offered();
        let effects = machine.update(Event::EnableChosen);
        let [Effect::MakeKey { ticket, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        let (ticket, _) = kept(&machine.update(Event::KeyMade(*ticket, key())));
        let (ticket, _) = asked(&machine.update(Event::Kept(ticket, Moment(60))));
        machine.update(Event::Failed(ticket, problem(code)));
        assert_eq!((machine.shows(), machine.trouble()), (Some(Shows::EnablePhoneSignIn), Some(&trouble)));
        assert!(matches!(machine.update(Event::EnableChosen).as_slice(), [Effect::MakeKey { .. }]));
    }
}
