//! What breaks between the phone and the backend.

use crate::stage::{Phone, problem, request};
use drempel_contract::{DecisionOutcome, ProblemCode};
use drempel_flow::Failure;
use drempel_flow::approval::{Event, NotSigned, Outcome, Shows, Trouble};

#[test]
fn a_decision_made_offline_is_kept_and_sent_when_there_is_a_network() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).signs();
    phone.is_not_answered(Failure::Offline).sees(Some(Shows::Sending));
    assert_eq!(phone.machine.trouble(), Some(Trouble::Offline));
    phone.does(Event::Heard);
    let (ticket, decision) = phone.sent().unwrap();
    assert_eq!(decision.expose(), "a.decision.signed");
    assert!(phone.signing().is_none(), "never signed again");
    phone.does(|now| Event::Decided(ticket, DecisionOutcome::Approved, now)).ends(Outcome::Approved);
}

#[test]
fn a_decision_is_sent_again_every_three_seconds_and_never_twice_at_once() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).signs();
    phone.waits(5).does(Event::Heard);
    assert!(phone.sent().is_some());
    assert!(phone.sent().is_none(), "one is on its way");
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).signs().is_not_answered(Failure::TimedOut).waits(2);
    assert!(phone.sent().is_none());
    phone.waits(1);
    assert!(phone.sent().is_some());
}

#[test]
fn a_decision_that_cannot_be_sent_in_time_says_so() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).signs().is_not_answered(Failure::Offline);
    while phone.machine.outcome().is_none() {
        phone.waits(1);
        if phone.effects.iter().any(|effect| matches!(effect, drempel_flow::approval::Effect::Send { .. })) {
            phone.is_not_answered(Failure::Offline);
        }
    }
    phone.ends(Outcome::Expired);
}

#[test]
fn a_decision_that_may_have_arrived_is_not_told_to_have_failed() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).signs().is_not_answered(Failure::TimedOut).waits(3);
    phone.is_not_answered(problem(ProblemCode::RequestOver, None)).ends(Outcome::Unsure);
}

#[test]
fn a_decision_that_may_have_arrived_goes_on_also_when_its_time_is_up() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).signs().is_not_answered(Failure::TimedOut);
    while phone.machine.outcome().is_none() {
        phone.waits(1);
        if phone.effects.iter().any(|effect| matches!(effect, drempel_flow::approval::Effect::Send { .. })) {
            phone.is_not_answered(Failure::Unreachable);
        }
    }
    phone.ends(Outcome::Unsure);
}

#[test]
fn a_request_that_is_over_at_the_backend_is_over_here() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).signs();
    phone.is_not_answered(problem(ProblemCode::RequestOver, None)).ends(Outcome::Elsewhere);
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).signs().is_not_answered(problem(ProblemCode::BadDecision, None)).ends(Outcome::Refused);
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).signs();
    phone.is_not_answered(problem(ProblemCode::NotSignedIn, None)).ends(Outcome::Unregistered);
}

#[test]
fn a_busy_backend_is_asked_when_it_says() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).signs().is_not_answered(problem(ProblemCode::Throttled, Some(7))).waits(6);
    assert!(phone.sent().is_none());
    phone.waits(1);
    assert!(phone.sent().is_some());
}

#[test]
fn a_key_that_is_gone_is_told() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0);
    let (ticket, ..) = phone.signing().unwrap();
    phone.does(|now| Event::NotSigned(ticket, NotSigned::NoKey, now)).ends(Outcome::NoKey);
}

#[test]
fn a_request_that_goes_away_says_why() {
    let asked = request("r1", "bram", 0);
    let mut phone = Phone::asked(&asked);
    phone.does(Event::Heard).hears(&[request("r2", "bram", 3)]).ends(Outcome::Superseded);
    phone.gets(Event::OutcomeRead).sees(Some(Shows::Request));
    assert_eq!(phone.machine.request().unwrap().id, "r2");
    let mut phone = Phone::asked(&asked);
    phone.gets(Event::NumberTapped(0)).does(Event::Heard).hears(&[]).ends(Outcome::Elsewhere);
    let mut phone = Phone::asked(&asked);
    phone.does(Event::Heard).is_unregistered().ends(Outcome::Unregistered);
    let mut phone = Phone::asked(&asked);
    phone.waits(119).sees(Some(Shows::Request));
    phone.waits(1).ends(Outcome::Expired);
}

#[test]
fn a_request_that_goes_away_while_it_is_signed_is_the_backends_to_judge() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0).does(Event::Heard).hears(&[]).sees(Some(Shows::Prove));
    phone.signs().is_answered(DecisionOutcome::Approved).ends(Outcome::Approved);
}

#[test]
fn a_second_tap_on_anything_changes_nothing() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.gets(Event::NumberTapped(0)).gets(Event::NumberTapped(1));
    assert_eq!(phone.machine.picked().unwrap().text(), "17");
    phone.gets(Event::ApproveChosen { fingerprint: true }).gets(Event::ApproveChosen { fingerprint: true });
    assert!(phone.signing().is_some() && phone.signing().is_none());
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0);
    let pin =
        || Event::Proved(drempel_flow::authenticator::Proof::Pin(drempel_contract::Secret::new("482915")));
    phone.gets(pin()).gets(Event::BackChosen).sees(Some(Shows::Prove));
    assert!(phone.signing().is_some() && phone.signing().is_none());
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.gets(Event::NoneChosen).gets(Event::ReasonChosen { started: false });
    phone.gets(Event::ReasonChosen { started: true });
    assert!(phone.signing().is_some() && phone.signing().is_none());
}

#[test]
fn a_late_signature_or_answer_changes_nothing() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.approves(0);
    let (ticket, ..) = phone.signing().unwrap();
    phone.gets(Event::Locked).does(Event::Unlocked);
    let before = phone.machine.clone();
    phone.does(|now| Event::Signed(ticket, drempel_contract::Secret::new("late"), now));
    assert_eq!(phone.machine, before);
    assert!(phone.sent().is_none());
    phone.approves(0).signs();
    let (ticket, _) = phone.sent().unwrap();
    phone.does(|now| Event::Decided(ticket, DecisionOutcome::Approved, now)).ends(Outcome::Approved);
    phone.does(|now| Event::Decided(ticket, DecisionOutcome::WrongNumber, now)).ends(Outcome::Approved);
}
