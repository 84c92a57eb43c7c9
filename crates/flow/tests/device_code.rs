//! The device that wants in: a code, waiting, and a session.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a helper may stop its test"
)]

use drempel_contract::{Problem, ProblemCode, Secret, SessionOpened};
use drempel_flow::device_code::{
    Code, DeviceCode, Effect, Event, Issued, Moment, Polled, Request, Shows, Tokens, Trouble,
};
use drempel_flow::sign_in::News;
use drempel_flow::{Failure, Ticket};

const START: Moment = Moment(1_000_000);

fn at(seconds: u32) -> Moment {
    START.after(seconds)
}

fn issued() -> Issued {
    Issued {
        device_code: Secret::new("d1"),
        user_code: "WDJB-MJHT".into(),
        verification_uri: "https://login.example/devicelogin".into(),
        expires_in: 900,
        interval: 5,
    }
}

fn tokens() -> Tokens {
    Tokens { access_token: Secret::new("a1"), id_token: Secret::new("i1") }
}

fn opened(authorization: Option<&str>, kept: Option<Code>) -> Event {
    Event::Opened { kept, authorization: authorization.map(str::to_owned), accounts: vec![], now: START }
}

fn asked(effects: &[Effect]) -> (Ticket, Request) {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Ask { ticket, request } => Some((*ticket, request.clone())),
        _ => None,
    });
    found.expect("the backend was asked something")
}

fn asks(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Ask { .. }))
}

fn timed(effects: &[Effect]) -> Ticket {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Tick(ticket) => Some(*ticket),
        _ => None,
    });
    found.expect("a timer was started")
}

/// A machine that shows a code, and its timer.
fn with_code() -> (DeviceCode, Ticket) {
    let mut machine = DeviceCode::default();
    let (ticket, request) = asked(&machine.update(opened(None, None)));
    assert_eq!(request, Request::DeviceAuthorization);
    let effects = machine.update(Event::Issued(ticket, issued(), START));
    (machine, timed(&effects))
}

/// Lets the timer run until something is asked; the moment, the call, and the timer.
fn until_asked(machine: &mut DeviceCode, mut timer: Ticket, from: u32) -> (u32, Ticket, Ticket) {
    for second in from + 1..from + 1000 {
        let effects = machine.update(Event::SecondPassed(timer, at(second)));
        timer = timed(&effects);
        if asks(&effects) {
            return (second, asked(&effects).0, timer);
        }
    }
    panic!("nothing was asked")
}

fn poll(machine: &mut DeviceCode, timer: Ticket, from: u32, answer: Polled) -> (u32, Ticket, Vec<Effect>) {
    let (second, call, timer) = until_asked(machine, timer, from);
    (second, timer, machine.update(Event::Polled(call, answer, at(second))))
}

fn throttled() -> Failure {
    Failure::Problem(Problem {
        kind: String::new(),
        title: String::new(),
        status: 429,
        code: ProblemCode::Throttled,
        trace_id: String::new(),
        retry_after: Some(20),
    })
}

#[test]
fn the_page_asks_for_a_code_at_once_and_shows_it() {
    let (machine, _) = with_code();
    assert_eq!(machine.code().map(|code| code.user_code.as_str()), Some("WDJB-MJHT"));
    assert_eq!((machine.seconds_left(), machine.shows()), (900, Shows::DeviceCode));
}

#[test]
fn the_backend_is_asked_at_its_interval() {
    let (mut machine, timer) = with_code();
    let (first, timer, _) = poll(&mut machine, timer, 0, Polled::Pending);
    let (second, ..) = poll(&mut machine, timer, first, Polled::Pending);
    assert_eq!((first, second), (5, 10));
}

#[test]
fn slow_down_adds_five_seconds_for_good_and_survives_a_reload() {
    let (mut machine, timer) = with_code();
    let (first, timer, effects) = poll(&mut machine, timer, 0, Polled::SlowDown);
    assert!(matches!(&effects[..], [Effect::Keep(Some(code))] if code.interval == 10));
    let (second, timer, _) = poll(&mut machine, timer, first, Polled::Pending);
    let (third, ..) = poll(&mut machine, timer, second, Polled::Pending);
    assert_eq!((first, second, third), (5, 15, 25));
}

