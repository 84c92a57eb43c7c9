//! Which call or timer a report belongs to. Only the newest counts, and that one rule handles double clicks, the back
//! button, late answers and timers that fire after their screen has gone.

/// Handed out with a call or timer, and brought back by its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u32);

/// Hands out tickets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tickets(u32);

impl Tickets {
    /// A ticket unlike the four billion before it.
    pub fn issue(&mut self) -> Ticket {
        self.0 = self.0.wrapping_add(1);
        Ticket(self.0)
    }
}
