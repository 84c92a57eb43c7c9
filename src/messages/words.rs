//! What there is to say, screen by screen.
#![expect(missing_docs, reason = "a message is documented by its name and its words")]

/// A message without a value in it.
pub type Text = &'static str;

/// Everything the page can say.
pub struct Messages {
    /// Around every screen.
    pub page: PageWords,
    /// The address.
    pub identify: IdentifyWords,
    /// The password.
    pub password: PasswordWords,
    /// A number for the phone.
    pub number_match: NumberMatchWords,
    /// A code from the app.
    pub totp: TotpWords,
    /// Stay signed in?
    pub stay_signed_in: StaySignedInWords,
    /// The code another device shows.
    pub device_sign_in: DeviceSignInWords,
    /// Is it this device?
    pub confirm_device: ConfirmDeviceWords,
    /// The device has access.
    pub device_approved: DeviceApprovedWords,
    /// The device was refused.
    pub device_denied: DeviceDeniedWords,
    /// May this application learn this?
    pub consent: ConsentWords,
    /// On the way out.
    pub progress: ProgressWords,
    /// What went wrong.
    pub trouble: TroubleWords,
    /// The start page.
    pub start: StartWords,
    /// The start page of somebody who is signed in.
    pub home: HomeWords,
    /// Privacy and cookies.
    pub privacy: PrivacyWords,
    /// An address that leads nowhere.
    pub not_found: NotFoundWords,
}

/// Around every screen.
pub struct PageWords {
    pub description: Text,
    pub help: Text,
    pub support: Text,
    pub privacy: Text,
    pub language: Text,
    pub waiting: Text,
    pub still_waiting: Text,
    pub to_continue: fn(&str) -> String,
    pub no_webassembly: Text,
    pub load_failed: Text,
    pub reload: Text,
    pub no_script: Text,
}

/// The address.
pub struct IdentifyWords {
    pub heading: Text,
    pub email: Text,
    pub next: Text,
    pub from_another_device: Text,
    pub accounts: Text,
    pub signed_in: Text,
    pub signed_out: Text,
    pub remove: Text,
    pub remove_account: fn(&str) -> String,
    pub email_empty: Text,
    pub email_without_at: Text,
    pub email_with_name: Text,
    pub email_without_dot: Text,
    pub email_malformed: Text,
}

/// The password.
pub struct PasswordWords {
    pub heading: Text,
    pub use_another_account: Text,
    pub password: Text,
    pub show: Text,
    pub hide: Text,
    pub caps_lock: Text,
    pub sign_in: Text,
    pub forgot: Text,
    pub forgot_help: Text,
    pub use_app: Text,
    pub missing: Text,
    pub wrong: Text,
    pub throttled: fn(u32) -> String,
    pub disabled: Text,
    pub no_factor_left: Text,
}

/// A number for the phone.
pub struct NumberMatchWords {
    pub heading: Text,
    pub tap: Text,
    pub type_it: Text,
    pub announced: fn(&str) -> String,
    pub sent: Text,
    pub seen: Text,
    pub silent: Text,
    pub sent_help: Text,
    pub seen_help: Text,
    pub silent_help: Text,
    pub time_left: fn(u32) -> String,
    pub nearly_over: Text,
    pub send_again: Text,
    pub use_password: Text,
    pub use_code: Text,
    pub denied: Text,
    pub wrong_number: Text,
    pub expired: Text,
    pub unregistered: Text,
    pub superseded: Text,
    pub just_sent: Text,
    pub throttled: Text,
    pub send_again_in: fn(u32) -> String,
    pub offline: Text,
    pub unreachable: Text,
}

/// A code from the app.
pub struct TotpWords {
    pub heading: Text,
    pub explanation: Text,
    pub code: Text,
    pub verify: Text,
    pub device: Text,
    pub approve_instead: Text,
    pub malformed: Text,
    pub wrong: fn(u8) -> String,
    pub already_used: fn(u8) -> String,
    pub clock_off: fn(i32, u8) -> String,
    pub too_many: Text,
    pub locked: Text,
}

