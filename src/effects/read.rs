//! Reading what the backend says, with the browser's own JSON parser: serde's would cost every visitor 14 kB
//! (`docs/decisions/replies-are-read-by-the-browser.md`). The contract's golden files hold both readers to the same
//! shapes, in `tests/browser`.

pub mod authenticator;
mod number_match;

pub(super) use number_match::METHODS;

use drempel_contract::{
    Application, ConsentScope, ContinuationToken, Person, PersonKind, Problem, ProblemCode, Refusal, Reply,
    Session, SessionOpened, SignInId, SignedOut, Step, TotpDevice,
};
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A JSON value that nobody has checked yet.
pub struct Json(JsValue);

impl Json {
    /// Parses a text; `None` when it is no JSON object.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().filter(JsValue::is_object).map(Self)
    }

    /// The value of a key; `undefined` where there is none.
    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or_default())
    }

    /// A key that must be a string.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.key(name).0.as_string()
    }

    /// A key that must be a whole number of this type.
    #[must_use]
    pub fn whole<T: TryFrom<i64>>(&self, name: &str) -> Option<T> {
        let number =
            self.key(name).0.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 9e15)?;
        #[expect(clippy::cast_possible_truncation, reason = "checked in the line above")]
        T::try_from(number as i64).ok()
    }

    /// A key that must be true or false.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.key(name).0.as_bool()
    }

    /// A value that must be a string.
    #[must_use]
    pub fn word(&self) -> Option<String> {
        self.0.as_string()
    }

    /// A key that may be left out or null, and must else be readable: the outer `None` says that it is not.
    pub(super) fn optional<T>(&self, name: &str, read: impl FnOnce(&Self) -> Option<T>) -> Option<Option<T>> {
        let value = self.key(name);
        if value.0.is_null() || value.0.is_undefined() { Some(None) } else { read(&value).map(Some) }
    }

    /// A key that must be a list, and everything in it readable.
    pub(super) fn list<T>(&self, name: &str, read: impl Fn(&Self) -> Option<T>) -> Option<Vec<T>> {
        let array = self.key(name).0.dyn_into::<Array>().ok()?;
        array.iter().map(|value| read(&Self(value))).collect()
    }

    /// A key that must be one of these words.
    pub(super) fn code<T: Copy>(&self, name: &str, known: &[(&str, T)]) -> Option<T> {
        self.key(name).one_of(known)
    }

    fn one_of<T: Copy>(&self, known: &[(&str, T)]) -> Option<T> {
        let code = self.0.as_string()?;
        known.iter().find(|(word, _)| *word == code).map(|(_, value)| *value)
    }
}

/// Reads a [`Reply`].
#[must_use]
pub fn reply(json: &Json) -> Option<Reply> {
    Some(Reply {
        sign_in: SignInId::new(json.text("sign_in")?),
        continuation_token: ContinuationToken::new(json.text("continuation_token")?),
        step: step(&json.key("step"))?,
        refusal: json.optional("refusal", refusal)?,
        person: json.optional("person", |person| Some(Person { email: person.text("email")? }))?,
        application: json.optional("application", |name| name.0.as_string())?,
        login_hint: json.optional("login_hint", |hint| hint.0.as_string())?,
        methods: json
            .optional("methods", |_| json.list("methods", |method| method.one_of(&number_match::METHODS)))?
            .unwrap_or_default(),
        expires_in: json.whole("expires_in")?,
    })
}

/// Reads a [`drempel_contract::Resumed`]: the outer `None` says that it cannot be read.
#[must_use]
pub fn resumed(json: &Json) -> Option<Option<Reply>> {
    if json.key("reply").0.is_undefined() { None } else { json.optional("reply", reply) }
}

fn step(json: &Json) -> Option<Step> {
    let scopes = [
        ("openid", ConsentScope::Openid),
        ("profile", ConsentScope::Profile),
        ("email", ConsentScope::Email),
        ("offline_access", ConsentScope::OfflineAccess),
    ];
    let application = || json.text("application");
    Some(match json.text("type")?.as_str() {
        "identify" => Step::Identify,
        "password" => Step::Password,
        "number_match" => number_match::step(json)?,
        "totp" => Step::Totp {
            devices: json.list("devices", |device| {
                Some(TotpDevice { id: device.text("id")?, name: device.text("name")? })
            })?,
        },
        "stay_signed_in" => Step::StaySignedIn,
        "device_sign_in" => Step::DeviceSignIn,
        "confirm_device" => Step::ConfirmDevice {
            application: application()?,
            user_code: json.text("user_code")?,
            device: json.text("device")?,
            place: json.text("place")?,
            asked_at: json.whole("asked_at")?,
        },
        "device_approved" => Step::DeviceApproved { application: application()? },
        "device_denied" => Step::DeviceDenied { application: application()? },
        "consent" => Step::Consent {
            application: application()?,
            host: json.text("host")?,
            scopes: json.list("scopes", |scope| scope.one_of(&scopes))?,
        },
        "done" => Step::Done { location: json.text("location")?, name: json.text("name")? },
        _ => return None,
    })
}

