//! The number that this phone shows, and the asking whether it was typed on the computer.
//!
//! The rule a reader would break: nothing this phone does makes the account count. It shows, and asks; the person types on
//! the computer that began, and that is their yes.

use super::enabling::Stage;
use super::{Effect, Enrolment, Moment, Screen, Trouble};
use drempel_contract::{EnrolmentOnPhone, Secret};

impl Enrolment {
    /// To be typed on the computer, while that is waited for.
    #[must_use]
    pub fn number(&self) -> Option<&Secret> {
        match &self.screen {
            Screen::Found(found) => found.number.as_ref(),
            Screen::Enabling(enabling) => match &enabling.stage {
                Stage::Number(number) => Some(number),
                Stage::Offered | Stage::On => None,
            },
            Screen::Closed | Screen::Code => None,
        }
    }

    /// How far the account is.
    pub(super) fn activated(&mut self, far: EnrolmentOnPhone) -> Vec<Effect> {
        match (far, &mut self.screen) {
            (EnrolmentOnPhone::Done { device }, _) => self.registered(device),
            (EnrolmentOnPhone::Number { number, .. }, Screen::Found(found)) => {
                let first = found.number.replace(number).is_none();
                self.wait(first)
            }
            (EnrolmentOnPhone::Number { .. }, _) => Vec::new(),
        }
    }

    /// How far phone sign-in is.
    pub(super) fn enabled(&mut self, far: EnrolmentOnPhone) -> Vec<Effect> {
        match (far, &mut self.screen) {
            (EnrolmentOnPhone::Done { .. }, Screen::Enabling(enabling)) => {
                enabling.stage = Stage::On;
                self.trouble = None;
                vec![Effect::TellRegistered, Effect::FocusHeading]
            }
            (EnrolmentOnPhone::Number { number, .. }, Screen::Enabling(enabling)) => {
                let before = core::mem::replace(&mut enabling.stage, Stage::Number(number));
                self.wait(before == Stage::Offered)
            }
            (_, _) => Vec::new(),
        }
    }

    /// Asks again in a while.
    fn wait(&mut self, first: bool) -> Vec<Effect> {
        self.trouble = None;
        let mut effects = self.ask(Effect::Wait);
        if first {
            effects.push(Effect::FocusHeading);
        }
        effects
    }

    /// Was it typed?
    pub(super) fn ask_again(&mut self, now: Moment) -> Vec<Effect> {
        if self.number().is_some() { self.kept(now) } else { Vec::new() }
    }

    /// Nobody could be asked: the number stays, and so does the asking. When nothing waits any more, it was over.
    pub(super) fn failed_to_ask_again(&mut self, trouble: Trouble) -> Vec<Effect> {
        if let (
            Screen::Enabling(enabling),
            Trouble::NothingWaits | Trouble::Unregistered | Trouble::OneWorkAccount,
        ) = (&mut self.screen, &trouble)
        {
            enabling.stage = Stage::Offered;
            return self.told(trouble);
        }
        let effects = self.ask(Effect::Wait);
        self.trouble = Some(trouble);
        effects
    }
}
