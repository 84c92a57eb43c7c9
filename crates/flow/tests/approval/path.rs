//! The ways a request goes when nothing breaks.

use crate::stage::{AHEAD, Phone, START, request};
use drempel_contract::{DecisionOutcome, Numbers, Secret};
use drempel_flow::approval::{Event, NotSigned, Outcome, Shows, Trouble};
use drempel_flow::authenticator::{Proof, Refusal};
use drempel_verify::decision::{Choice, Reason};
use drempel_verify::number_match::NumberError;

#[test]
fn a_request_is_approved_by_a_number_then_approve_then_the_pin() {
    let mut phone = Phone::asked(&request("r1", "bram", -10));
    assert_eq!(phone.machine.choices(), ["17", "42", "86"]);
    assert_eq!(phone.machine.seconds_left(), 110);
    phone.waits(4).gets(Event::NumberTapped(1));
    assert_eq!(phone.machine.picked().unwrap().text(), "42");
    assert!(phone.signing().is_none());
    phone.gets(Event::ApproveChosen { fingerprint: false }).sees(Some(Shows::Prove));
    assert!(phone.signing().is_none(), "not without a proof");
    phone.gets(Event::Proved(Proof::Pin(Secret::new("482915"))));
    let (ticket, proof, signing) = phone.signing().unwrap();
    assert_eq!(proof, Some(Proof::Pin(Secret::new("482915"))));
    assert_eq!((signing.request.as_str(), signing.device.as_str()), ("r1", "bram"));
    assert_eq!((signing.account.as_str(), signing.client.as_str()), ("bram@drempel.example", "demo-app"));
    assert_eq!(signing.place, "192.0.2.7");
    // By the backend's clock, five minutes ahead of the phone's.
    assert_eq!(signing.issued_at, i64::try_from(START).unwrap() + AHEAD + 4);
    assert_eq!(signing.expires_at, i64::try_from(START).unwrap() + AHEAD + 110);
    phone.does(|now| Event::Signed(ticket, Secret::new("signed"), now)).sees(Some(Shows::Sending));
    let (ticket, decision) = phone.sent().unwrap();
    assert_eq!(decision.expose(), "signed");
    phone.does(|now| Event::Decided(ticket, DecisionOutcome::Approved, now)).ends(Outcome::Approved);
    phone.gets(Event::OutcomeRead).sees(None);
}

#[test]
fn a_fingerprint_is_asked_for_at_once_and_the_pin_is_still_there_when_it_is_not_known() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.gets(Event::NumberTapped(0)).gets(Event::ApproveChosen { fingerprint: true });
    let (ticket, proof, _) = phone.signing().unwrap();
    assert_eq!(proof, Some(Proof::Fingerprint));
    phone.does(|now| Event::NotSigned(ticket, NotSigned::Refused(Refusal::Cancelled), now));
    phone.sees(Some(Shows::Prove));
    assert_eq!(phone.machine.trouble(), Some(Trouble::Refused(Refusal::Cancelled)));
    phone.gets(Event::Proved(Proof::Pin(Secret::new("482915")))).signs();
    phone.is_answered(DecisionOutcome::Approved).ends(Outcome::Approved);
}

#[test]
fn a_wrong_pin_is_told_and_can_be_typed_again() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.gets(Event::NumberTapped(0)).gets(Event::ApproveChosen { fingerprint: false });
    phone.gets(Event::Proved(Proof::Pin(Secret::new(""))));
    assert_eq!(phone.machine.trouble(), Some(Trouble::PinMissing));
    phone.gets(Event::Proved(Proof::Pin(Secret::new("111112")))).is_not_let_in(Refusal::Wrong { left: 9 });
    assert_eq!(phone.machine.trouble(), Some(Trouble::Refused(Refusal::Wrong { left: 9 })));
    phone.gets(Event::Proved(Proof::Pin(Secret::new("482915")))).signs();
    assert!(phone.sent().is_some());
}

#[test]
fn a_wrong_number_spends_the_request() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(2).signs().is_answered(DecisionOutcome::WrongNumber).ends(Outcome::WrongNumber);
    phone.gets(Event::OutcomeRead).sees(None);
    // The backend still tells of it for a moment.
    phone.waits(9).sees(None);
}

#[test]
fn a_denial_asks_why_and_needs_no_pin() {
    let cases = [(true, Reason::Mistake, Outcome::Denied), (false, Reason::NotStarted, Outcome::Reported)];
    for (started, reason, outcome) in cases {
        let mut phone = Phone::asked(&request("r1", "bram", 0));
        phone.gets(Event::NumberTapped(0)).gets(Event::DenyChosen).sees(Some(Shows::Denied));
        phone.gets(Event::ReasonChosen { started });
        let (ticket, proof, signing) = phone.signing().unwrap();
        assert_eq!((proof, signing.choice), (None, Choice::Deny(reason)));
        phone.does(|now| Event::Signed(ticket, Secret::new("signed"), now));
        phone.is_answered(DecisionOutcome::Denied).ends(outcome);
    }
}

