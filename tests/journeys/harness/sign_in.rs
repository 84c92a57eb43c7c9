//! What everybody does here: the steps of a sign-in, as one does them who knows the way.

use super::Person;

/// Work account; password, then a code.
pub(crate) const ANNA: &str = "anna@drempel.example";
/// Work account; password only.
pub(crate) const EVA: &str = "eva@drempel.example";
/// Everybody's.
pub(crate) const PASSWORD: &str = "Drempel-demo-2026!";

impl Person {
    /// Says who they are; the password is asked.
    pub(crate) fn identifies_as(&self, email: &str) -> &Self {
        self.sees(self.words.sign_in).enters(self.words.account, email).presses(self.words.next);
        self.sees(self.words.enter_password)
    }

    /// Gives a password.
    pub(crate) fn gives_password(&self, password: &str) -> &Self {
        self.enters(self.words.password, password).presses(self.words.sign_in)
    }

    /// Gives a code.
    pub(crate) fn gives_code(&self, code: &str) -> &Self {
        self.sees(self.words.enter_code).enters(self.words.code, code).presses(self.words.verify)
    }

    /// Says whether to stay signed in.
    pub(crate) fn stays(&self, yes: bool) -> &Self {
        self.sees(self.words.stay_signed_in);
        self.presses(if yes { self.words.yes } else { self.words.no })
    }

    /// Is welcomed by name, on the start page.
    pub(crate) fn is_home_as(&self, name: &str) -> &Self {
        self.sees(&[self.words.welcome, name].concat());
        assert_eq!(self.path(), "/");
        self
    }

    /// The whole way to Eva's applications.
    pub(crate) fn signs_in_as_eva(&self) -> &Self {
        self.opens("/signin").identifies_as(EVA).gives_password(PASSWORD).stays(false).is_home_as("Eva Smit")
    }

    /// Signs out, at home.
    pub(crate) fn signs_out(&self) -> &Self {
        self.presses(self.words.account_menu).presses(self.words.sign_out);
        self.sees(self.words.visitor)
    }
}
