//! What the view may ask about something that is being added. Secrets are there only while their screen is.

use super::{Screen, SecurityInfo, SetUp, Shows};
use drempel_contract::{EnrolmentRefusal, EnrolmentState, SecurityMethod};

/// Below this many seconds, the end is announced.
const SOON: u32 = 60;

impl SecurityInfo {
    /// What an app needs, while it is waited for.
    #[must_use]
    pub fn set_up(&self) -> Option<SetUp> {
        let Screen::Enrolling(enrolling) = &self.screen else { return None };
        let Some(EnrolmentState::Waiting {
            activation, activation_code, otpauth, key, issuer, account, ..
        }) = &enrolling.state
        else {
            return None;
        };
        Some(SetUp {
            activation: activation.clone(),
            activation_code: activation_code.clone(),
            otpauth: otpauth.clone(),
            key: key.clone(),
            issuer: issuer.clone(),
            account: account.clone(),
        })
    }

    /// The name of the phone or app that came, where it has said one.
    #[must_use]
    pub fn added_name(&self) -> Option<&str> {
        let Screen::Enrolling(enrolling) = &self.screen else { return None };
        let phone = enrolling.phone.as_ref().map(|(_, name)| name.as_str()).filter(|name| !name.is_empty());
        let by_device = || {
            let (wanted, _) = enrolling.phone.as_ref()?;
            self.methods().iter().find_map(|method| match method {
                SecurityMethod::Totp { name, phone: Some(phone), .. } => {
                    (phone.device == *wanted).then_some(name.as_str())
                }
                SecurityMethod::Totp { phone: None, .. } | SecurityMethod::Password => None,
            })
        };
        phone.or_else(by_device).or(enrolling.named.as_deref())
    }

    /// Whether what is shown is for another app than ours.
    #[must_use]
    pub fn is_for_another_app(&self) -> bool {
        matches!(&self.screen, Screen::Enrolling(enrolling) if enrolling.other_app)
    }

    /// Why the backend ended it: too many codes were wrong, or the number was.
    #[must_use]
    pub fn ended_by(&self) -> Option<EnrolmentRefusal> {
        if let Screen::Enrolling(enrolling) = &self.screen { enrolling.ended_by } else { None }
    }

    /// Whether what was just added can be undone here.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.undoable().is_some()
    }

    /// Whether codes of the phone have come to count in this enrolment.
    #[must_use]
    pub fn has_connected(&self) -> bool {
        matches!(&self.screen, Screen::Enrolling(enrolling) if enrolling.connected)
    }

    /// Whether sign-ins are approved there now, once it is added.
    #[must_use]
    pub fn added_phone_sign_in(&self) -> bool {
        matches!(
            &self.screen,
            Screen::Enrolling(enrolling)
                if matches!(enrolling.state, Some(EnrolmentState::Done { phone_sign_in: true }))
        )
    }

    /// Seconds left for what is waited for.
    #[must_use]
    pub fn seconds_left(&self) -> u32 {
        match &self.screen {
            Screen::Enrolling(enrolling) if enrolling.is_open() => self.now.until(enrolling.ends_at),
            Screen::Enrolling(_)
            | Screen::Methods
            | Screen::SignInAgain(_)
            | Screen::Rename(_)
            | Screen::Remove(_)
            | Screen::SignOutEverywhere
            | Screen::SignedOut(_)
            | Screen::Leaving => 0,
        }
    }

    /// Whether the end of what is waited for is near.
    #[must_use]
    pub fn is_nearly_over(&self) -> bool {
        (1..=SOON).contains(&self.seconds_left())
            && matches!(self.shows(), Shows::SetUp | Shows::Connected | Shows::Number)
    }
}
