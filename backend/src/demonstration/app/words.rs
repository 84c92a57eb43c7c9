//! What the application says, in both languages.

use drempel_backend::language::Language;

/// The words of one language.
pub(super) struct Words {
    pub(super) tag: &'static str,
    pub(super) title: &'static str,
    pub(super) visitor: &'static str,
    pub(super) sign_in: &'static str,
    pub(super) welcome: &'static str,
    pub(super) learned: &'static str,
    pub(super) refresh: &'static str,
    pub(super) refreshed: fn(u32) -> String,
    pub(super) cannot_refresh: &'static str,
    pub(super) sign_out: &'static str,
    pub(super) refused: &'static str,
    pub(super) forged: &'static str,
    pub(super) failed: &'static str,
    pub(super) back: &'static str,
    pub(super) notice: &'static str,
}

impl Words {
    pub(super) const fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Dutch => &DUTCH,
        }
    }
}

const ENGLISH: Words = Words {
    tag: "en",
    title: "Demo website",
    visitor: "This is somebody else's application. It does not know who you are, and has no password of yours: it sends \
              you to the sign-in page and learns from there who you are.",
    sign_in: "Sign in",
    welcome: "Welcome, ",
    learned: "This is what the application learned from your ID token:",
    refresh: "Refresh",
    refreshed: |times| match times {
        1 => "The tokens were refreshed once.".to_owned(),
        times => format!("The tokens were refreshed {times} times."),
    },
    cannot_refresh: "The tokens can no longer be refreshed. Sign out and sign in again.",
    sign_out: "Sign out",
    refused: "You were not signed in, because you or the sign-in page refused it.",
    forged: "This answer does not belong to a sign-in that was begun here in this browser. Sign in again.",
    failed: "You could not be signed in. Try again.",
    back: "To your start page",
    notice: "This is a demonstration. Its people and passwords are public: type nothing of your own.",
};

const DUTCH: Words = Words {
    tag: "nl",
    title: "Demo-website",
    visitor: "Dit is een toepassing van iemand anders. Ze weet niet wie u bent en heeft geen wachtwoord van u: ze stuurt u \
              naar de aanmeldpagina en hoort daarvan wie u bent.",
    sign_in: "Aanmelden",
    welcome: "Welkom, ",
    learned: "Dit heeft de toepassing uit uw ID-token vernomen:",
    refresh: "Vernieuwen",
    refreshed: |times| match times {
        1 => "De tokens zijn één keer vernieuwd.".to_owned(),
        times => format!("De tokens zijn {times} keer vernieuwd."),
    },
    cannot_refresh: "De tokens kunnen niet meer worden vernieuwd. Meld u af en weer aan.",
    sign_out: "Afmelden",
    refused: "U bent niet aangemeld, omdat u of de aanmeldpagina dit heeft geweigerd.",
    forged: "Dit antwoord hoort niet bij een aanmelding die hier in deze browser is begonnen. Meld u opnieuw aan.",
    failed: "U kon niet worden aangemeld. Probeer het opnieuw.",
    back: "Naar uw startpagina",
    notice: "Dit is een demonstratie. De personen en wachtwoorden zijn openbaar: vul niets van uzelf in.",
};
