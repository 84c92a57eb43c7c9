//! What was brought, beside what is held, until the person says what becomes of it.

use super::event::Opened;
use super::{AddAccount, Added, Effect, Step, Trouble};
use core::fmt;
use drempel_contract::Secret;
use drempel_verify::Otpauth;
use drempel_verify::contents::{AccountId, Contents, Kind};
use drempel_verify::exchange::{self, Imported, LeftOut, Standing, With, sealed, uris};
use drempel_verify::otpauth::Remark;
use drempel_verify::vault::VaultError;

/// What is to be confirmed.
#[derive(Debug, Default)]
pub struct Confirm {
    /// In the order they came.
    pub candidates: Vec<Candidate>,
    /// What is not taken, so that nobody thinks it safe here.
    pub left_out: Vec<LeftOut>,
    /// What is odd about it, if it is one.
    pub remarks: Vec<Remark>,
}

/// An account that may be added.
#[derive(Clone)]
pub struct Candidate {
    /// The account.
    pub added: Added,
    /// How it stands to those that are held.
    pub stands: Stands,
    /// Whether it is to be added.
    pub chosen: bool,
}

/// How an account stands to those that are held.
#[derive(Clone, PartialEq, Eq)]
pub enum Stands {
    /// It is new.
    New,
    /// It is there already.
    Same,
    /// One of the same name with other codes is there, or comes along.
    Namesake {
        /// The one that is there, if it may be taken away: a registered one may not.
        replaceable: Option<AccountId>,
    },
    /// The same codes are there under another name.
    Renamed {
        /// That name.
        other: String,
    },
}

impl Confirm {
    /// The account, if it is one.
    #[must_use]
    pub fn only(&self) -> Option<&Candidate> {
        match self.candidates.as_slice() {
            [one] if self.left_out.is_empty() => Some(one),
            _ => None,
        }
    }

    /// How many are to be added.
    #[must_use]
    pub fn count(&self) -> usize {
        self.candidates.iter().filter(|candidate| candidate.chosen).count()
    }
}

impl AddAccount {
    pub(super) fn offer_one(
        &mut self,
        otpauth: Otpauth,
        remarks: Vec<Remark>,
        held: &Contents,
    ) -> Vec<Effect> {
        let effects = self.offer(Imported { accounts: vec![otpauth], left_out: Vec::new() }, held);
        if let Step::Confirm(confirm) = &mut self.step {
            confirm.remarks = remarks;
        }
        effects
    }

    pub(super) fn offer(&mut self, imported: Imported, held: &Contents) -> Vec<Effect> {
        let plain = |otpauth| Added { otpauth, kind: Kind::Other, name: None, hidden: false };
        self.offer_all(imported.accounts.into_iter().map(plain).collect(), imported.left_out, held)
    }

    fn offer_all(&mut self, brought: Vec<Added>, left_out: Vec<LeftOut>, held: &Contents) -> Vec<Effect> {
        if brought.is_empty() && left_out.is_empty() {
            return self.told(Trouble::Nothing);
        }
        let accounts: Vec<Otpauth> = held.accounts.iter().map(|account| account.otpauth.clone()).collect();
        let offered: Vec<Otpauth> = brought.iter().map(|added| added.otpauth.clone()).collect();
        let merge = exchange::merge(&accounts, &offered);
        let candidates = brought.iter().zip(merge.standings()).map(|(added, standing)| {
            let stands = stands(*standing, held, &brought);
            // Two side by side lose nothing; the same codes twice are a nuisance.
            let chosen = matches!(stands, Stands::New | Stands::Namesake { .. });
            Candidate { added: added.clone(), stands, chosen }
        });
        let confirm = Confirm { candidates: candidates.collect(), left_out, remarks: Vec::new() };
        self.go(Step::Confirm(confirm))
    }

