//! On the way out: the session exists, the browser is leaving for it.

use super::{Effect, Entrance, Focus, News, Screen, SignIn};
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
        let mut effects = vec![Effect::KeepSignIn(None)];
        if !email.is_empty() {
            effects.push(self.remember_account(email, name));
        }
        effects.extend([Effect::Tell(News::SignedIn), Effect::Focus(Focus::Heading), Effect::Go(location)]);
        effects
    }

    /// Signed in, but the application does not wait any more: the person reads so, and a tile leads home. The other tabs
    /// are not told, for this one would hear it, too, and leave.
    pub(super) fn stay_and_tell(&mut self, email: String, name: String) -> Vec<Effect> {
        self.under_way = None;
        let mut effects = vec![self.remember_account(email.clone(), name)];
        effects.extend(self.back_to_the_first(email));
        effects
    }

    /// Another tab is signed in: what this one asked for is there already. A device's sign-in goes on, for that tab
    /// knows nothing of the device.
    pub(super) fn signed_in_elsewhere(&mut self) -> Vec<Effect> {
        let over = matches!(self.screen, Screen::Progress(_) | Screen::Consent(_));
        if over || self.is_for_a_device() {
            return Vec::new();
        }
        if self.entrance != Entrance::SignIn {
            let mut effects = self.start_over();
            effects.extend(self.look_ahead());
            return effects;
        }
        let location = Location::home();
        self.asking = None;
        self.timing = None;
        self.trouble = None;
        self.screen = Screen::Progress(Progress { location: location.clone() });
        let mut effects = vec![Effect::KeepSignIn(None)];
        effects.extend(self.cancel());
        effects.push(Effect::Go(location));
        effects
    }
}
