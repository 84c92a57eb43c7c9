//! An account of this organisation comes to this phone: opened by what the computer shows, kept, proved by its first code,
//! and counted once the number that this phone shows was typed on the computer; and then, if the person wants it, phone
//! sign-in.
//!
//! The rule a reader would break: the account is in the vault before its first code goes out. Once the number is typed the
//! backend asks this person for codes; a phone that had not kept the key by then would lock them out.

mod effect;
mod enabling;
mod event;
mod number;
mod selectors;
mod trouble;

pub use effect::{Effect, Request};
pub use event::Event;
pub use selectors::Shows;
pub use trouble::Trouble;

use crate::authenticator::Change;
pub use crate::device_code::Moment;
use crate::{Ticket, Tickets};
use drempel_contract::{Activate, EnrolmentOpened, OpenEnrolment, PersonKind, ProblemCode, Secret};
use drempel_verify::contents::{Account, AccountId, Kind, Registration};
use drempel_verify::{Otpauth, UserCode};
use enabling::Enabling;

/// The machine of enrolment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Enrolment {
    screen: Screen,
    asking: Option<Ticket>,
    tickets: Tickets,
    trouble: Option<Trouble>,
}

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
enum Screen {
    /// Nothing comes.
    #[default]
    Closed,
    /// The short code is typed, or what was scanned is being looked up.
    Code,
    /// This account; the phone gets a name.
    Found(Box<Found>),
    /// Phone sign-in.
    Enabling(Enabling),
}

/// An account that was opened.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    activation: Secret,
    opened: EnrolmentOpened,
    otpauth: Otpauth,
    /// Its id in the vault, once it is there.
    kept: Option<AccountId>,
    name: String,
    /// To be typed on the computer, once the account is proved.
    number: Option<Secret>,
}

