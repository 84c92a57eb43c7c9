//! Adding an authenticator.

use super::*;
use drempel_contract::{Enrolled, EnrolmentRefusal};
use drempel_flow::security_info::{Intent, Notice, Shows, Trouble};

/// A machine that shows the key, and its timer.
pub(super) fn setting_up() -> (SecurityInfo, Ticket) {
    let mut machine = showing(annas(true));
    let (ticket, request) = asked(&machine.update(Event::Chosen(Intent::Add)));
    assert_eq!((request, machine.shows()), (Request::Start(Enrolled::App), Shows::SetUp));
    let effects = machine.update(Event::Enrolled(ticket, enrolment(waiting()), START));
    assert!(effects.contains(&Effect::Keep(Some(Kept::Enrolment("e1".into())))), "{effects:?}");
    let timer = timed(&effects);
    (machine, timer)
}

/// Lets the timer run until something is asked: the second, the call, and the timer.
pub(super) fn until_asked(machine: &mut SecurityInfo, mut timer: Ticket, from: u32) -> (u32, Ticket, Ticket) {
    for second in from + 1..from + 400 {
        let effects = machine.update(Event::SecondPassed(timer, at(second)));
        timer = timed(&effects);
        if asks(&effects) {
            return (second, asked(&effects).0, timer);
        }
    }
    panic!("nothing was asked")
}

/// The next poll is answered so.
pub(super) fn poll(
    machine: &mut SecurityInfo,
    timer: Ticket,
    from: u32,
    state: EnrolmentState,
) -> (u32, Ticket) {
    let (second, call, timer) = until_asked(machine, timer, from);
    machine.update(Event::Enrolled(call, enrolment(state), at(second)));
    (second, timer)
}

#[test]
fn the_key_is_shown_while_it_is_waited_for_and_asked_after_every_two_seconds() {
    let (mut machine, timer) = setting_up();
    assert_eq!(machine.set_up().map(|it| it.key.expose().to_owned()).as_deref(), Some("ABCD"));
    assert_eq!(machine.seconds_left(), 300);
    let (first, timer) = poll(&mut machine, timer, 0, waiting());
    let (second, _) = poll(&mut machine, timer, first, waiting());
    assert_eq!((first, second), (2, 4));
}

#[test]
fn a_phone_that_came_is_named_and_the_key_is_gone() {
    let (mut machine, timer) = setting_up();
    poll(&mut machine, timer, 0, connected());
    assert_eq!(
        (machine.shows(), machine.set_up(), machine.added_name()),
        (Shows::Connected, None, Some("Pixel"))
    );
}

#[test]
fn what_is_for_another_app_is_shown_when_that_is_chosen() {
    let (mut machine, _) = setting_up();
    assert!(!machine.is_for_another_app());
    machine.update(Event::AppChosen { other: true });
    assert!(machine.is_for_another_app());
}

#[test]
fn done_ends_the_waiting_and_asks_for_the_list() {
    let (mut machine, timer) = setting_up();
    let (second, timer) = poll(&mut machine, timer, 0, connected());
    let (second, call, timer) = until_asked(&mut machine, timer, second);
    let done = enrolment(EnrolmentState::Done { phone_sign_in: true });
    let effects = machine.update(Event::Enrolled(call, done, at(second)));
    assert!(effects.contains(&Effect::Keep(None)) && asked(&effects).1 == Request::Load);
    assert_eq!((machine.shows(), machine.added_phone_sign_in()), (Shows::Added, true));
    assert_eq!(machine.update(Event::SecondPassed(timer, at(99))), [], "the timer has stopped");
    let effects = machine.update(Event::BackChosen);
    assert!(!effects.iter().any(|it| matches!(it, Effect::Cancel(_))), "{effects:?}");
}