#[test]
fn a_question_under_way_is_not_asked_twice() {
    let (mut machine, timer) = with_code();
    let (second, _, timer) = until_asked(&mut machine, timer, 0);
    assert!(!asks(&machine.update(Event::SecondPassed(timer, at(second + 30)))));
    assert_eq!(machine.update(Event::CameBack(at(second + 31))), []);
}

#[test]
fn an_approval_is_verified_before_a_session_is_asked_for_and_then_leads_away() {
    let (mut machine, timer) = with_code();
    let (_, _, effects) = poll(&mut machine, timer, 0, Polled::Tokens(tokens()));
    assert!(effects.contains(&Effect::Keep(None)) && effects.contains(&Effect::FocusHeading));
    assert_eq!(machine.shows(), Shows::Progress);
    let (call, request) = asked(&effects);
    assert_eq!(request, Request::Verify(tokens()));
    let (call, request) = asked(&machine.update(Event::Verified(call)));
    assert_eq!(request, Request::OpenSession { access_token: Secret::new("a1"), authorization: None });
    let session = SessionOpened {
        location: "/".into(),
        name: "Anna de Vries".into(),
        email: "anna@drempel.example".into(),
    };
    let effects = machine.update(Event::SessionOpened(call, session));
    let [Effect::KeepAccounts(accounts), Effect::Tell(News::SignedIn), Effect::Go(location)] = &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert!(accounts.first().is_some_and(|account| account.signed_in && account.name == "Anna de Vries"));
    assert_eq!(location.as_str(), "/");
}

#[test]
fn an_id_token_that_is_not_to_be_believed_opens_nothing() {
    let (mut machine, timer) = with_code();
    let (_, _, effects) = poll(&mut machine, timer, 0, Polled::Tokens(tokens()));
    let effects = machine.update(Event::NotVerified(asked(&effects).0));
    assert!(!asks(&effects));
    assert_eq!((machine.trouble(), machine.code()), (Some(&Trouble::Untrusted), None));
    assert!(machine.can_get_new_code());
}

#[test]
fn a_session_whose_answer_is_lost_is_asked_for_again_by_itself() {
    let (mut machine, timer) = with_code();
    let (second, _, effects) = poll(&mut machine, timer, 0, Polled::Tokens(tokens()));
    let (call, _) = asked(&machine.update(Event::Verified(asked(&effects).0)));
    let effects = machine.update(Event::Failed(call, Failure::Unreachable, at(second)));
    assert_eq!((machine.shows(), machine.trouble()), (Shows::Progress, Some(&Trouble::Unreachable)));
    let (_, again, _) = until_asked_once(&mut machine, timed(&effects), second);
    assert!(matches!(again, Request::OpenSession { .. }));
}

fn until_asked_once(machine: &mut DeviceCode, mut timer: Ticket, from: u32) -> (u32, Request, Ticket) {
    for second in from + 1..from + 60 {
        let effects = machine.update(Event::SecondPassed(timer, at(second)));
        if asks(&effects) {
            let (ticket, request) = asked(&effects);
            return (second, request, ticket);
        }
        timer = timed(&effects);
    }
    panic!("nothing was asked")
}

#[test]
fn a_session_that_cannot_be_had_ends_with_a_way_forward() {
    let (mut machine, timer) = with_code();
    let (mut second, _, effects) = poll(&mut machine, timer, 0, Polled::Tokens(tokens()));
    let (mut call, _) = asked(&machine.update(Event::Verified(asked(&effects).0)));
    for _ in 0..7 {
        let effects = machine.update(Event::Failed(call, Failure::TimedOut, at(second)));
        let (later, _, ticket) = until_asked_once(&mut machine, timed(&effects), second);
        (second, call) = (later, ticket);
    }
    machine.update(Event::Failed(call, Failure::TimedOut, at(second)));
    assert_eq!((machine.shows(), machine.can_get_new_code()), (Shows::DeviceCode, true));
}

