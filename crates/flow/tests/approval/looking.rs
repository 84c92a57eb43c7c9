//! When the backend is asked what waits.

use crate::stage::{Phone, START, problem, request};
use drempel_contract::ProblemCode;
use drempel_flow::Failure;
use drempel_flow::approval::{Event, Outcome, Shows};

fn looks_in(phone: &mut Phone, seconds: u64) -> usize {
    let mut looks = 0;
    for _ in 0..seconds {
        phone.now += 1;
        if let Some(ticket) = phone.tick() {
            phone.does(|now| Event::SecondPassed(ticket, now));
        }
        if let Some(ticket) = phone.look() {
            looks += 1;
            phone.answers_look(ticket);
        }
    }
    looks
}

#[test]
fn an_open_page_looks_every_three_seconds() {
    let mut phone = Phone::open();
    assert_eq!(looks_in(&mut phone, 30), 10);
}

#[test]
fn a_page_that_is_not_seen_does_not_look() {
    let mut phone = Phone::open();
    phone.does(Event::Hidden);
    assert_eq!(looks_in(&mut phone, 30), 0);
    phone.does(Event::Shown);
    assert!(phone.look().is_some());
}

#[test]
fn a_push_message_or_a_network_is_a_reason_to_look_at_once() {
    let mut phone = Phone::open();
    phone.does(Event::Heard);
    let ticket = phone.look().unwrap();
    // The look under way may not know of the second one.
    phone.does(Event::Heard);
    assert!(phone.look().is_none());
    phone.answers_look(ticket);
    assert!(phone.look().is_some());
}

#[test]
fn nobody_answering_makes_the_looks_rarer() {
    let mut phone = Phone::open();
    let looks = phone.waits_alone(300);
    assert!((10..=16).contains(&looks), "{looks}");
    assert!(!phone.machine.hears());
    phone.does(Event::Heard).hears(&[request("r1", "bram", 0)]);
    assert!(phone.machine.hears());
}

#[test]
fn a_phone_that_is_not_registered_stops_looking_until_it_is() {
    let mut phone = Phone::locked();
    let ticket = phone.look().unwrap();
    phone.does(|now| Event::NotLooked(ticket, problem(ProblemCode::NotSignedIn, None), now));
    assert!(!phone.machine.is_registered());
    assert_eq!(looks_in(&mut phone, 30), 0);
    phone.does(Event::Registered);
    assert!(phone.look().is_some());
}

#[test]
fn a_phone_that_is_removed_while_it_is_asked_says_so() {
    let mut phone = Phone::asked(&request("r1", "bram", 0));
    phone.does(Event::Heard);
    let ticket = phone.look().unwrap();
    phone.does(|now| Event::NotLooked(ticket, problem(ProblemCode::NotSignedIn, None), now));
    phone.ends(Outcome::Unregistered);
    assert_eq!(phone.told_waiting(), 0);
}

#[test]
fn a_late_look_changes_nothing() {
    let mut phone = Phone::open();
    phone.does(Event::Heard);
    let ticket = phone.look().unwrap();
    phone.answers_look(ticket);
    let before = phone.machine.clone();
    phone.answers_look(ticket);
    phone.does(|now| Event::NotLooked(ticket, Failure::Offline, now));
    assert_eq!(phone.machine, before);
}

#[test]
fn a_clock_that_is_set_back_does_not_silence_the_phone() {
    let mut phone = Phone::open();
    phone.now = START - 86_400;
    assert!(looks_in(&mut phone, 10) > 2);
    phone.does(Event::Heard).hears(&[request("r1", "bram", -86_400 + 10)]).sees(Some(Shows::Request));
    assert_eq!(phone.machine.seconds_left(), 120);
}
