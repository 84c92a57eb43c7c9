//! From the number to the signature.

use super::{Approval, Effect, Moment, NotSigned, Outcome, Screen, Signing, Trouble};
use crate::authenticator::Proof;
use drempel_contract::Numbers;
use drempel_verify::decision::{Choice, LONGEST_LIFE, Reason};
use drempel_verify::number_match::{Manner, Picked};

impl Approval {
    pub(super) fn unlocked(&mut self, now: Moment) -> Vec<Effect> {
        self.now = now;
        self.open = true;
        let mut effects = self.expire();
        if self.shows().is_some() {
            effects.push(Effect::FocusHeading);
        }
        effects.extend(self.tell_seen());
        effects
    }

    /// What was chosen is forgotten with the key; what was signed goes its way.
    pub(super) fn locked(&mut self) -> Vec<Effect> {
        self.open = false;
        match self.screen {
            Screen::Request
            | Screen::Decision(_)
            | Screen::Why(_)
            | Screen::Unlock(_)
            | Screen::Denying(_) => {
                self.asking = None;
                self.trouble = None;
                self.screen = Screen::Request;
            }
            Screen::Quiet | Screen::Sending(_) | Screen::Outcome(_) => {}
        }
        Vec::new()
    }

    pub(super) fn tap(&mut self, place: usize) -> Vec<Effect> {
        let number = self.choices().get(place).and_then(|text| Picked::parse(text).ok());
        match (&self.screen, number) {
            (Screen::Request, Some(number)) if self.open => self.turn_to(Screen::Decision(number)),
            (
                Screen::Quiet
                | Screen::Request
                | Screen::Decision(_)
                | Screen::Why(_)
                | Screen::Unlock(_)
                | Screen::Denying(_)
                | Screen::Sending(_)
                | Screen::Outcome(_),
                _,
            ) => Vec::new(),
        }
    }

    pub(super) fn type_number(&mut self, text: &str) -> Vec<Effect> {
        let Some(digits) = self.digits().filter(|_| self.open && matches!(self.screen, Screen::Request))
        else {
            return Vec::new();
        };
        let manner =
            if usize::from(digits) > Manner::TypeTwo.digits() { Manner::TypeSix } else { Manner::TypeTwo };
        match Picked::typed(text, manner) {
            Ok(number) => self.turn_to(Screen::Decision(number)),
            Err(cause) => {
                self.trouble = Some(Trouble::Number(cause));
                vec![Effect::FocusField]
            }
        }
    }

    /// **None of these**, or **Deny**: first, why.
    pub(super) fn ask_why(&mut self) -> Vec<Effect> {
        match self.screen {
            Screen::Request if self.open => self.turn_to(Screen::Why(None)),
            Screen::Decision(number) if self.open => self.turn_to(Screen::Why(Some(number))),
            Screen::Quiet
            | Screen::Request
            | Screen::Decision(_)
            | Screen::Why(_)
            | Screen::Unlock(_)
            | Screen::Denying(_)
            | Screen::Sending(_)
            | Screen::Outcome(_) => Vec::new(),
        }
    }

    /// One step back, as long as nothing is under way.
    pub(super) fn step_back(&mut self) -> Vec<Effect> {
        if self.asking.is_some() {
            return Vec::new();
        }
        match self.screen {
            Screen::Decision(_) | Screen::Why(None) => self.turn_to(Screen::Request),
            Screen::Why(Some(number)) | Screen::Unlock(number) => self.turn_to(Screen::Decision(number)),
            Screen::Quiet
            | Screen::Request
            | Screen::Denying(_)
            | Screen::Sending(_)
            | Screen::Outcome(_) => Vec::new(),
        }
    }

    /// The reason is signed with the vault as it is, open: to say no must never be harder than to say yes.
    pub(super) fn deny(&mut self, started: bool) -> Vec<Effect> {
        let Screen::Why(number) = self.screen else { return Vec::new() };
        let reason = match (started, number) {
            (false, _) => Reason::NotStarted,
            (true, Some(_)) => Reason::Mistake,
            (true, None) => Reason::NoneOfThese,
        };
        let mut effects = self.turn_to(Screen::Denying(Choice::Deny(reason)));
        effects.extend(self.sign(None, Choice::Deny(reason)));
        effects
    }

