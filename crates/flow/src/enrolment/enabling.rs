//! **Enable phone sign-in**: a key for the account, half of it into the vault, the public part to the backend. An account that
//! came a moment ago has shown its number; one of another day shows one now.

use super::{Effect, Enrolment, Request, Screen};
use crate::authenticator::Change;
use drempel_contract::Secret;
use drempel_verify::contents::{AccountId, ApprovalKey, Kind, Registration};

/// Phone sign-in of one account, on its way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Enabling {
    pub(super) id: AccountId,
    pub(super) registration: Registration,
    kind: Kind,
    /// Whether the account was added just now.
    pub(super) fresh: bool,
    pub(super) stage: Stage,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// What it needs, and whether to do it.
    Offered,
    /// The key is there; this number is to be typed on the computer.
    Number(Secret),
    /// On.
    On,
}

impl Enabling {
    pub(super) fn new(id: AccountId, registration: Registration, kind: Kind) -> Self {
        Self { id, registration, kind, fresh: false, stage: Stage::Offered }
    }

    pub(super) fn fresh(self) -> Self {
        Self { fresh: true, ..self }
    }
}

impl Enrolment {
    /// Makes a key, each time anew: one that was offered before and not taken is worth nothing.
    pub(super) fn make_key(&mut self) -> Vec<Effect> {
        match &self.screen {
            Screen::Enabling(enabling) if self.asking.is_none() && enabling.stage == Stage::Offered => {
                let device = enabling.registration.device.clone();
                self.ask(|ticket| Effect::MakeKey { ticket, device })
            }
            Screen::Closed | Screen::Code | Screen::Found(_) | Screen::Enabling(_) => Vec::new(),
        }
    }

    pub(super) fn keep_key(&mut self, key: ApprovalKey) -> Vec<Effect> {
        let Screen::Enabling(enabling) = &mut self.screen else { return Vec::new() };
        enabling.registration.approval_key = Some(key);
        let change = Change::Register {
            id: enabling.id.clone(),
            kind: enabling.kind,
            registration: enabling.registration.clone(),
        };
        self.ask(|ticket| Effect::Keep { ticket, change })
    }

    /// The key is in the vault: its public part goes to the backend.
    pub(super) fn key_kept(&mut self) -> Vec<Effect> {
        let Screen::Enabling(enabling) = &self.screen else { return Vec::new() };
        let Some(key) = enabling.registration.approval_key.clone() else { return Vec::new() };
        let device = enabling.registration.device.clone();
        self.ask(|ticket| Effect::Ask { ticket, request: Request::Enable { device, key } })
    }
}