/// Stay signed in?
pub struct StaySignedInWords {
    pub heading: Text,
    pub explanation: Text,
    pub yes: Text,
    pub no: Text,
}

/// The code another device shows.
pub struct DeviceSignInWords {
    pub heading: Text,
    pub explanation: Text,
    pub warning: Text,
    pub code: Text,
    pub next: Text,
    pub missing: Text,
    pub character: fn(usize) -> String,
    pub length: fn(usize) -> String,
    pub unknown: fn(u8) -> String,
    pub expired: fn(u8) -> String,
    pub used: fn(u8) -> String,
    pub throttled: fn(u32) -> String,
}

/// Is it this device?
pub struct ConfirmDeviceWords {
    pub heading: fn(&str) -> String,
    pub compare: Text,
    pub device: Text,
    pub on: Text,
    pub place: Text,
    pub asked: Text,
    pub ago: fn(u32) -> String,
    pub warning: Text,
    pub mine: Text,
    pub deny: Text,
    pub unconfirmed: Text,
}

/// The device has access.
pub struct DeviceApprovedWords {
    pub heading: fn(&str) -> String,
}

/// The device was refused.
pub struct DeviceDeniedWords {
    pub heading: Text,
}

/// May this application learn this?
pub struct ConsentWords {
    pub heading: fn(&str) -> String,
    pub explanation: Text,
    pub openid: Text,
    pub profile: Text,
    pub email: Text,
    pub offline_access: Text,
    pub host: fn(&str) -> String,
    pub on_this_device: Text,
    pub allow: Text,
    pub refuse: Text,
}

/// On the way out.
pub struct ProgressWords {
    pub heading: Text,
}

/// What went wrong.
pub struct TroubleWords {
    pub offline: Text,
    pub unreachable: Text,
    pub timed_out: Text,
    pub garbled: Text,
    pub busy: fn(u32) -> String,
    pub internal: fn(&str) -> String,
    pub unavailable: Text,
    pub expired: Text,
    pub ended: Text,
    pub application_denied: Text,
    pub authorization_gone: Text,
    pub try_again: Text,
}

/// The start page.
pub struct StartWords {
    pub heading: fn(&str) -> String,
    pub welcome: Text,
    pub sign_in: Text,
}

/// The start page of somebody who is signed in.
pub struct HomeWords {
    pub heading: fn(&str) -> String,
    pub applications: Text,
    pub no_applications: Text,
    pub account: Text,
    pub work_account: Text,
    pub personal_account: Text,
    pub signed_in_since: Text,
    pub security_info: Text,
    pub my_sign_ins: Text,
    pub sign_out: Text,
}

/// Privacy and cookies.
pub struct PrivacyWords {
    pub heading: Text,
    pub intro: Text,
    pub cookies: Text,
    pub cookies_text: Text,
    pub device: Text,
    pub device_text: Text,
    pub service: Text,
    pub service_text: Text,
    pub questions: Text,
    pub questions_text: Text,
    pub back: Text,
}

/// An address that leads nowhere.
pub struct NotFoundWords {
    pub heading: Text,
    pub explanation: Text,
    pub back: Text,
}

/// The code that another device asks for. Not in [`Messages`]: only its own door has these words.
pub struct DeviceCodeWords {
    pub heading: Text,
    pub instruction: fn(&str) -> String,
    pub qr: fn(&str) -> String,
    pub asking: Text,
    pub announced: fn(&str) -> String,
    pub waiting: Text,
    pub time_left: fn(u32) -> String,
    pub nearly_over: Text,
    pub copy: Text,
    pub copied: Text,
    pub not_copied: Text,
    pub new_code: Text,
    pub cancel: Text,
    pub expired: Text,
    pub denied: Text,
    pub spent: Text,
    pub untrusted: Text,
    pub offline: Text,
    pub offline_without: Text,
    pub unreachable: Text,
    pub unreachable_without: Text,
    pub still_trying: Text,
}
