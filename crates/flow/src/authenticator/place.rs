//! Where in the open app the person is, and how they get back.

use super::{Authenticator, Effect, Trouble};
use drempel_verify::contents::AccountId;

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Asked once, after the PIN was chosen: fingerprint or face, too?
    OfferFingerprint,
    /// The list.
    #[default]
    Accounts,
    /// One of them, whole.
    Account(AccountId),
    /// Add an account.
    Add,
    /// Bring accounts from another app.
    Import {
        /// Whether the person came by adding an account, and goes back there.
        adding: bool,
    },
    /// Take accounts along.
    Export,
    /// Requests from elsewhere.
    Requests,
    /// Settings.
    Settings,
    /// Another PIN.
    ChangePin,
    /// Erase everything?
    Erase,
}

impl Place {
    /// Where the back button leads.
    fn parent(&self) -> Option<Self> {
        match self {
            Self::Accounts | Self::OfferFingerprint => None,
            Self::Account(_) | Self::Add | Self::Requests | Self::Settings => Some(Self::Accounts),
            Self::Import { adding: true } => Some(Self::Add),
            Self::Import { adding: false } | Self::Export | Self::ChangePin | Self::Erase => {
                Some(Self::Settings)
            }
        }
    }

    /// Steps from the list.
    fn depth(&self) -> usize {
        self.parent().map_or(0, |parent| parent.depth() + 1)
    }
}

impl Authenticator {
    /// Where **Back** leads from here.
    #[must_use]
    pub fn way_back(&self) -> Option<Place> {
        self.opened().and_then(|open| open.place.parent())
    }

    /// Goes somewhere; towards the list, by the way the back button goes.
    pub(super) fn go(&mut self, place: Place) -> Vec<Effect> {
        let Some(open) = self.opened_mut() else { return Vec::new() };
        let is_there = match &place {
            Place::Account(id) => open.contents.account(id).is_some(),
            Place::OfferFingerprint
            | Place::Accounts
            | Place::Add
            | Place::Import { .. }
            | Place::Export
            | Place::Requests
            | Place::Settings
            | Place::ChangePin
            | Place::Erase => true,
        };
        if !is_there || open.place == place {
            return Vec::new();
        }
        let (from, to) = (open.place.depth(), place.depth());
        if to < from && open.place.parent().as_ref() == Some(&place) && open.entered > 0 {
            // Twice would be a step too far, and out of the app.
            let already = core::mem::replace(&mut open.going_back, true);
            return if already { Vec::new() } else { vec![Effect::GoBack] };
        }
        let deeper = to > from;
        open.entered += usize::from(deeper);
        self.arrive(place);
        if deeper { vec![Effect::EnterHistory, Effect::FocusHeading] } else { vec![Effect::FocusHeading] }
    }

    /// The browser went a step back.
    pub(super) fn went_back(&mut self) -> Vec<Effect> {
        let Some(open) = self.opened_mut() else { return Vec::new() };
        open.entered = open.entered.saturating_sub(1);
        open.going_back = false;
        let Some(parent) = open.place.parent() else { return Vec::new() };
        self.arrive(parent);
        vec![Effect::FocusHeading]
    }

    pub(super) fn arrive(&mut self, place: Place) {
        // What the settings will say about something done elsewhere outlives the way there.
        let to_settings = place == Place::Settings;
        if !(to_settings && self.trouble == Some(Trouble::FingerprintLost)) {
            self.trouble = None;
        }
        if let Some(open) = self.opened_mut() {
            open.came_from = core::mem::replace(&mut open.place, place);
            open.copied = None;
            open.revealed = None;
            open.done = open.done.filter(|_| to_settings);
        }
    }
}
