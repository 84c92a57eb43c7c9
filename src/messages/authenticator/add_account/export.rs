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
};
