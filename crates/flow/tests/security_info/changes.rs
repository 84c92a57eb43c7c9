//! The list, and what is changed in it.

use super::*;
use drempel_contract::{RenameMethod, SignedOutEverywhere};
use drempel_flow::Location;
use drempel_flow::security_info::{Intent, Notice, Shows, Skips, Trouble};
use drempel_flow::sign_in::News;

const REMOVE: fn() -> Intent = || Intent::Remove("t1".into());

fn sign_in() -> Effect {
    Effect::Go(Location::admit("/signin?for=security_info"))
}

#[test]
fn the_list_is_asked_for_and_shown() {
    let machine = showing(annas(true));
    assert_eq!((machine.methods().len(), machine.shows(), machine.is_waiting()), (2, Shows::Methods, false));
}

#[test]
fn nobody_signed_in_is_sent_to_sign_in_and_comes_back() {
    let (mut machine, ticket) = opened(None);
    let effects = machine.update(Event::SignedOut(ticket));
    assert!(effects.contains(&sign_in()), "{effects:?}");
}

#[test]
fn a_session_that_ended_meanwhile_is_asked_for_again() {
    let (mut machine, ticket) = opened(None);
    let effects = machine.update(Event::Failed(ticket, problem(ProblemCode::NotSignedIn), START));
    assert!(effects.contains(&sign_in()), "{effects:?}");
}

#[test]
fn a_change_without_a_fresh_sign_in_is_remembered_and_comes_back_with_the_person() {
    let mut machine = showing(annas(false));
    machine.update(Event::Chosen(REMOVE()));
    assert_eq!(machine.shows(), Shows::SignInAgain);
    let effects = machine.update(Event::SignInAgainChosen);
    assert_eq!(effects, [Effect::Keep(Some(Kept::Intent(REMOVE()))), sign_in()]);
    let (mut machine, ticket) = opened(Some(Kept::Intent(REMOVE())));
    let effects = machine.update(Event::Known(ticket, annas(true), START));
    assert!(effects.contains(&Effect::Keep(None)), "once: {effects:?}");
    assert_eq!((machine.shows(), machine.method_in_question()), (Shows::Remove, Some("Old phone")));
}

#[test]
fn whoever_comes_back_without_having_signed_in_sees_the_list() {
    let (mut machine, ticket) = opened(Some(Kept::Intent(REMOVE())));
    machine.update(Event::Known(ticket, annas(false), START));
    assert_eq!(machine.shows(), Shows::Methods);
}

#[test]
fn a_sign_in_that_grew_old_on_the_screen_is_asked_for_anew() {
    let mut machine = showing(annas(true));
    machine.update(Event::Chosen(REMOVE()));
    let (ticket, _) = asked(&machine.update(Event::Confirmed));
    machine.update(Event::Failed(ticket, problem(ProblemCode::SignInAgain), START));
    assert_eq!((machine.shows(), machine.sign_in_wanted_for()), (Shows::SignInAgain, Some(&REMOVE())));
}

#[test]
fn a_method_goes_after_a_confirmation_and_is_gone_when_the_backend_says_so() {
    let mut machine = showing(annas(true));
    assert!(!asks(&machine.update(Event::Chosen(REMOVE()))));
    let (ticket, request) = asked(&machine.update(Event::Confirmed));
    assert_eq!(request, Request::Remove("t1".into()));
    assert_eq!(machine.update(Event::Confirmed), [], "a double click");
    machine.update(Event::Known(ticket, info(true, vec![SecurityMethod::Password]), START));
    assert_eq!((machine.notice(), machine.methods().len()), (Some(&Notice::Removed), 1));
}

#[test]
fn the_last_one_stays_and_another_can_be_added_instead() {
    let last = SecurityMethod::Totp {
        id: "t1".into(),
        name: "Old phone".into(),
        last_used_at: None,
        locked: false,
        phone: None,
        removable: false,
        undoable: false,
    };
    let mut machine = showing(info(false, vec![SecurityMethod::Password, last]));
    machine.update(Event::Chosen(REMOVE()));
    assert_eq!((machine.shows(), machine.can_remove()), (Shows::Remove, false));
    assert_eq!(machine.update(Event::Confirmed), []);
    machine.update(Event::Chosen(Intent::Add));
    assert_eq!(machine.sign_in_wanted_for(), Some(&Intent::Add));
}

#[test]
fn why_the_last_one_stays_is_said_in_the_list() {
    let mut machine = showing(annas(true));
    machine.update(Event::Chosen(REMOVE()));
    let (ticket, _) = asked(&machine.update(Event::Confirmed));
    machine.update(Event::Failed(ticket, problem(ProblemCode::LastMethod), START));
    assert_eq!((machine.shows(), machine.trouble()), (Shows::Methods, Some(&Trouble::LastMethod)));
}

#[test]
fn a_failed_change_stays_on_its_screen_with_the_way_on() {
    let mut machine = showing(annas(true));
    machine.update(Event::Chosen(REMOVE()));
    let (ticket, _) = asked(&machine.update(Event::Confirmed));
    machine.update(Event::Failed(ticket, Failure::Offline, START));
    assert_eq!((machine.shows(), machine.can_act()), (Shows::Remove, true));
    assert!(machine.trouble().is_some() && asks(&machine.update(Event::Confirmed)));
}

