//! A change somebody wants to make, and what of it survives a reload or a sign-in on the way: names, never a secret.

/// What somebody chose to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// **Add method**.
    Add,
    /// **Enable phone sign-in**, on the phone of this id.
    PhoneSignIn(String),
    /// **Rename** the method of this id.
    Rename(String),
    /// **Delete** the method of this id.
    Remove(String),
    /// **Allow requests again**.
    AllowRequests,
    /// **Sign out everywhere**.
    SignOutEverywhere,
}

/// What a tab was in the middle of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The person was sent to sign in for this.
    Intent(Intent),
    /// An enrolment under way, by its name. Its secrets come from the backend again.
    Enrolment(String),
}

impl Kept {
    /// As one word and, after a blank, a name.
    #[must_use]
    pub fn to_text(&self) -> String {
        let (word, name) = match self {
            Self::Intent(Intent::Add) => ("add", ""),
            Self::Intent(Intent::PhoneSignIn(device)) => ("phone_sign_in", device.as_str()),
            Self::Intent(Intent::Rename(id)) => ("rename", id.as_str()),
            Self::Intent(Intent::Remove(id)) => ("remove", id.as_str()),
            Self::Intent(Intent::AllowRequests) => ("allow_requests", ""),
            Self::Intent(Intent::SignOutEverywhere) => ("sign_out_everywhere", ""),
            Self::Enrolment(id) => ("enrolment", id.as_str()),
        };
        [word, " ", name].concat()
    }

    /// Reads what [`Self::to_text`] wrote; anything else is nothing.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (word, name) = text.split_once(' ')?;
        let name = name.to_owned();
        Some(match (word, name.is_empty()) {
            ("add", true) => Self::Intent(Intent::Add),
            ("phone_sign_in", false) => Self::Intent(Intent::PhoneSignIn(name)),
            ("rename", false) => Self::Intent(Intent::Rename(name)),
            ("remove", false) => Self::Intent(Intent::Remove(name)),
            ("allow_requests", true) => Self::Intent(Intent::AllowRequests),
            ("sign_out_everywhere", true) => Self::Intent(Intent::SignOutEverywhere),
            ("enrolment", false) => Self::Enrolment(name),
            _ => return None,
        })
    }
}

/// How often somebody skipped the advice to add a second method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skips {
    /// Whose account.
    pub email: String,
    /// So often.
    pub count: u8,
}

impl Skips {
    /// After so many, the advice is not given any more.
    pub const MOST: u8 = 3;
}
