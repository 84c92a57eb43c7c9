//! The start page's machine.
#![expect(clippy::panic, reason = "a helper may stop its test")]

use drempel_contract::{PersonKind, Session};
use drempel_flow::home::{Effect, Event, Home};
use drempel_flow::sign_in::{News, Trouble};
use drempel_flow::{Failure, Ticket};

fn anna() -> Session {
    Session::SignedIn {
        name: "Anna".into(),
        email: "anna@drempel.example".into(),
        kind: PersonKind::Work,
        amr: vec!["pwd".into()],
        auth_time: 0,
        applications: vec![],
    }
}

fn opened() -> (Home, Ticket) {
    let mut home = Home::default();
    match home.update(Event::Opened)[..] {
        [Effect::AskSession(ticket)] => (home, ticket),
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn the_page_asks_who_is_signed_in_and_shows_them() {
    let (mut home, ticket) = opened();
    assert_eq!(home.update(Event::SessionKnown(ticket, anna())), []);
    assert_eq!(home.session(), Some(&anna()));
}

#[test]
fn nobody_signed_in_is_marked_on_the_tiles() {
    let (mut home, ticket) = opened();
    assert_eq!(home.update(Event::SessionKnown(ticket, Session::SignedOut)), [Effect::MarkSignedOut]);
}

#[test]
fn signing_out_is_told_to_the_other_tabs_once_the_backend_has_done_it() {
    let (mut home, ticket) = opened();
    home.update(Event::SessionKnown(ticket, anna()));
    let [Effect::EndSession(ticket)] = home.update(Event::SignOutChosen)[..] else { panic!() };
    assert_eq!(home.session(), Some(&anna()));
    assert!(home.update(Event::SignedOut(ticket)).contains(&Effect::Tell(News::SignedOut)));
    assert_eq!(home.session(), Some(&Session::SignedOut));
}

#[test]
fn a_failed_sign_out_says_so_and_shows_the_person_still_signed_in() {
    let (mut home, ticket) = opened();
    home.update(Event::SessionKnown(ticket, anna()));
    let [Effect::EndSession(ticket)] = home.update(Event::SignOutChosen)[..] else { panic!() };
    home.update(Event::Failed(ticket, Failure::Offline));
    assert_eq!((home.trouble(), home.session()), (Some(&Trouble::Offline), Some(&anna())));
}

#[test]
fn a_late_answer_changes_nothing() {
    let (mut home, old) = opened();
    home.update(Event::Opened);
    assert_eq!(home.update(Event::SessionKnown(old, anna())), []);
    assert_eq!(home.session(), None);
}
