//! Files and codes in clear, as other apps read them.

use super::{Outcome, Why};
use crate::effects::random;
use crate::ui::qr;
use drempel_verify::Otpauth;
use drempel_verify::contents::Contents;
use drempel_verify::exchange::{aegis, bitwarden, migration, two_fas, uris};
use js_sys::Date;

/// Writes contents for an app.
pub(super) fn write(content: &[u8], app: &str) -> Outcome {
    let Ok(contents) = Contents::parse(content) else { return Outcome::Refused(Why::Damaged) };
    let accounts: Vec<Otpauth> = contents.accounts.into_iter().map(|account| account.otpauth).collect();
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970")]
    let now = Date::now() as i64;
    let text = match app {
        "aegis" => aegis::write(&accounts),
        "2fas" => two_fas::write(&accounts, now),
        "bitwarden" => bitwarden::write(&accounts),
        "google" => return codes(&accounts),
        _ => uris::write(&accounts),
    };
    Outcome::Written { texts: vec![text], left_out: String::new() }
}

/// Google Authenticator reads codes and no files.
fn codes(accounts: &[Otpauth]) -> Outcome {
    let (codes, left_out) = migration::write(accounts, u32::from_be_bytes(random::bytes()));
    let drawn = codes.iter().map(|code| {
        let drawing = qr::draw(code)?;
        Some([&drawing.size.to_string(), " ", &drawing.path].concat())
    });
    let names: Vec<_> = left_out.into_iter().map(|one| one.name).collect();
    drawn.collect::<Option<_>>().map_or(Outcome::Refused(Why::TooLong), |texts| Outcome::Written {
        texts,
        left_out: names.join("\n"),
    })
}
