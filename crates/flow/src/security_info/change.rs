//! Changes: chosen, confirmed where they take something away, and done.

use super::{Effect, Intent, Notice, Request, Screen, SecurityInfo, Skips, Trouble};
use crate::sign_in::{Focus, News};
use drempel_contract::{Enrolled, RenameMethod, SignedOutEverywhere};

impl SecurityInfo {
    /// Somebody chose to change something, in the list; or to add another method where the last one stays.
    pub(super) fn choose(&mut self, intent: Intent) -> Vec<Effect> {
        let Some(info) = &self.info else { return Vec::new() };
        let adds_instead =
            intent == Intent::Add && matches!(&self.screen, Screen::Remove(id) if !self.may_go(id));
        if (self.screen != Screen::Methods && !adds_instead) || self.doing.is_some() || self.is_held_up() {
            return Vec::new();
        }
        // An answer still under way would put back what is about to change.
        self.asking = None;
        // Why the last one stays, everybody may know; and what was added a moment ago goes at once.
        let at_once = matches!(&intent, Intent::Remove(id) if !self.may_go(id) || self.is_new(id));
        if !info.fresh && !at_once {
            return self.go_deeper(Screen::SignInAgain(intent), Focus::Heading);
        }
        match intent {
            Intent::Add => self.enrol(Enrolled::App),
            Intent::PhoneSignIn(device) => self.enrol(Enrolled::PhoneSignIn { device }),
            Intent::Rename(id) => self.go_deeper(Screen::Rename(id), Focus::Field),
            Intent::Remove(id) => self.go_deeper(Screen::Remove(id), Focus::Heading),
            Intent::SignOutEverywhere => self.go_deeper(Screen::SignOutEverywhere, Focus::Heading),
            Intent::AllowRequests => vec![self.change(Intent::AllowRequests, Request::AllowRequests)],
        }
    }

    /// The person has signed in again for this. What takes nothing away goes on by itself, but for requests: whoever
    /// allows them again must mean it now.
    pub(super) fn come_back_for(&mut self, intent: Intent) -> Vec<Effect> {
        let there = match &intent {
            Intent::Rename(id) | Intent::Remove(id) => self.method_called(id).is_some(),
            Intent::Add | Intent::PhoneSignIn(_) | Intent::SignOutEverywhere => true,
            Intent::AllowRequests => false,
        };
        if there && self.info.as_ref().is_some_and(|info| info.fresh) {
            self.choose(intent)
        } else {
            Vec::new()
        }
    }

    /// What is wanted at the moment.
    pub(super) fn wanted(&self) -> Option<Intent> {
        self.doing.clone().or_else(|| match &self.screen {
            Screen::SignInAgain(intent) => Some(intent.clone()),
            Screen::Rename(id) => Some(Intent::Rename(id.clone())),
            Screen::Remove(id) => Some(Intent::Remove(id.clone())),
            Screen::SignOutEverywhere => Some(Intent::SignOutEverywhere),
            Screen::Enrolling(enrolling) => Some(enrolling.wanted()),
            Screen::Methods | Screen::SignedOut(_) | Screen::Leaving => None,
        })
    }

    fn change(&mut self, intent: Intent, request: Request) -> Effect {
        self.doing = Some(intent);
        self.ask(request)
    }

    pub(super) fn typed(&mut self) -> Vec<Effect> {
        if self.trouble.as_ref().is_some_and(Trouble::is_about_the_field) {
            self.trouble = None;
        }
        Vec::new()
    }

    pub(super) fn submit_name(&mut self, typed: &str) -> Vec<Effect> {
        let Screen::Rename(id) = &self.screen else { return Vec::new() };
        let (id, name) = (id.clone(), typed.trim().to_owned());
        if self.asking.is_some() || self.is_held_up() {
            return Vec::new();
        }
        if name.is_empty() {
            self.trouble = Some(Trouble::NameMissing);
            return vec![Effect::Focus(Focus::Field)];
        }
        if self.method_called(&id) == Some(name.as_str()) {
            return self.back_to_the_list(None, false);
        }
        if self.has_method_named(&name) {
            self.trouble = Some(Trouble::NameTaken);
            return vec![Effect::Focus(Focus::Field)];
        }
        vec![self.change(Intent::Rename(id.clone()), Request::Rename(RenameMethod { id, name }))]
    }

    /// The confirmation of what takes something away.
    pub(super) fn confirm(&mut self) -> Vec<Effect> {
        if self.asking.is_some() || self.is_held_up() {
            return Vec::new();
        }
        match self.screen.clone() {
            Screen::Remove(id) if self.may_go(&id) => {
                vec![self.change(Intent::Remove(id.clone()), Request::Remove(id))]
            }
            Screen::SignOutEverywhere => {
                vec![self.change(Intent::SignOutEverywhere, Request::SignOutEverywhere)]
            }
            Screen::Methods
            | Screen::SignInAgain(_)
            | Screen::Rename(_)
            | Screen::Remove(_)
            | Screen::Enrolling(_)
            | Screen::SignedOut(_)
            | Screen::Leaving => Vec::new(),
        }
    }

    /// The backend has made a change, and told what there is now.
    pub(super) fn done(&mut self, intent: &Intent) -> Vec<Effect> {
        match intent {
            Intent::Rename(_) => self.back_to_the_list(Some(Notice::Renamed), false),
            Intent::Remove(_) => self.back_to_the_list(Some(Notice::Removed), false),
            Intent::AllowRequests => self.back_to_the_list(Some(Notice::RequestsAllowed), false),
            Intent::Add | Intent::PhoneSignIn(_) | Intent::SignOutEverywhere => Vec::new(),
        }
    }

    pub(super) fn take_signed_out(&mut self, done: SignedOutEverywhere) -> Vec<Effect> {
        self.doing = None;
        self.info = None;
        self.timing = None;
        self.screen = Screen::SignedOut(done.others);
        let focus = Effect::Focus(Focus::Heading);
        vec![Effect::Keep(None), Effect::MarkSignedOut, Effect::Tell(News::SignedOut), focus]
    }

    /// **Not now**: three times, and the advice is given no more.
    pub(super) fn skip_advice(&mut self) -> Vec<Effect> {
        let Some(email) = self.info.as_ref().map(|info| info.email.clone()) else { return Vec::new() };
        if !self.advises() {
            return Vec::new();
        }
        match self.skips.iter_mut().find(|skips| skips.email == email) {
            Some(skips) => skips.count = skips.count.saturating_add(1),
            None => self.skips.push(Skips { email, count: 1 }),
        }
        self.skipped = true;
        vec![Effect::KeepSkips(self.skips.clone()), Effect::Focus(Focus::Heading)]
    }
}
