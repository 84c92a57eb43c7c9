//! What the views may ask. A view computes nothing.

use super::opened::Done;
use super::{Able, Authenticator, Moment, Place, Settings, Stage, Trouble, Unusable};
use drempel_verify::contents::{Account, AccountId, Contents, Kind};
use drempel_verify::vault::Tries;

/// From so many accounts on, they can be searched.
const MANY: usize = 6;

/// So many seconds before the end, the next code is shown, too.
const SOON: u32 = 10;

/// Which screen it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Nothing yet.
    Opening,
    /// First use: choose a PIN.
    ChoosePin,
    /// Fingerprint or face, too?
    OfferFingerprint,
    /// Locked.
    Unlock,
    /// Erase everything?
    Erase,
    /// Nothing can be done.
    Unusable,
    /// The list.
    Accounts,
    /// One account.
    Account,
    /// Add an account.
    Add,
    /// Bring accounts from another app.
    Import,
    /// Take accounts along.
    Export,
    /// Requests from elsewhere.
    Requests,
    /// Settings.
    Settings,
    /// Another PIN.
    ChangePin,
}

/// A code, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeShown {
    /// In groups; `None` while it is hidden.
    pub code: Option<String>,
    /// The one after it, in the last seconds.
    pub next: Option<String>,
    /// Seconds left.
    pub left: u32,
    /// Seconds a code lasts.
    pub period: u32,
    /// Whether it is nearly over.
    pub soon: bool,
}

impl Authenticator {
    /// Which screen it is.
    #[must_use]
    pub fn shows(&self) -> Shows {
        match &self.stage {
            Stage::Opening => Shows::Opening,
            Stage::FirstUse { .. } => Shows::ChoosePin,
            Stage::Locked(locked) if locked.forgot => Shows::Erase,
            Stage::Locked(_) => Shows::Unlock,
            Stage::Unusable(_) => Shows::Unusable,
            Stage::Open(open) => match open.place {
                Place::OfferFingerprint => Shows::OfferFingerprint,
                Place::Accounts => Shows::Accounts,
                Place::Account(_) => Shows::Account,
                Place::Add => Shows::Add,
                Place::Import { .. } => Shows::Import,
                Place::Export => Shows::Export,
                Place::Requests => Shows::Requests,
                Place::Settings => Shows::Settings,
                Place::ChangePin => Shows::ChangePin,
                Place::Erase => Shows::Erase,
            },
        }
    }

    /// What is in the vault, while it is open.
    #[must_use]
    pub fn contents(&self) -> Option<&Contents> {
        self.opened().map(|open| &open.contents)
    }