#[test]
fn denied_expired_and_spent_are_told_apart_and_forget_the_code() {
    for (answer, trouble) in [
        (Polled::Denied, Trouble::Denied),
        (Polled::Expired, Trouble::Expired),
        (Polled::Spent, Trouble::Spent),
    ] {
        let (mut machine, timer) = with_code();
        let (_, timer, effects) = poll(&mut machine, timer, 0, answer);
        assert!(effects.contains(&Effect::Keep(None)));
        assert_eq!((machine.trouble(), machine.code()), (Some(&trouble), None));
        assert_eq!(machine.update(Event::SecondPassed(timer, at(30))), []);
    }
}

#[test]
fn a_new_code_takes_the_place_of_the_old_one_and_late_answers_change_nothing() {
    let (mut machine, timer) = with_code();
    let (second, call, timer) = until_asked(&mut machine, timer, 0);
    let effects = machine.update(Event::NewCodeWanted);
    assert!(effects.contains(&Effect::Keep(None)));
    assert_eq!(machine.update(Event::Polled(call, Polled::Tokens(tokens()), at(second))), []);
    assert_eq!(machine.update(Event::SecondPassed(timer, at(second + 1))), []);
    assert_eq!(machine.update(Event::NewCodeWanted), []);
    let other = Issued { user_code: "BCDF-GHJK".into(), ..issued() };
    machine.update(Event::Issued(asked(&effects).0, other, at(second)));
    assert_eq!(machine.code().map(|code| code.user_code.as_str()), Some("BCDF-GHJK"));
}

#[test]
fn a_reload_goes_on_with_the_same_code_and_asks_an_interval_later() {
    let (machine, _) = with_code();
    let kept = machine.code().cloned();
    let mut machine = DeviceCode::default();
    let effects = machine.update(opened(None, kept));
    assert!(!asks(&effects));
    assert_eq!(machine.seconds_left(), 900);
    let (second, ..) = until_asked(&mut machine, timed(&effects), 0);
    assert_eq!(second, 5);
}

#[test]
fn a_device_that_slept_asks_as_soon_as_it_is_back() {
    let (mut machine, timer) = with_code();
    assert_eq!(machine.update(Event::CameBack(at(2))), []);
    assert!(asks(&machine.update(Event::CameBack(at(400)))));
    assert_eq!(machine.seconds_left(), 500);
    assert!(!asks(&machine.update(Event::SecondPassed(timer, at(401)))));
}

#[test]
fn a_clock_that_jumps_does_not_end_the_code_before_the_backend_does() {
    let (mut machine, timer) = with_code();
    let year = 31_000_000;
    let effects = machine.update(Event::SecondPassed(timer, at(year)));
    let (call, timer) = (asked(&effects).0, timed(&effects));
    machine.update(Event::Polled(call, Polled::Pending, at(year)));
    assert!(machine.code().is_some());
    let (back, ..) = until_asked_from(&mut machine, timer, Moment(1_000));
    assert!(back <= 1_010);
}

fn until_asked_from(machine: &mut DeviceCode, mut timer: Ticket, from: Moment) -> (u64, Ticket) {
    for second in 1..60 {
        let now = from.after(second);
        let effects = machine.update(Event::SecondPassed(timer, now));
        timer = timed(&effects);
        if asks(&effects) {
            return (now.0, timer);
        }
    }
    panic!("nothing was asked")
}

#[test]
fn a_code_nobody_can_be_asked_about_ends_when_its_time_is_up() {
    let (mut machine, timer) = with_code();
    let effects = machine.update(Event::SecondPassed(timer, at(950)));
    machine.update(Event::Failed(asked(&effects).0, Failure::Offline, at(950)));
    assert_eq!(machine.trouble(), Some(&Trouble::Expired));
}

#[test]
fn questions_nobody_answers_become_rarer_and_the_code_stays() {
    let (mut machine, mut timer) = with_code();
    let (mut moments, mut now) = (Vec::new(), 0);
    for _ in 0..5 {
        let (second, call, next) = until_asked(&mut machine, timer, now);
        machine.update(Event::Failed(call, Failure::Unreachable, at(second)));
        moments.push(second - now);
        (now, timer) = (second, next);
    }
    assert_eq!(moments, [5, 10, 20, 40, 60]);
    assert_eq!(machine.trouble(), Some(&Trouble::Unreachable));
    assert!(machine.code().is_some());
    let (second, timer, _) = poll(&mut machine, timer, now, Polled::Pending);
    assert_eq!(machine.trouble(), None);
    let (next, ..) = until_asked(&mut machine, timer, second);
    assert_eq!(next - second, 5);
}

