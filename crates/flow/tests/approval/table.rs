//! Every event in every state: what does not fit changes nothing, and nothing is approved but by the whole way.

use crate::stage::{Phone, problem, request};
use drempel_contract::{DecisionOutcome, ProblemCode, Secret};
use drempel_flow::approval::{Effect, Event, Moment, NotSigned, Shows};
use drempel_flow::authenticator::{Proof, Refusal};
use drempel_flow::{Failure, Ticket, Tickets};
use drempel_verify::decision::Choice;

/// A ticket that was never handed out.
fn foreign() -> Ticket {
    let mut tickets = Tickets::default();
    (0..1000).map(|_| tickets.issue()).last().unwrap()
}

fn states() -> Vec<(&'static str, Phone)> {
    let asked = || Phone::asked(&request("r1", "bram", 0));
    let mut decision = asked();
    decision.gets(Event::NumberTapped(0));
    let mut why = asked();
    why.gets(Event::NoneChosen);
    let mut unlock = asked();
    unlock.gets(Event::NumberTapped(0)).gets(Event::ApproveChosen { fingerprint: false });
    let mut signing = asked();
    signing.approves(0);
    let mut denying = asked();
    denying.gets(Event::NoneChosen).gets(Event::ReasonChosen { started: true });
    let mut sending = asked();
    sending.approves(0).signs();
    let mut over = asked();
    over.approves(0).signs().is_answered(DecisionOutcome::Approved);
    vec![
        ("quiet", Phone::open()),
        ("locked", Phone::locked()),
        ("request", asked()),
        ("decision", decision),
        ("why", why),
        ("unlock", unlock),
        ("signing", signing),
        ("denying", denying),
        ("sending", sending),
        ("over", over),
    ]
}

fn fits(state: &str, event: &Event) -> bool {
    match event {
        Event::NumberTapped(place) => state == "request" && *place < 3,
        Event::NumberTyped(_) => false,
        Event::NoneChosen | Event::DenyChosen => matches!(state, "request" | "decision"),
        Event::ApproveChosen { .. } => state == "decision",
        Event::ReasonChosen { .. } => state == "why",
        Event::BackChosen => matches!(state, "decision" | "why" | "unlock"),
        Event::Proved(_) => state == "unlock",
        Event::OutcomeRead => state == "over",
        Event::Opened(_)
        | Event::Shown(_)
        | Event::Hidden(_)
        | Event::Heard(_)
        | Event::Registered(_)
        | Event::Unlocked(_)
        | Event::Locked
        | Event::Looked(..)
        | Event::NotLooked(..)
        | Event::SecondPassed(..)
        | Event::NumberEdited
        | Event::Signed(..)
        | Event::NotSigned(..)
        | Event::Decided(..)
        | Event::NotSent(..) => panic!("not in this table"),
    }
}

#[test]
fn what_a_person_does_on_another_screen_changes_nothing() {
    let pin = Event::Proved(Proof::Pin(Secret::new("482915")));
    let events = [
        Event::NumberTapped(0),
        Event::NumberTapped(2),
        Event::NumberTapped(3),
        Event::NumberTyped("42".to_owned()),
        Event::NoneChosen,
        Event::DenyChosen,
        Event::ApproveChosen { fingerprint: false },
        Event::ApproveChosen { fingerprint: true },
        Event::ReasonChosen { started: true },
        Event::BackChosen,
        pin,
        Event::Proved(Proof::Fingerprint),
        Event::OutcomeRead,
    ];
    for event in events {
        for (state, mut phone) in states() {
            let before = phone.machine.clone();
            let effects = phone.machine.update(event.clone());
            let changed = phone.machine != before || !effects.is_empty();
            assert_eq!(changed, fits(state, &event), "{event:?} in {state}: {effects:?}");
        }
    }
}

