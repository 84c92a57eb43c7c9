//! Accounts that leave this phone: in a file under a password, or in clear for another app.
//!
//! The rule a reader would break: nothing leaves in clear for who holds an unlocked phone and does not know its PIN.

use super::authenticator::Door;
use super::{download, vault, worker};
use crate::ui::qr::Drawing;
use crate::ui::reactive::spawn;
use crate::worker::{Job, Outcome};
use drempel_contract::Secret;
use drempel_flow::authenticator::{Proof, Refusal};

/// What was handed out in clear.
pub enum Exported {
    /// A file with so many accounts.
    File(usize),
    /// Codes to be scanned.
    Codes {
        /// In their order.
        drawings: Vec<Drawing>,
        /// Accounts that are in none of them, a name a line.
        left_out: String,
    },
}

/// Hands out a file with all accounts, sealed under a password that was measured; reports how many are in it.
pub fn sealed(door: Door, password: Secret, report: impl FnOnce(Option<usize>) + 'static) {
    let held = door.peek(|door| door.contents().cloned()).unwrap_or_default();
    let count = held.accounts.len();
    let content = held.to_bytes().to_vec();
    spawn(async move {
        let made = match worker::ask(Job::SealFile { content, password }).await {
            Ok(Outcome::Sealed(file)) => download::download("accounts.drempel", &file),
            Ok(_) | Err(worker::Lost) => false,
        };
        report(made.then_some(count));
    });
}

/// Writes all accounts as this app reads them; reports what was handed out, or why nothing was, where there is a reason.
pub fn plain(
    door: Door,
    app: String,
    pin: Secret,
    report: impl FnOnce(Result<Exported, Option<Refusal>>) + 'static,
) {
    spawn(async move {
        let opened = vault::unlock(&Proof::Pin(pin)).await;
        door.tell_tries(opened.as_ref().err());
        report(match opened {
            Ok(held) => written(app, held.accounts.len(), held.to_bytes().to_vec()).await.ok_or(None),
            Err(refusal) => Err(Some(refusal)),
        });
    });
}

async fn written(app: String, count: usize, content: Vec<u8>) -> Option<Exported> {
    let name = match app.as_str() {
        "aegis" => "aegis.json",
        "2fas" => "accounts.2fas",
        "bitwarden" => "bitwarden.json",
        _ => "accounts.txt",
    };
    let is_file = app != "google";
    let Ok(Outcome::Written { texts, left_out }) = worker::ask(Job::WriteFile { content, app }).await else {
        return None;
    };
    if is_file {
        let file = texts.first()?;
        return download::download(name, file.as_bytes()).then_some(Exported::File(count));
    }
    let drawing = |text: String| {
        let (size, path) = text.split_once(' ')?;
        Some(Drawing { size: size.parse().ok()?, path: path.to_owned() })
    };
    Some(Exported::Codes { drawings: texts.into_iter().map(drawing).collect::<Option<_>>()?, left_out })
}