#[test]
fn none_of_these_is_told_apart_from_a_mistake() {
    for (started, reason) in [(true, Reason::NoneOfThese), (false, Reason::NotStarted)] {
        let mut phone = Phone::asked(&request("r1", "bram", 0));
        phone.gets(Event::NoneChosen).sees(Some(Shows::Denied));
        phone.gets(Event::ReasonChosen { started });
        assert_eq!(phone.signing().unwrap().2.choice, Choice::Deny(reason));
    }
}

#[test]
fn a_number_can_be_typed_where_the_operator_wants_that() {
    let mut asked = request("r1", "bram", 0);
    asked.numbers = Numbers::Type { digits: 6 };
    let mut phone = Phone::asked(&asked);
    assert_eq!((phone.machine.digits(), phone.machine.choices().len()), (Some(6), 0));
    phone.gets(Event::NumberTyped("4829".to_owned())).sees(Some(Shows::Request));
    assert_eq!(phone.machine.trouble(), Some(Trouble::Number(NumberError::TooShort { count: 4 })));
    phone
        .gets(Event::NumberEdited)
        .gets(Event::NumberTyped("482 915".to_owned()))
        .sees(Some(Shows::Decision));
    assert_eq!(phone.machine.picked().unwrap().text(), "482915");
    phone.gets(Event::BackChosen).gets(Event::NumberTapped(0)).sees(Some(Shows::Request));
}

#[test]
fn each_step_leads_back_to_the_one_before() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.gets(Event::NumberTapped(0)).gets(Event::ApproveChosen { fingerprint: false });
    phone.gets(Event::BackChosen).sees(Some(Shows::Decision));
    phone.gets(Event::DenyChosen).gets(Event::BackChosen).sees(Some(Shows::Decision));
    phone.gets(Event::BackChosen).sees(Some(Shows::Request));
    phone.gets(Event::NoneChosen).gets(Event::BackChosen).sees(Some(Shows::Request));
    assert!(phone.signing().is_none());
}

#[test]
fn several_requests_come_one_at_a_time_the_oldest_first() {
    let (first, second, third) =
        (request("r1", "bram", -30), request("r2", "anna", -20), request("r3", "eva", -5));
    let mut phone = Phone::locked();
    phone.does(Event::Unlocked).hears(&[third.clone(), first, second.clone()]);
    assert_eq!((phone.machine.request().unwrap().id.as_str(), phone.machine.others()), ("r1", 2));
    assert_eq!(phone.told_waiting(), 3);
    phone.approves(0).signs().is_answered(DecisionOutcome::Approved);
    assert_eq!((phone.machine.others(), phone.told_waiting()), (2, 2));
    phone.gets(Event::OutcomeRead);
    assert_eq!((phone.machine.request().unwrap().id.as_str(), phone.machine.others()), ("r2", 1));
    // Another one that comes meanwhile does not push this one away.
    phone.waits(1).does(Event::Heard).hears(&[second, third, request("r4", "daan", 1)]);
    assert_eq!((phone.machine.request().unwrap().id.as_str(), phone.machine.others()), ("r2", 2));
}

#[test]
fn a_request_that_has_been_seen_is_told_once() {
    let asked = request("r1", "bram", 0);
    let mut phone = Phone::asked(&asked);
    assert_eq!(phone.seen().as_deref(), Some("r1"));
    phone.waits(20).does(Event::Hidden).does(Event::Shown);
    assert_eq!(phone.seen(), None);
}

#[test]
fn a_locked_phone_shows_only_that_there_is_a_request() {
    let mut phone = Phone::locked();
    phone.hears(&[request("r1", "bram", 0)]).sees(None);
    assert_eq!(phone.machine.request(), None);
    assert_eq!((phone.told_waiting(), phone.seen()), (1, None));
    for event in [Event::NumberTapped(0), Event::NoneChosen, Event::DenyChosen] {
        phone.gets(event).sees(None);
    }
    phone.does(Event::Unlocked).sees(Some(Shows::Request));
    assert_eq!(phone.seen().as_deref(), Some("r1"));
}

#[test]
fn a_phone_that_locks_forgets_what_was_chosen_and_not_what_was_signed() {
    let asked = request("r1", "bram", 0);
    let mut phone = Phone::asked(&asked);
    phone.gets(Event::NumberTapped(0)).gets(Event::ApproveChosen { fingerprint: false });
    phone.gets(Event::Locked).sees(None);
    assert_eq!(phone.machine.picked(), None);
    phone.does(Event::Unlocked).sees(Some(Shows::Request));
    phone.approves(0).signs().gets(Event::Locked).sees(None);
    phone.is_answered(DecisionOutcome::Approved).ends(Outcome::Approved);
    phone.does(Event::Unlocked).sees(Some(Shows::Outcome));
}
