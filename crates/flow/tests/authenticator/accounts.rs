//! The accounts: codes, order, names, and two pages at once.

use super::*;
use drempel_contract::{Problem, ProblemCode};
use drempel_flow::Failure;
use drempel_flow::authenticator::Trouble;
use drempel_verify::contents::{Kind, Registration};

#[test]
fn a_code_has_its_time_and_in_the_last_seconds_the_next_one_beside_it() {
    let mut app = with(1);
    let account = account(0);
    let totp = account.otpauth.totp();
    let step = totp.step_at(i64::try_from(START).unwrap());
    for (second, soon) in [(0, false), (19, false), (20, true), (29, true)] {
        app.update(Event::Shown(at(second)));
        let shown = app.code(&account);
        assert_eq!(shown.code, Some(totp.code_for_step(step).grouped()));
        assert_eq!(shown.next, soon.then(|| totp.code_for_step(step + 1).grouped()), "{second}");
        assert_eq!((shown.left, shown.period, shown.soon), (30 - u32::try_from(second).unwrap(), 30, soon));
    }
    app.update(Event::Shown(at(30)));
    assert_eq!(app.code(&account).code, Some(totp.code_for_step(step + 1).grouped()));
    app.update(Event::Hidden(at(31)));
    assert_eq!(app.code(&account).code, None);
}

#[test]
fn a_hidden_code_is_shown_for_a_while_when_asked_for_and_copied_without() {
    let mut app = with(2);
    stores(&mut app, Event::Changed(Change::Hide { id: id(0), hidden: true }));
    let code =
        |app: &Authenticator, which| app.code(app.contents().unwrap().account(&id(which)).unwrap()).code;
    assert!(code(&app, 0).is_none() && code(&app, 1).is_some());
    app.update(Event::RevealChosen(id(0)));
    assert!(code(&app, 0).is_some());
    app.update(Event::Shown(at(20)));
    assert!(code(&app, 0).is_none());
    app.update(Event::HideCodesChosen(true));
    assert!(code(&app, 1).is_none());
    let expected =
        app.contents().unwrap().accounts[1].otpauth.totp().code_for_step((START as i64 + 20) / 30).text();
    assert_eq!(app.update(Event::CopyChosen(id(1))), [Effect::Copy(expected)]);
    app.update(Event::Copied(true));
    assert_eq!(app.copied(), Some(&(id(1), true)));
    app.update(Event::Shown(at(24)));
    assert_eq!(app.copied(), None, "said for a moment");
}

#[test]
fn they_are_found_by_any_of_their_names_and_shown_by_kind() {
    let mut app = with(6);
    assert!(app.can_search() && !with(5).can_search());
    let found = |app: &Authenticator| app.listed(Kind::Other).len();
    assert_eq!(found(&app), 6);
    for (text, count) in [("CARLA ", 1), ("exam", 6), ("nobody", 0)] {
        app.update(Event::Searched(text.to_owned()));
        assert_eq!(found(&app), count, "{text}");
    }
    assert!(app.listed(Kind::Work).is_empty());
}

#[test]
fn a_removed_account_comes_back_to_its_place() {
    let mut app = with(3);
    stores(&mut app, remove(1));
    assert_eq!(names(&app), ["anna", "carla"]);
    assert_eq!(app.removed(), Some("Example"));
    stores(&mut app, Event::UndoChosen);
    assert_eq!(names(&app), ["anna", "bram", "carla"]);
    assert_eq!(app.removed(), None);
    stores(&mut app, remove(1));
    app.update(Event::Shown(at(15)));
    assert_eq!(app.removed(), None, "not for ever");
    assert_eq!(app.update(Event::UndoChosen), []);
}

#[test]
fn removing_the_account_that_is_shown_leads_back_to_the_list() {
    let mut app = with(2);
    assert!(goes(&mut app, Place::Account(id(1))).contains(&Effect::EnterHistory));
    let effects = app.update(remove(1));
    assert!(effects.contains(&Effect::GoBack));
    app.update(Event::BackPressed);
    assert_eq!((shows(&app), app.removed()), (Shows::Accounts, Some("Example")));
    assert_eq!(goes(&mut app, Place::Account(id(1))), [], "it is gone");
}

