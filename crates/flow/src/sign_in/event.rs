//! What can happen to a sign-in. Facts, in the past tense.

use crate::{Failure, Ticket};
use drempel_contract::{Method, Reply, Secret, SignInId};

use super::KnownAccount;

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page was opened or reloaded.
    Opened {
        /// The sign-in this tab was in the middle of.
        under_way: Option<SignInId>,
        /// The accounts this browser remembers, the one used last first.
        accounts: Vec<KnownAccount>,
    },
    /// A field was edited; what was said about its old content no longer holds.
    Typed,
    /// **Next** with this in the address field.
    EmailSubmitted(String),
    /// A tile was tapped.
    AccountChosen(String),
    /// A tile's **Remove** was tapped.
    AccountRemoved(String),
    /// **Use another account**.
    AnotherAccountWanted,
    /// The browser's back button.
    WentBack,
    /// **Sign in** with this in the password field.
    PasswordSubmitted(Secret),
    /// Another way was picked: a password, a number for the phone, a code.
    MethodChosen(Method),
    /// **Send again**.
    SendAgainChosen,
    /// Another of the person's authenticator apps was picked.
    DeviceChosen(String),
    /// **Verify** with this in the code field, as typed.
    CodeSubmitted(Secret),
    /// **Yes** or **No**.
    StayChosen(bool),
    /// **Continue** with this in the field of the other device's code, as typed.
    UserCodeSubmitted(Secret),
    /// **Continue** or **Deny**, about the other device.
    DeviceDecided {
        /// **Continue**.
        approve: bool,
        /// The box is ticked.
        mine: bool,
    },
    /// **Allow** or **Don't allow**.
    ConsentGiven(bool),
    /// The backend answered.
    Answered(Ticket, Reply),
    /// The backend told where the sign-in is, or that there is none.
    Resumed(Ticket, Option<Reply>),
    /// No answer that can be used.
    Failed(Ticket, Failure),
    /// A second went by.
    SecondPassed(Ticket),
    /// The browser has a network again.
    CameOnline,
    /// The page is seen again.
    CameBack,
    /// Another tab finished signing in.
    SignedInElsewhere,
}