    pub(super) fn file(&mut self, bytes: Vec<u8>, held: &Contents) -> Vec<Effect> {
        if sealed::is_one(&bytes) {
            return match sealed::check(&bytes) {
                Ok(()) => self.go(Step::Unlock(bytes)),
                Err(VaultError::OtherVersion) => self.told(Trouble::Newer),
                Err(
                    VaultError::NotOurs
                    | VaultError::OtherPurpose
                    | VaultError::TooLong
                    | VaultError::Damaged
                    | VaultError::Cost
                    | VaultError::NoLock,
                ) => self.told(Trouble::Spoiled),
            };
        }
        let Ok(text) = core::str::from_utf8(&bytes) else {
            return self.told(Trouble::File(exchange::ExchangeError::Unknown));
        };
        if exchange::is_json(text) {
            let ticket = self.tickets.issue();
            self.reading = Some(ticket);
            self.trouble = None;
            return vec![Effect::ReadFile { ticket, file: bytes }];
        }
        match uris::read(text) {
            Ok(brought) => self.brought(brought, held),
            Err(cause) => self.told(Trouble::File(cause)),
        }
    }

    pub(super) fn open_file(&mut self, password: Secret) -> Vec<Effect> {
        let Step::Unlock(file) = &self.step else { return Vec::new() };
        if self.reading.is_some() {
            return Vec::new();
        }
        let (file, ticket) = (file.clone(), self.tickets.issue());
        self.reading = Some(ticket);
        self.trouble = None;
        vec![Effect::OpenFile { ticket, file, password }]
    }

    pub(super) fn opened(&mut self, opened: Result<Opened, Trouble>, held: &Contents) -> Vec<Effect> {
        match opened {
            Ok(Opened::Others(imported)) => self.offer(imported, held),
            Ok(Opened::Locked(file)) => self.go(Step::Unlock(file)),
            Ok(Opened::Ours(accounts)) => {
                let added = accounts.into_iter().map(|account| Added {
                    otpauth: account.otpauth,
                    kind: account.kind,
                    name: account.name,
                    hidden: account.hidden,
                });
                self.offer_all(added.collect(), Vec::new(), held)
            }
            Err(trouble) => self.told(trouble),
        }
    }

    pub(super) fn toggle(&mut self, place: usize) -> Vec<Effect> {
        if let Step::Confirm(confirm) = &mut self.step
            && let Some(candidate) = confirm.candidates.get_mut(place)
            && candidate.stands != Stands::Same
        {
            candidate.chosen = !candidate.chosen;
        }
        Vec::new()
    }

    pub(super) fn confirm(&mut self, name: &str, replace: bool) -> Vec<Effect> {
        let Step::Confirm(confirm) = &self.step else { return Vec::new() };
        let mut instead_of = None;
        let accounts: Vec<Added> = match confirm.only() {
            // Of one alone, the button says it, not a tick.
            Some(Candidate { stands: Stands::Same, .. }) => return Vec::new(),
            Some(one) => {
                if let (true, Stands::Namesake { replaceable }) = (replace, &one.stands) {
                    instead_of = replaceable.clone();
                }
                let name = Some(name.trim()).filter(|name| !name.is_empty()).map(str::to_owned);
                vec![Added { name: name.or_else(|| one.added.name.clone()), ..one.added.clone() }]
            }
            None => {
                let chosen = confirm.candidates.iter().filter(|candidate| candidate.chosen);
                chosen.map(|candidate| candidate.added.clone()).collect()
            }
        };
        if accounts.is_empty() {
            return Vec::new();
        }
        let mut effects = self.leave();
        effects.push(Effect::Add { accounts, instead_of });
        effects
    }
}

fn stands(standing: Standing, held: &Contents, brought: &[Added]) -> Stands {
    match standing {
        Standing::New => Stands::New,
        Standing::Same(_) => Stands::Same,
        Standing::Namesake(With::Held(place)) => {
            let other = held.accounts.get(place).filter(|account| account.registration.is_none());
            Stands::Namesake { replaceable: other.map(|account| account.id.clone()) }
        }
        Standing::Namesake(With::Brought(_)) => Stands::Namesake { replaceable: None },
        Standing::Renamed(With::Held(place)) => {
            let other = held.accounts.get(place).map(|account| account.title().to_owned());
            Stands::Renamed { other: other.unwrap_or_default() }
        }
        Standing::Renamed(With::Brought(place)) => {
            let other = brought.get(place).map(|added| added.otpauth.account().to_owned());
            Stands::Renamed { other: other.unwrap_or_default() }
        }
    }
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Candidate").field("stands", &self.stands).finish_non_exhaustive()
    }
}

impl fmt::Debug for Stands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::New => "New",
            Self::Same => "Same",
            Self::Namesake { .. } => "Namesake",
            Self::Renamed { .. } => "Renamed",
        })
    }
}
