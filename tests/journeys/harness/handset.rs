//! A phone with our own authenticator in its browser, used as people use it.

use super::{Deployment, Person, Words};

/// The PIN of everybody's app.
pub(crate) const PIN: &str = "482915";

/// What the phone says. Normative: as the specification has it.
#[derive(Debug)]
pub(crate) struct HandsetWords {
    pub(crate) first_use: &'static str,
    pub(crate) pin: &'static str,
    pub(crate) pin_again: &'static str,
    pub(crate) proceed: &'static str,
    pub(crate) accounts: &'static str,
    pub(crate) add_account: &'static str,
    pub(crate) enter_code: &'static str,
    pub(crate) code: &'static str,
    pub(crate) add_this: &'static str,
    pub(crate) enable: &'static str,
    pub(crate) enabled: &'static str,
    pub(crate) done: &'static str,
    pub(crate) request: &'static str,
    pub(crate) none_of_these: &'static str,
    pub(crate) approve: &'static str,
    pub(crate) deny: &'static str,
    pub(crate) why: &'static str,
    pub(crate) not_started: &'static str,
    pub(crate) mistake: &'static str,
    pub(crate) prove: &'static str,
    pub(crate) its_pin: &'static str,
    pub(crate) approved: &'static str,
    pub(crate) wrong_number: &'static str,
    pub(crate) denied: &'static str,
    pub(crate) reported: &'static str,
    pub(crate) lock: &'static str,
    pub(crate) locked: &'static str,
    pub(crate) waits: &'static str,
    pub(crate) unlock: &'static str,
    pub(crate) scan: &'static str,
    pub(crate) offline: &'static str,
    pub(crate) expired: &'static str,
    pub(crate) superseded: &'static str,
    pub(crate) next_request: &'static str,
    pub(crate) settings: &'static str,
    pub(crate) unregister: &'static str,
    pub(crate) unregistered: &'static str,
    pub(crate) no_more: &'static str,
    pub(crate) number: &'static str,
    pub(crate) my_phone: &'static str,
}

static ENGLISH: HandsetWords = HandsetWords {
    first_use: "Protect your codes",
    pin: "Choose a PIN",
    pin_again: "The same PIN again",
    proceed: "Continue",
    accounts: "Accounts",
    add_account: "Add account",
    enter_code: "Enter an activation code",
    code: "Activation code",
    add_this: "Add this account?",
    enable: "Enable phone sign-in",
    enabled: "Phone sign-in enabled",
    done: "Done",
    request: "Are you trying to sign in?",
    none_of_these: "None of these",
    approve: "Approve",
    deny: "Deny",
    why: "Why do you deny this?",
    not_started: "I did not start this",
    mistake: "I made a mistake",
    prove: "Confirm that it is you",
    its_pin: "PIN",
    approved: "Approved. Look at your other screen",
    wrong_number: "That is not the number on the screen. Nothing was approved",
    denied: "Denied",
    reported: "Denied, and reported",
    lock: "Lock",
    locked: "Unlock",
    waits: "A sign-in is waiting for you. Unlock to see it.",
    unlock: "Unlock",
    scan: "Scan a QR code",
    offline: "There is no network. Your answer is kept, and sent as soon as there is one.",
    expired: "Too late",
    superseded: "There is a newer request",
    next_request: "Next request",
    settings: "Settings",
    unregister: "Unregister this phone",
    my_phone: "My phone",
    number: "Number",
    no_more: "This phone is no longer registered for this account.",
    unregistered: "This phone is no longer registered",
};

static DUTCH: HandsetWords = HandsetWords {
    first_use: "Beveilig uw codes",
    pin: "Kies een pincode",
    pin_again: "Dezelfde pincode nogmaals",
    proceed: "Doorgaan",
    accounts: "Accounts",
    add_account: "Account toevoegen",
    enter_code: "Activeringscode invoeren",
    code: "Activeringscode",
    add_this: "Dit account toevoegen?",
    enable: "Aanmelden via telefoon inschakelen",
    enabled: "Aanmelden via telefoon ingeschakeld",
    done: "Klaar",
    request: "Probeert u zich aan te melden?",
    none_of_these: "Geen van deze",
    approve: "Goedkeuren",
    deny: "Weigeren",
    why: "Waarom weigert u dit?",
    not_started: "Ik heb dit niet gestart",
    mistake: "Vergissing",
    prove: "Bevestig dat u het bent",
    its_pin: "Pincode",
    approved: "Goedgekeurd. Kijk op uw andere scherm.",
    wrong_number: "Dit is niet het nummer op het scherm. Er is niets goedgekeurd.",
    denied: "Geweigerd",
    reported: "Geweigerd en gemeld",
    lock: "Vergrendelen",
    locked: "Ontgrendelen",
    waits: "Er wacht een aanmelding op u. Ontgrendel om die te zien.",
    unlock: "Ontgrendelen",
    scan: "Een QR-code scannen",
    offline: "Er is geen netwerk. Uw antwoord wordt bewaard, en verzonden zodra er een netwerk is.",
    expired: "Te laat",
    superseded: "Er is een nieuwere aanvraag",
    next_request: "Volgende aanvraag",
    settings: "Instellingen",
    unregister: "Registratie van deze telefoon opheffen",
    my_phone: "Mijn telefoon",
    number: "Nummer",
    no_more: "Deze telefoon is niet meer geregistreerd voor dit account.",
    unregistered: "Deze telefoon is niet meer geregistreerd",
};

/// The phone's words in the language of a person.
pub(crate) fn handset_words(words: &Words) -> &'static HandsetWords {
    if words.tag == "nl" { &DUTCH } else { &ENGLISH }
}

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

    /// Types the code that the computer shows; phone sign-in is offered.
    pub(crate) fn adds_the_account_of(&self, code: &str) -> &Self {
        let words = self.phone();
        self.presses(words.add_account).presses(words.enter_code);
        self.enters(words.code, code).presses(words.proceed).sees(words.add_this);
        self.presses(words.add_account).sees(words.enable)
    }

    /// From their security info to their security info: a phone on which the app is used for the first time, by the code.
    pub(crate) fn enrols(&self, phone: &Self) -> &Self {
        self.has_security_info().presses(self.words.add_method);
        self.sees(self.words.set_up_account).presses(self.words.cannot_scan);
        let code =
            self.wait("the code", || self.seen(".activation-code").into_iter().find(|code| !code.is_empty()));
        phone.begins_with_the_app().adds_the_account_of(&code).enables_what_waits_on(self);
        self.presses(self.words.done).has_security_info()
    }

    /// Enables phone sign-in, for which a computer waits; both say so.
    pub(crate) fn enables_what_waits_on(&self, computer: &Self) -> &Self {
        let words = self.phone();
        self.presses(words.enable).approves(&computer.number()).sees(words.approved).presses(words.done);
        computer.sees(words.enabled);
        self.sees(words.enabled).presses(words.done).sees(words.accounts)
    }

    /// Taps a number, approves, and proves who it is.
    pub(crate) fn approves(&self, number: &str) -> &Self {
        let words = self.phone();
        self.sees(words.request).presses(number).presses(words.approve).sees(words.prove);
        self.enters(words.its_pin, PIN).presses(words.approve)
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
    computer.opens("/security-info").identifies_as(super::BRAM).gives_password(super::PASSWORD).stays(false);
    computer.enrols(&phone).opens("/").signs_out();
    (computer, phone)
}