    /// Whether the vault is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.opened().is_some()
    }

    /// Whether what is secret may be in the document: the vault is open, and somebody can see the page.
    #[must_use]
    pub fn may_show(&self) -> bool {
        self.is_open() && self.seen
    }

    /// The accounts of a kind that are looked for, in their order; none while they must not be in the document.
    #[must_use]
    pub fn listed(&self, kind: Kind) -> Vec<&Account> {
        let Some(open) = self.opened().filter(|_| self.seen) else { return Vec::new() };
        let wanted = open.search.trim().to_lowercase();
        let fits = |account: &&Account| {
            let names = [account.title(), account.subtitle(), account.otpauth.issuer().unwrap_or_default()];
            account.kind == kind && names.iter().any(|name| name.to_lowercase().contains(&wanted))
        };
        open.contents.accounts.iter().filter(fits).collect()
    }

    /// The account that is shown whole.
    #[must_use]
    pub fn account(&self) -> Option<&Account> {
        let open = self.opened().filter(|_| self.seen)?;
        match &open.place {
            Place::Account(id) => open.contents.account(id),
            Place::OfferFingerprint
            | Place::Accounts
            | Place::Add
            | Place::Import { .. }
            | Place::Export
            | Place::Requests
            | Place::Settings
            | Place::ChangePin
            | Place::Erase => None,
        }
    }

    /// The account that was shown whole before this, for the keyboard to go back to.
    #[must_use]
    pub fn came_from(&self) -> Option<&AccountId> {
        match self.opened().map(|open| &open.came_from) {
            Some(Place::Account(id)) => Some(id),
            Some(
                Place::OfferFingerprint
                | Place::Accounts
                | Place::Add
                | Place::Import { .. }
                | Place::Export
                | Place::Requests
                | Place::Settings
                | Place::ChangePin
                | Place::Erase,
            )
            | None => None,
        }
    }

    /// The code of an account, as it stands now.
    #[must_use]
    pub fn code(&self, account: &Account) -> CodeShown {
        let now = i64::try_from(self.now.0).unwrap_or_default();
        let totp = account.otpauth.totp();
        let (step, left, period) = (totp.step_at(now), totp.seconds_left(now), totp.period().get());
        let shown = self.may_show() && !self.is_hidden(account);
        let soon = left <= SOON.min(period / 3);
        CodeShown {
            code: shown.then(|| totp.code_for_step(step).grouped()),
            next: (shown && soon).then(|| totp.code_for_step(step + 1).grouped()),
            left,
            period,
            soon,
        }
    }

    /// Whether a tap shows the code before another copies it.
    #[must_use]
    pub fn is_hidden(&self, account: &Account) -> bool {
        let revealed = self.opened().and_then(|open| open.revealed.as_ref());
        (self.settings.hide_codes || account.hidden) && revealed.is_none_or(|(id, _)| *id != account.id)
    }

    /// Whether there are so many accounts that they can be searched.
    #[must_use]
    pub fn can_search(&self) -> bool {
        self.contents().is_some_and(|contents| contents.accounts.len() >= MANY)
    }

    /// What is looked for.
    #[must_use]
    pub fn search(&self) -> &str {
        self.opened().map_or("", |open| &open.search)
    }

    /// What an account was called that was removed and can be put back.
    #[must_use]
    pub fn removed(&self) -> Option<&str> {
        self.opened()?.removed.as_ref().map(|removed| removed.account.title())
    }

    /// The account whose code was copied, and whether that could be done.
    #[must_use]
    pub fn copied(&self) -> Option<&(AccountId, bool)> {
        self.opened()?.copied.as_ref()
    }

    /// Whether another PIN was chosen just now.
    #[must_use]
    pub fn pin_was_changed(&self) -> bool {
        self.opened().is_some_and(|open| open.done == Some(Done::PinChanged))
    }

    /// Tries of the PIN that are left.
    #[must_use]
    pub fn tries_left(&self) -> u8 {
        match &self.stage {
            Stage::Locked(locked) => locked.left,
            Stage::Opening | Stage::FirstUse { .. } | Stage::Open(_) | Stage::Unusable(_) => {
                Tries::ALL.left()
            }
        }
    }

    /// Whether a vault was here and is erased.
    #[must_use]
    pub fn was_erased(&self) -> bool {
        matches!(self.stage, Stage::FirstUse { erased: true })
    }

    /// Whether the accounts are an older copy that somebody put back.
    #[must_use]
    pub fn is_old_copy(&self) -> bool {
        self.old_copy && self.is_open()
    }

    /// Why nothing can be done.
    #[must_use]
    pub fn unusable(&self) -> Option<Unusable> {
        match &self.stage {
            Stage::Unusable(why) => Some(*why),
            Stage::Opening | Stage::FirstUse { .. } | Stage::Locked(_) | Stage::Open(_) => None,
        }
    }

    /// What went wrong, if anything did.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Whether the person waits for something.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.asking.is_some()
    }

    /// What the person set.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.settings
    }

    /// What this browser can do.
    #[must_use]
    pub fn able(&self) -> Able {
        self.able
    }

    /// How many requests from elsewhere wait.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.requests
    }

    /// The clock codes follow.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }
}
