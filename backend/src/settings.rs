//! What an operator decides about the API. The configuration file is read elsewhere and mapped into this.
//!
//! The rule a reader would break: every duration and limit is named here with its default, not where it is used.

mod applications;
mod number_match;
mod push;
mod security_info;

pub use applications::{AuthorizationPolicy, TokenPolicy};
pub use number_match::NumberMatchPolicy;
pub use push::PushPolicy;
pub use security_info::SecurityInfoPolicy;

use crate::domain::client::Client;
use drempel_contract::Application;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

/// Everything [`open`](crate::open) needs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The SQLite file. Made when missing, and its folder with it.
    pub database: PathBuf,
    /// The origins this backend is reached at, such as `https://login.example.org`. Exact, without a trailing slash.
    pub own_origins: Vec<String>,
    /// Other origins of the same site whose pages may call the API with credentials. Exact.
    pub other_origins: Vec<String>,
    /// Proxies whose `X-Forwarded-For` is believed. From anybody else that header means nothing.
    pub trusted_proxies: Vec<IpAddr>,
    /// What a signed-in person can open.
    pub applications: Vec<Application>,
    /// The applications that sign their people in here, besides those added by command.
    pub clients: Vec<Client>,
    /// Where a person goes when signed in: a path on this origin.
    pub home: String,
    /// Sign-in.
    pub sign_in: SignInPolicy,
    /// Sessions.
    pub session: SessionPolicy,
    /// Requests of applications that wait.
    pub authorization: AuthorizationPolicy,
    /// What applications get.
    pub tokens: TokenPolicy,
    /// Devices that a person signs in from elsewhere.
    pub device: DevicePolicy,
    /// How people look after their ways to sign in.
    pub security_info: SecurityInfoPolicy,
    /// Phones that are woken.
    pub push: PushPolicy,
    /// Sign-ins that are approved on a phone.
    pub number_match: NumberMatchPolicy,
    /// Passwords.
    pub passwords: PasswordPolicy,
    /// Load.
    pub limits: Limits,
}

/// How a sign-in goes.
#[derive(Clone, Debug)]
pub struct SignInPolicy {
    /// Whether people are asked to stay signed in.
    pub offer_stay_signed_in: bool,
    /// From start to done, whatever happens between.
    pub expires_after: Duration,
    /// How long the last reply is repeated.
    pub repeat_for: Duration,
    /// Sign-ins under way per browser, one a tab; the oldest gives way.
    pub per_browser: u32,
    /// Wrong codes until a sign-in begins again.
    pub wrong_codes: u8,
    /// Wrong codes in a row until an app is locked for good (NIST SP 800-63B-4 section 3.2.2).
    pub wrong_codes_per_factor: u32,
}

/// How long a session lasts.
#[derive(Clone, Debug)]
pub struct SessionPolicy {
    /// Without use.
    pub idle: Duration,
    /// In all.
    pub absolute: Duration,
    /// Without use, for those who stay signed in.
    pub idle_staying: Duration,
    /// In all, for those who stay signed in.
    pub absolute_staying: Duration,
}

/// How a device is signed in from elsewhere (RFC 8628).
#[derive(Clone, Debug)]
pub struct DevicePolicy {
    /// Whether devices get an address that brings the code along, for a QR code or a link. Whoever is led there
    /// confirms a code they never read (RFC 8628 section 5.4), so it is off unless the operator wants it.
    pub verification_uri_complete: bool,
    /// How long a code is good for.
    pub expires_after: Duration,
    /// Between two polls, at first.
    pub interval: Duration,
    /// What a poll that comes too soon adds to it, for good (RFC 8628 section 3.5).
    pub slow_down: Duration,
    /// Wrong codes of one account.
    pub wrong_per_account: GuessLimit,
    /// Wrong codes from one network address, a /64 of IPv6.
    pub wrong_per_network: GuessLimit,
    /// Devices of one network address that may wait for an answer.
    pub waiting_per_network: u32,
    /// Codes that may be good in all, answered or not: each makes a guess more likely to hit.
    pub waiting: u32,
    /// How long a code is remembered when it is over, so that people hear that it was right once.
    pub remembered: Duration,
}

