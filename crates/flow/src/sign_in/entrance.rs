//! By which address the person came: where a sign-in begins, and what it is for.

use super::{DeviceSignIn, Effect, Focus, Identify, Request, Screen, SignIn};
use drempel_contract::{AccountPage, Answer, Refusal};

/// An entrance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Entrance {
    /// `/signin`: to the start page.
    #[default]
    SignIn,
    /// `/signin?authorization=…`: to the application that asked.
    Application {
        /// Which request of that application.
        authorization: String,
    },
    /// `/signin?for=…`: to a page about the account, which wants a sign-in of the last minutes.
    Account(AccountPage),
    /// `/devicelogin`: for another device.
    DeviceSignIn,
}

impl SignIn {
    /// The machine at this entrance.
    #[must_use]
    pub fn at(entrance: Entrance) -> Self {
        let mut this = Self { entrance, ..Self::default() };
        this.screen = this.first_screen(String::new());
        this
    }

    /// A start. What it is for goes along with every one.
    pub(super) fn start(&self, answer: Option<Answer>) -> Request {
        let (authorization, page) = match &self.entrance {
            Entrance::Application { authorization } => (Some(authorization.clone()), None),
            Entrance::Account(page) => (None, Some(*page)),
            Entrance::SignIn | Entrance::DeviceSignIn => (None, None),
        };
        Request::Start { authorization, page, answer }
    }

    /// Asks what this is for and whether the session suffices for it, while the address can be typed.
    pub(super) fn look_ahead(&mut self) -> Vec<Effect> {
        match self.entrance {
            Entrance::Application { .. } | Entrance::Account(_) => {}
            Entrance::SignIn | Entrance::DeviceSignIn => return Vec::new(),
        }
        let ticket = self.tickets.issue();
        self.looking = Some(ticket);
        vec![Effect::Ask { ticket, request: self.start(None) }]
    }

    /// Whether what the sign-in was for is over: what is left leads to the start page.
    pub(super) fn note_what_is_gone(&mut self, refusal: Option<&Refusal>) -> bool {
        let gone = refusal == Some(&Refusal::AuthorizationGone);
        if gone {
            self.entrance = Entrance::SignIn;
        }
        gone
    }

    pub(super) fn is_for_a_device(&self) -> bool {
        self.entrance == Entrance::DeviceSignIn
    }

    /// Shows the first screen again. What the person must know of it is in `self.trouble` already.
    pub(super) fn back_to_the_first(&mut self, email: String) -> Vec<Effect> {
        self.timing = None;
        self.screen = self.first_screen(email);
        let mut effects = vec![Effect::KeepSignIn(None), Effect::Focus(Focus::Field)];
        if self.trouble.as_ref().and_then(super::Trouble::seconds_left).is_some() {
            effects.push(self.start_timer());
        }
        effects
    }

    /// Whether the first screen is shown: whatever is submitted there begins anew.
    pub(super) fn is_first(&self) -> bool {
        match self.screen {
            Screen::Identify(_) => !self.is_for_a_device(),
            Screen::DeviceSignIn(_) => true,
            Screen::Password(_)
            | Screen::NumberMatch(_)
            | Screen::Totp(_)
            | Screen::StaySignedIn(_)
            | Screen::ConfirmDevice(_)
            | Screen::DeviceApproved(_)
            | Screen::DeviceDenied(_)
            | Screen::Consent(_)
            | Screen::Progress(_) => false,
        }
    }

    fn first_screen(&self, email: String) -> Screen {
        match self.entrance {
            Entrance::SignIn | Entrance::Application { .. } | Entrance::Account(_) => {
                Screen::Identify(Identify { email })
            }
            Entrance::DeviceSignIn => Screen::DeviceSignIn(DeviceSignIn { email }),
        }
    }
}