#[test]
fn an_answer_to_something_else_changes_nothing() {
    let (ticket, now) = (foreign(), Moment(1));
    let found = Phone::open().found();
    let events = [
        Event::Looked(ticket, found, now),
        Event::NotLooked(ticket, Failure::Offline, now),
        Event::SecondPassed(ticket, now),
        Event::Signed(ticket, Secret::new("x"), now),
        Event::NotSigned(ticket, NotSigned::Refused(Refusal::Cancelled), now),
        Event::Decided(ticket, DecisionOutcome::Approved, now),
        Event::NotSent(ticket, problem(ProblemCode::RequestOver, None), now),
    ];
    for event in events {
        for (state, mut phone) in states() {
            let before = phone.machine.clone();
            assert_eq!(phone.machine.update(event.clone()), [], "{event:?} in {state}");
            assert_eq!(phone.machine, before, "{event:?} in {state}");
        }
    }
}

#[test]
fn every_state_shows_its_screen_and_hides_it_when_the_vault_closes() {
    let shown = [
        None,
        None,
        Some(Shows::Request),
        Some(Shows::Decision),
        Some(Shows::Denied),
        Some(Shows::Prove),
        Some(Shows::Prove),
        Some(Shows::Sending),
        Some(Shows::Sending),
        Some(Shows::Outcome),
    ];
    for ((state, mut phone), shown) in states().into_iter().zip(shown) {
        assert_eq!(phone.machine.shows(), shown, "{state}");
        phone.gets(Event::Locked);
        assert_eq!((phone.machine.shows(), phone.machine.request()), (None, None), "{state}");
    }
}

/// A small generator of numbers that are random enough to walk by.
fn walk(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    }
}

#[test]
fn on_no_way_at_all_is_anything_approved_without_a_proof_or_signed_twice() {
    for seed in 1..=3_000 {
        let mut pick = walk(seed);
        let mut phone = Phone::asked(&request("r1", "bram", 0));
        let (mut approvals, mut approved) = (0, false);
        for _ in 0..60 {
            step(&mut phone, &mut pick);
            for effect in core::mem::take(&mut phone.effects) {
                match effect {
                    Effect::Sign { ticket, proof, signing } => {
                        let approves = matches!(signing.choice, Choice::Approve(_));
                        assert_eq!(approves, proof.is_some(), "seed {seed}");
                        assert!(phone.machine.shows().is_some(), "seed {seed}: signed unseen");
                        if pick(3) > 0 {
                            approvals += 1;
                            assert!(!approved, "seed {seed}: signed after it was over");
                            phone.does(|now| Event::Signed(ticket, Secret::new("signed"), now));
                        } else {
                            let cause = NotSigned::Refused(Refusal::Wrong { left: 9 });
                            phone.does(|now| Event::NotSigned(ticket, cause, now));
                        }
                    }
                    Effect::Send { ticket, decision } => {
                        assert_eq!(decision.expose(), "signed");
                        if pick(2) == 0 {
                            approved = true;
                            phone.does(|now| Event::Decided(ticket, DecisionOutcome::Approved, now));
                        } else {
                            phone.does(|now| Event::NotSent(ticket, Failure::TimedOut, now));
                        }
                    }
                    Effect::Look(ticket) => {
                        phone.answers_look(ticket);
                    }
                    Effect::Tick(ticket) => {
                        phone.now += 1;
                        phone.does(|now| Event::SecondPassed(ticket, now));
                    }
                    Effect::TellSeen(_)
                    | Effect::TellWaiting(_)
                    | Effect::FocusHeading
                    | Effect::FocusField => {}
                }
            }
        }
        assert!(approvals <= 1, "seed {seed}: {approvals} signatures that were sent");
    }
}

fn step(phone: &mut Phone, pick: &mut impl FnMut(usize) -> usize) {
    match pick(12) {
        0 => phone.gets(Event::NumberTapped(pick(4))),
        1 => phone.gets(Event::NoneChosen),
        2 => phone.gets(Event::ApproveChosen { fingerprint: pick(2) == 0 }),
        3 => phone.gets(Event::DenyChosen),
        4 => phone.gets(Event::ReasonChosen { started: pick(2) == 0 }),
        5 => phone.gets(Event::BackChosen),
        6 => phone.gets(Event::Proved(Proof::Pin(Secret::new("482915")))),
        7 => phone.gets(Event::Proved(Proof::Fingerprint)),
        8 => phone.gets(Event::Locked),
        9 => phone.does(Event::Unlocked),
        10 => phone.does(Event::Heard),
        _ => phone.gets(Event::OutcomeRead),
    };
}
