//! The start page: who is signed in here, and signing out.

use crate::sign_in::{News, Trouble};
use crate::{Failure, Location, Ticket, Tickets};
use drempel_contract::Session;

/// The start page's machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    session: Option<Session>,
    asking: Option<Ticket>,
    tickets: Tickets,
    trouble: Option<Trouble>,
}

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page was opened, shown again, or **Try again** was chosen.
    Opened,
    /// The backend told who is signed in.
    SessionKnown(Ticket, Session),
    /// **Sign out**.
    SignOutChosen,
    /// The backend ended the session.
    SignedOut(Ticket),
    /// No answer that can be used.
    Failed(Ticket, Failure),
    /// Another tab signed in or out.
    Heard(News),
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask who is signed in; report `SessionKnown` or `Failed`.
    AskSession(Ticket),
    /// End the session; report `SignedOut` or `Failed`.
    EndSession(Ticket),
    /// The account tiles no longer say that anybody is signed in here.
    MarkSignedOut,
    /// Tell the other tabs.
    Tell(News),
    /// Put the keyboard on the heading.
    FocusHeading,
    /// Leave for this place.
    Go(Location),
}

impl Home {
    /// Takes in what happened; tells what must be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened => self.look(),
            Event::SessionKnown(ticket, session) if self.asking == Some(ticket) => {
                self.asking = None;
                let nobody = session == Session::SignedOut;
                self.session = Some(session);
                if nobody { vec![Effect::MarkSignedOut] } else { Vec::new() }
            }
            Event::SignOutChosen if self.asking.is_none() => {
                let ticket = self.ask();
                vec![Effect::EndSession(ticket)]
            }
            Event::SignedOut(ticket) if self.asking == Some(ticket) => {
                self.asking = None;
                self.session = Some(Session::SignedOut);
                vec![Effect::MarkSignedOut, Effect::Tell(News::SignedOut), Effect::FocusHeading]
            }
            Event::Failed(ticket, failure) if self.asking == Some(ticket) => {
                self.asking = None;
                self.trouble = Some(Trouble::from(failure));
                Vec::new()
            }
            Event::Heard(News::SignedIn) => self.look(),
            Event::Heard(News::SignedOut) => {
                self.session = Some(Session::SignedOut);
                Vec::new()
            }
            Event::SessionKnown(..) | Event::SignOutChosen | Event::SignedOut(_) | Event::Failed(..) => {
                Vec::new()
            }
        }
    }

    /// Who is signed in, once known.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// What went wrong, if anything did.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    /// Whether the backend is being asked something.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.asking.is_some()
    }

    fn look(&mut self) -> Vec<Effect> {
        let ticket = self.ask();
        vec![Effect::AskSession(ticket)]
    }

    fn ask(&mut self) -> Ticket {
        let ticket = self.tickets.issue();
        self.asking = Some(ticket);
        self.trouble = None;
        ticket
    }
}
