//! Taking in what the backend said.

use super::fate::Fate;
use super::{
    ConfirmDevice, Consent, DeviceApproved, DeviceDenied, Effect, Focus, Identify, News, NumberMatch,
    Password, Request, Screen, SignIn, StaySignedIn, StepName, Totp, Trouble, UnderWay,
};
use crate::Failure;
use drempel_contract::{Refusal, Reply, Step, TotpDevice};

impl SignIn {
    pub(super) fn take(&mut self, reply: Reply) -> Vec<Effect> {
        let Reply {
            sign_in,
            continuation_token,
            step,
            refusal,
            person,
            application,
            login_hint,
            methods,
            expires_in,
        } = reply;
        let email = self.email_of(person.map(|person| person.email), login_hint);
        let gone = self.note_what_is_gone(refusal.as_ref());
        self.application = application;
        self.methods = methods;
        self.note_the_method(&step);
        self.trouble = refusal.map(Trouble::from);
        let same_screen = self.shows(StepName::from(&step));
        let from_the_first = self.is_first();
        let with_a_session = self.has_a_session_now(&step);
        self.under_way = Some(UnderWay {
            id: sign_in.clone(),
            token: continuation_token,
            unsure: false,
            answered: None,
            seconds_left: expires_in,
        });
        let screen = match step {
            Step::Done { name, .. } if gone => return self.stay_and_tell(email, name),
            Step::Done { location, name } => return self.finish(email, name, &location),
            Step::DeviceSignIn => return self.told_on_the_first(email, with_a_session),
            Step::Identify if !self.is_for_a_device() => {
                return self.told_on_the_first(email, with_a_session);
            }
            Step::DeviceApproved { application } => {
                return self.end_at(Screen::DeviceApproved(DeviceApproved { application }));
            }
            Step::DeviceDenied { application } => {
                return self.end_at(Screen::DeviceDenied(DeviceDenied { application }));
            }
            Step::Identify => Screen::Identify(Identify { email }),
            Step::Password => Screen::Password(Password { email }),
            Step::NumberMatch { .. } => Screen::NumberMatch(NumberMatch::told(email, &step)),
            Step::Totp { devices } => {
                let chosen = self.device_to_ask(&devices);
                Screen::Totp(Totp { email, devices, chosen })
            }
            Step::StaySignedIn => Screen::StaySignedIn(StaySignedIn { email }),
            Step::ConfirmDevice { application, user_code, device, place, asked_at } => {
                Screen::ConfirmDevice(ConfirmDevice {
                    email,
                    application,
                    user_code,
                    device,
                    place,
                    asked_at,
                })
            }
            Step::Consent { application, host, scopes } => {
                Screen::Consent(Consent { email, application, host, scopes })
            }
        };
        self.screen = screen;
        let mut effects = vec![Effect::KeepSignIn(Some(sign_in)), self.start_timer()];
        if !same_screen {
            effects.push(Effect::Focus(Focus::Heading));
        } else if self.has_a_field() {
            effects.push(Effect::Focus(Focus::Field));
        }
        if from_the_first {
            effects.push(Effect::EnterHistory);
        }
        effects.extend(with_a_session.then_some(Effect::Tell(News::SignedIn)));
        effects
    }

    /// What was asked at the opening: nobody waited, so nothing that was typed meanwhile is touched.
    pub(super) fn take_looked(&mut self, reply: Reply) -> Vec<Effect> {
        self.looking = None;
        let (Step::Identify, Screen::Identify(identify)) = (&reply.step, &mut self.screen) else {
            return self.take(reply);
        };
        if let (true, Some(hint)) = (identify.email.is_empty(), reply.login_hint) {
            identify.email = hint;
        }
        self.note_what_is_gone(reply.refusal.as_ref());
        self.application = reply.application;
        if let Some(refusal) = reply.refusal {
            self.trouble = Some(Trouble::from(refusal));
        }
        Vec::new()
    }

    pub(super) fn take_resumed(&mut self, reply: Option<Reply>) -> Vec<Effect> {
        if let Some(reply) = reply {
            return self.take(reply);
        }
        let opening = self.under_way.is_none();
        let mut effects = self.lose(Trouble::Ended);
        if opening {
            effects.extend(self.look_ahead());
        }
        effects
    }

