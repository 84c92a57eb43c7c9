//! Example people, for the demonstration and for tests.

use super::{AdminError, NewPerson, add_person, add_totp};
use crate::domain::Context;
use drempel_verify::Totp;

/// One example person.
#[derive(Clone, Debug)]
pub struct Example {
    /// Who.
    pub person: NewPerson,
    /// Their apps by name.
    pub apps: Vec<(String, Totp)>,
}

/// Adds those who are not there yet; how many that were.
///
/// # Errors
/// See [`add_person`] and [`add_totp`].
pub async fn seed(context: &Context, examples: &[Example]) -> Result<usize, AdminError> {
    let mut added = 0;
    for example in examples {
        match add_person(context, &example.person).await {
            Ok(_) => added += 1,
            Err(AdminError::AddressTaken) => continue,
            Err(error) => return Err(error),
        }
        for (name, totp) in &example.apps {
            add_totp(context, &example.person.email, name, Some(totp.clone())).await?;
        }
    }
    Ok(added)
}
