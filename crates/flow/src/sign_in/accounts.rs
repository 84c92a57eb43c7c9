//! The accounts this browser remembers, offered as tiles.

use super::{Effect, Entrance, Progress, Screen, SignIn};
use crate::Location;
use drempel_contract::Method;

/// How many are kept: more would not help anybody find theirs.
const MOST: usize = 8;

/// One remembered account. Nothing in it lets anybody in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownAccount {
    /// The address.
    pub email: String,
    /// As the person is called.
    pub name: String,
    /// Whether this browser was signed in with it when it was last heard of.
    pub signed_in: bool,
    /// What was used last, as far as this browser knows: offered first next time.
    pub method: Option<Method>,
}

impl SignIn {
    /// Puts an account first, once.
    pub(super) fn remember_account(&mut self, email: String, name: String) -> Effect {
        self.accounts = remembered(core::mem::take(&mut self.accounts), email, name, self.method);
        Effect::KeepAccounts(self.accounts.clone())
    }

    /// Nobody is signed in here any more.
    pub(super) fn forget_who_is_signed_in(&mut self) -> Effect {
        for account in &mut self.accounts {
            account.signed_in = false;
        }
        Effect::KeepAccounts(self.accounts.clone())
    }

    /// At the plain entrance, a tile that is signed in leads home, where the backend says whether that still holds; another one begins.
    pub(super) fn choose_account(&mut self, email: &str) -> Vec<Effect> {
        let signed_in = self.accounts.iter().any(|account| account.email == email && account.signed_in);
        let home = signed_in && self.entrance == Entrance::SignIn;
        if !home || self.asking.is_some() || !matches!(self.screen, Screen::Identify(_)) {
            return self.submit_email(email);
        }
        let location = Location::home();
        self.screen = Screen::Progress(Progress { location: location.clone() });
        vec![Effect::Go(location)]
    }

    /// What this browser used last for this address.
    pub(super) fn method_of(&self, email: &str) -> Option<Method> {
        self.accounts.iter().find(|account| account.email == email).and_then(|account| account.method)
    }

    pub(super) fn remove_account(&mut self, email: &str) -> Vec<Effect> {
        let before = self.accounts.len();
        self.accounts.retain(|account| account.email != email);
        if self.accounts.len() == before {
            return Vec::new();
        }
        vec![Effect::KeepAccounts(self.accounts.clone())]
    }
}

/// The accounts with this one first, once, and as the only one that is signed in. What was used before stays where nothing
/// newer is known.
pub(crate) fn remembered(
    mut accounts: Vec<KnownAccount>,
    email: String,
    name: String,
    method: Option<Method>,
) -> Vec<KnownAccount> {
    let before = accounts.iter().find(|account| account.email == email).and_then(|account| account.method);
    accounts.retain(|account| account.email != email);
    for account in &mut accounts {
        account.signed_in = false;
    }
    accounts.insert(0, KnownAccount { email, name, signed_in: true, method: method.or(before) });
    accounts.truncate(MOST);
    accounts
}
