//! Authenticator apps.

use super::super::directory::{address, existing, name, not_done};
use super::super::{Failure, output, secret};
use super::Person;
use clap::Args;
use drempel_backend::domain::admin;
use drempel_verify::{Key, Otpauth, Totp};

/// `user add-totp`
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  drempel-backend user add-totp anna@example.org --name phone\n  \
                        drempel-backend user add-totp anna@example.org --name phone | tail -1 | qrencode -t utf8")]
pub(super) struct AddTotp {
    #[command(flatten)]
    person: Person,
    /// What the person calls the device
    #[arg(long)]
    name: String,
    /// Read an existing key (base32) from the terminal or standard input, in place of a new one
    #[arg(long)]
    key: bool,
    /// Shown in the app beside the address
    #[arg(long, default_value = "Drempel")]
    issuer: String,
}

impl AddTotp {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let (email, device, issuer) = (address(&self.person.email)?, name(&self.name)?, name(&self.issuer)?);
        let given = if self.key { Some(read_key()?) } else { None };
        let state = existing(&self.person.place).await?;
        let added = admin::add_totp(state.context(), &email, &device, given).await.map_err(not_done)?;
        let uri = Otpauth::new(Some(&issuer), email.as_str(), added.totp).to_uri();
        output::print(&format!("added {device}; add this to the app now, it is never shown again:\n{uri}\n"))
    }
}

fn read_key() -> Result<Totp, Failure> {
    let text = secret::read("Key (base32): ", false)?;
    let key = Key::from_base32(&text).map_err(|_| {
        Failure::refused(
            "this is not a key; nothing was changed; copy all its letters and digits 2 to 7 again",
        )
    })?;
    Ok(Totp::standard(key))
}

/// `user remove-totp`
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  drempel-backend user remove-totp anna@example.org --name phone")]
pub(super) struct RemoveTotp {
    #[command(flatten)]
    person: Person,
    /// Which one, as `user list` shows it
    #[arg(long)]
    name: String,
}

impl RemoveTotp {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let email = address(&self.person.email)?;
        let state = existing(&self.person.place).await?;
        admin::remove_totp(state.context(), &email, &self.name).await.map_err(not_done)?;
        output::print("removed, and all sessions are ended\n")
    }
}
