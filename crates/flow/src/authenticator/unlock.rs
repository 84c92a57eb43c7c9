//! Opening the vault, and what comes of a try.

use super::lock::Locked;
use super::{Authenticator, Effect, Place, Proof, Refusal, Stage, Trouble};
use drempel_verify::contents::Contents;
use drempel_verify::vault::{Passphrase, Tries};

impl Authenticator {
    pub(super) fn unlock(&mut self, proof: Proof) -> Vec<Effect> {
        let Stage::Locked(_) = &self.stage else { return Vec::new() };
        if self.asking.is_some() {
            return Vec::new();
        }
        if let Proof::Pin(pin) = &proof
            && let Err(cause) = Passphrase::typed(pin.expose())
        {
            return self.told(Trouble::Pin(cause));
        }
        if proof == Proof::Fingerprint && !self.settings.fingerprint {
            return Vec::new();
        }
        self.ask(|ticket| Effect::Unlock { ticket, proof })
    }

    pub(super) fn unlocked(&mut self, contents: Contents) -> Vec<Effect> {
        match &self.stage {
            Stage::Locked(_) => {
                let place = if self.requests > 0 { Place::Requests } else { Place::Accounts };
                self.show(contents, place)
            }
            Stage::Opening | Stage::FirstUse { .. } | Stage::Open(_) | Stage::Unusable(_) => Vec::new(),
        }
    }

    pub(super) fn notice_old_copy(&mut self, is_there: bool) -> Vec<Effect> {
        let there_now = is_there && self.opened().is_some();
        let was_there = core::mem::replace(&mut self.old_copy, there_now);
        if was_there && !is_there { vec![Effect::AcceptOldCopy] } else { Vec::new() }
    }

    pub(super) fn refused(&mut self, refusal: Refusal) -> Vec<Effect> {
        match refusal {
            Refusal::Wrong { left: 0 } => self.erased(true),
            Refusal::Wrong { left } => {
                self.tries_changed(left);
                self.told(Trouble::Wrong { left })
            }
            Refusal::Cancelled => self.told(Trouble::Cancelled),
            Refusal::NotAble => {
                self.able.fingerprint = false;
                self.told(Trouble::NotAble)
            }
            Refusal::NoMemory => self.told(Trouble::NoMemory),
            Refusal::Storage => self.told(Trouble::Storage),
            Refusal::Unusable(why) => {
                self.stage = Stage::Unusable(why);
                vec![Effect::Lock, Effect::FocusHeading]
            }
            Refusal::Renewed => {
                let effects = self.lock();
                self.trouble = Some(Trouble::Renewed);
                effects
            }
        }
    }

    pub(super) fn tries_changed(&mut self, left: u8) -> Vec<Effect> {
        if left == 0 {
            return self.erased(true);
        }
        if let Stage::Locked(locked) = &mut self.stage {
            locked.left = left;
        }
        Vec::new()
    }

    /// Asks whether everything is to be erased, or does not any more.
    pub(super) fn forgot(&mut self, wants: bool) -> Vec<Effect> {
        self.trouble = None;
        match &mut self.stage {
            Stage::Locked(locked) => {
                locked.forgot = wants;
                vec![if wants { Effect::FocusHeading } else { Effect::FocusField }]
            }
            Stage::Open(_) => self.go(if wants { Place::Erase } else { Place::Settings }),
            Stage::Opening | Stage::FirstUse { .. } | Stage::Unusable(_) => Vec::new(),
        }
    }

    pub(super) fn erase(&mut self) -> Vec<Effect> {
        match &self.stage {
            Stage::Locked(Locked { forgot: true, .. }) | Stage::Unusable(_) => vec![Effect::Erase],
            Stage::Open(open) if open.place == Place::Erase => vec![Effect::Erase],
            Stage::Opening | Stage::FirstUse { .. } | Stage::Locked(_) | Stage::Open(_) => Vec::new(),
        }
    }

    pub(super) fn erased(&mut self, said: bool) -> Vec<Effect> {
        if let Stage::FirstUse { .. } = self.stage {
            return Vec::new();
        }
        self.settings.fingerprint = false;
        (self.asking, self.timing, self.saving, self.trouble) = (None, None, None, None);
        self.stage = Stage::FirstUse { erased: said };
        vec![Effect::KeepSettings(self.settings), Effect::Lock, Effect::Prepare, Effect::FocusHeading]
    }
}

impl Locked {
    pub(super) fn with(left: u8) -> Self {
        Self { left, forgot: false }
    }

    pub(super) fn unknown() -> Self {
        Self::with(Tries::ALL.left())
    }
}
