//! What the security info can ask of the browser.

use super::{Kept, Skips};
use crate::sign_in::{Focus, News};
use crate::{Location, Ticket};
use drempel_contract::{ConfirmEnrolment, Enrolled, RenameMethod, Secret, TypeNumber};

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Call the backend; report with this ticket.
    Ask {
        /// To be brought back.
        ticket: Ticket,
        /// What to ask.
        request: Request,
    },
    /// Give an enrolment up. Nobody waits for the answer.
    Cancel(String),
    /// Report `SecondPassed` with this ticket in a second.
    Tick(Ticket),
    /// Keep this over a reload of this tab, or forget it.
    Keep(Option<Kept>),
    /// Keep in this browser how often advice was skipped.
    KeepSkips(Vec<Skips>),
    /// Put this into the clipboard; report `Copied`.
    Copy(Secret),
    /// Put the keyboard there, once it is on the screen.
    Focus(Focus),
    /// Make the back button lead back to the list.
    EnterHistory,
    /// Take that back.
    LeaveHistory,
    /// The account tiles no longer say that anybody is signed in here.
    MarkSignedOut,
    /// Tell the other tabs.
    Tell(News),
    /// Leave for this place.
    Go(Location),
}

/// What can be asked of the backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// What there is; report `Known` or `Failed`.
    Load,
    /// Begin to add something; report `Enrolled` or `Failed`.
    Start(Enrolled),
    /// How it stands with the enrolment of this id; report `Enrolled` or `Failed`.
    Poll(String),
    /// A code of another app; report `Enrolled` or `Failed`.
    Confirm(ConfirmEnrolment),
    /// What the phone shows; report `Enrolled` or `Failed`.
    Number(TypeNumber),
    /// Remove the method of this id; report `Known` or `Failed`.
    Remove(String),
    /// Call it something else; report `Known` or `Failed`.
    Rename(RenameMethod),
    /// Let requests reach the person's phones again; report `Known` or `Failed`.
    AllowRequests,
    /// End every session; report `SignedOutEverywhere` or `Failed`.
    SignOutEverywhere,
}
