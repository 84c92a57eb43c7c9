//! What a person who starts the demonstration is told: where it is, who lives there, and how to get in.

use super::clients::SECRET;
use super::code::uri;
use super::people::{ANNAS_KEY, PASSWORD, PEOPLE};
use drempel_contract::{Application, PersonKind};
use std::fmt::Write as _;

/// The whole text.
pub(crate) fn table(origin: &str, applications: &[Application]) -> String {
    let mut out = format!("\nDrempel, the demonstration: {origin}\n\n");
    // Writing to a string cannot fail.
    let _ = writeln!(out, "  {:<22}  {:<14}  {:<8}  signs in with", "person", "name", "account");
    for person in PEOPLE {
        let kind = match person.kind {
            PersonKind::Work => "work",
            PersonKind::Personal => "personal",
        };
        let ways = match (person.has_app, person.enrols) {
            (true, _) => "password, then a code from the app",
            (false, true) => "password; ready to set up a phone in Security info",
            (false, false) => "password",
        };
        let _ = writeln!(out, "  {:<22}  {:<14}  {kind:<8}  {ways}", person.email, person.name);
    }
    let program = std::env::args().next().unwrap_or_else(|| "drempel-backend".to_owned());
    let names: Vec<_> = applications.iter().map(|application| application.name.as_str()).collect();
    let _ = write!(
        out,
        "\n  Everybody's password   {PASSWORD}\n  Anna's key             {ANNAS_KEY}\n  Anna's code now        \
         {program} code\n  or in your own app     {}\n  Applications           {}\n  To connect your own    clients demo-app and \
         demo-device (public), demo-web (secret {SECRET})\n\nThese passwords are public, so only \
         this machine can reach it. Ctrl-C ends it.\n\n",
        uri().unwrap_or_default(),
        names.join(", ")
    );
    out
}
