//! The machine of the phone's app at work.

use super::vault_tabs::{self, News};
use super::{clipboard, dom, focus, http, navigate, storage, vault, worker};
use crate::ui::reactive::spawn;
use drempel_contract::{Unregister, paths};
use drempel_flow::Ticket;
use drempel_flow::authenticator::{Authenticator, Effect, Event, Refusal};
use drempel_flow::sign_in::Focus;
use drempel_verify::vault::Tries;
use js_sys::Date;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::VisibilityState;

/// The machine behind the door.
#[derive(Clone, Copy)]
pub struct Door(RwSignal<Authenticator>);

impl Door {
    /// A door that shows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(Authenticator::default()))
    }

    /// Looks what this browser holds, and reports what happens in it from now on.
    pub fn begin(self) {
        self.watch();
        spawn(async move {
            let (found, able) = (vault::found().await, vault::able().await);
            let settings = storage::authenticator_settings();
            self.send(Event::Opened { found, settings, able, now: vault::now() });
        });
    }

    fn watch(self) {
        let (window, document) = (dom::window(), dom::document());
        dom::listen(&document, "visibilitychange", move |_| {
            let seen = dom::document().visibility_state() == VisibilityState::Visible;
            self.send(if seen { Event::Shown(vault::now()) } else { Event::Hidden(vault::now()) });
        });
        dom::listen(&window, "pagehide", move |_| self.send(Event::Hidden(vault::now())));
        dom::listen(&window, "pageshow", move |_| self.send(Event::Shown(vault::now())));
        dom::listen(&window, "popstate", move |_| self.send(Event::BackPressed));
        for touch in ["pointerdown", "keydown"] {
            dom::listen(&window, touch, move |_| self.send(Event::Touched(vault::now())));
        }
        vault_tabs::hear(move |news| match news {
            News::Changed => self.send(Event::ChangedElsewhere),
            News::Erased => self.send(Event::Erased),
        });
    }

    /// Reads the machine; what reads follows its changes.
    pub fn ask<T>(self, question: impl FnOnce(&Authenticator) -> T) -> T {
        self.0.with(question)
    }

    /// Reads the machine once.
    pub fn peek<T>(self, question: impl FnOnce(&Authenticator) -> T) -> T {
        self.0.with_untracked(question)
    }

    /// Tells the machine what happened, and does what it says.
    pub fn send(self, event: Event) {
        for effect in self.0.try_update(|machine| machine.update(event)).unwrap_or_default() {
            self.run(effect);
        }
    }

    /// A PIN was tried outside the machine, which counts along.
    pub(super) fn tell_tries(self, refusal: Option<&Refusal>) {
        let left = match refusal {
            None => Some(Tries::ALL.left()),
            Some(refusal) => refusal.tries_left(),
        };
        if let Some(left) = left {
            self.send(if left == 0 { Event::Erased } else { Event::TriesChanged(left) });
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::Prepare => worker::prepare(),
            Effect::Create { ticket, pin } => self.report(async move {
                vault::create(pin).await.map_or_else(refused(ticket), |made| Event::Created(ticket, made))
            }),
            Effect::Unlock { ticket, proof } => self.report(async move {
                vault::unlock(&proof)
                    .await
                    .map_or_else(refused(ticket), |there| Event::Unlocked(ticket, there))
            }),
            Effect::SetFingerprint(ticket) => self.report(async move {
                Event::FingerprintSet(ticket, vault::set_fingerprint().await.map(|()| true))
            }),
            Effect::ForgetFingerprint(ticket) => self.report(async move {
                Event::FingerprintSet(ticket, vault::forget_fingerprint().await.map(|()| false))
            }),
            Effect::ChangePin { ticket, current, new } => self.report(async move {
                let changed = vault::change_pin(&current, new).await;
                changed.map_or_else(refused(ticket), |kept| Event::PinChanged(ticket, kept))
            }),
            Effect::Save { ticket, change } => vault::save(change, move |stored| {
                self.send(match stored {
                    Ok(contents) => Event::Saved(ticket, contents),
                    Err(contents) => Event::NotSaved(ticket, contents),
                });
            }),
            Effect::Reload(ticket) => self.report(async move {
                vault::reload().await.map_or_else(Event::LostTouch, |there| Event::Saved(ticket, there))
            }),
            Effect::Lock => vault::lock(),
            Effect::Erase => self.report(async {
                vault::erase().await;
                Event::Erased
            }),
            Effect::Unregister { ticket, device } => self.report(async move {
                let asked = http::order(paths::UNREGISTER, &Unregister { device }).await;
                Event::Unregistered(ticket, asked)
            }),
            Effect::AcceptOldCopy => vault::accept_old_copy(),
            Effect::KeepSettings(settings) => storage::keep_authenticator_settings(settings),
            Effect::Copy(text) => self.report(async move { Event::Copied(clipboard::copy(&text).await) }),
            Effect::Tick(ticket) => self.tick(ticket),
            Effect::FocusHeading => focus::focus(Focus::Heading),
            Effect::FocusField => focus::focus(Focus::Field),
            Effect::EnterHistory => navigate::enter_history(),
            Effect::GoBack => navigate::back(),
        }
    }

    fn report(self, outcome: impl Future<Output = Event> + 'static) {
        spawn(async move {
            let event = outcome.await;
            let opened = matches!(event, Event::Unlocked(..));
            self.send(event);
            if opened && vault::is_old_copy() {
                self.send(Event::OldCopyNoticed);
            }
        });
    }

    /// When the clock's next second begins: that is when codes change.
    fn tick(self, ticket: Ticket) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "under a thousand")]
        let rest = 1000 - (Date::now() as u64 % 1000);
        set_timeout(
            move || self.send(Event::SecondPassed(ticket, vault::now())),
            Duration::from_millis(rest + 5),
        );
    }
}

impl Default for Door {
    fn default() -> Self {
        Self::new()
    }
}

fn refused(ticket: Ticket) -> impl FnOnce(Refusal) -> Event {
    move |refusal| Event::Refused(ticket, refusal)
}