#[test]
fn without_a_network_the_code_stays_and_its_return_is_used_at_once() {
    let (mut machine, timer) = with_code();
    let (second, call, _) = until_asked(&mut machine, timer, 0);
    machine.update(Event::Failed(call, Failure::Offline, at(second)));
    assert_eq!(machine.trouble(), Some(&Trouble::Offline));
    assert!(machine.code().is_some());
    assert!(asks(&machine.update(Event::CameBack(at(second + 6)))));
}

#[test]
fn a_page_opened_without_a_network_gets_its_code_when_there_is_one() {
    let mut machine = DeviceCode::default();
    let effects = machine.update(opened(None, None));
    machine.update(Event::Failed(asked(&effects).0, Failure::Offline, START));
    assert_eq!(machine.trouble(), Some(&Trouble::Offline));
    assert_eq!(asked(&machine.update(Event::CameBack(at(60)))).1, Request::DeviceAuthorization);
}

#[test]
fn a_throttled_device_waits_as_long_as_it_was_told() {
    let mut machine = DeviceCode::default();
    let effects = machine.update(opened(None, None));
    let effects = machine.update(Event::Failed(asked(&effects).0, throttled(), START));
    assert!(!machine.can_get_new_code());
    assert_eq!(machine.update(Event::NewCodeWanted), []);
    assert_eq!(machine.seconds_to_wait(), 20);
    machine.update(Event::SecondPassed(timed(&effects), at(21)));
    assert!(machine.can_get_new_code());

    let (mut machine, timer) = with_code();
    let (second, call, timer) = until_asked(&mut machine, timer, 0);
    machine.update(Event::Failed(call, throttled(), at(second)));
    let (next, ..) = until_asked(&mut machine, timer, second);
    assert_eq!(next - second, 20);
}

#[test]
fn cancel_leads_back_to_the_sign_in_with_the_applications_request() {
    let mut machine = DeviceCode::default();
    machine.update(opened(Some("r-1_A"), None));
    let effects = machine.update(Event::CancelChosen);
    let [Effect::Keep(None), Effect::Go(location)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(location.as_str(), "/signin?authorization=r-1_A");
}

#[test]
fn a_request_that_is_no_plain_name_is_left_out() {
    for odd in ["", "a&b=c", "//evil.example", "a b", "é"] {
        let mut machine = DeviceCode::default();
        machine.update(opened(Some(odd), None));
        let effects = machine.update(Event::CancelChosen);
        assert!(
            matches!(effects.last(), Some(Effect::Go(location)) if location.as_str() == "/signin"),
            "{odd}"
        );
    }
}

#[test]
fn another_tab_that_signed_in_takes_this_one_along() {
    let (mut machine, _) = with_code();
    let effects = machine.update(Event::SignedInElsewhere);
    assert!(matches!(effects.last(), Some(Effect::Go(location)) if location.as_str() == "/"));
    assert_eq!(machine.update(Event::SignedInElsewhere), []);
}

#[test]
fn copying_is_told_until_there_is_another_code() {
    let (mut machine, _) = with_code();
    assert_eq!(machine.update(Event::CopyChosen), [Effect::Copy("WDJB-MJHT".into())]);
    machine.update(Event::Copied(true));
    assert_eq!(machine.copied(), Some(true));
    machine.update(Event::NewCodeWanted);
    assert_eq!((machine.copied(), machine.update(Event::CopyChosen)), (None, vec![]));
}

#[test]
fn the_last_minute_is_pointed_out() {
    let (mut machine, timer) = with_code();
    assert!(!machine.is_nearly_over());
    machine.update(Event::SecondPassed(timer, at(845)));
    assert!(machine.is_nearly_over());
}

#[test]
fn nothing_secret_is_printed() {
    let (machine, _) = with_code();
    let text = format!("{machine:?} {:?}", tokens());
    assert!(!text.contains("d1") && !text.contains("a1") && !text.contains("i1"), "{text}");
}
