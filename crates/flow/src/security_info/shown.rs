//! What the view may ask about something that is being added. Secrets are there only while their screen is.

use super::{Number, Screen, SecurityInfo, SetUp, Shows};
use drempel_contract::{EnrolmentState, NumberMatchStatus, Secret, SecurityMethod};

/// Below this many seconds, the end is announced.
const SOON: u32 = 60;

impl SecurityInfo {
    /// What an app needs, while it is waited for.
    #[must_use]
    pub fn set_up(&self) -> Option<SetUp> {
        let Screen::Enrolling(enrolling) = &self.screen else { return None };
        let Some(EnrolmentState::Waiting { otpauth, key, issuer, account, activation_code, .. }) =
            &enrolling.state
        else {
            return None;
        };
        Some(SetUp {
            otpauth: otpauth.clone(),
            key: key.clone(),
            issuer: issuer.clone(),
            account: account.clone(),
            activation_code: activation_code.clone(),
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

    /// Whether it is over because too many codes were wrong.
    #[must_use]
    pub fn was_tried_too_often(&self) -> bool {
        matches!(&self.screen, Screen::Enrolling(enrolling) if enrolling.too_many)
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

    /// The number to be found on the phone.
    #[must_use]
    pub fn number(&self) -> Option<Number> {
        let Screen::Enrolling(enrolling) = &self.screen else { return None };
        let Some(EnrolmentState::NumberMatch { number, manner, status, .. }) = &enrolling.state else {
            return None;
        };
        let usable = matches!(status, NumberMatchStatus::Sent | NumberMatchStatus::Seen);
        let number = number.as_ref().filter(|_| usable).map(Secret::new);
        Some(Number { number, manner: *manner, status: *status })
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
        (1..=SOON).contains(&self.seconds_left()) && matches!(self.shows(), Shows::SetUp | Shows::Connected)
    }
}
