//! The ways to sign in: the others from here, and the one that was used.

use super::{Effect, Screen, SignIn};
use drempel_contract::{Answer, Method, Step};

impl SignIn {
    /// Whether the person may go on in this way instead.
    #[must_use]
    pub fn offers(&self, method: Method) -> bool {
        self.methods.contains(&method)
    }

    /// For `MethodChosen`. Also while one way is closed for a time: that is what the others are for.
    pub(super) fn use_method(&mut self, method: Method) -> Vec<Effect> {
        if self.asking.is_some() || !self.offers(method) {
            return Vec::new();
        }
        self.answer(self.screen_name(), Answer::UseMethod { method })
    }

    /// Notes by which way the sign-in got on: by the first that proved who it is.
    pub(super) fn note_the_method(&mut self, next: &Step) {
        let proved = match next {
            Step::Identify | Step::Password | Step::NumberMatch { .. } => false,
            Step::Totp { .. } => matches!(self.screen, Screen::Password(_)),
            Step::StaySignedIn
            | Step::DeviceSignIn
            | Step::ConfirmDevice { .. }
            | Step::DeviceApproved { .. }
            | Step::DeviceDenied { .. }
            | Step::Consent { .. }
            | Step::Done { .. } => true,
        };
        let by = match self.screen {
            Screen::Password(_) => Some(Method::Password),
            Screen::NumberMatch(_) => Some(Method::NumberMatch),
            Screen::Identify(_)
            | Screen::Totp(_)
            | Screen::StaySignedIn(_)
            | Screen::DeviceSignIn(_)
            | Screen::ConfirmDevice(_)
            | Screen::DeviceApproved(_)
            | Screen::DeviceDenied(_)
            | Screen::Consent(_)
            | Screen::Progress(_) => None,
        };
        if proved {
            self.method = self.method.or(by);
        }
    }
}
