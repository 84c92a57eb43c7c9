//! Something being added: what is known of it.

use super::Intent;
use crate::device_code::Moment;
use drempel_contract::{Enrolled, EnrolmentRefusal, EnrolmentState, Secret};

/// Seconds from one question to the next.
pub(super) const INTERVAL: u32 = 2;

/// An enrolment under way, or just over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Enrolling {
    /// `None` while it begins.
    pub(super) id: Option<String>,
    /// What was chosen; `None` when this tab was reloaded since.
    pub(super) what: Option<Enrolled>,
    /// As the backend told last.
    pub(super) state: Option<EnrolmentState>,
    /// The phone that came, and its name.
    pub(super) phone: Option<(String, String)>,
    /// The name under which another app was added.
    pub(super) named: Option<String>,
    /// Whether what is shown is for another app than ours.
    pub(super) other_app: bool,
    /// Why the backend ended it, when it did.
    pub(super) ended_by: Option<EnrolmentRefusal>,
    /// Whether a phone's codes have come to count on the way.
    pub(super) connected: bool,
    pub(super) ends_at: Moment,
    pub(super) asked_at: Moment,
    /// Seconds from the last question to the next.
    pub(super) pause: u32,
}

/// What an app needs: for this screen only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUp {
    /// To be drawn for our own authenticator.
    pub activation: Secret,
    /// The same, for whoever cannot scan.
    pub activation_code: Secret,
    /// To be drawn for another app.
    pub otpauth: Secret,
    /// For whoever cannot scan.
    pub key: Secret,
    /// Whose codes they are.
    pub issuer: String,
    /// Under which name.
    pub account: String,
}

impl Enrolling {
    pub(super) fn new(id: Option<String>, what: Option<Enrolled>, now: Moment) -> Self {
        let phone = match &what {
            Some(Enrolled::PhoneSignIn { device }) => Some((device.clone(), String::new())),
            Some(Enrolled::App) | None => None,
        };
        Self {
            id,
            what,
            state: None,
            phone,
            named: None,
            other_app: false,
            ended_by: None,
            connected: false,
            ends_at: now,
            asked_at: now,
            pause: INTERVAL,
        }
    }

    /// What somebody wanted who is here.
    pub(super) fn wanted(&self) -> Intent {
        match (&self.phone, &self.what) {
            (Some((device, _)), _) => Intent::PhoneSignIn(device.clone()),
            (None, Some(Enrolled::PhoneSignIn { device })) => Intent::PhoneSignIn(device.clone()),
            (None, Some(Enrolled::App) | None) => Intent::Add,
        }
    }

    /// Whether there is something to wait for.
    pub(super) fn is_open(&self) -> bool {
        self.id.is_some()
            && match &self.state {
                None
                | Some(
                    EnrolmentState::Waiting { .. }
                    | EnrolmentState::Connected { .. }
                    | EnrolmentState::Number { .. },
                ) => true,
                Some(EnrolmentState::Done { .. } | EnrolmentState::Expired | EnrolmentState::Cancelled) => {
                    false
                }
            }
    }

    pub(super) fn has_waited(&self, seconds: u32, now: Moment) -> bool {
        let ended = now >= self.ends_at && self.asked_at < self.ends_at;
        now < self.asked_at || now >= self.asked_at.after(seconds) || ended
    }

    /// A newer state; whether it is another screen.
    pub(super) fn take(&mut self, state: EnrolmentState, now: Moment) -> bool {
        let expires_in = match &state {
            EnrolmentState::Waiting { expires_in, .. } | EnrolmentState::Number { expires_in } => *expires_in,
            EnrolmentState::Connected { device, name, expires_in } => {
                self.phone = Some((device.clone(), name.clone()));
                self.connected |= !matches!(self.what, Some(Enrolled::PhoneSignIn { .. }));
                *expires_in
            }
            EnrolmentState::Done { .. } | EnrolmentState::Expired | EnrolmentState::Cancelled => 0,
        };
        // Two clocks that tick at different moments must not make the countdown stutter.
        let ends_at = now.after(expires_in);
        if ends_at.until(self.ends_at).max(self.ends_at.until(ends_at)) > 1 {
            self.ends_at = ends_at;
        }
        let before = self.state.replace(state);
        before.as_ref().map(core::mem::discriminant) != self.state.as_ref().map(core::mem::discriminant)
    }
}
