//! What everybody does here: the steps of a sign-in, as one does them who knows the way.

use super::Person;
use serde_json::json;

/// Work account; password, then a code.
pub(crate) const ANNA: &str = "anna@drempel.example";
/// Work account; password only.
pub(crate) const EVA: &str = "eva@drempel.example";
/// Work account; password, and phone sign-in ready to enrol.
pub(crate) const BRAM: &str = "bram@drempel.example";
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

    /// Says who they are, and wants to approve on the phone; the number that is shown.
    pub(crate) fn asks_the_phone(&self, email: &str) -> String {
        self.identifies_as(email).presses(self.words.use_app).sees(self.words.approve_sign_in);
        self.number()
    }

    /// The number for the phone.
    pub(crate) fn number(&self) -> String {
        self.wait("the number", || self.seen(".digits").into_iter().find(|digits| !digits.is_empty()))
    }

    /// Waits until there is another number than this.
    pub(crate) fn other_number(&self, old: &str) -> String {
        self.wait("another number", || Some(self.number()).filter(|number| number != old))
    }

    /// Reads how the request stands.
    pub(crate) fn reads(&self, state: &str) -> &Self {
        self.wait(&format!("the state {state:?}"), || {
            self.seen(".state").contains(&state.to_owned()).then_some(())
        });
        self
    }

    /// The same, of a state that takes long by itself.
    pub(crate) fn reads_at_last(&self, state: &str) -> &Self {
        self.wait_long(&format!("the state {state:?}"), || {
            self.seen(".state").contains(&state.to_owned()).then_some(())
        });
        self
    }

    /// Waits long to be told this, as an alert.
    pub(crate) fn is_told_at_last(&self, words: &str) -> &Self {
        let told = || self.alerts().iter().any(|alert| alert.contains(words)).then_some(());
        self.wait_long(&format!("being told {words:?}"), told);
        self
    }

    /// Gives a code.
    pub(crate) fn gives_code(&self, code: &str) -> &Self {
        self.sees(self.words.enter_code).enters(self.words.code, code).presses(self.words.verify)
    }

    /// Says which of their apps the code comes from.
    pub(crate) fn takes_the_code_of(&self, app: &str) -> &Self {
        self.sees(self.words.enter_code).wait(&format!("choosing {app:?}"), || {
            let select = self.driver.all("#device").into_iter().next()?;
            self.driver.act(&select, "value", &json!({ "text": app })).ok()
        });
        self
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
