//! The phone's app, without a phone.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "the helpers of tests are tests")]

#[path = "authenticator/accounts.rs"]
mod accounts;
#[path = "authenticator/locking.rs"]
mod locking;
#[path = "authenticator/pins.rs"]
mod pins;

use drempel_contract::Secret;
use drempel_flow::Ticket;
use drempel_flow::authenticator::{
    Able, Authenticator, Change, Effect, Event, Found, LockAfter, Moment, Place, Settings, Shows,
};
use drempel_verify::contents::{Account, AccountId, Contents};
use drempel_verify::{Key, Otpauth, Totp};

/// A moment with half a minute before it.
const START: u64 = 1_800_000_000;
const PIN: &str = "271828";

fn at(seconds: u64) -> Moment {
    Moment(START + seconds)
}

fn secret(text: &str) -> Secret {
    Secret::new(text)
}

fn id(which: u8) -> AccountId {
    AccountId::from_random([which; 16])
}

fn account(which: u8) -> Account {
    let totp = Totp::standard(Key::from_random([which; 20]));
    let name = ["anna", "bram", "carla", "daan", "eva", "fien"][usize::from(which % 6)];
    Account::new(id(which), Otpauth::new(Some("Example"), name, totp))
}

fn contents(count: u8) -> Contents {
    Contents { accounts: (0..count).map(account).collect(), saved: 1 }
}

fn opened(found: Found, able: Able) -> Authenticator {
    let mut app = Authenticator::default();
    app.update(Event::Opened { found, settings: Settings::default(), able, now: at(0) });
    app
}

fn locked() -> Authenticator {
    opened(Found::Vault { left: 10 }, Able::default())
}

/// Unlocked, with so many accounts.
fn with(count: u8) -> Authenticator {
    let mut app = locked();
    let ticket = ticket(&app.update(Event::PinSubmitted(secret(PIN))));
    app.update(Event::Unlocked(ticket, contents(count)));
    app
}

/// The ticket of the one thing that was asked for.
fn ticket(effects: &[Effect]) -> Ticket {
    effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Create { ticket, .. }
            | Effect::Unlock { ticket, .. }
            | Effect::SetFingerprint(ticket)
            | Effect::ForgetFingerprint(ticket)
            | Effect::ChangePin { ticket, .. }
            | Effect::Save { ticket, .. }
            | Effect::Reload(ticket)
            | Effect::Unregister { ticket, .. } => Some(*ticket),
            Effect::Prepare
            | Effect::Lock
            | Effect::Erase
            | Effect::AcceptOldCopy
            | Effect::KeepSettings(_)
            | Effect::Copy(_)
            | Effect::Tick(_)
            | Effect::FocusHeading
            | Effect::FocusField
            | Effect::EnterHistory
            | Effect::GoBack => None,
        })
        .unwrap()
}

/// The timer that was started.
fn timer(effects: &[Effect]) -> Ticket {
    effects
        .iter()
        .find_map(|effect| if let Effect::Tick(ticket) = effect { Some(*ticket) } else { None })
        .unwrap()
}

/// What the accounts are called, in their order.
fn names(app: &Authenticator) -> Vec<String> {
    app.contents().unwrap().accounts.iter().map(|it| it.otpauth.account().to_owned()).collect()
}

/// The vault does what it is asked to.
fn stores(app: &mut Authenticator, event: Event) {
    let before = app.contents().unwrap().clone();
    for effect in app.update(event) {
        if let Effect::Save { ticket, change } = effect {
            let mut after = before.clone();
            change.apply(&mut after);
            app.update(Event::Saved(ticket, after));
        }
    }
}

fn settings(app: &mut Authenticator, lock_after: LockAfter) {
    app.update(Event::LockAfterChosen(lock_after));
}

fn goes(app: &mut Authenticator, place: Place) -> Vec<Effect> {
    app.update(Event::PlaceChosen(place))
}

fn shows(app: &Authenticator) -> Shows {
    app.shows()
}

fn remove(which: u8) -> Event {
    Event::Changed(Change::Remove(id(which)))
}