fn refusal(json: &Json) -> Option<Refusal> {
    let attempts_left = || json.whole("attempts_left");
    Some(match json.text("code")?.as_str() {
        "malformed_email" => Refusal::MalformedEmail,
        "wrong_password" => Refusal::WrongPassword,
        "password_throttled" => Refusal::PasswordThrottled { retry_after: json.whole("retry_after")? },
        "account_disabled" => Refusal::AccountDisabled,
        "no_factor_left" => Refusal::NoFactorLeft,
        "malformed_code" => Refusal::MalformedCode,
        "wrong_code" => Refusal::WrongCode { attempts_left: attempts_left()? },
        "code_already_used" => Refusal::CodeAlreadyUsed { attempts_left: attempts_left()? },
        "clock_off" => Refusal::ClockOff { seconds: json.whole("seconds")?, attempts_left: attempts_left()? },
        "too_many_codes" => Refusal::TooManyCodes,
        "device_locked" => Refusal::DeviceLocked,
        "malformed_user_code" => Refusal::MalformedUserCode,
        "unknown_user_code" => Refusal::UnknownUserCode { attempts_left: attempts_left()? },
        "user_code_expired" => Refusal::UserCodeExpired { attempts_left: attempts_left()? },
        "user_code_used" => Refusal::UserCodeUsed { attempts_left: attempts_left()? },
        "user_codes_throttled" => Refusal::UserCodesThrottled { retry_after: json.whole("retry_after")? },
        "device_unconfirmed" => Refusal::DeviceUnconfirmed,
        "application_denied" => Refusal::ApplicationDenied,
        "authorization_gone" => Refusal::AuthorizationGone,
        _ => return None,
    })
}

/// Whose account it is, as words.
pub(super) const PERSON_KINDS: [(&str, PersonKind); 2] =
    [("work", PersonKind::Work), ("personal", PersonKind::Personal)];

/// Reads a [`Session`].
#[must_use]
pub fn session(json: &Json) -> Option<Session> {
    match json.text("state")?.as_str() {
        "signed_out" => Some(Session::SignedOut),
        "signed_in" => Some(Session::SignedIn {
            name: json.text("name")?,
            email: json.text("email")?,
            kind: json.code("kind", &PERSON_KINDS)?,
            amr: json.list("amr", |method| method.0.as_string())?,
            auth_time: json.whole("auth_time")?,
            applications: json.list("applications", application)?,
        }),
        _ => None,
    }
}

/// Reads a [`SignedOut`].
#[must_use]
pub fn signed_out(json: &Json) -> Option<SignedOut> {
    Some(SignedOut { ended: json.key("ended").0.as_bool()? })
}

/// Reads a [`SessionOpened`].
#[must_use]
pub fn session_opened(json: &Json) -> Option<SessionOpened> {
    Some(SessionOpened {
        location: json.text("location")?,
        name: json.text("name")?,
        email: json.text("email")?,
    })
}

fn application(json: &Json) -> Option<Application> {
    Some(Application {
        name: json.text("name")?,
        url: json.text("url")?,
        description: json.text("description").unwrap_or_default(),
    })
}

/// Reads a [`Problem`].
#[must_use]
pub fn problem(json: &Json) -> Option<Problem> {
    let codes = [
        ("malformed_request", ProblemCode::MalformedRequest),
        ("foreign_origin", ProblemCode::ForeignOrigin),
        ("not_found", ProblemCode::NotFound),
        ("method_not_allowed", ProblemCode::MethodNotAllowed),
        ("wrong_step", ProblemCode::WrongStep),
        ("stale_token", ProblemCode::StaleToken),
        ("sign_in_ended", ProblemCode::SignInEnded),
        ("sign_in_expired", ProblemCode::SignInExpired),
        ("not_signed_in", ProblemCode::NotSignedIn),
        ("sign_in_again", ProblemCode::SignInAgain),
        ("no_such_thing", ProblemCode::NoSuchThing),
        ("last_method", ProblemCode::LastMethod),
        ("one_work_account", ProblemCode::OneWorkAccount),
        ("nothing_waits", ProblemCode::NothingWaits),
        ("enrolment_over", ProblemCode::EnrolmentOver),
        ("request_over", ProblemCode::RequestOver),
        ("bad_decision", ProblemCode::BadDecision),
        ("wrong_code", ProblemCode::WrongCode),
        ("throttled", ProblemCode::Throttled),
        ("internal", ProblemCode::Internal),
        ("unavailable", ProblemCode::Unavailable),
    ];
    Some(Problem {
        kind: json.text("type")?,
        title: json.text("title")?,
        status: json.whole("status")?,
        code: json.code("code", &codes)?,
        trace_id: json.text("trace_id")?,
        retry_after: json.whole("retry_after"),
    })
}