#[test]
fn a_change_on_its_way_is_not_called_back_by_cancel_but_asked_after() {
    let mut machine = showing(annas(true));
    machine.update(Event::Chosen(REMOVE()));
    let (old, _) = asked(&machine.update(Event::Confirmed));
    let (_, request) = asked(&machine.update(Event::BackChosen));
    assert_eq!(request, Request::Load);
    assert_eq!(machine.update(Event::Known(old, annas(true), START)), [], "a late answer changes nothing");
}

#[test]
fn a_name_is_trimmed_and_must_be_there() {
    let mut machine = showing(annas(true));
    machine.update(Event::Chosen(Intent::Rename("t1".into())));
    assert!(!asks(&machine.update(Event::NameSubmitted("  ".into()))));
    assert_eq!(machine.trouble(), Some(&Trouble::NameMissing));
    let (ticket, request) = asked(&machine.update(Event::NameSubmitted(" New phone ".into())));
    assert_eq!(request, Request::Rename(RenameMethod { id: "t1".into(), name: "New phone".into() }));
    machine.update(Event::Known(ticket, annas(true), START));
    assert_eq!((machine.shows(), machine.notice()), (Shows::Methods, Some(&Notice::Renamed)));
}

#[test]
fn two_methods_do_not_share_a_name() {
    let methods = vec![SecurityMethod::Password, app("t1", "Old phone", None), app("t2", "Pixel", None)];
    let mut machine = showing(info(true, methods));
    machine.update(Event::Chosen(Intent::Rename("t1".into())));
    assert!(!asks(&machine.update(Event::NameSubmitted("Pixel".into()))));
    assert_eq!(machine.trouble(), Some(&Trouble::NameTaken));
}

#[test]
fn the_back_button_leads_to_the_list_and_is_balanced() {
    let mut machine = showing(annas(true));
    let effects = machine.update(Event::Chosen(REMOVE()));
    assert!(effects.contains(&Effect::EnterHistory));
    assert!(!machine.update(Event::WentBack).contains(&Effect::LeaveHistory));
    assert_eq!(machine.shows(), Shows::Methods);
    machine.update(Event::Chosen(REMOVE()));
    assert!(machine.update(Event::BackChosen).contains(&Effect::LeaveHistory));
    assert_eq!(machine.update(Event::WentBack), []);
}

#[test]
fn requests_are_allowed_again_by_one_choice() {
    let mut machine = showing(Info { requests_stopped: true, ..annas(true) });
    let (ticket, request) = asked(&machine.update(Event::Chosen(Intent::AllowRequests)));
    assert_eq!(request, Request::AllowRequests);
    machine.update(Event::Known(ticket, annas(true), START));
    assert_eq!(machine.notice(), Some(&Notice::RequestsAllowed));
}

#[test]
fn whoever_signed_in_again_to_allow_requests_must_still_choose_it() {
    let (mut machine, ticket) = opened(Some(Kept::Intent(Intent::AllowRequests)));
    let effects = machine.update(Event::Known(ticket, annas(true), START));
    assert!(!asks(&effects), "{effects:?}");
}

#[test]
fn signing_out_everywhere_is_confirmed_done_and_told_to_the_other_tabs() {
    let mut machine = showing(annas(true));
    machine.update(Event::Chosen(Intent::SignOutEverywhere));
    let (ticket, request) = asked(&machine.update(Event::Confirmed));
    assert_eq!(request, Request::SignOutEverywhere);
    let effects = machine.update(Event::SignedOutEverywhere(ticket, SignedOutEverywhere { others: 2 }));
    assert!(effects.contains(&Effect::Tell(News::SignedOut)) && effects.contains(&Effect::MarkSignedOut));
    assert_eq!((machine.shows(), machine.ended(), machine.info()), (Shows::SignedOut, 2, None));
}

#[test]
fn the_advice_is_given_to_whoever_has_one_method_and_no_more_after_three_times() {
    assert!(!showing(annas(true)).advises());
    let alone = || info(true, vec![SecurityMethod::Password]);
    let mut skips = vec![];
    for count in 1..=Skips::MOST {
        let mut machine = SecurityInfo::default();
        let (ticket, _) = asked(&machine.update(Event::Opened { kept: None, skips, now: START }));
        machine.update(Event::Known(ticket, alone(), START));
        assert!(machine.advises(), "before {count}");
        let effects = machine.update(Event::AdviceSkipped);
        skips = vec![Skips { email: "anna@drempel.example".into(), count }];
        assert!(effects.contains(&Effect::KeepSkips(skips.clone())), "{effects:?}");
        assert!(!machine.advises());
    }
    let mut machine = SecurityInfo::default();
    let (ticket, _) = asked(&machine.update(Event::Opened { kept: None, skips, now: START }));
    machine.update(Event::Known(ticket, alone(), START));
    assert!(!machine.advises());
}

#[test]
fn what_a_tab_was_in_the_middle_of_survives_being_written() {
    let name = || "a-1".to_owned();
    let all = [
        Kept::Intent(Intent::Add),
        Kept::Intent(Intent::PhoneSignIn(name())),
        Kept::Intent(Intent::Rename(name())),
        Kept::Intent(Intent::Remove(name())),
        Kept::Intent(Intent::AllowRequests),
        Kept::Intent(Intent::SignOutEverywhere),
        Kept::Enrolment(name()),
    ];
    for kept in all {
        assert_eq!(Kept::from_text(&kept.to_text()), Some(kept));
    }
    for text in ["", "remove", "remove ", "add x", "destroy everything"] {
        assert_eq!(Kept::from_text(text), None, "{text:?}");
    }
}
