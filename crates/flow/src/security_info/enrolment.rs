//! Adding an authenticator: the key is shown, a phone or another app takes it, and proves it before it counts.

use super::enrolling::{Enrolling, INTERVAL};
use super::{Effect, Kept, Notice, Request, Screen, SecurityInfo, Shows, Trouble};
use crate::Ticket;
use crate::device_code::Moment;
use crate::sign_in::Focus;
use drempel_contract::{
    ConfirmEnrolment, Enrolled, Enrolment, EnrolmentState, Secret, SecurityMethod, TypeNumber,
};
use drempel_verify::code::{Digits, typed_code};

impl SecurityInfo {
    /// Begins to add something.
    pub(super) fn enrol(&mut self, what: Enrolled) -> Vec<Effect> {
        let enrolling = Box::new(Enrolling::new(None, Some(what.clone()), self.now));
        let mut effects = self.go_deeper(Screen::Enrolling(enrolling), Focus::Heading);
        self.copied = None;
        effects.push(self.ask(Request::Start(what)));
        effects
    }

    /// After a reload.
    pub(super) fn go_on_enrolling(&mut self, id: String) -> Vec<Effect> {
        self.screen = Screen::Enrolling(Box::new(Enrolling::new(Some(id.clone()), None, self.now)));
        vec![self.ask(Request::Poll(id))]
    }

    pub(super) fn take_enrolment(
        &mut self,
        ticket: Ticket,
        enrolment: Enrolment,
        now: Moment,
    ) -> Vec<Effect> {
        if self.polling != Some(ticket) && self.asking != Some(ticket) {
            return Vec::new();
        }
        let polled = self.polling.take() == Some(ticket);
        if !polled {
            self.asking = None;
        }
        self.now = now;
        let Enrolment { id, state, refusal } = enrolment;
        let Screen::Enrolling(enrolling) = &mut self.screen else { return Vec::new() };
        let began = enrolling.id.replace(id.clone()).is_none();
        (enrolling.pause, enrolling.asked_at) = (INTERVAL, now);
        let (moved, open) = (enrolling.take(state.clone(), now), enrolling.is_open());
        // A poll settles only what a poll has said.
        if moved || !polled || self.trouble.as_ref().is_some_and(|trouble| !trouble.is_about_the_field()) {
            self.trouble = None;
        }
        if state == EnrolmentState::Cancelled {
            // The backend gives it up by itself after a wrong number or too many wrong codes, and says so.
            enrolling.ended_by = refusal;
            if refusal.is_none() {
                return self.back_to_the_list(None, true);
            }
        }
        let mut effects = Vec::new();
        if let Some(refusal) = refusal.filter(|_| !polled && open) {
            self.trouble = Some(Trouble::Refused(refusal));
            effects.push(Effect::Focus(Focus::Field));
        }
        if moved && !began {
            let typing = matches!(state, EnrolmentState::Number { .. });
            effects.push(Effect::Focus(if typing { Focus::Field } else { Focus::Heading }));
        }
        match (open, began || self.timing.is_none()) {
            (true, true) => effects.extend([Effect::Keep(Some(Kept::Enrolment(id))), self.start_timer()]),
            (true, false) => {}
            (false, _) => effects.extend(self.end_enrolment()),
        }
        effects
    }

    /// Nothing is waited for any more; what there is now is asked.
    fn end_enrolment(&mut self) -> Vec<Effect> {
        self.timing = None;
        self.copied = None;
        let trouble = self.trouble.take();
        let effects = vec![Effect::Keep(None), self.ask(Request::Load)];
        self.trouble = trouble;
        effects
    }

    /// A code of another app.
    pub(super) fn submit_code(&mut self, typed: &Secret, name: &str) -> Vec<Effect> {
        if self.asking.is_some() || self.is_held_up() || self.set_up().is_none() {
            return Vec::new();
        }
        let name = self.free_name(name);
        let Screen::Enrolling(enrolling) = &mut self.screen else { return Vec::new() };
        let Some(id) = enrolling.id.clone() else { return Vec::new() };
        let Ok(code) = typed_code(typed.expose(), Digits::Six) else {
            self.trouble = Some(Trouble::CodeMalformed);
            return vec![Effect::Focus(Focus::Field)];
        };
        enrolling.named = Some(name.clone());
        vec![self.ask(Request::Confirm(ConfirmEnrolment { id, code: Secret::new(code.text()), name }))]
    }

