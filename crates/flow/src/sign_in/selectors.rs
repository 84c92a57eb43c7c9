//! What the views may ask. A view computes nothing.

use super::{KnownAccount, Screen, SignIn, StepName, Trouble};

impl SignIn {
    /// What is on the screen.
    #[must_use]
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Which screen it is, so that a keystroke or a countdown never rebuilds one.
    #[must_use]
    pub fn screen_name(&self) -> StepName {
        match &self.screen {
            Screen::Identify(_) => StepName::Identify,
            Screen::Password(_) => StepName::Password,
            Screen::NumberMatch(_) => StepName::NumberMatch,
            Screen::Totp(_) => StepName::Totp,
            Screen::StaySignedIn(_) => StepName::StaySignedIn,
            Screen::DeviceSignIn(_) => StepName::DeviceSignIn,
            Screen::ConfirmDevice(_) => StepName::ConfirmDevice,
            Screen::DeviceApproved(_) => StepName::DeviceApproved,
            Screen::DeviceDenied(_) => StepName::DeviceDenied,
            Screen::Consent(_) => StepName::Consent,
            Screen::Progress(_) => StepName::Done,
        }
    }

    /// What went wrong, if anything did.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Whether the backend is being asked something.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.asking.is_some()
    }

    /// Whether **submit** does something now.
    #[must_use]
    pub fn can_submit(&self) -> bool {
        !self.is_held_up()
    }

    /// The tiles, the one used last first.
    #[must_use]
    pub fn accounts(&self) -> &[KnownAccount] {
        &self.accounts
    }

    /// The address this sign-in is about, or the one last submitted.
    #[must_use]
    pub fn typed_email(&self) -> &str {
        match &self.screen {
            Screen::Identify(identify) => &identify.email,
            Screen::Password(password) => &password.email,
            Screen::NumberMatch(shown) => &shown.email,
            Screen::Totp(totp) => &totp.email,
            Screen::StaySignedIn(stay) => &stay.email,
            Screen::DeviceSignIn(first) => &first.email,
            Screen::ConfirmDevice(confirm) => &confirm.email,
            Screen::Consent(consent) => &consent.email,
            Screen::DeviceApproved(_) | Screen::DeviceDenied(_) | Screen::Progress(_) => "",
        }
    }

    /// The application the person is signing in to, once known.
    #[must_use]
    pub fn application(&self) -> Option<&str> {
        self.application.as_deref()
    }

    pub(super) fn shows(&self, step: StepName) -> bool {
        self.screen_name() == step
    }
}
