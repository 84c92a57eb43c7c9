//! On the way out: the session exists, the browser is leaving for it.

use super::{Effect, Focus, News, Screen, SignIn};
use crate::Location;

/// The last screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Where the browser is going.
    pub location: Location,
}

impl SignIn {
    pub(super) fn finish(&mut self, email: String, name: String, location: &str) -> Vec<Effect> {
        let location = Location::admit(location);
        self.under_way = None;
        self.timing = None;
        self.screen = Screen::Progress(Progress { location: location.clone() });
        vec![
            Effect::KeepSignIn(None),
            self.remember_account(email, name),
            Effect::Tell(News::SignedIn),
            Effect::Focus(Focus::Heading),
            Effect::Go(location),
        ]
    }

    /// Another tab is signed in: this one has nothing left to ask.
    pub(super) fn signed_in_elsewhere(&mut self) -> Vec<Effect> {
        if matches!(self.screen, Screen::Progress(_)) {
            return Vec::new();
        }
        let location = Location::home();
        self.asking = None;
        self.timing = None;
        self.trouble = None;
        self.screen = Screen::Progress(Progress { location: location.clone() });
        let mut effects = vec![Effect::KeepSignIn(None)];
        if let Some(under_way) = self.under_way.take() {
            let ticket = self.tickets.issue();
            effects.push(Effect::Ask { ticket, request: super::Request::Cancel(under_way.id) });
        }
        effects.push(Effect::Go(location));
        effects
    }
}
