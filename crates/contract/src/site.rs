//! `config.json`: what an operator changes without a rebuild. Read by the page when it starts; the static shell shows
//! the defaults until then.

use serde::{Deserialize, Serialize};

/// One deployment's branding, texts and links. Every key may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Site {
    /// The product or organisation, in the header and the title. Default: Drempel.
    pub name: String,
    /// Path or `https:` address of an image about 40 px high. Default: the mark of Drempel.
    pub logo: String,
    /// `#rrggbb`, for buttons and links. Darkened or lightened by the page until it contrasts 4.5 : 1.
    pub color: String,
    /// Origin of the API, without a trailing slash. Default: the page's own.
    pub api: String,
    /// The label of the address field. Default: Work or school account.
    pub account_label: LocalText,
    /// Where **Forgot password?** leads. Default: the support contact is shown.
    pub forgot_password_url: String,
    /// Where the privacy statement is. Default: `/privacy`, whose text describes what this software stores.
    pub privacy_url: String,
    /// Whom to ask.
    pub support: Support,
    /// Shown above the sign-in form; for an announcement.
    pub notice: LocalText,
}

/// Whom a person can ask, in the operator's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Support {
    /// One or two sentences.
    pub text: LocalText,
    /// A telephone number as people dial it.
    pub phone: String,
    /// An address.
    pub email: String,
    /// A page.
    pub url: String,
}

/// The same words in each language; empty means the built-in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LocalText {
    /// English.
    pub en: String,
    /// Dutch.
    pub nl: String,
}
