//! Who lives in the demonstration directory (`docs/operating.md`). All of it is public.

use super::DemonstrationError;
use super::code::annas_app;
use drempel_backend::AppState;
use drempel_backend::domain::admin;
use drempel_contract::{PersonKind, Secret};

/// Everybody's password.
pub(crate) const PASSWORD: &str = "Drempel-demo-2026!";

/// The key of Anna's authenticator app: RFC 6238's own, SHA-1, six digits, 30 s.
pub(crate) const ANNAS_KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// One example person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Example {
    /// Address.
    pub(crate) email: &'static str,
    /// Name.
    pub(crate) name: &'static str,
    /// Whose account it is.
    pub(crate) kind: PersonKind,
    /// Whether a code from an app is asked as well.
    pub(crate) has_app: bool,
    /// Whether this is who sets up a phone (`/security-info`).
    pub(crate) enrols: bool,
}

/// Everybody.
pub(crate) const PEOPLE: [Example; 5] = [
    person("anna@drempel.example", "Anna de Vries", PersonKind::Work, true),
    Example { enrols: true, ..person("bram@drempel.example", "Bram Jansen", PersonKind::Work, false) },
    person("carla@drempel.example", "Carla Bakker", PersonKind::Work, false),
    person("daan@drempel.example", "Daan Visser", PersonKind::Personal, false),
    person("eva@drempel.example", "Eva Smit", PersonKind::Work, false),
];

const fn person(email: &'static str, name: &'static str, kind: PersonKind, has_app: bool) -> Example {
    Example { email, name, kind, has_app, enrols: false }
}

/// Marks the data as the demonstration's, adds who is missing, and leaves the rest as people made it.
pub(crate) async fn settle(state: &AppState) -> Result<(), DemonstrationError> {
    let examples = PEOPLE.iter().map(example).collect::<Result<Vec<_>, _>>()?;
    let context = state.context();
    if !admin::is_demonstration(context).await? {
        if !admin::list(context).await?.is_empty() {
            return Err(DemonstrationError::Inhabited);
        }
        // Before anybody is there: whatever happens now, they are never taken for others.
        admin::mark_demonstration(context).await?;
    }
    admin::seed(state.context(), &examples).await?;
    Ok(())
}

fn example(person: &Example) -> Result<admin::Example, DemonstrationError> {
    let app = annas_app().ok_or(DemonstrationError::Example)?;
    let apps = if person.has_app { vec![("Phone".to_owned(), app)] } else { Vec::new() };
    let email = person.email.parse().map_err(|_| DemonstrationError::Example)?;
    let (name, password) = (person.name.to_owned(), Some(Secret::new(PASSWORD)));
    let person = admin::NewPerson { email, name, kind: person.kind, password, second_factor: person.has_app };
    Ok(admin::Example { person, apps })
}
