//! An account comes to this phone, and phone sign-in after it.
#![expect(clippy::panic, reason = "the helpers of tests are tests")]

mod enabling;

use drempel_contract::{EnrolmentOnPhone, EnrolmentOpened, PersonKind, Problem, ProblemCode, Secret};
use drempel_flow::authenticator::Change;
use drempel_flow::enrolment::{Effect, Enrolment, Event, Moment, Request, Shows, Trouble};
use drempel_flow::{Failure, Ticket};
use drempel_verify::contents::{AccountId, Kind};

const KEY: &str =
    "otpauth://totp/Drempel:bram%40drempel.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Drempel";

fn opened() -> EnrolmentOpened {
    EnrolmentOpened {
        otpauth: Secret::new(KEY),
        email: "bram@drempel.example".to_owned(),
        name: "Bram".to_owned(),
        kind: PersonKind::Work,
        issuer: "Drempel".to_owned(),
        expires_in: 300,
    }
}

fn id() -> AccountId {
    AccountId::read("account-1")
}

fn problem(code: ProblemCode) -> Failure {
    let (kind, title) = (String::new(), String::new());
    Failure::Problem(Problem { kind, title, status: 409, code, trace_id: "t1".to_owned(), retry_after: None })
}

fn asked(effects: &[Effect]) -> (Ticket, Request) {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Ask { ticket, request } => Some((*ticket, request.clone())),
        Effect::Keep { .. }
        | Effect::Change(_)
        | Effect::MakeKey { .. }
        | Effect::Wait(_)
        | Effect::TellRegistered
        | Effect::FocusHeading
        | Effect::FocusField => None,
    });
    found.unwrap_or_else(|| panic!("nobody is asked: {effects:?}"))
}

fn kept(effects: &[Effect]) -> (Ticket, Change) {
    let [Effect::Keep { ticket, change }] = effects else { panic!("nothing is kept: {effects:?}") };
    (*ticket, change.clone())
}

/// The account is shown.
fn found() -> Enrolment {
    let mut machine = Enrolment::default();
    let (ticket, _) = asked(&machine.update(Event::Scanned { activation: "from-the-picture".to_owned() }));
    machine.update(Event::Opened(ticket, Secret::new("from-the-picture"), opened()));
    assert_eq!(machine.shows(), Some(Shows::Enrol));
    machine
}

fn named() -> Event {
    Event::NameSubmitted { name: " Bram's phone ".to_owned(), id: id(), now: Moment(59) }
}

/// Its first code is on its way.
fn proving() -> (Enrolment, Ticket) {
    let mut machine = found();
    let (ticket, _) = kept(&machine.update(named()));
    let (ticket, _) = asked(&machine.update(Event::Kept(ticket, Moment(59))));
    (machine, ticket)
}

fn number() -> EnrolmentOnPhone {
    EnrolmentOnPhone::Number { number: Secret::new("472913"), expires_in: 240 }
}

fn done() -> EnrolmentOnPhone {
    EnrolmentOnPhone::Done { device: "device-1".to_owned() }
}

fn waits(effects: &[Effect]) -> Ticket {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Wait(ticket) => Some(*ticket),
        Effect::Ask { .. }
        | Effect::Keep { .. }
        | Effect::Change(_)
        | Effect::MakeKey { .. }
        | Effect::TellRegistered
        | Effect::FocusHeading
        | Effect::FocusField => None,
    });
    found.unwrap_or_else(|| panic!("nobody waits: {effects:?}"))
}

/// The number is shown, and it is asked whether it was typed.
fn showing() -> (Enrolment, Ticket) {
    let (mut machine, ticket) = proving();
    let ticket = waits(&machine.update(Event::Activated(ticket, number())));
    assert_eq!(machine.shows(), Some(Shows::Number));
    (machine, ticket)
}

#[test]
fn what_was_scanned_is_opened_at_once() {
    let mut machine = Enrolment::default();
    let (_, request) = asked(&machine.update(Event::Scanned { activation: "from-the-picture".to_owned() }));
    let Request::Open(open) = request else { panic!("{request:?}") };
    assert_eq!(open.activation.expose(), "from-the-picture");
}

#[test]
fn a_code_is_typed_in_any_manner_and_its_mistakes_are_told_here() {
    let mut machine = Enrolment::default();
    machine.update(Event::CodeWanted);
    assert_eq!(machine.shows(), Some(Shows::Code));
    machine.update(Event::CodeSubmitted("BCDF".to_owned()));
    assert!(matches!(machine.trouble(), Some(Trouble::Code(_))));
    machine.update(Event::CodeEdited);
    let (_, request) = asked(&machine.update(Event::CodeSubmitted(" bcdf ghjk".to_owned())));
    assert!(matches!(request, Request::Open(_)));
    assert_eq!(machine.update(Event::CodeSubmitted("BCDFGHJK".to_owned())), [], "a double tap");
}

#[test]
fn the_account_is_in_the_vault_before_its_first_code_goes_out() {
    let mut machine = found();
    let (ticket, change) = kept(&machine.update(named()));
    let Change::Add(accounts) = change else { panic!("{change:?}") };
    assert_eq!((accounts[0].id.clone(), accounts[0].kind), (id(), Kind::Work));
    assert!(accounts[0].registration.is_none());
    let (_, request) = asked(&machine.update(Event::Kept(ticket, Moment(59))));
    let Request::Activate(activate) = request else { panic!("{request:?}") };
    // RFC 6238 appendix B, with six digits.
    assert_eq!((activate.code.expose(), activate.name.as_str()), ("287082", "Bram's phone"));
}

