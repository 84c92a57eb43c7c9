//! PINs: chosen, tried, changed, forgotten.

use super::*;
use drempel_flow::authenticator::{Proof, Refusal, Trouble, Unusable};
use drempel_verify::vault::PassphraseError;

fn chosen(app: &mut Authenticator, pin: &str, again: &str) -> Vec<Effect> {
    app.update(Event::PinChosen { pin: secret(pin), again: secret(again) })
}

#[test]
fn a_pin_that_is_short_guessable_or_typed_differently_makes_no_vault() {
    let mut app = opened(Found::Nothing, Able::default());
    for (pin, again, trouble) in [
        ("", "", Trouble::Pin(PassphraseError::Empty)),
        ("27182", "27182", Trouble::Pin(PassphraseError::TooShort { count: 5, least: 6 })),
        ("123456", "123456", Trouble::Pin(PassphraseError::Guessable)),
        ("000000", "271828", Trouble::Pin(PassphraseError::Guessable)),
        ("271828", "271829", Trouble::Differ),
    ] {
        assert_eq!(chosen(&mut app, pin, again), [Effect::FocusField], "{pin}");
        assert_eq!(app.trouble(), Some(&trouble));
    }
    let effects = chosen(&mut app, PIN, PIN);
    assert_eq!(effects, [Effect::Create { ticket: ticket(&effects), pin: secret(PIN) }]);
    assert!(app.is_waiting() && app.trouble().is_none());
    assert_eq!(chosen(&mut app, PIN, PIN), [], "a double click makes one vault");
}

#[test]
fn who_has_a_fingerprint_is_asked_once_and_may_say_no() {
    for wants in [true, false] {
        let mut app = opened(Found::Nothing, Able { fingerprint: true, persistent: true });
        let ticket_of_it = ticket(&chosen(&mut app, PIN, PIN));
        app.update(Event::Created(ticket_of_it, Contents::default()));
        assert_eq!(shows(&app), Shows::OfferFingerprint);
        if wants {
            let ticket = ticket(&app.update(Event::FingerprintWanted));
            app.update(Event::FingerprintSet(ticket, Err(Refusal::Cancelled)));
            assert_eq!((shows(&app), app.trouble()), (Shows::OfferFingerprint, Some(&Trouble::Cancelled)));
            let ticket = super::ticket(&app.update(Event::FingerprintWanted));
            app.update(Event::FingerprintSet(ticket, Ok(true)));
        } else {
            app.update(Event::FingerprintDeclined);
        }
        assert_eq!((shows(&app), app.settings().fingerprint), (Shows::Accounts, wants));
    }
    let mut app = opened(Found::Nothing, Able::default());
    let ticket = ticket(&chosen(&mut app, PIN, PIN));
    app.update(Event::Created(ticket, Contents::default()));
    assert_eq!(shows(&app), Shows::Accounts);
}

#[test]
fn a_wrong_pin_says_how_many_tries_are_left_and_the_tenth_erases_everything() {
    let mut app = locked();
    for left in (0..10).rev() {
        let ticket = ticket(&app.update(Event::PinSubmitted(secret("314159"))));
        assert_eq!(app.update(Event::PinSubmitted(secret(PIN))), [], "one try at a time");
        app.update(Event::Refused(ticket, Refusal::Wrong { left }));
        if left > 0 {
            assert_eq!((app.tries_left(), app.trouble()), (left, Some(&Trouble::Wrong { left })));
            assert_eq!(shows(&app), Shows::Unlock);
        }
    }
    assert_eq!(shows(&app), Shows::ChoosePin);
    assert!(app.was_erased() && app.contents().is_none());
}

#[test]
fn an_empty_pin_costs_no_try_and_no_fingerprint_is_asked_for_that_was_not_set() {
    let mut app = locked();
    assert_eq!(app.update(Event::PinSubmitted(secret(""))), [Effect::FocusField]);
    assert_eq!(app.update(Event::FingerprintChosen), []);
    let settings = Settings { fingerprint: true, ..Settings::default() };
    let found = Found::Vault { left: 10 };
    app.update(Event::Opened { found, settings, able: Able::default(), now: at(0) });
    let effects = app.update(Event::FingerprintChosen);
    assert_eq!(effects, [Effect::Unlock { ticket: ticket(&effects), proof: Proof::Fingerprint }]);
    app.update(Event::Refused(ticket(&effects), Refusal::Cancelled));
    assert_eq!((app.tries_left(), app.trouble()), (10, Some(&Trouble::Cancelled)));
}

#[test]
fn another_pin_needs_the_old_one_and_says_when_the_fingerprint_is_lost() {
    let mut app = with(1);
    let change = |current: &str, new: &str| Event::PinChangeSubmitted {
        current: secret(current),
        new: secret(new),
        again: secret(new),
    };
    assert_eq!(app.update(change(PIN, "314159")), [], "not from anywhere else");
    goes(&mut app, Place::Settings);
    goes(&mut app, Place::ChangePin);
    app.update(change(PIN, "111111"));
    assert_eq!(app.trouble(), Some(&Trouble::Pin(PassphraseError::Guessable)));
    app.update(change(PIN, PIN));
    assert_eq!(app.trouble(), Some(&Trouble::SamePin));
    let wrong = ticket(&app.update(change("314158", "314159")));
    app.update(Event::Refused(wrong, Refusal::Wrong { left: 9 }));
    assert_eq!((shows(&app), app.trouble()), (Shows::ChangePin, Some(&Trouble::Wrong { left: 9 })));
    let right = ticket(&app.update(change(PIN, "314159")));
    let effects = app.update(Event::PinChanged(right, false));
    assert!(effects.contains(&Effect::GoBack));
    app.update(Event::BackPressed);
    assert_eq!(shows(&app), Shows::Settings);
    assert!(app.pin_was_changed());
}

#[test]
fn a_forgotten_pin_erases_only_after_a_question() {
    let mut app = locked();
    assert_eq!(app.update(Event::EraseConfirmed), [], "nobody was asked");
    app.update(Event::ForgotChosen);
    assert_eq!(shows(&app), Shows::Erase);
    app.update(Event::EraseCancelled);
    assert_eq!(shows(&app), Shows::Unlock);
    app.update(Event::ForgotChosen);
    assert_eq!(app.update(Event::EraseConfirmed), [Effect::Erase]);
    app.update(Event::Erased);
    assert_eq!(shows(&app), Shows::ChoosePin);
}

#[test]
fn what_cannot_be_used_is_said_and_can_be_erased() {
    let mut app = locked();
    let ticket = ticket(&app.update(Event::PinSubmitted(secret(PIN))));
    app.update(Event::Refused(ticket, Refusal::Unusable(Unusable::Damaged)));
    assert_eq!((shows(&app), app.unusable()), (Shows::Unusable, Some(Unusable::Damaged)));
    assert_eq!(app.update(Event::EraseConfirmed), [Effect::Erase]);
}