#[test]
fn another_app_proves_itself_by_one_code_and_two_apps_have_two_names() {
    let mut machine = showing(info(true, vec![SecurityMethod::Password, app("t1", "App", None)]));
    let (ticket, _) = asked(&machine.update(Event::Chosen(Intent::Add)));
    machine.update(Event::Enrolled(ticket, enrolment(waiting()), START));
    let code = |text: &str| Event::CodeSubmitted { code: Secret::new(text), name: "App".into() };
    assert!(!asks(&machine.update(code("12345"))));
    assert_eq!(machine.trouble(), Some(&Trouble::CodeMalformed));
    let (ticket, request) = asked(&machine.update(code("123 456")));
    let Request::Confirm(confirm) = request else { panic!("{request:?}") };
    assert_eq!((confirm.code.expose(), confirm.name.as_str()), ("123456", "App 2"));
    assert_eq!(machine.update(code("123 456")), [], "a double click");
    let done = enrolment(EnrolmentState::Done { phone_sign_in: false });
    machine.update(Event::Enrolled(ticket, done, START));
    assert_eq!((machine.shows(), machine.added_name()), (Shows::Added, Some("App 2")));
}

#[test]
fn a_wrong_code_is_said_until_it_is_edited_and_no_poll_takes_it_away() {
    let (mut machine, timer) = setting_up();
    let code = Event::CodeSubmitted { code: Secret::new("123456"), name: "App".into() };
    let (ticket, _) = asked(&machine.update(code));
    let refusal = EnrolmentRefusal::WrongCode { attempts_left: 4 };
    let refused = Enrolment { refusal: Some(refusal), ..enrolment(waiting()) };
    machine.update(Event::Enrolled(ticket, refused, START));
    assert_eq!(machine.trouble(), Some(&Trouble::Refused(refusal)));
    poll(&mut machine, timer, 0, waiting());
    assert_eq!(machine.trouble(), Some(&Trouble::Refused(refusal)));
    machine.update(Event::Typed);
    assert_eq!(machine.trouble(), None);
}

#[test]
fn after_too_many_wrong_codes_it_is_over_and_says_why() {
    let (mut machine, _) = setting_up();
    let code = Event::CodeSubmitted { code: Secret::new("123456"), name: "App".into() };
    let (ticket, _) = asked(&machine.update(code));
    let refusal = Some(EnrolmentRefusal::WrongCode { attempts_left: 0 });
    let over = Enrolment { refusal, ..enrolment(EnrolmentState::Cancelled) };
    let effects = machine.update(Event::Enrolled(ticket, over, START));
    assert!(effects.contains(&Effect::Keep(None)));
    assert_eq!((machine.shows(), machine.ended_by(), machine.trouble()), (Shows::Over, refusal, None));
    assert_eq!(machine.set_up(), None);
}

#[test]
fn what_ran_out_says_so_shows_nothing_of_the_key_and_can_be_begun_again() {
    let (mut machine, timer) = setting_up();
    let (second, call, _) = until_asked(&mut machine, timer, 0);
    let effects = machine.update(Event::Enrolled(call, enrolment(EnrolmentState::Expired), at(second)));
    let (load, _) = asked(&effects);
    assert_eq!((machine.shows(), machine.set_up()), (Shows::Over, None));
    machine.update(Event::Known(load, annas(true), at(second)));
    assert_eq!(asked(&machine.update(Event::AgainChosen)).1, Request::Start(Enrolled::App));
}

#[test]
fn giving_up_is_told_to_the_backend_and_leads_to_the_list() {
    let (mut machine, _) = setting_up();
    let effects = machine.update(Event::BackChosen);
    assert!(effects.contains(&Effect::Cancel("e1".into())) && effects.contains(&Effect::Keep(None)));
    assert_eq!((machine.shows(), machine.notice()), (Shows::Methods, None));
}

#[test]
fn a_phone_that_is_left_without_phone_sign_in_is_said_to_be_added() {
    let (mut machine, timer) = setting_up();
    poll(&mut machine, timer, 0, connected());
    machine.update(Event::BackChosen);
    assert_eq!(machine.notice(), Some(&Notice::Added("Pixel".into())));
}

