//! What is said of the authenticator outside its page, by the system: the build writes it into files, no program has it.
//!
//! The rule a reader would break: anybody who holds the locked phone reads a notification. It names nobody and nothing.

use crate::messages::Text;

/// What the system says.
#[derive(Clone, Copy, Debug)]
pub struct OutsideWords {
    /// Of the app on the home screen.
    pub installed: InstalledWords,
    /// When a request waits.
    pub notification: NotificationWords,
}

/// The app on the home screen.
#[derive(Clone, Copy, Debug)]
pub struct InstalledWords {
    /// Its name.
    pub name: Text,
    /// The same, below its icon.
    pub short_name: Text,
    /// What it is for.
    pub description: Text,
}

/// A request waits.
#[derive(Clone, Copy, Debug)]
pub struct NotificationWords {
    /// What there is.
    pub title: Text,
    /// What to do.
    pub body: Text,
}

/// English.
pub static OUTSIDE_ENGLISH: OutsideWords = OutsideWords {
    installed: InstalledWords {
        name: "Drempel Authenticator",
        short_name: "Authenticator",
        description: "Approve sign-ins and see your codes, also without a network.",
    },
    notification: NotificationWords {
        title: "Are you trying to sign in?",
        body: "Open the authenticator to answer.",
    },
};

/// Nederlands.
pub static OUTSIDE_DUTCH: OutsideWords = OutsideWords {
    installed: InstalledWords {
        name: "Drempel Verificator",
        short_name: "Verificator",
        description: "Keur aanmeldingen goed en bekijk uw codes, ook zonder netwerk.",
    },
    notification: NotificationWords {
        title: "Probeert u zich aan te melden?",
        body: "Open de verificator om te antwoorden.",
    },
};
