//! English.

use super::words::{AccountWords, MySignInsWords, SecurityInfoWords};

/// The words.
pub static ENGLISH: AccountWords = AccountWords {
    security_info: SecurityInfoWords { heading: "Security info" },
    my_sign_ins: MySignInsWords { heading: "My sign-ins" },
};
