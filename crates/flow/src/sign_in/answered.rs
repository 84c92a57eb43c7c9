//! Taking in what the backend said.

use super::{
    Effect, Focus, Password, Request, Screen, SignIn, StaySignedIn, StepName, Totp, Trouble, UnderWay,
};
use crate::Failure;
use drempel_contract::{ProblemCode, Refusal, Reply, Step, TotpDevice};

impl SignIn {
    pub(super) fn take(&mut self, reply: Reply) -> Vec<Effect> {
        let Reply { sign_in, continuation_token, step, refusal, person, expires_in } = reply;
        let email = person.map_or_else(|| self.typed_email().to_owned(), |person| person.email);
        self.trouble = refusal.map(Trouble::from);
        let same_screen = self.shows(StepName::from(&step));
        let from_identify = matches!(self.screen, Screen::Identify(_));
        self.under_way = Some(UnderWay {
            id: sign_in.clone(),
            token: continuation_token,
            unsure: false,
            seconds_left: expires_in,
        });
        let mut effects = match step {
            Step::Done { location, name } => return self.finish(email, name, &location),
            Step::Identify => return self.back_to_identify(email),
            Step::Password => self.show(Screen::Password(Password { email })),
            Step::Totp { devices } => {
                let chosen = self.device_to_ask(&devices);
                self.show(Screen::Totp(Totp { email, devices, chosen }))
            }
            Step::StaySignedIn => self.show(Screen::StaySignedIn(StaySignedIn { email, answered: None })),
        };
        effects.insert(0, Effect::KeepSignIn(Some(sign_in)));
        effects.push(Effect::Focus(if same_screen { Focus::Field } else { Focus::Heading }));
        if from_identify {
            effects.push(Effect::EnterHistory);
        }
        effects
    }

    pub(super) fn take_resumed(&mut self, reply: Option<Reply>) -> Vec<Effect> {
        match reply {
            Some(reply) => self.take(reply),
            None => self.lose(Trouble::Ended),
        }
    }

    pub(super) fn fail(&mut self, failure: Failure) -> Vec<Effect> {
        if let Failure::Problem(problem) = &failure {
            match problem.code {
                ProblemCode::SignInExpired => return self.lose(Trouble::Expired),
                ProblemCode::SignInEnded => return self.lose(Trouble::Ended),
                ProblemCode::WrongStep | ProblemCode::StaleToken => return self.resume(failure),
                ProblemCode::MalformedRequest
                | ProblemCode::ForeignOrigin
                | ProblemCode::NotFound
                | ProblemCode::MethodNotAllowed
                | ProblemCode::Throttled
                | ProblemCode::Internal
                | ProblemCode::Unavailable => {}
            }
        }
        if let Some(under_way) = &mut self.under_way {
            under_way.unsure = true;
        }
        let trouble = Trouble::from(failure);
        let timed = trouble.seconds_left().is_some();
        self.trouble = Some(trouble);
        let mut effects = vec![Effect::Focus(Focus::Field)];
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

    /// The sign-in is gone; the address is not.
    pub(super) fn lose(&mut self, trouble: Trouble) -> Vec<Effect> {
        let opening = self.under_way.take().is_none();
        self.trouble = if opening && trouble == Trouble::Ended { None } else { Some(trouble) };
        let email = self.typed_email().to_owned();
        self.back_to_identify(email)
    }

    fn show(&mut self, screen: Screen) -> Vec<Effect> {
        self.screen = screen;
        vec![self.start_timer()]
    }

    /// The device whose code was asked for last, unless a refusal took it away.
    fn device_to_ask(&self, devices: &[TotpDevice]) -> String {
        let first = devices.first().map(|device| device.id.clone()).unwrap_or_default();
        match &self.screen {
            Screen::Totp(totp) if devices.iter().any(|device| device.id == totp.chosen) => {
                totp.chosen.clone()
            }
            Screen::Totp(_)
            | Screen::Identify(_)
            | Screen::Password(_)
            | Screen::StaySignedIn(_)
            | Screen::Progress(_) => first,
        }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::PasswordThrottled { retry_after } => {
                Self::PasswordThrottled { seconds_left: retry_after }
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
            | Refusal::DeviceLocked => Self::Refused(refusal),
        }
    }
}
