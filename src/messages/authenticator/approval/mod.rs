//! The words of requests and of enrolment on the phone.

mod en;
mod nl;
mod words;

pub use en::{APPROVAL as APPROVAL_EN, ENROLMENT as ENROLMENT_EN};
pub use nl::{APPROVAL as APPROVAL_NL, ENROLMENT as ENROLMENT_NL};
pub use words::{ApprovalWords, EnrolmentWords, OutcomeWords};

use crate::messages::ShellWord;

/// A key is where its words are, so the two cannot disagree.
macro_rules! words {
    ($name:literal $english:ident $dutch:ident: $($word:ident),* $(,)?) => {
        &[$((concat!($name, ".", stringify!($word)), $english.$word, $dutch.$word)),*]
    };
}

/// The keys of requests.
pub static APPROVAL_SHELL: &[ShellWord] = words!["approval" APPROVAL_EN APPROVAL_NL:
    heading, account, application, place, computer, asked, tap, number, next, none, not_mine,
    your_number, approve, deny, back, why, not_started, not_started_means, mistake, mistake_means,
    prove, pin, fingerprint, sending,
];

/// The keys of enrolment.
pub static ENROLMENT_SHELL: &[ShellWord] = words!["enrolment" ENROLMENT_EN ENROLMENT_NL:
    enter_code, code_heading, code_where, code, next, cancel, heading, account, organisation, phone_name,
    phone_name_why, add, enable, enable_what, needs, two_step, has_pin, notifications,
    allow_notifications, notifications_denied, computer_ready, one_account, not_now, type_it,
    type_it_where, enabled,
    enabled_what, done,
];
