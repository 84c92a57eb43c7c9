//! The number on the screen: what the phone does to it, and what the person does here.

use crate::common::*;
use crate::number_stage::*;
use drempel_contract::{Answer, ContinuationToken, Method, NumberMatchStatus, Reply, SignInId, Step};
use drempel_flow::sign_in::{
    Effect, Event, Focus, KnownAccount, News, NumberMatch, Request, Screen, SignIn, StepName, Trouble,
};

#[test]
fn the_number_is_shown_and_read_from_the_heading_on() {
    let mut machine = SignIn::default();
    let effects = step(&mut machine, Event::EmailSubmitted(ANNA.into()), sent("t1"));
    assert_eq!(machine.screen_name(), StepName::NumberMatch);
    assert_eq!(machine.number_match().and_then(NumberMatch::number), Some("42"));
    assert_eq!(machine.typed_email(), ANNA);
    assert!(effects.contains(&Effect::Focus(Focus::Heading)));
    assert!(effects.contains(&Effect::EnterHistory));
    assert!(effects.contains(&Effect::KeepSignIn(Some(SignInId::new("s1")))));
}

#[test]
fn the_number_is_in_nothing_that_is_printed() {
    let stage = Stage::new();
    assert!(!format!("{:?}", stage.machine).contains("42"), "{:?}", stage.machine);
}

#[test]
fn seen_on_the_phone_is_said_and_moves_no_keyboard() {
    let mut stage = Stage::new();
    let seen = with_others(reply("t1", number("42", NumberMatchStatus::Seen)));
    assert_eq!(stage.hears(seen), []);
    assert_eq!(stage.screen().status, NumberMatchStatus::Seen);
    assert_eq!(stage.screen().number(), Some("42"));
}

#[test]
fn approved_is_the_next_step() {
    let mut stage = Stage::new();
    let effects = stage.hears(reply("t2", Step::StaySignedIn));
    assert_eq!(stage.machine.screen_name(), StepName::StaySignedIn);
    assert!(effects.contains(&Effect::Focus(Focus::Heading)));
    let effects = step(&mut stage.machine, Event::StayChosen(true), reply("t3", done("/")));
    let name = "Anna de Vries".into();
    let method = Some(Method::NumberMatch);
    let tile = KnownAccount { email: ANNA.into(), name, signed_in: true, method };
    assert!(effects.contains(&Effect::KeepAccounts(vec![tile])));
}

#[test]
fn when_it_is_over_the_number_is_gone_and_nothing_is_asked_any_more() {
    for status in [
        NumberMatchStatus::Denied,
        NumberMatchStatus::WrongNumber,
        NumberMatchStatus::Expired,
        NumberMatchStatus::Unregistered,
        NumberMatchStatus::Superseded,
        NumberMatchStatus::Throttled { retry_after: 300 },
    ] {
        let mut stage = Stage::new();
        assert_eq!(stage.hears(with_others(reply("t1", over(status)))), []);
        assert!(stage.screen().is_over(), "{status:?}");
        assert_eq!(stage.screen().number(), None, "{status:?}");
        assert_eq!(stage.after(60), [], "{status:?}");
        assert_eq!(stage.machine.update(Event::CameBack), [], "{status:?}");
        assert_eq!(stage.machine.screen_name(), StepName::NumberMatch, "the other ways are there");
    }
}

#[test]
fn a_number_that_came_along_with_an_end_is_not_shown() {
    let stage = Stage::with(reply("t1", number("42", NumberMatchStatus::Denied)));
    assert_eq!(stage.screen().number(), None);
}

#[test]
fn a_phone_that_is_silent_is_noticed_after_half_a_minute_unless_it_has_shown_the_request() {
    let mut stage = Stage::new();
    for _ in 0..14 {
        stage.hears(sent("t1"));
    }
    assert!(!stage.screen().is_silent());
    stage.hears(sent("t1"));
    assert!(stage.screen().is_silent());
    assert!(stage.screen().number().is_some(), "it can still be used");
    stage.hears(reply("t1", number("42", NumberMatchStatus::Seen)));
    assert!(!stage.screen().is_silent());
}

#[test]
fn when_this_pages_seconds_are_over_the_number_hides_and_the_backend_says_whether_it_is() {
    let mut short = number("42", NumberMatchStatus::Sent);
    if let Step::NumberMatch { expires_in, interval, .. } = &mut short {
        (*expires_in, *interval) = (3, 60);
    }
    let mut stage = Stage::with(reply("t1", short));
    assert_eq!(stage.after(2), []);
    assert!(stage.screen().is_nearly_over());
    assert!(matches!(&stage.after(1)[..], [(_, Request::Poll(_))]), "asked at once");
    assert_eq!(stage.screen().number(), None);
    assert!(!stage.screen().is_over(), "that is not for this page to say");
}

