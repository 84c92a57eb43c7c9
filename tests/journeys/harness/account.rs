//! A person's own account, as one uses it who knows the way.

use super::{Kind, PASSWORD, Person};
use drempel_verify::{Key, Totp};
use std::time::{SystemTime, UNIX_EPOCH};

/// An authenticator app of somebody else's making: it has a key, and knows what time it is.
pub(crate) struct App(Totp);

impl App {
    /// The code of this moment.
    pub(crate) fn code(&self) -> String {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is later than 1970");
        let now = i64::try_from(since.as_secs()).expect("it is not that late");
        self.0.code_for_step(self.0.step_at(now)).text()
    }
}

impl Person {
    /// Eva, who has a password only, in her security info.
    pub(crate) fn looks_at_security_info_as_eva(&self) -> &Self {
        self.opens("/security-info").identifies_as(super::EVA).gives_password(PASSWORD).stays(false);
        self.has_security_info()
    }

    /// Bram, who has a password only, yet, in his security info.
    pub(crate) fn looks_at_security_info_as_bram(&self) -> &Self {
        self.opens("/security-info").identifies_as(super::BRAM).gives_password(PASSWORD).stays(false);
        self.has_security_info()
    }

    /// Sees the list of their methods.
    pub(crate) fn has_security_info(&self) -> &Self {
        self.sees(self.words.security_info);
        self.wait("the methods", || self.find(Kind::Button, self.words.add_method));
        self
    }

    /// The names of the methods.
    pub(crate) fn methods(&self) -> Vec<String> {
        self.seen(".method h3")
    }

    /// Deletes the method of this name, and says that they mean it.
    pub(crate) fn deletes(&self, name: &str) -> &Self {
        self.wait(&format!("deleting {name:?}"), || {
            let row = self.methods().iter().position(|known| known == name)?;
            let links = self.driver.all(&format!(".method:nth-child({}) .links button", row + 1));
            let delete = links.into_iter().find(|it| self.driver.text(it) == self.words.delete)?;
            self.driver.act(&delete, "click", &serde_json::json!({})).ok()
        });
        self.wait("the question", || (self.heading().ends_with('?')).then_some(()));
        self.presses(self.words.delete)
    }

    /// Takes the key that is shown into another app, by hand.
    pub(crate) fn types_the_key_into_another_app(&self) -> App {
        self.sees(self.words.set_up_account).presses(self.words.another_app).presses(self.words.cannot_scan);
        let key = self.wait("the key", || self.seen(".key").into_iter().find(|key| !key.is_empty()));
        App(Totp::standard(Key::from_base32(&key.replace(' ', "")).expect("base32")))
    }

    /// Adds another app, from the list to the list.
    pub(crate) fn adds_another_app(&self) -> App {
        self.has_security_info().presses(self.words.add_method);
        let app = self.types_the_key_into_another_app();
        self.enters(self.words.code, &app.code()).presses(self.words.verify);
        self.sees(&self.words.was_added.replace("{name}", self.words.authenticator_app));
        self.presses(self.words.done).has_security_info();
        app
    }
}