#[test]
fn accounts_move_before_another_or_to_the_end_and_never_get_lost() {
    let mut app = with(4);
    let to =
        |which, before: Option<u8>| Event::Changed(Change::Move { id: id(which), before: before.map(id) });
    for (event, order) in [
        (to(3, Some(0)), "daan anna bram carla"),
        (to(3, None), "anna bram carla daan"),
        (to(0, Some(2)), "bram anna carla daan"),
        (to(0, Some(0)), "bram anna carla daan"),
        (to(0, Some(9)), "bram anna carla daan"),
        (to(9, Some(0)), "bram anna carla daan"),
    ] {
        stores(&mut app, event);
        assert_eq!(names(&app).join(" "), order);
    }
}

#[test]
fn only_the_report_of_the_last_change_is_taken() {
    let mut app = with(2);
    let first = ticket(&app.update(Event::Changed(Change::Rename { id: id(0), name: "A".to_owned() })));
    let second = ticket(&app.update(Event::Changed(Change::Rename { id: id(1), name: "B".to_owned() })));
    let mut stored = contents(2);
    stored.accounts[0].rename("A");
    app.update(Event::Saved(first, stored.clone()));
    assert_eq!(app.contents().unwrap().accounts[1].title(), "B", "not undone by an older report");
    stored.accounts[1].rename("B");
    stored.accounts.push(account(5));
    app.update(Event::Saved(second, stored));
    assert_eq!(names(&app), ["anna", "bram", "fien"], "with what another page added");
}

#[test]
fn what_could_not_be_stored_is_not_shown_as_if_it_were() {
    let mut app = with(2);
    let ticket = ticket(&app.update(remove(0)));
    app.update(Event::NotSaved(ticket, Some(contents(2))));
    assert_eq!(names(&app), ["anna", "bram"]);
    assert_eq!((app.trouble(), app.removed()), (Some(&Trouble::Storage), None));
}

#[test]
fn an_account_that_is_there_is_not_added_twice_nor_overwritten() {
    let mut app = with(1);
    let mut other = account(4);
    other.id = id(0);
    stores(&mut app, Event::Changed(Change::Add(vec![other, account(1)])));
    assert_eq!(names(&app), ["anna", "bram"]);
}

#[test]
fn a_registered_account_is_unregistered_before_it_can_be_removed() {
    let mut app = with(1);
    let registration = Registration {
        device: "d_01".to_owned(),
        email: "anna@drempel.example".to_owned(),
        approval_key: None,
    };
    stores(&mut app, Event::Changed(Change::Register { id: id(0), kind: Kind::Work, registration }));
    assert_eq!(app.update(remove(0)), []);
    let effects = app.update(Event::UnregisterChosen(id(0)));
    assert_eq!(effects, [Effect::Unregister { ticket: ticket(&effects), device: "d_01".to_owned() }]);
    app.update(Event::Unregistered(ticket(&effects), Err(Failure::Offline)));
    assert!(app.trouble().is_some() && app.contents().unwrap().registered("d_01").is_some());
    let again = ticket(&app.update(Event::UnregisterChosen(id(0))));
    stores(&mut app, Event::Unregistered(again, Ok(())));
    assert!(app.contents().unwrap().registered("d_01").is_none());
    stores(&mut app, remove(0));
    assert!(names(&app).is_empty());
}

#[test]
fn a_phone_that_was_removed_on_a_computer_is_unregistered_here_as_well() {
    let mut app = with(1);
    let registration = Registration {
        device: "d_01".to_owned(),
        email: "anna@drempel.example".to_owned(),
        approval_key: None,
    };
    stores(&mut app, Event::Changed(Change::Register { id: id(0), kind: Kind::Work, registration }));
    let asked = ticket(&app.update(Event::UnregisterChosen(id(0))));
    let forgotten = Problem {
        kind: String::new(),
        title: String::new(),
        status: 401,
        code: ProblemCode::NotSignedIn,
        trace_id: String::new(),
        retry_after: None,
    };
    stores(&mut app, Event::Unregistered(asked, Err(Failure::Problem(forgotten))));
    assert!(app.contents().unwrap().registered("d_01").is_none());
}

#[test]
fn another_page_that_stored_something_is_followed() {
    let mut app = with(1);
    let ticket = ticket(&app.update(Event::ChangedElsewhere));
    app.update(Event::Saved(ticket, contents(3)));
    assert_eq!(names(&app).len(), 3);
    assert_eq!(locked().update(Event::ChangedElsewhere), [], "who is locked will read it anyway");
}
