//! Guessing a user code must not pay (RFC 8628 section 5.1).

use super::case::{Ending, Outcome, cases, must};
use super::person::{Decided, decided};
use super::server::Server;

cases! {
    "RFC 8628 5.1": who_types_too_many_wrong_codes_must_wait;
}

/// After this many, somebody must have noticed.
const PATIENCE: usize = 10;

fn who_types_too_many_wrong_codes_must_wait(server: &Server) -> Outcome {
    let person = server.person()?.other();
    let person = person.ok_or(Ending::Skipped("there is no second person, whom it may lock out"))?;
    let mut told = false;
    for number in 0..PATIENCE {
        let last = char::from(b"BCDFGHJKLM"[number % 10]);
        match person.approves(&format!("CCCC-CCC{last}")) {
            Ok(Decided::Throttled) => {
                told = true;
                break;
            }
            other => decided(other, Decided::Refused)?,
        }
    }
    must!(told, "{PATIENCE} wrong codes, and none was one too many");
    let codes = server.codes()?;
    decided(person.approves(&codes.user_code), Decided::Throttled)
}