/// So many within so long.
#[derive(Clone, Copy, Debug)]
pub struct GuessLimit {
    /// How many.
    pub most: u8,
    /// Within how long.
    pub within: Duration,
}

/// How passwords are kept and guarded.
#[derive(Clone, Debug)]
pub struct PasswordPolicy {
    /// Argon2id memory in KiB.
    pub memory_kib: u32,
    /// Argon2id passes.
    pub passes: u32,
    /// Argon2id lanes.
    pub lanes: u32,
    /// Passwords looked at at the same time; the cores of the machine.
    pub at_once: usize,
    /// Passwords that may wait beyond those; more are answered 429.
    pub waiting: usize,
    /// Wrong passwords in a row before the first wait.
    pub wrong_before_wait: u32,
    /// The first wait; each wrong password after it doubles the wait.
    pub first_wait: Duration,
    /// The longest wait.
    pub longest_wait: Duration,
}

/// What one address on the network may ask for, and what a request may cost.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Sign-ins begun per client address and minute.
    pub starts_per_minute: u32,
    /// Answers per client address and minute.
    pub answers_per_minute: u32,
    /// Everything else per client address and minute.
    pub others_per_minute: u32,
    /// Bytes of a request body.
    pub body_bytes: usize,
    /// Until a request is given up: before the page does, at 10 s (`src/effects/http.rs`).
    pub request_timeout: Duration,
}

impl Settings {
    /// The defaults, with what has none.
    #[must_use]
    pub fn new(database: PathBuf, own_origin: impl Into<String>) -> Self {
        Self {
            database,
            own_origins: vec![own_origin.into()],
            other_origins: Vec::new(),
            trusted_proxies: Vec::new(),
            applications: Vec::new(),
            clients: Vec::new(),
            home: "/".to_owned(),
            sign_in: SignInPolicy::default(),
            session: SessionPolicy::default(),
            authorization: AuthorizationPolicy::default(),
            tokens: TokenPolicy::default(),
            device: DevicePolicy::default(),
            security_info: SecurityInfoPolicy::default(),
            push: PushPolicy::default(),
            number_match: NumberMatchPolicy::default(),
            passwords: PasswordPolicy::default(),
            limits: Limits::default(),
        }
    }

    /// Who says what the tokens say: the main origin (OpenID Connect Core section 2, `iss`).
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.own_origins.first().map_or("", String::as_str)
    }
}

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

impl Default for SignInPolicy {
    fn default() -> Self {
        Self {
            offer_stay_signed_in: true,
            expires_after: Duration::from_secs(600),
            repeat_for: Duration::from_secs(30),
            per_browser: 10,
            wrong_codes: 5,
            wrong_codes_per_factor: 100,
        }
    }
}

impl Default for SessionPolicy {
    fn default() -> Self {
        Self { idle: HOUR * 8, absolute: DAY, idle_staying: DAY * 30, absolute_staying: DAY * 90 }
    }
}

impl Default for DevicePolicy {
    fn default() -> Self {
        Self {
            verification_uri_complete: false,
            expires_after: Duration::from_secs(900),
            interval: Duration::from_secs(5),
            slow_down: Duration::from_secs(5),
            wrong_per_account: GuessLimit { most: 5, within: Duration::from_secs(900) },
            wrong_per_network: GuessLimit { most: 20, within: HOUR },
            waiting_per_network: 100,
            waiting: 10_000,
            remembered: HOUR,
        }
    }
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self {
            memory_kib: 19_456,
            passes: 2,
            lanes: 1,
            at_once: std::thread::available_parallelism().map_or(1, usize::from),
            waiting: 128,
            wrong_before_wait: 5,
            first_wait: Duration::from_secs(30),
            longest_wait: Duration::from_secs(900),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            starts_per_minute: 100,
            answers_per_minute: 300,
            others_per_minute: 1200,
            body_bytes: 16 * 1024,
            request_timeout: Duration::from_secs(9),
        }
    }
}