#[test]
fn a_poll_sets_the_time_left_right() {
    let mut stage = Stage::new();
    let mut late = number("42", NumberMatchStatus::Sent);
    if let Step::NumberMatch { expires_in, .. } = &mut late {
        *expires_in = 60;
    }
    stage.hears(reply("t1", late));
    assert_eq!((stage.screen().seconds_left, stage.screen().lasts), (60, 120));
}

#[test]
fn send_again_waits_for_its_time_and_gives_a_new_number() {
    let mut stage = Stage::new();
    assert!(!stage.machine.can_send_again());
    assert_eq!(stage.machine.update(Event::SendAgainChosen), []);
    stage.hears(Reply { step: left(10), ..sent("t1") });
    stage.hears(Reply { step: left(0), ..sent("t1") });
    assert!(stage.machine.can_send_again());
    let effects = stage.machine.update(Event::SendAgainChosen);
    let request = Request::Answer { token: ContinuationToken::new("t1"), answer: Answer::NumberMatch {} };
    assert_eq!(requested(&effects), request);
    assert!(stage.machine.is_waiting());
    assert_eq!(stage.machine.update(Event::SendAgainChosen), [], "a double click");
    assert_eq!(stage.after(4), [], "nothing is asked beside an answer");
    let again = with_others(reply("t2", number("17", NumberMatchStatus::Sent)));
    let effects = stage.machine.update(Event::Answered(asked(&effects), again));
    assert_eq!(stage.screen().number(), Some("17"));
    assert!(
        !effects.iter().any(|effect| matches!(effect, Effect::Focus(_))),
        "the keyboard stays on the button"
    );
}

#[test]
fn after_a_throttle_send_again_counts_down_to_its_time() {
    let mut stage =
        Stage::with(with_others(reply("t1", over(NumberMatchStatus::Throttled { retry_after: 3 }))));
    assert_eq!(stage.screen().resend_in, 3);
    assert_eq!(stage.after(2), []);
    assert!(!stage.machine.can_send_again());
    stage.after(1);
    assert!(stage.machine.can_send_again());
}

#[test]
fn the_back_button_cancels_and_what_comes_late_changes_nothing() {
    let mut stage = Stage::new();
    let late = stage.polls();
    let effects = stage.machine.update(Event::WentBack);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Ask { request: Request::Cancel(_), .. })));
    let before = stage.machine.clone();
    assert_eq!(stage.machine.update(Event::Answered(late, reply("t2", Step::StaySignedIn))), []);
    assert_eq!(stage.machine.update(Event::SecondPassed(stage.timer)), []);
    assert_eq!(stage.machine, before);
}

#[test]
fn a_reload_shows_the_same_number_and_goes_on_asking() {
    let mut machine = SignIn::default();
    let opened = Event::Opened { under_way: Some(SignInId::new("s1")), accounts: vec![] };
    let effects = machine.update(opened);
    let effects = machine.update(Event::Resumed(asked(&effects), Some(sent("t5"))));
    let mut stage = Stage { timer: timed(&effects), machine };
    assert_eq!(stage.screen().number(), Some("42"));
    assert!(matches!(&stage.after(2)[..], [(_, Request::Poll(_))]));
}

#[test]
fn another_tab_that_signed_in_takes_this_one_home() {
    let mut stage = Stage::new();
    let effects = stage.machine.update(Event::SignedInElsewhere);
    assert!(matches!(effects.last(), Some(Effect::Go(_))));
    assert_eq!(stage.machine.update(Event::SecondPassed(stage.timer)), []);
}

#[test]
fn ten_minutes_end_it_here_too() {
    let mut stage = Stage::with(Reply { expires_in: 1, ..sent("t1") });
    stage.machine.update(Event::SecondPassed(stage.timer));
    assert_eq!(stage.machine.trouble(), Some(&Trouble::Expired));
    assert_eq!(stage.machine.screen_name(), StepName::Identify);
}

#[test]
fn a_session_that_came_by_the_phone_is_told_to_the_other_tabs_when_the_sign_in_goes_on() {
    let mut stage = Stage::new();
    let consent = Step::Consent { application: "A".into(), host: String::new(), scopes: vec![] };
    let effects = stage.hears(reply("t2", consent));
    assert!(effects.contains(&Effect::Tell(News::SignedIn)));
    assert!(matches!(stage.machine.screen(), Screen::Consent(_)));
}
