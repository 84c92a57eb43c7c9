//! Taking accounts along: words, English, Dutch.

use crate::messages::Text;

/// Taking accounts along.
#[derive(Clone, Copy, Debug)]
pub struct ExportWords {
    /// Heading.
    pub heading: Text,
    /// What comes of it.
    pub explanation: Text,
    /// The field.
    pub password: Text,
    /// Under it.
    pub hint: Text,
    /// The field.
    pub again: Text,
    /// Button.
    pub export: Text,
    /// It takes a moment.
    pub making: Text,
    /// It is there.
    pub done: fn(usize) -> String,
    /// The password is too short.
    pub too_short: fn(usize) -> String,
    /// The password is too long.
    pub too_long: Text,
    /// The two are not the same.
    pub differ: Text,
    /// It could not be made.
    pub failed: Text,
    /// In clear.
    pub for_others: Text,
    /// What comes of that.
    pub plain_text: Text,
    /// The field.
    pub app: Text,
    /// One of its choices.
    pub google: Text,
    /// One of its choices.
    pub links: Text,
    /// Button.
    pub plain: Text,
    /// Which code is shown, of how many.
    pub code: fn(usize, usize) -> String,
    /// Button.
    pub next_code: Text,
    /// Which accounts are in none of the codes.
    pub left_behind: fn(&str) -> String,
}

pub(super) static ENGLISH: ExportWords = ExportWords {
    heading: "Export accounts",
    explanation: "All accounts in one file, encrypted with a password that you choose. Without that password nobody can open it, you included.",
    password: "Password of the file",
    hint: "At least 15 characters. Four words that have nothing to do with each other are good; a password manager is better.",
    again: "The same password again",
    export: "Export",
    making: "Making the file…",
    done: |count| {
        if count == 1 {
            "A file with 1 account was downloaded.".to_owned()
        } else {
            format!("A file with {count} accounts was downloaded.")
        }
    },
    too_short: |missing| {
        if missing == 1 {
            "1 more character is needed.".to_owned()
        } else {
            format!("{missing} more characters are needed.")
        }
    },
    too_long: "This is longer than a password can be.",
    differ: "The two passwords are not the same.",
    failed: "The file could not be made. Close other apps and try again.",
    for_others: "For another app, without encryption",
    plain_text: "Whoever gets this file, or sees these QR codes, can make all your codes from then on. Delete the file as soon as the other app has read it.",
    app: "App",
    google: "Google Authenticator (QR codes)",
    links: "Another app (a list of links)",
    plain: "Export without encryption",
    code: |place, count| format!("QR code {place} of {count}: scan it with the other app."),
    next_code: "Next QR code",
    left_behind: |names| format!("Not in these codes, because that app cannot make their codes: {names}."),
};

pub(super) static DUTCH: ExportWords = ExportWords {
    heading: "Accounts exporteren",
    explanation: "Alle accounts in één bestand, versleuteld met een wachtwoord dat u kiest. Zonder dat wachtwoord kan niemand het openen, ook u niet.",
    password: "Wachtwoord van het bestand",
    hint: "Minstens 15 tekens. Vier woorden die niets met elkaar te maken hebben zijn goed; een wachtwoordbeheerder is beter.",
    again: "Hetzelfde wachtwoord nog eens",
    export: "Exporteren",
    making: "Het bestand wordt gemaakt…",
    done: |count| {
        if count == 1 {
            "Een bestand met 1 account is gedownload.".to_owned()
        } else {
            format!("Een bestand met {count} accounts is gedownload.")
        }
    },
    too_short: |missing| {
        if missing == 1 {
            "Er is nog 1 teken nodig.".to_owned()
        } else {
            format!("Er zijn nog {missing} tekens nodig.")
        }
    },
    too_long: "Dit is langer dan een wachtwoord kan zijn.",
    differ: "De twee wachtwoorden zijn niet hetzelfde.",
    failed: "Het bestand kon niet worden gemaakt. Sluit andere apps en probeer het opnieuw.",
    for_others: "Voor een andere app, zonder versleuteling",
    plain_text: "Wie dit bestand krijgt, of deze QR-codes ziet, kan voortaan al uw codes maken. Verwijder het bestand zodra de andere app het heeft gelezen.",
    app: "App",
    google: "Google Authenticator (QR-codes)",
    links: "Een andere app (een lijst met links)",
    plain: "Zonder versleuteling exporteren",
    code: |place, count| format!("QR-code {place} van {count}: scan deze met de andere app."),
    next_code: "Volgende QR-code",
    left_behind: |names| {
        format!("Niet in deze QR-codes, omdat die app de codes ervan niet kan maken: {names}.")
    },
};