#[test]
fn an_account_that_cannot_be_kept_is_not_proved() {
    let mut machine = found();
    let (ticket, _) = kept(&machine.update(named()));
    let effects = machine.update(Event::NotKept(ticket));
    assert_eq!((effects, machine.trouble()), (vec![Effect::FocusField], Some(&Trouble::Storage)));
}

#[test]
fn a_phone_without_a_name_is_told() {
    let mut machine = found();
    machine.update(Event::NameSubmitted { name: "  ".to_owned(), id: id(), now: Moment(59) });
    assert_eq!(machine.trouble(), Some(&Trouble::NameMissing));
}

#[test]
fn the_number_is_shown_until_it_was_typed_on_the_computer() {
    let (mut machine, ticket) = showing();
    assert_eq!(machine.number().map(Secret::expose), Some("472913"));
    let (ticket, request) = asked(&machine.update(Event::Waited(ticket, Moment(61))));
    assert!(matches!(request, Request::Activate(_)));
    let ticket = waits(&machine.update(Event::Activated(ticket, number())));
    assert_eq!(machine.shows(), Some(Shows::Number));
    let (ticket, _) = asked(&machine.update(Event::Waited(ticket, Moment(63))));
    // A network that is gone takes nothing away.
    let ticket = waits(&machine.update(Event::Failed(ticket, Failure::Offline)));
    assert!(machine.number().is_some() && machine.trouble().is_some());
    let (ticket, _) = asked(&machine.update(Event::Waited(ticket, Moment(65))));
    machine.update(Event::Activated(ticket, done()));
    assert_eq!((machine.shows(), machine.number()), (Some(Shows::EnablePhoneSignIn), None));
}

#[test]
fn a_number_that_was_typed_wrong_takes_the_account_away_again() {
    let (mut machine, ticket) = showing();
    let (ticket, _) = asked(&machine.update(Event::Waited(ticket, Moment(61))));
    let effects = machine.update(Event::Failed(ticket, problem(ProblemCode::EnrolmentOver)));
    assert!(effects.contains(&Effect::Change(Change::Remove(id()))));
    assert_eq!((machine.shows(), machine.trouble()), (Some(Shows::Code), Some(&Trouble::Over)));
}

#[test]
fn a_phone_that_is_put_away_keeps_what_may_be_counted_yet() {
    let (mut machine, _) = showing();
    assert_eq!(machine.update(Event::Cancelled), [Effect::FocusHeading]);
    assert_eq!(machine.shows(), None);
}

#[test]
fn an_account_that_was_proved_is_registered_and_phone_sign_in_is_offered() {
    let (mut machine, ticket) = showing();
    let (ticket, _) = asked(&machine.update(Event::Waited(ticket, Moment(61))));
    let effects = machine.update(Event::Activated(ticket, done()));
    let registers = |effect: &Effect| matches!(effect, Effect::Change(Change::Register { registration, .. }) if registration.device == "device-1");
    assert!(effects.iter().any(registers), "{effects:?}");
    assert!(effects.contains(&Effect::TellRegistered));
    assert_eq!((machine.shows(), machine.is_fresh()), (Some(Shows::EnablePhoneSignIn), true));
}

#[test]
fn a_wrong_clock_is_told_and_the_next_code_goes_out_without_a_second_account() {
    let (mut machine, ticket) = proving();
    machine.update(Event::Failed(ticket, problem(ProblemCode::WrongCode)));
    assert_eq!(machine.trouble(), Some(&Trouble::Clock));
    let later =
        Event::NameSubmitted { name: "Phone".to_owned(), id: AccountId::read("other"), now: Moment(90) };
    let (_, request) = asked(&machine.update(later));
    assert!(matches!(request, Request::Activate(_)));
}

#[test]
fn an_enrolment_that_is_over_takes_its_account_away_again() {
    let (mut machine, ticket) = proving();
    let effects = machine.update(Event::Failed(ticket, problem(ProblemCode::EnrolmentOver)));
    assert!(effects.contains(&Effect::Change(Change::Remove(id()))));
    assert_eq!((machine.shows(), machine.trouble()), (Some(Shows::Code), Some(&Trouble::Over)));
}

#[test]
fn what_may_have_been_proved_is_not_taken_away() {
    let (mut machine, ticket) = proving();
    machine.update(Event::Failed(ticket, Failure::TimedOut));
    assert_eq!(machine.update(Event::Cancelled), [Effect::FocusHeading]);
}

#[test]
fn a_vault_that_closes_forgets_what_was_coming() {
    let (mut machine, ticket) = proving();
    machine.update(Event::Locked);
    assert_eq!(machine.shows(), None);
    assert_eq!(machine.update(Event::Activated(ticket, done())), []);
}

#[test]
fn a_late_answer_changes_nothing() {
    let mut machine = Enrolment::default();
    let (ticket, _) = asked(&machine.update(Event::Scanned { activation: "one".to_owned() }));
    machine.update(Event::Cancelled);
    let before = machine.clone();
    assert_eq!(machine.update(Event::Opened(ticket, Secret::new("one"), opened())), []);
    assert_eq!(machine.update(Event::Failed(ticket, Failure::Offline)), []);
    assert_eq!(machine, before);
}
