//! Whether a request wakes this phone: looked at, wanted, given up; and the backend is told again when it may have forgotten.

use super::approval::Requests;
use super::push::{self, NotWoken, Waking};
use crate::ui::reactive::{follow, spawn};
use leptos::prelude::*;

/// Notifications, as last looked.
#[derive(Clone, Copy)]
pub struct Notifications {
    requests: Requests,
    waking: RwSignal<Waking>,
    /// Wanted, allowed, and not had.
    failed: RwSignal<bool>,
}

impl Notifications {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(requests: Requests) -> Self {
        Self { requests, waking: RwSignal::new(Waking::Unavailable), failed: RwSignal::new(false) }
    }

    /// Tells the backend where this phone is woken, at each opening and whenever another account is registered on it:
    /// push services change the place, and an account that comes later has never heard of it.
    pub fn begin(self) {
        let requests = self.requests;
        let told = Memo::new(move |_| {
            requests.ask(|machine| {
                let devices = machine.accounts().iter().map(|account| account.device.clone());
                Some((machine.push_key()?.to_owned(), devices.collect::<Vec<_>>()))
            })
        });
        follow(move || {
            if let Some((key, devices)) = told.get()
                && !devices.is_empty()
            {
                spawn(async move {
                    // The next opening tries again.
                    push::renew(&key).await.ok();
                    self.see().await;
                });
            }
        });
    }

    /// Whether a request wakes this phone; [`Waking::Unavailable`] also where no messages are sent.
    #[must_use]
    pub fn waking(self) -> Waking {
        let sent = self.requests.ask(|machine| machine.push_key().is_some());
        if sent { self.waking.get() } else { Waking::Unavailable }
    }

    /// Whether they were wanted and allowed, and the browser's push service or the backend was not to be had.
    #[must_use]
    pub fn failed(self) -> bool {
        self.failed.get()
    }

    /// Looks how it is.
    pub fn look(self) {
        self.failed.set(false);
        spawn(self.see());
    }

    /// **Allow notifications**. From a tap only.
    pub fn allow(self) {
        let Some(key) = self.requests.peek(|machine| machine.push_key().map(str::to_owned)) else { return };
        self.failed.set(false);
        spawn(async move {
            let allowed = push::turn_on(&key).await;
            self.failed.set(matches!(allowed, Err(NotWoken::NoService | NotWoken::Failed(_))));
            self.see().await;
        });
    }

    /// No more of them. A backend that does not hear it finds out with its next message.
    pub fn end(self) {
        self.failed.set(false);
        spawn(async move {
            push::turn_off().await.ok();
            self.see().await;
        });
    }

    /// Takes over how it is, also when that is how it was: a box that was ticked in vain is set back.
    async fn see(self) {
        self.waking.set(push::state().await);
    }
}
