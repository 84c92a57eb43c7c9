//! Choosing a PIN, for the first time or anew, and the fingerprint beside it.

use super::opened::Done;
use super::{Authenticator, Effect, Place, Refusal, Stage, Trouble};
use drempel_contract::Secret;
use drempel_verify::contents::Contents;
use drempel_verify::vault::Passphrase;

impl Authenticator {
    pub(super) fn choose_pin(&mut self, pin: &Secret, again: &Secret) -> Vec<Effect> {
        match self.stage {
            Stage::FirstUse { .. } if self.asking.is_none() => match check(pin, again) {
                Ok(()) => self.ask(|ticket| Effect::Create { ticket, pin: pin.clone() }),
                Err(trouble) => self.told(trouble),
            },
            Stage::Opening
            | Stage::FirstUse { .. }
            | Stage::Locked(_)
            | Stage::Open(_)
            | Stage::Unusable(_) => Vec::new(),
        }
    }

    pub(super) fn created(&mut self, contents: Contents) -> Vec<Effect> {
        let place = if self.able.fingerprint { Place::OfferFingerprint } else { Place::Accounts };
        self.show(contents, place)
    }

    pub(super) fn set_fingerprint(&mut self) -> Vec<Effect> {
        if self.opened().is_none() || self.asking.is_some() || !self.able.fingerprint {
            return Vec::new();
        }
        self.ask(Effect::SetFingerprint)
    }

    pub(super) fn forget_fingerprint(&mut self) -> Vec<Effect> {
        if self.opened().is_none() || self.asking.is_some() || !self.settings.fingerprint {
            return Vec::new();
        }
        self.ask(Effect::ForgetFingerprint)
    }

    pub(super) fn fingerprint_set(&mut self, set: Result<bool, Refusal>) -> Vec<Effect> {
        match set {
            Ok(set) => {
                self.settings.fingerprint = set;
                let mut effects = vec![Effect::KeepSettings(self.settings)];
                if self.opened().is_some_and(|open| open.place == Place::OfferFingerprint) {
                    effects.extend(self.go(Place::Accounts));
                }
                effects
            }
            Err(refusal) => self.refused(refusal),
        }
    }

    pub(super) fn change_pin(&mut self, current: Secret, new: &Secret, again: &Secret) -> Vec<Effect> {
        let here = self.opened().is_some_and(|open| open.place == Place::ChangePin);
        if !here || self.asking.is_some() {
            return Vec::new();
        }
        match check(new, again) {
            Ok(()) if current == *new => self.told(Trouble::SamePin),
            Ok(()) => self.ask(|ticket| Effect::ChangePin { ticket, current, new: new.clone() }),
            Err(trouble) => self.told(trouble),
        }
    }

    pub(super) fn pin_changed(&mut self, fingerprint_kept: bool) -> Vec<Effect> {
        let lost = self.settings.fingerprint && !fingerprint_kept;
        self.settings.fingerprint &= fingerprint_kept;
        let mut effects = vec![Effect::KeepSettings(self.settings)];
        effects.extend(self.go(Place::Settings));
        self.in_open(|open| open.done = Some(Done::PinChanged));
        self.trouble = lost.then_some(Trouble::FingerprintLost);
        effects
    }
}

/// A PIN that is too easy is told before two that differ: else it would be typed twice again for nothing.
fn check(pin: &Secret, again: &Secret) -> Result<(), Trouble> {
    Passphrase::chosen_pin(pin.expose()).map_err(Trouble::Pin)?;
    if pin == again { Ok(()) } else { Err(Trouble::Differ) }
}
