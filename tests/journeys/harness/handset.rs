//! A phone with our own authenticator in its browser, used as people use it.

use super::handset_words::{HandsetWords, handset_words};
use super::{Deployment, Person, Words};

/// The PIN of everybody's app.
pub(crate) const PIN: &str = "482915";

impl Person {
    /// What this phone says.
    pub(crate) fn phone(&self) -> &'static HandsetWords {
        handset_words(self.words)
    }

    /// Opens the app for the first time and chooses a PIN.
    pub(crate) fn begins_with_the_app(&self) -> &Self {
        let words = self.phone();
        self.opens("/authenticator").sees(words.first_use);
        self.enters(words.pin, PIN).enters(words.pin_again, PIN).presses(words.proceed);
        self.sees(words.accounts)
    }

    /// Types the code that this computer shows; phone sign-in is offered.
    pub(crate) fn adds_the_account_of(&self, computer: &Self, code: &str) -> &Self {
        let words = self.phone();
        self.presses(words.add_account).presses(words.enter_code);
        self.enters(words.code, code).presses(words.proceed).sees(words.add_this);
        self.adds_what_was_found_with(computer)
    }

    /// Adds the account that was found: the number that is shown is typed on the computer.
    pub(crate) fn adds_what_was_found_with(&self, computer: &Self) -> &Self {
        self.presses(self.phone().add_account);
        computer.types_the_number(&self.number_to_type());
        self.sees(self.phone().enable)
    }

    /// The number that this phone shows.
    pub(crate) fn number_to_type(&self) -> String {
        self.sees(self.phone().type_this);
        self.wait("the number", || {
            let shown = self.seen(".number-to-type").concat();
            Some(shown.chars().filter(char::is_ascii_digit).collect::<String>()).filter(|it| it.len() == 6)
        })
    }

    /// Types, at a computer, what a phone shows.
    pub(crate) fn types_the_number(&self, number: &str) -> &Self {
        let words = self.words;
        self.sees(words.number_on_phone).enters(words.type_the_number, number).presses(words.confirm)
    }

    /// From their security info to their security info: a phone on which the app is used for the first time, by the code.
    pub(crate) fn enrols(&self, phone: &Self) -> &Self {
        let code = self.has_security_info().shows_code_for_a_phone();
        phone.begins_with_the_app().adds_the_account_of(self, &code).enables_what_waits_on(self);
        self.presses(self.words.done).has_security_info()
    }

    /// Adds a method; the code that a phone is to be given.
    pub(crate) fn shows_code_for_a_phone(&self) -> String {
        self.presses(self.words.add_method).sees(self.words.set_up_account).presses(self.words.cannot_scan);
        self.wait("the code", || self.seen(".activation-code").into_iter().find(|code| !code.is_empty()))
    }

    /// Enables phone sign-in of an account that was just added.
    pub(crate) fn enables_what_waits_on(&self, computer: &Self) -> &Self {
        self.enables_with(computer).sees(self.phone().accounts)
    }

    /// Enables phone sign-in, for which a computer waits; both say so.
    pub(crate) fn enables_with(&self, computer: &Self) -> &Self {
        let words = self.phone();
        self.presses(words.enable);
        computer.sees(words.enabled);
        self.sees(words.enabled).presses(words.done)
    }

    /// Taps or types a number, approves, and proves who it is.
    pub(crate) fn approves(&self, number: &str) -> &Self {
        self.finds(number).proves()
    }

    /// Taps or types a number, approves, and is asked who it is.
    pub(crate) fn finds(&self, number: &str) -> &Self {
        let words = self.phone();
        self.sees(words.request);
        if number.len() > 2 {
            self.enters(words.number, number).presses(words.proceed);
        } else {
            self.presses(number);
        }
        self.presses(words.approve).sees(words.prove)
    }

    /// Proves who it is.
    pub(crate) fn proves(&self) -> &Self {
        let words = self.phone();
        self.enters(words.its_pin, PIN).presses(words.approve)
    }

    /// Opens the one account there is.
    pub(crate) fn opens_the_account(&self) -> &Self {
        self.sees(self.phone().accounts);
        self.wait("opening the account", || {
            let tile = self.driver.all("#account-list .open").into_iter().next()?;
            self.driver.act(&tile, "click", &serde_json::json!({})).ok()
        });
        self
    }

    /// The code of the one account there is.
    pub(crate) fn code_there(&self) -> String {
        self.sees(self.phone().accounts);
        self.wait("a code", || {
            let code = self.seen("#account-list .digits").into_iter().next()?;
            Some(code.chars().filter(char::is_ascii_digit).collect::<String>()).filter(|it| it.len() == 6)
        })
    }

    /// The next code after this one: half a minute may go by.
    pub(crate) fn code_after(&self, old: &str) -> String {
        self.wait_long("another code", || Some(self.code_there()).filter(|code| code != old))
    }

    /// The numbers on the buttons.
    pub(crate) fn choices(&self) -> Vec<String> {
        self.sees(self.phone().request);
        self.wait("three numbers", || {
            let numbers = self.seen(".number-choice");
            (numbers.len() == 3 && numbers.iter().all(|number| !number.is_empty())).then_some(numbers)
        })
    }
}

/// Bram at his computer, signed out, and his phone, with which he signs in from now on.
pub(crate) fn bram_with_his_phone(deployment: &Deployment, words: &'static Words) -> (Person, Person) {
    let computer = deployment.visit().speaking(words).arrive();
    let phone = deployment.visit().speaking(words).with("--window-size=500,900").arrive();
    computer.looks_at_security_info_as_bram().enrols(&phone).opens("/").signs_out();
    (computer, phone)
}
