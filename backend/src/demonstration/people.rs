//! Who lives in the demonstration directory (`docs/operating.md`). All of it is public.

use drempel_contract::PersonKind;

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
}

/// Everybody.
pub(crate) const PEOPLE: [Example; 5] = [
    person("anna@drempel.example", "Anna de Vries", PersonKind::Work, true),
    person("bram@drempel.example", "Bram Jansen", PersonKind::Work, false),
    person("carla@drempel.example", "Carla Bakker", PersonKind::Work, false),
    person("daan@drempel.example", "Daan Visser", PersonKind::Personal, false),
    person("eva@drempel.example", "Eva Smit", PersonKind::Work, false),
];

const fn person(email: &'static str, name: &'static str, kind: PersonKind, has_app: bool) -> Example {
    Example { email, name, kind, has_app }
}
