//! When it locks, and what is left in memory then.

use super::*;

#[test]
fn locking_drops_everything_that_was_opened() {
    let mut app = with(3);
    assert_eq!(app.update(Event::LockChosen), [Effect::Lock, Effect::Prepare, Effect::FocusField]);
    assert_eq!(shows(&app), Shows::Unlock);
    assert!(app.contents().is_none() && app.account().is_none() && app.listed(Default::default()).is_empty());
    assert!(!format!("{app:?}").contains("Account("));
}

#[test]
fn out_of_sight_nothing_secret_is_shown_and_only_at_once_locks() {
    for (after, locks) in
        [(LockAfter::AtOnce, true), (LockAfter::Minute, false), (LockAfter::FiveMinutes, false)]
    {
        let mut app = with(1);
        settings(&mut app, after);
        app.update(Event::Hidden(at(3)));
        assert_eq!(app.is_open(), !locks, "{after:?}");
        assert!(!app.may_show() && app.listed(Default::default()).is_empty());
        let effects = app.update(Event::Shown(at(5)));
        assert_eq!(app.may_show(), !locks);
        assert_eq!(effects.len(), usize::from(!locks), "the clock goes on");
    }
}

#[test]
fn a_picker_that_covers_the_page_is_no_leaving() {
    let mut app = with(1);
    settings(&mut app, LockAfter::AtOnce);
    app.update(Event::PickerOpened);
    app.update(Event::Hidden(at(3)));
    assert!(app.is_open());
    app.update(Event::Shown(at(9)));
    app.update(Event::Hidden(at(10)));
    assert!(!app.is_open(), "once");
}

#[test]
fn it_locks_a_while_after_the_last_touch_seen_or_not() {
    for (after, seconds) in [(LockAfter::AtOnce, 60), (LockAfter::Minute, 60), (LockAfter::FiveMinutes, 300)]
    {
        let mut app = with(1);
        settings(&mut app, after);
        app.update(Event::Touched(at(50)));
        app.update(Event::Shown(at(50)));
        let timer = timer(&app.update(Event::Shown(at(50))));
        let again = super::timer(&app.update(Event::SecondPassed(timer, at(49 + seconds))));
        assert!(app.is_open(), "{after:?}");
        app.update(Event::SecondPassed(again, at(50 + seconds)));
        assert!(!app.is_open(), "{after:?}");
    }
    let mut app = with(1);
    app.update(Event::Hidden(at(10)));
    app.update(Event::Shown(at(3_600)));
    assert_eq!(shows(&app), Shows::Unlock, "a night in a pocket");
}

#[test]
fn a_clock_that_was_set_back_does_not_keep_it_open() {
    let mut app = with(1);
    app.update(Event::Touched(at(0)));
    let back = Moment(START - 86_400);
    let timer = timer(&app.update(Event::Shown(back)));
    app.update(Event::SecondPassed(timer, Moment(back.0 + 60)));
    assert!(!app.is_open());
}

#[test]
fn an_answer_that_comes_after_locking_opens_nothing() {
    let mut app = locked();
    let first = ticket(&app.update(Event::PinSubmitted(secret(PIN))));
    app.update(Event::Unlocked(first, contents(1)));
    app.update(Event::LockChosen);
    app.update(Event::Unlocked(first, contents(1)));
    assert!(!app.is_open());
}

#[test]
fn requests_are_shown_at_once_but_never_in_the_middle_of_something() {
    let mut app = with(1);
    goes(&mut app, Place::Add);
    app.update(Event::RequestsCame(1));
    assert_eq!(shows(&app), Shows::Add);
    app.update(Event::BackPressed);
    app.update(Event::RequestsCame(2));
    assert_eq!(shows(&app), Shows::Requests);
    app.update(Event::LockChosen);
    assert_eq!(app.requests(), 2, "that there are some is said while locked, too");
    let ticket = ticket(&app.update(Event::PinSubmitted(secret(PIN))));
    app.update(Event::Unlocked(ticket, contents(1)));
    assert_eq!(shows(&app), Shows::Requests);
}

#[test]
fn a_request_that_is_gone_twice_leads_one_step_back_and_not_out_of_the_app() {
    let mut app = with(1);
    app.update(Event::RequestsCame(1));
    assert_eq!(app.update(Event::RequestsCame(0)), [Effect::GoBack]);
    assert_eq!(app.update(Event::RequestsCame(0)), [], "the browser is on its way");
    app.update(Event::BackPressed);
    assert_eq!(shows(&app), Shows::Accounts);
    app.update(Event::RequestsCame(1));
    assert_eq!(app.update(Event::RequestsCame(0)), [Effect::GoBack], "and the next time, too");
}
