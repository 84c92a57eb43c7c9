//! Nederlands.

use super::words::{AccountWords, MySignInsWords, SecurityInfoWords};

/// De woorden.
pub static DUTCH: AccountWords = AccountWords {
    security_info: SecurityInfoWords { heading: "Beveiligingsgegevens" },
    my_sign_ins: MySignInsWords { heading: "Mijn aanmeldingen" },
};
