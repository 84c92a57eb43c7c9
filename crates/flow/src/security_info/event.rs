//! What can happen to the security info. Facts, in the past tense; those that take time bring the clock with them.

use super::{Intent, Kept, Skips};
use crate::device_code::Moment;
use crate::{Failure, Ticket};
use drempel_contract::{Enrolment, Secret, SecurityInfo, SignedOutEverywhere};

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page was opened or reloaded.
    Opened {
        /// What this tab was in the middle of.
        kept: Option<Kept>,
        /// How often advice was skipped in this browser.
        skips: Vec<Skips>,
        /// The clock.
        now: Moment,
    },
    /// The backend told what there is, after a change or without one.
    Known(Ticket, SecurityInfo, Moment),
    /// Nobody is signed in.
    SignedOut(Ticket),
    /// The backend told how it stands with an enrolment.
    Enrolled(Ticket, Enrolment, Moment),
    /// All sessions have ended.
    SignedOutEverywhere(Ticket, SignedOutEverywhere),
    /// No answer that can be used.
    Failed(Ticket, Failure, Moment),
    /// A second went by, or a night.
    SecondPassed(Ticket, Moment),
    /// The page is seen again, or the browser has a network again.
    CameBack(Moment),
    /// A change was chosen.
    Chosen(Intent),
    /// **Sign in again**.
    SignInAgainChosen,
    /// **Not now**.
    AdviceSkipped,
    /// A field was edited.
    Typed,
    /// Another name was given.
    NameSubmitted(String),
    /// **Delete**, or **Sign out everywhere**, was confirmed.
    Confirmed,
    /// A code of another app was given.
    CodeSubmitted {
        /// As typed.
        code: Secret,
        /// What an app is called in the person's language, until they say otherwise.
        name: String,
    },
    /// What the phone shows was typed.
    NumberSubmitted(Secret),
    /// What is shown is to be for our own authenticator, or for another app.
    AppChosen {
        /// Another.
        other: bool,
    },
    /// **Undo**, of what was just added.
    UndoChosen,
    /// **Try again**, or **Start again**.
    AgainChosen,
    /// **Copy the key**.
    CopyChosen,
    /// The key was copied, or that could not be done.
    Copied(bool),
    /// **Cancel**, **Done**, or another way back to the list.
    BackChosen,
    /// The browser's own back button.
    WentBack,
    /// Another tab signed in or out.
    SessionChanged,
}
