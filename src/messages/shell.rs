//! The words of the static shell, by the key that stands in its `data-message` attributes.

use super::{DeviceCodeWords, Language, Messages};

/// A key and where its words are.
pub(super) type ShellWord = (&'static str, fn(&Messages) -> &'static str);

/// Every key that `index.html` uses.
pub static SHELL: &[ShellWord] = &[
    ("page.waiting", |words| words.page.waiting),
    ("page.no_webassembly", |words| words.page.no_webassembly),
    ("page.load_failed", |words| words.page.load_failed),
    ("page.reload", |words| words.page.reload),
    ("page.no_script", |words| words.page.no_script),
    ("page.description", |words| words.page.description),
    ("identify.heading", |words| words.identify.heading),
    ("identify.email", |words| words.identify.email),
    ("identify.from_another_device", |words| words.identify.from_another_device),
    ("identify.next", |words| words.identify.next),
    ("password.heading", |words| words.password.heading),
    ("password.use_another_account", |words| words.password.use_another_account),
    ("password.password", |words| words.password.password),
    ("password.show", |words| words.password.show),
    ("password.sign_in", |words| words.password.sign_in),
    ("password.forgot", |words| words.password.forgot),
    ("password.forgot_help", |words| words.password.forgot_help),
    ("page.support", |words| words.page.support),
    ("totp.heading", |words| words.totp.heading),
    ("totp.explanation", |words| words.totp.explanation),
    ("totp.device", |words| words.totp.device),
    ("totp.code", |words| words.totp.code),
    ("totp.verify", |words| words.totp.verify),
    ("stay_signed_in.heading", |words| words.stay_signed_in.heading),
    ("stay_signed_in.explanation", |words| words.stay_signed_in.explanation),
    ("stay_signed_in.yes", |words| words.stay_signed_in.yes),
    ("stay_signed_in.no", |words| words.stay_signed_in.no),
    ("device_sign_in.heading", |words| words.device_sign_in.heading),
    ("device_sign_in.explanation", |words| words.device_sign_in.explanation),
    ("device_sign_in.code", |words| words.device_sign_in.code),
    ("device_sign_in.warning", |words| words.device_sign_in.warning),
    ("device_sign_in.next", |words| words.device_sign_in.next),
    ("confirm_device.compare", |words| words.confirm_device.compare),
    ("confirm_device.device", |words| words.confirm_device.device),
    ("confirm_device.place", |words| words.confirm_device.place),
    ("confirm_device.asked", |words| words.confirm_device.asked),
    ("confirm_device.warning", |words| words.confirm_device.warning),
    ("confirm_device.mine", |words| words.confirm_device.mine),
    ("confirm_device.deny", |words| words.confirm_device.deny),
    ("device_denied.heading", |words| words.device_denied.heading),
    ("consent.explanation", |words| words.consent.explanation),
    ("consent.openid", |words| words.consent.openid),
    ("consent.profile", |words| words.consent.profile),
    ("consent.email", |words| words.consent.email),
    ("consent.offline_access", |words| words.consent.offline_access),
    ("consent.allow", |words| words.consent.allow),
    ("consent.refuse", |words| words.consent.refuse),
    ("progress.heading", |words| words.progress.heading),
    ("start.welcome", |words| words.start.welcome),
    ("start.sign_in", |words| words.start.sign_in),
    ("home.applications", |words| words.home.applications),
    ("home.no_applications", |words| words.home.no_applications),
    ("home.account", |words| words.home.account),
    ("home.work_account", |words| words.home.work_account),
    ("home.signed_in_since", |words| words.home.signed_in_since),
    ("home.sign_out", |words| words.home.sign_out),
    ("privacy.heading", |words| words.privacy.heading),
    ("privacy.intro", |words| words.privacy.intro),
    ("privacy.cookies", |words| words.privacy.cookies),
    ("privacy.cookies_text", |words| words.privacy.cookies_text),
    ("privacy.device", |words| words.privacy.device),
    ("privacy.device_text", |words| words.privacy.device_text),
    ("privacy.service", |words| words.privacy.service),
    ("privacy.service_text", |words| words.privacy.service_text),
    ("privacy.questions", |words| words.privacy.questions),
    ("privacy.questions_text", |words| words.privacy.questions_text),
    ("privacy.back", |words| words.privacy.back),
    ("not_found.heading", |words| words.not_found.heading),
    ("not_found.explanation", |words| words.not_found.explanation),
    ("not_found.back", |words| words.not_found.back),
    ("page.still_waiting", |words| words.page.still_waiting),
    ("page.help", |words| words.page.help),
    ("page.privacy", |words| words.page.privacy),
    ("page.language", |words| words.page.language),
    ("password.hide", |words| words.password.hide),
    ("home.personal_account", |words| words.home.personal_account),
];

/// A key of the device's door and where its words are.
type DeviceCodeWord = (&'static str, fn(&DeviceCodeWords) -> &'static str);

/// The keys that only the device's door uses.
pub static DEVICE_CODE_SHELL: &[DeviceCodeWord] = &[
    ("device_code.heading", |words| words.heading),
    ("device_code.waiting", |words| words.waiting),
    ("device_code.copy", |words| words.copy),
    ("device_code.new_code", |words| words.new_code),
    ("device_code.cancel", |words| words.cancel),
];

/// The words behind a key, or `None` for a key that does not exist.
#[must_use]
pub fn shell(language: Language, key: &str) -> Option<&'static str> {
    let word = SHELL.iter().find(|(known, _)| *known == key);
    let own = || DEVICE_CODE_SHELL.iter().find(|(known, _)| *known == key);
    word.map(|(_, pick)| pick(language.messages()))
        .or_else(|| own().map(|(_, pick)| pick(language.device_code())))
}
