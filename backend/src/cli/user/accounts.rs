//! Adding people, letting them in and out, and their passwords.

use super::super::directory::{address, existing, existing_or_new, name, not_done};
use super::super::{Failure, Place, output, secret};
use super::{Kind, Person};
use clap::Args;
use drempel_backend::domain::admin::{self, NewPerson};
use drempel_contract::{PersonKind, Secret};

/// `user add`
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  drempel-backend user add anna@example.org --name \"Anna de Vries\"")]
pub(super) struct Add {
    /// The address to sign in with
    email: String,
    /// As the person is called
    #[arg(long)]
    name: String,
    /// Whose account it is
    #[arg(long, value_enum, default_value = "work")]
    kind: Kind,
    /// Read the password from standard input even at a terminal
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    place: Place,
}

impl Add {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let (email, name) = (address(&self.email)?, name(&self.name)?);
        let kind = match self.kind {
            Kind::Work => PersonKind::Work,
            Kind::Personal => PersonKind::Personal,
        };
        let password = Some(Secret::new(secret::read_new_password(self.password_stdin)?));
        let new = NewPerson { email, name, kind, password, second_factor: false };
        let state = existing_or_new(&self.place).await?;
        admin::add_person(state.context(), &new).await.map_err(not_done)?;
        output::print(&format!("added {}\n", new.email.as_str()))
    }
}

/// `user set-password`
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  drempel-backend user set-password anna@example.org")]
pub(super) struct SetPassword {
    #[command(flatten)]
    person: Person,
    /// Read the password from standard input even at a terminal
    #[arg(long)]
    password_stdin: bool,
}

impl SetPassword {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let email = address(&self.person.email)?;
        let state = existing(&self.person.place).await?;
        let password = Secret::new(secret::read_new_password(self.password_stdin)?);
        admin::set_password(state.context(), &email, &password).await.map_err(not_done)?;
        output::print("the password is changed, and all sessions are ended\n")
    }
}

/// `user disable`
pub(super) async fn disable(person: Person) -> Result<(), Failure> {
    set_enabled(person, false, "disabled, and all sessions are ended\n").await
}

/// `user enable`
pub(super) async fn enable(person: Person) -> Result<(), Failure> {
    set_enabled(person, true, "enabled\n").await
}

async fn set_enabled(person: Person, enabled: bool, done: &str) -> Result<(), Failure> {
    let email = address(&person.email)?;
    let state = existing(&person.place).await?;
    admin::set_enabled(state.context(), &email, enabled).await.map_err(not_done)?;
    output::print(done)
}

/// `user unlock`
pub(super) async fn unlock(person: Person) -> Result<(), Failure> {
    let email = address(&person.email)?;
    let state = existing(&person.place).await?;
    admin::unlock(state.context(), &email).await.map_err(not_done)?;
    output::print("unlocked: passwords and codes are looked at again at once\n")
}

/// `user sign-out`
pub(super) async fn sign_out(person: Person) -> Result<(), Failure> {
    let email = address(&person.email)?;
    let state = existing(&person.place).await?;
    let ended = admin::sign_out_everywhere(state.context(), &email).await.map_err(not_done)?;
    output::print(&format!("sessions ended: {ended}\n"))
}