    /// The number that the phone shows.
    pub(super) fn submit_number(&mut self, typed: &Secret) -> Vec<Effect> {
        if self.asking.is_some() || self.is_held_up() || self.shows() != Shows::Number {
            return Vec::new();
        }
        let Screen::Enrolling(enrolling) = &self.screen else { return Vec::new() };
        let Some(id) = enrolling.id.clone() else { return Vec::new() };
        let Ok(number) = typed_code(typed.expose(), Digits::Six) else {
            self.trouble = Some(Trouble::CodeMalformed);
            return vec![Effect::Focus(Focus::Field)];
        };
        vec![self.ask(Request::Number(TypeNumber { id, number: Secret::new(number.text()) }))]
    }

    /// Our own authenticator, or another app.
    pub(super) fn choose_app(&mut self, other: bool) -> Vec<Effect> {
        if let Screen::Enrolling(enrolling) = &mut self.screen {
            enrolling.other_app = other;
            self.copied = None;
        }
        Vec::new()
    }

    /// **Undo**, of what was just added.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        match self.undoable().map(str::to_owned) {
            Some(id) => self.go_deeper(Screen::Remove(id), Focus::Heading),
            None => Vec::new(),
        }
    }

    /// The method that was just added, while it can be undone.
    pub(super) fn undoable(&self) -> Option<&str> {
        let Screen::Enrolling(enrolling) = &self.screen else { return None };
        if self.shows() != Shows::Added {
            return None;
        }
        self.methods().iter().find_map(|method| match method {
            SecurityMethod::Totp { id, name, phone, undoable: true, .. } => {
                let same = match (&enrolling.phone, phone) {
                    (Some((device, _)), Some(phone)) => phone.device == *device,
                    (None, _) => enrolling.named.as_ref() == Some(name),
                    (Some(_), None) => false,
                };
                same.then_some(id.as_str())
            }
            SecurityMethod::Totp { .. } | SecurityMethod::Password => None,
        })
    }

    /// The name, or the name and a number: two apps must not be called the same.
    fn free_name(&self, name: &str) -> String {
        let numbered = (2..100).map(|number| format!("{name} {number}"));
        let mut names = core::iter::once(name.to_owned()).chain(numbered);
        names.find(|name| !self.has_method_named(name)).unwrap_or_else(|| name.to_owned())
    }

    pub(super) fn copy_key(&mut self) -> Vec<Effect> {
        self.set_up().map(|set_up| Effect::Copy(set_up.key)).into_iter().collect()
    }

    /// **Try again** after a failed call, and **Start again** after an enrolment that is over.
    pub(super) fn try_again(&mut self) -> Vec<Effect> {
        if self.asking.is_some() || self.is_held_up() {
            return Vec::new();
        }
        match &self.screen {
            Screen::Methods => vec![self.ask(Request::Load)],
            Screen::Enrolling(enrolling) => {
                let what = match &enrolling.phone {
                    Some((device, _)) => Enrolled::PhoneSignIn { device: device.clone() },
                    None => Enrolled::App,
                };
                let given_up = enrolling.id.clone().filter(|_| enrolling.is_open());
                let mut effects: Vec<_> = given_up.map(Effect::Cancel).into_iter().collect();
                self.timing = None;
                effects.extend(self.enrol(what));
                effects
            }
            Screen::SignInAgain(_)
            | Screen::Rename(_)
            | Screen::Remove(_)
            | Screen::SignOutEverywhere
            | Screen::SignedOut(_)
            | Screen::Leaving => Vec::new(),
        }
    }

    /// Back to the list. What was not finished is given up; what counts already, stays and is said.
    pub(super) fn leave_enrolment(&mut self) -> Vec<Effect> {
        let Screen::Enrolling(enrolling) = &self.screen else { return Vec::new() };
        let open = enrolling.id.clone().filter(|_| enrolling.is_open());
        let phone = enrolling.phone.as_ref().filter(|_| enrolling.connected && open.is_some());
        let notice = phone.map(|(_, name)| Notice::Added(name.clone()));
        let mut effects: Vec<_> = open.map(Effect::Cancel).into_iter().collect();
        effects.extend(self.back_to_the_list(notice, true));
        effects
    }

    /// A call of an enrolment that the person waited for has failed.
    pub(super) fn fail_to_enrol(&mut self, trouble: Trouble, mut effects: Vec<Effect>) -> Vec<Effect> {
        let Screen::Enrolling(enrolling) = &mut self.screen else { return effects };
        match (&trouble, enrolling.state.is_some()) {
            // After a reload: it was over already.
            (Trouble::Gone, false) if enrolling.id.is_some() => return self.back_to_the_list(None, true),
            (Trouble::Gone, _) => {
                enrolling.take(EnrolmentState::Expired, self.now);
                effects.extend(self.end_enrolment());
            }
            _ => self.trouble = Some(trouble),
        }
        effects.push(Effect::Focus(Focus::Heading));
        effects
    }
}
