//! What a client may know of a person and do in their absence.
//!
//! The rule a reader would break: the list is closed. A scope nobody here understands is never granted.

use std::fmt;

/// One scope (OpenID Connect Core sections 5.4 and 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Who signed in: an ID token with an opaque `sub`.
    Openid,
    /// `name`.
    Profile,
    /// `email` and `email_verified`.
    Email,
    /// Tokens that outlive the person's session.
    OfflineAccess,
}

impl Scope {
    /// All of them, in the order they are written.
    pub const ALL: [Self; 4] = [Self::Openid, Self::Profile, Self::Email, Self::OfflineAccess];

    /// As it travels.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Openid => "openid",
            Self::Profile => "profile",
            Self::Email => "email",
            Self::OfflineAccess => "offline_access",
        }
    }

    /// Reads one; `None` for what nobody here understands.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == text)
    }
}

/// A set of scopes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// These.
    #[must_use]
    pub fn of(scopes: impl IntoIterator<Item = Scope>) -> Self {
        let given: Vec<_> = scopes.into_iter().collect();
        Self(Scope::ALL.into_iter().filter(|scope| given.contains(scope)).collect())
    }

    /// Those in a text with spaces between them that anybody here understands; none in a text that is no scope at all
    /// (RFC 6749 section 3.3).
    #[must_use]
    pub fn understood(text: &str) -> Self {
        if !text.chars().all(|c| matches!(c, ' ' | '!' | '#'..='[' | ']'..='~')) {
            return Self::default();
        }
        Self::of(text.split(' ').filter_map(Scope::parse))
    }

    /// Those of these that `text` asks for.
    #[must_use]
    pub fn and(&self, text: &str) -> Self {
        let asked = Self::understood(text);
        Self::of(asked.iter().filter(|scope| self.has(*scope)))
    }

    /// Those that are among `others`, too.
    #[must_use]
    pub fn common(&self, others: &Self) -> Self {
        Self::of(self.iter().filter(|scope| others.has(*scope)))
    }

    /// These but `scope`.
    #[must_use]
    pub fn without(&self, scope: Scope) -> Self {
        Self::of(self.iter().filter(|other| *other != scope))
    }

    /// Whether `scope` is among them.
    #[must_use]
    pub fn has(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether all of `others` are among them.
    #[must_use]
    pub fn cover(&self, others: &Self) -> bool {
        others.iter().all(|scope| self.has(scope))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each.
    pub fn iter(&self) -> impl Iterator<Item = Scope> + '_ {
        self.0.iter().copied()
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_understands_is_left_out_and_the_order_is_ours() {
        let scopes = Scopes::understood("email openid admin  OPENID email");
        assert_eq!(scopes.to_string(), "openid email");
    }

    #[test]
    fn a_text_that_is_no_scope_asks_for_nothing() {
        for text in ["openid \"quoted\"", "openid back\\slash", "openid\u{7}", "openid\n", "openid é"] {
            assert!(Scopes::understood(text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn a_client_is_granted_what_it_asks_for_and_may_have() {
        let may = Scopes::of([Scope::Openid, Scope::Email]);
        assert_eq!(may.and("openid profile offline_access").to_string(), "openid");
        assert!(may.cover(&Scopes::understood("email")) && !may.cover(&Scopes::understood("profile")));
    }
}