#[test]
fn phone_sign_in_is_switched_on_for_a_phone_that_is_there() {
    let phone = Phone { device: "d1".into(), phone_sign_in: false, push: false };
    let mut machine = showing(info(true, vec![SecurityMethod::Password, app("t1", "Pixel", Some(phone))]));
    let chosen = machine.update(Event::Chosen(Intent::PhoneSignIn("d1".into())));
    let (ticket, request) = asked(&chosen);
    assert_eq!(request, Request::Start(Enrolled::PhoneSignIn { device: "d1".into() }));
    assert_eq!((machine.shows(), machine.added_name()), (Shows::Connected, Some("Pixel")));
    machine.update(Event::Enrolled(ticket, enrolment(connected()), START));
    assert_eq!(machine.shows(), Shows::Connected);
    machine.update(Event::BackChosen);
    assert_eq!(machine.notice(), None, "nothing was added");
}

#[test]
fn a_reload_goes_on_where_it_was() {
    let (mut machine, ticket) = opened(Some(Kept::Enrolment("e1".into())));
    let (ticket, request) = asked(&machine.update(Event::Known(ticket, annas(true), START)));
    assert_eq!(request, Request::Poll("e1".into()));
    let effects = machine.update(Event::Enrolled(ticket, enrolment(waiting()), START));
    timed(&effects);
    assert_eq!(machine.shows(), Shows::SetUp);
    assert!(machine.set_up().is_some());
}

#[test]
fn a_reload_after_the_end_shows_the_list() {
    let (mut machine, ticket) = opened(Some(Kept::Enrolment("e1".into())));
    let (ticket, _) = asked(&machine.update(Event::Known(ticket, annas(true), START)));
    machine.update(Event::Failed(ticket, problem(ProblemCode::EnrolmentOver), START));
    assert_eq!((machine.shows(), machine.trouble()), (Shows::Methods, None));
}

#[test]
fn without_a_network_the_key_stays_and_the_asking_goes_on() {
    let (mut machine, timer) = setting_up();
    let (second, call, timer) = until_asked(&mut machine, timer, 0);
    machine.update(Event::Failed(call, Failure::Offline, at(second)));
    assert_eq!(machine.trouble(), Some(&Trouble::Offline));
    assert!(machine.set_up().is_some());
    poll(&mut machine, timer, second, waiting());
    assert_eq!(machine.trouble(), None);
}

#[test]
fn a_backend_that_does_not_answer_is_asked_less_and_less_but_at_once_when_the_person_is_back() {
    let (mut machine, mut timer) = setting_up();
    let (mut from, mut pauses) = (0, vec![]);
    for _ in 0..5 {
        let (second, call, next) = until_asked(&mut machine, timer, from);
        machine.update(Event::Failed(call, Failure::Unreachable, at(second)));
        pauses.push(second - from);
        (from, timer) = (second, next);
    }
    assert_eq!(pauses, [2, 4, 8, 16, 20]);
    assert!(asks(&machine.update(Event::CameBack(at(from + 2)))));
}

#[test]
fn a_late_answer_of_an_enrolment_that_was_left_changes_nothing() {
    let (mut machine, timer) = setting_up();
    let (second, call, _) = until_asked(&mut machine, timer, 0);
    machine.update(Event::BackChosen);
    assert_eq!(machine.update(Event::Enrolled(call, enrolment(connected()), at(second))), []);
    assert_eq!(machine.shows(), Shows::Methods);
}

#[test]
fn a_start_that_is_refused_says_why_and_can_be_tried_again() {
    let mut machine = showing(annas(true));
    let (ticket, _) = asked(&machine.update(Event::Chosen(Intent::Add)));
    machine.update(Event::Failed(ticket, Failure::TimedOut, START));
    assert!(machine.trouble().is_some());
    assert_eq!(asked(&machine.update(Event::AgainChosen)).1, Request::Start(Enrolled::App));
}
