//! The list: asked for, shown, asked for again; and calls that fail.

use super::{Effect, Kept, Notice, Request, Screen, SecurityInfo, Skips, Trouble};
use crate::device_code::Moment;
use crate::sign_in::Focus;
use crate::{Failure, Location, Ticket};
use drempel_contract::{ProblemCode, SecurityInfo as Info};

impl SecurityInfo {
    pub(super) fn open(&mut self, kept: Option<Kept>, skips: Vec<Skips>, now: Moment) -> Vec<Effect> {
        *self = Self { kept, skips, now, tickets: self.tickets.clone(), ..Self::default() };
        vec![self.ask(Request::Load)]
    }

    pub(super) fn take_info(&mut self, info: Info) -> Vec<Effect> {
        let first = self.info.is_none();
        self.info = Some(info);
        if let Some(intent) = self.doing.take() {
            return self.done(&intent);
        }
        match self.kept.take() {
            Some(Kept::Enrolment(id)) if first => self.go_on_enrolling(id),
            Some(Kept::Intent(intent)) if first => {
                let mut effects = vec![Effect::Keep(None)];
                effects.extend(self.come_back_for(intent));
                effects
            }
            Some(_) | None => Vec::new(),
        }
    }

    /// Shows the list, with what has happened, and asks for what it may have changed.
    pub(super) fn back_to_the_list(&mut self, notice: Option<Notice>, ask: bool) -> Vec<Effect> {
        self.screen = Screen::Methods;
        self.asking = None;
        self.polling = None;
        self.timing = None;
        self.doing = None;
        self.trouble = None;
        self.copied = None;
        let mut effects = vec![Effect::Keep(None), Effect::Focus(Focus::Heading)];
        if core::mem::take(&mut self.deep) {
            effects.push(Effect::LeaveHistory);
        }
        if ask {
            effects.push(self.ask(Request::Load));
        }
        self.notice = notice;
        effects
    }

    /// Shows a screen from which the back button leads to the list.
    pub(super) fn go_deeper(&mut self, screen: Screen, focus: Focus) -> Vec<Effect> {
        self.screen = screen;
        self.trouble = None;
        self.notice = None;
        let mut effects = vec![Effect::Focus(focus)];
        if !core::mem::replace(&mut self.deep, true) {
            effects.push(Effect::EnterHistory);
        }
        effects
    }

    /// **Cancel**, **Done**, or (`by_page` false) the browser's own back button, which has left the history already.
    pub(super) fn go_back(&mut self, by_page: bool) -> Vec<Effect> {
        self.deep &= by_page;
        match &self.screen {
            Screen::SignInAgain(_) | Screen::Rename(_) | Screen::Remove(_) | Screen::SignOutEverywhere => {
                // A change that is on its way cannot be called back: what came of it is asked.
                let changing = self.asking.is_some();
                self.back_to_the_list(None, changing)
            }
            Screen::Enrolling(_) => self.leave_enrolment(),
            Screen::Methods | Screen::SignedOut(_) | Screen::Leaving => Vec::new(),
        }
    }

    /// Another tab signed in or out.
    pub(super) fn look_again(&mut self) -> Vec<Effect> {
        match self.screen {
            Screen::Methods if self.doing.is_none() => vec![self.ask(Request::Load)],
            Screen::Methods
            | Screen::SignInAgain(_)
            | Screen::Rename(_)
            | Screen::Remove(_)
            | Screen::SignOutEverywhere
            | Screen::Enrolling(_)
            | Screen::SignedOut(_)
            | Screen::Leaving => Vec::new(),
        }
    }

    pub(super) fn fail(&mut self, ticket: Ticket, failure: Failure, now: Moment) -> Vec<Effect> {
        let polled = self.polling == Some(ticket);
        if !polled && self.asking != Some(ticket) {
            return Vec::new();
        }
        self.now = now;
        if polled {
            self.polling = None
        } else {
            self.asking = None
        }
        let code = match &failure {
            Failure::Problem(problem) => Some(problem.code),
            Failure::Offline | Failure::Unreachable | Failure::TimedOut | Failure::Garbled => None,
        };
        match code {
            Some(ProblemCode::NotSignedIn) => self.go_and_sign_in(),
            Some(ProblemCode::SignInAgain) => self.want_newer_sign_in(),
            _ if polled => self.fail_to_poll(failure),
            _ => self.fail_to_change(failure),
        }
    }

    fn fail_to_change(&mut self, failure: Failure) -> Vec<Effect> {
        let doing = self.doing.take();
        let trouble = Trouble::from_call(failure, self.now);
        let mut effects = Vec::new();
        if trouble.until().is_some() && self.timing.is_none() {
            effects.push(self.start_timer());
        }
        match (&self.screen, &trouble) {
            (Screen::Enrolling(_), _) => return self.fail_to_enrol(trouble, effects),
            // The list is not what it was.
            (Screen::Rename(_) | Screen::Remove(_), Trouble::Gone | Trouble::LastMethod) => {
                effects.extend(self.back_to_the_list(None, true));
            }
            (Screen::Methods, _) if doing.is_none() => {}
            _ => effects.push(Effect::Focus(Focus::Heading)),
        }
        self.trouble = Some(trouble);
        effects
    }

    /// Nobody is signed in here: what was chosen waits in this tab.
    pub(super) fn go_and_sign_in(&mut self) -> Vec<Effect> {
        let kept = self.wanted().map(Kept::Intent).or_else(|| self.kept.take());
        let mut effects = vec![Effect::MarkSignedOut];
        effects.extend(self.leave(kept, sign_in_for_this_page()));
        effects
    }

    /// **Sign in again**.
    pub(super) fn sign_in_again(&mut self) -> Vec<Effect> {
        match self.wanted() {
            Some(intent) if matches!(self.screen, Screen::SignInAgain(_)) => {
                self.leave(Some(Kept::Intent(intent)), sign_in_for_this_page())
            }
            Some(_) | None => Vec::new(),
        }
    }

    pub(super) fn want_newer_sign_in(&mut self) -> Vec<Effect> {
        let wanted = self.wanted();
        self.doing = None;
        if let Some(info) = &mut self.info {
            info.fresh = false;
        }
        self.timing = None;
        match wanted {
            Some(intent) => self.go_deeper(Screen::SignInAgain(intent), Focus::Heading),
            None => self.leave(None, sign_in_for_this_page()),
        }
    }
}

fn sign_in_for_this_page() -> Location {
    Location::admit("/signin?for=security_info")
}