    pub(super) fn approve(&mut self, fingerprint: bool) -> Vec<Effect> {
        let Screen::Decision(number) = self.screen else { return Vec::new() };
        let mut effects = self.turn_to(Screen::Unlock(number));
        if fingerprint {
            effects = self.sign(Some(Proof::Fingerprint), Choice::Approve(number));
        }
        effects
    }

    pub(super) fn prove(&mut self, proof: Proof) -> Vec<Effect> {
        let Screen::Unlock(number) = self.screen else { return Vec::new() };
        if self.asking.is_some() {
            return Vec::new();
        }
        if matches!(&proof, Proof::Pin(pin) if pin.expose().is_empty()) {
            self.trouble = Some(Trouble::PinMissing);
            return vec![Effect::FocusField];
        }
        self.sign(Some(proof), Choice::Approve(number))
    }

    fn sign(&mut self, proof: Option<Proof>, choice: Choice) -> Vec<Effect> {
        let Some(request) = &self.request else { return Vec::new() };
        let issued_at = self.there();
        let signing = Signing {
            request: request.id.clone(),
            account: request.account.clone(),
            client: request.client.clone(),
            place: request.place.clone(),
            device: request.device.clone(),
            choice,
            issued_at,
            expires_at: request.expires_at.min(issued_at.saturating_add(LONGEST_LIFE)),
        };
        self.ask(|ticket| Effect::Sign { ticket, proof, signing })
    }

    pub(super) fn not_signed(&mut self, cause: NotSigned) -> Vec<Effect> {
        match (cause, &self.screen) {
            (NotSigned::NoKey, _) => self.end(Outcome::NoKey),
            (NotSigned::Refused(refusal), Screen::Unlock(_)) => {
                self.trouble = Some(Trouble::Refused(refusal));
                vec![Effect::FocusField]
            }
            // A denial has no proof that could be wrong: the vault has been closed, or cannot be read.
            (NotSigned::Refused(refusal), _) => {
                let effects = self.turn_to(Screen::Request);
                self.trouble = Some(Trouble::Refused(refusal));
                effects
            }
        }
    }

    /// Ends what the clock has ended.
    pub(super) fn expire(&mut self) -> Vec<Effect> {
        let there = self.there();
        self.waiting.retain(|request| there < request.expires_at);
        let over = self.request.as_ref().is_some_and(|request| there >= request.expires_at);
        match &self.screen {
            Screen::Request | Screen::Decision(_) | Screen::Why(_) | Screen::Unlock(_) if over => {
                self.end(Outcome::Expired)
            }
            Screen::Sending(sending) if over && self.asking.is_none() => {
                let outcome = if sending.unsure { Outcome::Unsure } else { Outcome::Expired };
                self.end(outcome)
            }
            Screen::Quiet
            | Screen::Request
            | Screen::Decision(_)
            | Screen::Why(_)
            | Screen::Unlock(_)
            | Screen::Denying(_)
            | Screen::Sending(_)
            | Screen::Outcome(_) => Vec::new(),
        }
    }

    /// Whether the screen has a field for the keyboard.
    pub(super) fn has_field(&self) -> bool {
        match self.screen {
            Screen::Unlock(_) => true,
            Screen::Request => self.digits().is_some(),
            Screen::Quiet
            | Screen::Decision(_)
            | Screen::Why(_)
            | Screen::Denying(_)
            | Screen::Sending(_)
            | Screen::Outcome(_) => false,
        }
    }

    /// Of the number that is to be typed; `None` where one is to be tapped.
    #[must_use]
    pub fn digits(&self) -> Option<u8> {
        match &self.request.as_ref()?.numbers {
            Numbers::Type { digits } => Some(*digits),
            Numbers::Tap { .. } => None,
        }
    }
}

impl NotSigned {
    /// The tries of the PIN that are left, where the PIN was wrong.
    #[must_use]
    pub const fn tries_left(self) -> Option<u8> {
        match self {
            Self::Refused(refusal) => refusal.tries_left(),
            Self::NoKey => None,
        }
    }
}