impl Enrolment {
    /// Takes in what happened; tells what must be done. An event that does not fit changes nothing.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::CodeWanted => self.turn_to(Screen::Code),
            Event::Scanned { activation } => {
                self.screen = Screen::Code;
                self.open(Secret::new(activation))
            }
            Event::CodeSubmitted(text) => self.submit_code(&text),
            Event::CodeEdited => {
                self.trouble = None;
                Vec::new()
            }
            Event::Opened(ticket, activation, opened) => {
                self.if_asking(ticket, |this| this.opened(activation, opened))
            }
            Event::NameSubmitted { name, id, now } => self.submit_name(name, id, now),
            Event::Kept(ticket, now) => self.if_asking(ticket, |this| this.kept(now)),
            Event::NotKept(ticket) => self.if_asking(ticket, |this| this.told(Trouble::Storage)),
            Event::Activated(ticket, far) => self.if_asking(ticket, |this| this.activated(far)),
            Event::Waited(ticket, now) => self.if_asking(ticket, |this| this.ask_again(now)),
            Event::Failed(ticket, failure) => self.if_asking(ticket, |this| this.failed(failure)),
            Event::Cancelled => self.cancel(),
            Event::EnableWanted { id, email, device, kind } => self.turn_to(Screen::Enabling(Enabling::new(
                id,
                Registration { device, email, approval_key: None },
                kind,
            ))),
            Event::EnableChosen => self.make_key(),
            Event::KeyMade(ticket, key) => self.if_asking(ticket, |this| this.keep_key(key)),
            Event::Enabled(ticket, far) => self.if_asking(ticket, |this| this.enabled(far)),
            Event::Locked => {
                *self = Self { tickets: self.tickets.clone(), ..Self::default() };
                Vec::new()
            }
        }
    }

    fn if_asking(&mut self, ticket: Ticket, then: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.asking != Some(ticket) {
            return Vec::new();
        }
        self.asking = None;
        then(self)
    }

    fn ask(&mut self, effect: impl FnOnce(Ticket) -> Effect) -> Vec<Effect> {
        let ticket = self.tickets.issue();
        self.asking = Some(ticket);
        self.trouble = None;
        vec![effect(ticket)]
    }

    fn turn_to(&mut self, screen: Screen) -> Vec<Effect> {
        let field = matches!(screen, Screen::Code | Screen::Found(_));
        self.screen = screen;
        self.asking = None;
        self.trouble = None;
        vec![if field { Effect::FocusField } else { Effect::FocusHeading }]
    }

    fn told(&mut self, trouble: Trouble) -> Vec<Effect> {
        self.trouble = Some(trouble);
        vec![Effect::FocusField]
    }

    fn submit_code(&mut self, text: &str) -> Vec<Effect> {
        if !matches!(self.screen, Screen::Code) || self.asking.is_some() {
            return Vec::new();
        }
        match UserCode::try_from(text) {
            Ok(code) => self.open(Secret::new(code.as_str())),
            Err(cause) => self.told(Trouble::Code(cause)),
        }
    }

    fn open(&mut self, activation: Secret) -> Vec<Effect> {
        self.ask(|ticket| Effect::Ask { ticket, request: Request::Open(OpenEnrolment { activation }) })
    }

    fn opened(&mut self, activation: Secret, opened: EnrolmentOpened) -> Vec<Effect> {
        match Otpauth::parse(opened.otpauth.expose()) {
            Ok(parsed) => {
                let otpauth = parsed.otpauth;
                let (kept, name, number) = (None, String::new(), None);
                let found = Found { activation, opened, otpauth, kept, name, number };
                self.turn_to(Screen::Found(Box::new(found)))
            }
            Err(_) => self.told(Trouble::Call(crate::sign_in::Trouble::Garbled)),
        }
    }

    /// **Add account**: first into the vault.
    fn submit_name(&mut self, name: String, id: AccountId, now: Moment) -> Vec<Effect> {
        let Screen::Found(found) = &mut self.screen else { return Vec::new() };
        if self.asking.is_some() || found.number.is_some() {
            return Vec::new();
        }
        if name.trim().is_empty() {
            return self.told(Trouble::NameMissing);
        }
        name.trim().clone_into(&mut found.name);
        if found.kept.is_some() {
            return self.kept(now);
        }
        let mut account = Account::new(id.clone(), found.otpauth.clone());
        account.kind = kind(found.opened.kind);
        found.kept = Some(id);
        self.ask(|ticket| Effect::Keep { ticket, change: Change::Add(vec![account]) })
    }

    /// It is in the vault: its first code.
    fn kept(&mut self, now: Moment) -> Vec<Effect> {
        let Screen::Found(found) = &self.screen else { return self.key_kept() };
        let totp = found.otpauth.totp();
        let step = totp.step_at(i64::try_from(now.0).unwrap_or_default());
        let activate = Activate {
            activation: found.activation.clone(),
            code: Secret::new(totp.code_for_step(step).text()),
            name: found.name.clone(),
        };
        self.ask(|ticket| Effect::Ask { ticket, request: Request::Activate(activate) })
    }

    fn registered(&mut self, device: String) -> Vec<Effect> {
        let Screen::Found(found) = &self.screen else { return Vec::new() };
        let Some(id) = found.kept.clone() else { return Vec::new() };
        let email = found.opened.email.clone();
        let registration = Registration { device, email, approval_key: None };
        let kind = kind(found.opened.kind);
        let change = Change::Register { id: id.clone(), kind, registration: registration.clone() };
        let mut effects = self.turn_to(Screen::Enabling(Enabling::new(id, registration, kind).fresh()));
        effects.extend([Effect::Change(change), Effect::TellRegistered]);
        effects
    }

    fn failed(&mut self, failure: crate::Failure) -> Vec<Effect> {
        let over = matches!(&failure, crate::Failure::Problem(problem) if problem.code == ProblemCode::EnrolmentOver);
        let trouble = Trouble::from(failure);
        if over && let Screen::Found(found) = &self.screen {
            // Nothing asks for its codes.
            let removed = found.kept.clone().map(|id| Effect::Change(Change::Remove(id)));
            let mut effects = self.turn_to(Screen::Code);
            effects.extend(removed);
            self.trouble = Some(trouble);
            return effects;
        }
        if self.number().is_some() {
            return self.failed_to_ask_again(trouble);
        }
        self.told(trouble)
    }

    /// Not, after all. What was kept without being proved goes, unless the proof may have arrived.
    fn cancel(&mut self) -> Vec<Effect> {
        let removed = match &self.screen {
            Screen::Found(found)
                if self.asking.is_none() && self.trouble.is_none() && found.number.is_none() =>
            {
                found.kept.clone()
            }
            Screen::Closed | Screen::Code | Screen::Found(_) | Screen::Enabling(_) => None,
        };
        let mut effects = self.turn_to(Screen::Closed);
        effects.extend(removed.map(|id| Effect::Change(Change::Remove(id))));
        effects
    }
}

fn kind(kind: PersonKind) -> Kind {
    match kind {
        PersonKind::Work => Kind::Work,
        PersonKind::Personal => Kind::Personal,
    }
}
