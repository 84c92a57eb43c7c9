//! My sign-ins: what happened with the person's account, and **This wasn't me**.
//!
//! The rule a reader would break: nothing is said to be ended or stopped before the backend has said so.

mod selectors;

use crate::sign_in::{Focus, Trouble};
use crate::{Failure, Location, Ticket, Tickets};
use drempel_contract::{MySignIns as List, NotMeDone, ProblemCode, SignInEvent};

/// The machine of `/my-sign-ins`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MySignIns {
    screen: Screen,
    list: Option<List>,
    /// The call whose answer counts.
    asking: Option<Ticket>,
    /// The timer that counts.
    timing: Option<Ticket>,
    tickets: Tickets,
    trouble: Option<Trouble>,
    /// Whether the back button leads back to the list.
    deep: bool,
}

/// What is on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Screen {
    /// The list, or waiting for it.
    #[default]
    List,
    /// Was it really not the person?
    NotMe(SignInEvent),
    /// What was done about it, and whether somebody had got in.
    Secured(NotMeDone, bool),
    /// On the way out of here.
    Leaving,
}

/// Which screen it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// What happened.
    MySignIns,
    /// Was it really not the person?
    NotMe,
    /// What was done about it.
    Secured,
}

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page was opened, shown again, or another tab signed in or out.
    Opened,
    /// The backend told what happened.
    Known(Ticket, List),
    /// Nobody is signed in.
    SignedOut(Ticket),
    /// **This wasn't me**, at the event of this id.
    NotMeChosen(String),
    /// It was confirmed.
    Confirmed,
    /// The backend has done something about it.
    Done(Ticket, NotMeDone),
    /// No answer that can be used.
    Failed(Ticket, Failure),
    /// A second went by.
    SecondPassed(Ticket),
    /// **Try again**.
    AgainChosen,
    /// **Cancel**, or **Back to my sign-ins**.
    BackChosen,
    /// The browser's own back button.
    WentBack,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask what happened; report `Known` or `Failed`.
    Load(Ticket),
    /// Say that the event of this id was somebody else; report `Done` or `Failed`.
    NotMe(Ticket, String),
    /// Report `SecondPassed` with this ticket in a second.
    Tick(Ticket),
    /// Put the keyboard there, once it is on the screen.
    Focus(Focus),
    /// Make the back button lead back to the list.
    EnterHistory,
    /// Take that back.
    LeaveHistory,
    /// Leave for this place.
    Go(Location),
}

impl MySignIns {
    /// Takes in what happened; tells what must be done. An event that does not fit the screen changes nothing.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened if self.screen == Screen::List => self.load(),
            Event::AgainChosen if self.screen == Screen::List && self.can_act() => self.load(),
            Event::Known(ticket, list) if self.asking == Some(ticket) => {
                self.asking = None;
                self.list = Some(list);
                Vec::new()
            }
            Event::SignedOut(ticket) if self.asking == Some(ticket) => self.go_and_sign_in(),
            Event::NotMeChosen(id) if self.screen == Screen::List => self.choose(&id),
            Event::Confirmed => self.confirm(),
            Event::Done(ticket, done) if self.asking == Some(ticket) => {
                self.asking = None;
                self.screen = Screen::Secured(done, self.ends_sessions());
                vec![Effect::Focus(Focus::Heading)]
            }
            Event::Failed(ticket, failure) if self.asking == Some(ticket) => self.fail(failure),
            Event::SecondPassed(ticket) if self.timing == Some(ticket) => self.second_passed(),
            Event::BackChosen => self.go_back(true),
            Event::WentBack => self.go_back(false),
            Event::Opened
            | Event::AgainChosen
            | Event::Known(..)
            | Event::SignedOut(_)
            | Event::NotMeChosen(_)
            | Event::Done(..)
            | Event::Failed(..)
            | Event::SecondPassed(_) => Vec::new(),
        }
    }

    fn load(&mut self) -> Vec<Effect> {
        vec![Effect::Load(self.ask())]
    }

    fn ask(&mut self) -> Ticket {
        let ticket = self.tickets.issue();
        self.asking = Some(ticket);
        self.trouble = None;
        ticket
    }

    fn choose(&mut self, id: &str) -> Vec<Effect> {
        let event = self.events().into_iter().flatten().find(|event| event.id == id);
        let Some(event) = event.filter(|event| Self::can_be_denied(event)).cloned() else {
            return Vec::new();
        };
        self.screen = Screen::NotMe(event);
        self.asking = None;
        self.trouble = None;
        let mut effects = vec![Effect::Focus(Focus::Heading)];
        if !core::mem::replace(&mut self.deep, true) {
            effects.push(Effect::EnterHistory);
        }
        effects
    }

    fn confirm(&mut self) -> Vec<Effect> {
        match &self.screen {
            Screen::NotMe(event) if self.can_act() => {
                let id = event.id.clone();
                vec![Effect::NotMe(self.ask(), id)]
            }
            Screen::NotMe(_) | Screen::List | Screen::Secured(..) | Screen::Leaving => Vec::new(),
        }
    }

    /// (`by_page` false: the browser's own back button, which has left the history already.)
    fn go_back(&mut self, by_page: bool) -> Vec<Effect> {
        self.deep &= by_page;
        match self.screen {
            Screen::NotMe(_) | Screen::Secured(..) => {
                self.screen = Screen::List;
                let mut effects = vec![Effect::Focus(Focus::Heading)];
                if core::mem::take(&mut self.deep) {
                    effects.push(Effect::LeaveHistory);
                }
                effects.extend(self.load());
                effects
            }
            Screen::List | Screen::Leaving => Vec::new(),
        }
    }

    fn fail(&mut self, failure: Failure) -> Vec<Effect> {
        self.asking = None;
        if let Failure::Problem(problem) = &failure
            && matches!(problem.code, ProblemCode::NotSignedIn | ProblemCode::SignInAgain)
        {
            return self.go_and_sign_in();
        }
        let trouble = Trouble::from(failure);
        let counts = trouble.seconds_left().is_some();
        self.trouble = Some(trouble);
        if counts { vec![self.start_timer()] } else { Vec::new() }
    }

    fn go_and_sign_in(&mut self) -> Vec<Effect> {
        self.asking = None;
        self.screen = Screen::Leaving;
        vec![Effect::Go(Location::admit("/signin?for=my_sign_ins"))]
    }

    fn start_timer(&mut self) -> Effect {
        let ticket = self.tickets.issue();
        self.timing = Some(ticket);
        Effect::Tick(ticket)
    }

    fn second_passed(&mut self) -> Vec<Effect> {
        self.timing = None;
        self.trouble = self.trouble.take().and_then(Trouble::a_second_later);
        let counts = self.trouble.as_ref().and_then(Trouble::seconds_left).is_some();
        if counts { vec![self.start_timer()] } else { Vec::new() }
    }
}
