//! The one timer: it counts a wait down, and the sign-in's own ten minutes. It says *when to look*, never *whether*:
//! the backend decides with its own clock.

use super::{Effect, Screen, SignIn, Trouble};
use crate::Ticket;

impl SignIn {
    pub(super) fn start_timer(&mut self) -> Effect {
        let ticket = self.tickets.issue();
        self.timing = Some(ticket);
        Effect::Tick(ticket)
    }

    pub(super) fn second_passed(&mut self, ticket: Ticket) -> Vec<Effect> {
        if self.timing != Some(ticket) {
            return Vec::new();
        }
        self.timing = None;
        self.trouble = self.trouble.take().and_then(Trouble::a_second_later);
        if let Some(under_way) = &mut self.under_way {
            under_way.seconds_left = under_way.seconds_left.saturating_sub(1);
            if under_way.seconds_left == 0 && self.asking.is_none() && self.is_timed() {
                return self.lose(Trouble::Expired);
            }
        }
        let mut effects: Vec<Effect> = self.poll_in_time().into_iter().collect();
        let counts = self.trouble.as_ref().and_then(Trouble::seconds_left).is_some();
        let goes_on = self.is_timed();
        if counts || goes_on {
            effects.push(self.start_timer());
        }
        effects
    }

    /// Whether the backend waits for an answer to this screen.
    fn is_timed(&self) -> bool {
        let over =
            matches!(self.screen, Screen::DeviceApproved(_) | Screen::DeviceDenied(_) | Screen::Progress(_));
        !over && !self.is_first()
    }
}
