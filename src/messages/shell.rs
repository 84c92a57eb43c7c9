//! The words of the static shell, by the key that stands in its `data-message` attributes.

use super::account::ACCOUNT_SHELL;
use super::authenticator::AUTHENTICATOR_SHELL;
use super::authenticator::add_account::ADD_ACCOUNT_SHELL;
use super::authenticator::approval::{APPROVAL_SHELL, ENROLMENT_SHELL};
use super::en::{DEVICE_CODE as DEVICE_CODE_EN, ENGLISH};
use super::nl::{DEVICE_CODE as DEVICE_CODE_NL, DUTCH};
use super::{Language, Text};

/// A key with its words, English and Dutch.
pub type ShellWord = (&'static str, Text, Text);

/// A key is where its words are, so the two cannot disagree.
macro_rules! words {
    ($($screen:ident.$word:ident),* $(,)?) => {
        &[$((concat!(stringify!($screen), ".", stringify!($word)), ENGLISH.$screen.$word, DUTCH.$screen.$word)),*]
    };
}

/// Every key that `index.html` uses, but for those of the device's door.
pub static SHELL: &[ShellWord] = words![
    page.waiting,
    page.no_webassembly,
    page.load_failed,
    page.reload,
    page.no_script,
    page.description,
    identify.heading,
    identify.email,
    identify.from_another_device,
    identify.next,
    password.heading,
    password.use_another_account,
    password.password,
    password.show,
    password.sign_in,
    password.forgot,
    password.forgot_help,
    password.use_app,
    page.support,
    number_match.heading,
    number_match.tap,
    number_match.sent,
    number_match.send_again,
    number_match.use_password,
    number_match.use_code,
    totp.heading,
    totp.explanation,
    totp.device,
    totp.code,
    totp.verify,
    totp.approve_instead,
    stay_signed_in.heading,
    stay_signed_in.explanation,
    stay_signed_in.yes,
    stay_signed_in.no,
    device_sign_in.heading,
    device_sign_in.explanation,
    device_sign_in.code,
    device_sign_in.warning,
    device_sign_in.next,
    confirm_device.compare,
    confirm_device.device,
    confirm_device.place,
    confirm_device.asked,
    confirm_device.warning,
    confirm_device.mine,
    confirm_device.deny,
    device_denied.heading,
    consent.explanation,
    consent.openid,
    consent.profile,
    consent.email,
    consent.offline_access,
    consent.allow,
    consent.refuse,
    progress.heading,
    start.welcome,
    start.sign_in,
    home.applications,
    home.no_applications,
    home.account,
    home.work_account,
    home.signed_in_since,
    home.security_info,
    home.my_sign_ins,
    home.sign_out,
    privacy.heading,
    privacy.intro,
    privacy.cookies,
    privacy.cookies_text,
    privacy.device,
    privacy.device_text,
    privacy.service,
    privacy.service_text,
    privacy.questions,
    privacy.questions_text,
    privacy.back,
    not_found.heading,
    not_found.explanation,
    not_found.back,
    page.still_waiting,
    page.help,
    page.privacy,
    page.language,
    password.hide,
    home.personal_account,
];

/// The keys that only the device's door uses.
pub static DEVICE_CODE_SHELL: &[ShellWord] = &[
    ("device_code.heading", DEVICE_CODE_EN.heading, DEVICE_CODE_NL.heading),
    ("device_code.asking", DEVICE_CODE_EN.asking, DEVICE_CODE_NL.asking),
    ("device_code.waiting", DEVICE_CODE_EN.waiting, DEVICE_CODE_NL.waiting),
    ("device_code.copy", DEVICE_CODE_EN.copy, DEVICE_CODE_NL.copy),
    ("device_code.new_code", DEVICE_CODE_EN.new_code, DEVICE_CODE_NL.new_code),
    ("device_code.cancel", DEVICE_CODE_EN.cancel, DEVICE_CODE_NL.cancel),
];

/// The words behind a key, or `None` for a key that does not exist.
#[must_use]
pub fn shell(language: Language, key: &str) -> Option<Text> {
    let word = SHELL
        .iter()
        .chain(DEVICE_CODE_SHELL)
        .chain(ACCOUNT_SHELL)
        .chain(AUTHENTICATOR_SHELL)
        .chain(APPROVAL_SHELL)
        .chain(ENROLMENT_SHELL)
        .chain(ADD_ACCOUNT_SHELL)
        .find(|(known, ..)| *known == key);
    word.map(|word| in_language(*word, language))
}

/// The words of an entry in that language.
#[must_use]
pub const fn in_language((_, english, dutch): ShellWord, language: Language) -> Text {
    match language {
        Language::English => english,
        Language::Dutch => dutch,
    }
}