    pub(super) fn fail(&mut self, failure: Failure) -> Vec<Effect> {
        if let Failure::Problem(problem) = &failure {
            match Fate::from(problem.code) {
                Fate::Over(trouble) => return self.lose(trouble),
                Fate::Moved => return self.resume(failure),
                Fate::Stands => {}
            }
        }
        if let Some(under_way) = &mut self.under_way {
            under_way.unsure = true;
        }
        let trouble = Trouble::from(failure);
        let timed = trouble.seconds_left().is_some();
        self.trouble = Some(trouble);
        let mut effects = Vec::new();
        if self.has_a_field() {
            effects.push(Effect::Focus(Focus::Field));
        }
        if timed {
            effects.push(self.start_timer());
        }
        effects
    }

    /// Asks where the sign-in is: another tab or a lost reply has moved it.
    fn resume(&mut self, failure: Failure) -> Vec<Effect> {
        match self.under_way.as_ref().map(|under_way| under_way.id.clone()) {
            Some(id) => vec![self.ask(Request::Resume(id))],
            None => {
                self.trouble = Some(Trouble::from(failure));
                vec![Effect::Focus(Focus::Field)]
            }
        }
    }

    /// The sign-in is gone; what was typed on the first screen is not.
    pub(super) fn lose(&mut self, trouble: Trouble) -> Vec<Effect> {
        let opening = self.under_way.take().is_none();
        self.trouble = if opening && trouble == Trouble::Ended { None } else { Some(trouble) };
        let email = self.typed_email().to_owned();
        self.back_to_the_first(email)
    }

    /// The last screen of a device's sign-in.
    fn end_at(&mut self, screen: Screen) -> Vec<Effect> {
        (self.under_way, self.timing, self.user_code) = (None, None, None);
        self.screen = screen;
        vec![Effect::KeepSignIn(None), Effect::Focus(Focus::Heading)]
    }

    fn told_on_the_first(&mut self, email: String, with_a_session: bool) -> Vec<Effect> {
        self.under_way = None;
        let mut effects = self.back_to_the_first(email);
        effects.extend(with_a_session.then_some(Effect::Tell(News::SignedIn)));
        effects
    }

    /// Whose the sign-in is; else what was typed; else what the application suggests.
    fn email_of(&self, said: Option<String>, hint: Option<String>) -> String {
        let typed = Some(self.typed_email()).filter(|typed| !typed.is_empty()).map(str::to_owned);
        said.or(typed).or(hint).unwrap_or_default()
    }

    /// Whether the person has just signed in, although this sign-in goes on.
    fn has_a_session_now(&self, step: &Step) -> bool {
        matches!(
            self.screen,
            Screen::Password(_) | Screen::NumberMatch(_) | Screen::Totp(_) | Screen::StaySignedIn(_)
        ) && matches!(step, Step::DeviceSignIn | Step::ConfirmDevice { .. } | Step::Consent { .. })
    }

    /// Whether the keyboard belongs into a field of this screen. On the screen with the number, what the person presses
    /// is where it is needed again.
    fn has_a_field(&self) -> bool {
        self.number_match().is_none()
    }

    /// The device whose code was asked for last, unless a refusal took it away.
    fn device_to_ask(&self, devices: &[TotpDevice]) -> String {
        let first = devices.first().map(|device| device.id.clone()).unwrap_or_default();
        if let Screen::Totp(totp) = &self.screen
            && devices.iter().any(|device| device.id == totp.chosen)
        {
            return totp.chosen.clone();
        }
        first
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::PasswordThrottled { retry_after } => {
                Self::PasswordThrottled { seconds_left: retry_after }
            }
            Refusal::UserCodesThrottled { retry_after } => {
                Self::UserCodesThrottled { seconds_left: retry_after }
            }
            Refusal::MalformedEmail
            | Refusal::WrongPassword
            | Refusal::AccountDisabled
            | Refusal::NoFactorLeft
            | Refusal::MalformedCode
            | Refusal::WrongCode { .. }
            | Refusal::CodeAlreadyUsed { .. }
            | Refusal::ClockOff { .. }
            | Refusal::TooManyCodes
            | Refusal::DeviceLocked
            | Refusal::MalformedUserCode
            | Refusal::UnknownUserCode { .. }
            | Refusal::UserCodeExpired { .. }
            | Refusal::UserCodeUsed { .. }
            | Refusal::DeviceUnconfirmed
            | Refusal::ApplicationDenied
            | Refusal::AuthorizationGone => Self::Refused(refusal),
        }
    }
}
