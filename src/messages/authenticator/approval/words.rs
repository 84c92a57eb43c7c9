//! What the phone says about sign-ins elsewhere, and about accounts that come to it.

use crate::messages::Text;

/// A sign-in elsewhere that asks this phone.
#[derive(Clone, Copy, Debug)]
pub struct ApprovalWords {
    /// Heading.
    pub heading: Text,
    /// Who would be signed in.
    pub account: Text,
    /// To what.
    pub application: Text,
    /// From where.
    pub place: Text,
    /// With which browser.
    pub computer: Text,
    /// When.
    pub asked: Text,
    /// So many minutes ago.
    pub ago: fn(u32) -> String,
    /// Between a browser and a system.
    pub on: Text,
    /// What to do.
    pub tap: Text,
    /// The field for the number.
    pub number: Text,
    /// What to type, of so many digits.
    pub type_it: fn(u8) -> String,
    /// Go on with what was typed.
    pub next: Text,
    /// The number is not there.
    pub none: Text,
    /// For who gets requests that are not theirs.
    pub not_mine: Text,
    /// Seconds left.
    pub time_left: fn(u32) -> String,
    /// Nearly over, for who hears it.
    pub nearly_over: Text,
    /// So many more wait.
    pub others: fn(usize) -> String,
    /// What was typed is no number of so many digits.
    pub malformed: fn(u8) -> String,
    /// Heading of the decision.
    pub sign_in_to: fn(&str) -> String,
    /// Above the number that was chosen.
    pub your_number: Text,
    /// Yes.
    pub approve: Text,
    /// No.
    pub deny: Text,
    /// One step back.
    pub back: Text,
    /// Heading: why not?
    pub why: Text,
    /// Somebody else did.
    pub not_started: Text,
    /// What comes of that.
    pub not_started_means: Text,
    /// Not meant.
    pub mistake: Text,
    /// What comes of that.
    pub mistake_means: Text,
    /// Heading: who is it?
    pub prove: Text,
    /// What the PIN does.
    pub prove_what: fn(&str) -> String,
    /// The field.
    pub pin: Text,
    /// The other way.
    pub fingerprint: Text,
    /// Nothing was typed.
    pub pin_missing: Text,
    /// Wrong; so many tries are left.
    pub pin_wrong: fn(u8) -> String,
    /// The last one was wrong.
    pub erased: Text,
    /// The device's own dialog was closed.
    pub cancelled: Text,
    /// The vault could not be opened, for another reason.
    pub not_opened: Text,
    /// Heading while it is on its way.
    pub sending: Text,
    /// No network.
    pub offline: Text,
    /// No backend.
    pub unreachable: Text,
    /// The outcomes.
    pub outcome: OutcomeWords,
}

/// How it ended: heading and what to know.
#[derive(Clone, Copy, Debug)]
pub struct OutcomeWords {
    /// The other screen goes on.
    pub approved: (Text, Text),
    /// A mistake.
    pub denied: (Text, Text),
    /// Somebody else started it.
    pub reported: (Text, Text),
    /// Another number.
    pub wrong_number: (Text, Text),
    /// Too late.
    pub expired: (Text, Text),
    /// A newer one.
    pub superseded: (Text, Text),
    /// Answered elsewhere.
    pub elsewhere: (Text, Text),
    /// Nobody knows.
    pub unsure: (Text, Text),
    /// Not believed.
    pub refused: (Text, Text),
    /// Without a key.
    pub no_key: (Text, Text),
    /// Not known any more.
    pub unregistered: (Text, Text),
    /// Back to the accounts.
    pub done: Text,
    /// The next request.
    pub next: Text,
}

/// An account that comes to this phone.
#[derive(Clone, Copy, Debug)]
pub struct EnrolmentWords {
    /// The way to it, among the others to add an account.
    pub enter_code: Text,
    /// Heading: type the code.
    pub code_heading: Text,
    /// Where it stands.
    pub code_where: Text,
    /// The field.
    pub code: Text,
    /// Go on.
    pub next: Text,
    /// Not after all.
    pub cancel: Text,
    /// Heading: this account.
    pub heading: Text,
    /// Whose.
    pub account: Text,
    /// Of whom.
    pub organisation: Text,
    /// The field.
    pub phone_name: Text,
    /// What it is for.
    pub phone_name_why: Text,
    /// What a phone is called before anybody says.
    pub phone: Text,
    /// Add it.
    pub add: Text,
    /// Said once it is there.
    pub added: fn(&str) -> String,
    /// Heading and button.
    pub enable: Text,
    /// What it is.
    pub enable_what: Text,
    /// Above the conditions.
    pub needs: Text,
    /// A condition.
    pub two_step: Text,
    /// A condition.
    pub has_pin: Text,
    /// A condition.
    pub notifications: Text,
    /// The button.
    pub allow_notifications: Text,
    /// They were refused before.
    pub notifications_denied: Text,
    /// A condition.
    pub computer_ready: Text,
    /// A condition.
    pub one_account: Text,
    /// Read before a condition that is met.
    pub met: Text,
    /// Read before a condition that is not.
    pub unmet: Text,
    /// Later.
    pub not_now: Text,
    /// Heading above the number.
    pub type_it: Text,
    /// Where, and for whom.
    pub type_it_where: Text,
    /// Heading: it is on.
    pub enabled: Text,
    /// What that means.
    pub enabled_what: Text,
    /// Back to the accounts.
    pub done: Text,
    /// Nothing was typed.
    pub code_missing: Text,
    /// A character that no code has.
    pub code_character: fn(usize) -> String,
    /// Too many or too few.
    pub code_length: fn(usize) -> String,
    /// The phone has no name.
    pub name_missing: Text,
    /// Not stored.
    pub storage: Text,
    /// No such code, or over.
    pub over: Text,
    /// The clock is off.
    pub clock: Text,
    /// Nothing waits.
    pub nothing_waits: Text,
    /// Another account has it.
    pub one_work_account: Text,
    /// Not known any more.
    pub unregistered: Text,
}
