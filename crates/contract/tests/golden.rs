//! The wire, byte by byte: what is in `golden/` is what travels. A changed file is a changed contract.

mod travels;

use drempel_contract::*;
use travels::agrees;

fn reply(step: Step, refusal: Option<Refusal>) -> Reply {
    Reply {
        sign_in: SignInId::new("c2lnbi1pbg"),
        continuation_token: ContinuationToken::new("dG9rZW4"),
        step,
        refusal,
        person: Some(Person { email: "anna@drempel.example".into() }),
        application: None,
        login_hint: None,
        methods: Vec::new(),
        expires_in: 600,
    }
}

#[test]
fn every_step_travels_as_written_down() {
    let devices = vec![TotpDevice { id: "f1".into(), name: "Phone".into() }];
    agrees("step_identify", Step::Identify);
    agrees("step_password", Step::Password);
    agrees("step_totp", Step::Totp { devices });
    agrees("step_stay_signed_in", Step::StaySignedIn);
    agrees("step_device_sign_in", Step::DeviceSignIn);
    agrees(
        "step_confirm_device",
        Step::ConfirmDevice {
            application: "Television".into(),
            user_code: "WDJB-MJHT".into(),
            device: "Chromium on Linux".into(),
            place: "198.51.100.7".into(),
            asked_at: 1_767_225_600,
        },
    );
    agrees("step_device_approved", Step::DeviceApproved { application: "Television".into() });
    agrees("step_device_denied", Step::DeviceDenied { application: "Television".into() });
    let scopes =
        vec![ConsentScope::Openid, ConsentScope::Profile, ConsentScope::Email, ConsentScope::OfflineAccess];
    let (application, host) = ("Timetable".into(), "timetable.example".into());
    agrees("step_consent", Step::Consent { application, host, scopes });
    agrees("step_done", Step::Done { location: "/".into(), name: "Anna de Vries".into() });
}

fn number_match(number: Option<&str>, status: NumberMatchStatus) -> Step {
    Step::NumberMatch {
        number: number.map(str::to_owned),
        manner: NumberMatchManner::Tap,
        status,
        expires_in: if number.is_some() { 120 } else { 0 },
        resend_in: 10,
        interval: 2,
    }
}

#[test]
fn every_state_of_a_number_match_travels_as_written_down() {
    agrees("step_number_match", number_match(Some("42"), NumberMatchStatus::Sent));
    agrees("step_number_match_seen", number_match(Some("42"), NumberMatchStatus::Seen));
    agrees("step_number_match_denied", number_match(None, NumberMatchStatus::Denied));
    agrees("step_number_match_wrong_number", number_match(None, NumberMatchStatus::WrongNumber));
    agrees("step_number_match_expired", number_match(None, NumberMatchStatus::Expired));
    agrees("step_number_match_unregistered", number_match(None, NumberMatchStatus::Unregistered));
    agrees("step_number_match_superseded", number_match(None, NumberMatchStatus::Superseded));
    let throttled = NumberMatchStatus::Throttled { retry_after: 300 };
    agrees("step_number_match_throttled", number_match(None, throttled));
    let methods = vec![Method::Password, Method::NumberMatch, Method::Totp];
    agrees("reply_with_methods", Reply { methods, ..reply(Step::Password, None) });
    agrees("answer_number_match", Answer::NumberMatch {});
    agrees("answer_use_method", Answer::UseMethod { method: Method::Totp });
    let (email, method) = ("anna@drempel.example".into(), Some(Method::NumberMatch));
    agrees("answer_identify_by_phone", Answer::Identify { email, method });
    agrees("poll", PollSignIn { continuation_token: ContinuationToken::new("dG9rZW4") });
    let page = Some(AccountPage::SecurityInfo);
    agrees(
        "start_for_account",
        StartSignIn { request_id: "00ff".into(), authorization: None, page, answer: None },
    );
}

#[test]
fn every_answer_travels_as_written_down() {
    agrees("answer_identify", Answer::Identify { email: "anna@drempel.example".into(), method: None });
    agrees("answer_password", Answer::Password { password: Secret::new("as typed ") });
    agrees("answer_totp", Answer::Totp { device: "f1".into(), code: Secret::new("012345") });
    agrees("answer_stay_signed_in", Answer::StaySignedIn { stay: true });
    agrees("answer_device_sign_in", Answer::DeviceSignIn { user_code: Secret::new("wdjb-mjht") });
    agrees("answer_confirm_device", Answer::ConfirmDevice { approve: true, mine: true });
    agrees("answer_consent", Answer::Consent { allow: true });
}

#[test]
fn every_refusal_travels_as_written_down() {
    agrees("refusal_malformed_email", Refusal::MalformedEmail);
    agrees("refusal_wrong_password", Refusal::WrongPassword);
    agrees("refusal_password_throttled", Refusal::PasswordThrottled { retry_after: 30 });
    agrees("refusal_account_disabled", Refusal::AccountDisabled);
    agrees("refusal_no_factor_left", Refusal::NoFactorLeft);
    agrees("refusal_malformed_code", Refusal::MalformedCode);
    agrees("refusal_wrong_code", Refusal::WrongCode { attempts_left: 4 });
    agrees("refusal_code_already_used", Refusal::CodeAlreadyUsed { attempts_left: 3 });
    agrees("refusal_clock_off", Refusal::ClockOff { seconds: -120, attempts_left: 2 });
    agrees("refusal_too_many_codes", Refusal::TooManyCodes);
    agrees("refusal_device_locked", Refusal::DeviceLocked);
    agrees("refusal_malformed_user_code", Refusal::MalformedUserCode);
    agrees("refusal_unknown_user_code", Refusal::UnknownUserCode { attempts_left: 4 });
    agrees("refusal_user_code_expired", Refusal::UserCodeExpired { attempts_left: 3 });
    agrees("refusal_user_code_used", Refusal::UserCodeUsed { attempts_left: 2 });
    agrees("refusal_user_codes_throttled", Refusal::UserCodesThrottled { retry_after: 600 });
    agrees("refusal_device_unconfirmed", Refusal::DeviceUnconfirmed);
    agrees("refusal_application_denied", Refusal::ApplicationDenied);
    agrees("refusal_authorization_gone", Refusal::AuthorizationGone);
}

#[test]
fn every_request_and_reply_travels_as_written_down() {
    let (sign_in, token) = (SignInId::new("c2lnbi1pbg"), ContinuationToken::new("dG9rZW4"));
    let answer = Answer::StaySignedIn { stay: false };
    agrees("start", StartSignIn { request_id: "00ff".into(), authorization: None, page: None, answer: None });
    agrees(
        "start_for_application",
        StartSignIn {
            request_id: "00ff".into(),
            authorization: Some("YXV0aA".into()),
            page: None,
            answer: None,
        },
    );
    agrees(
        "open_session",
        OpenSession { access_token: Secret::new("dG9rZW4"), authorization: Some("YXV0aA".into()) },
    );
    agrees(
        "session_opened",
        SessionOpened {
            location: "/".into(),
            name: "Anna de Vries".into(),
            email: "anna@drempel.example".into(),
        },
    );
    agrees("answer", AnswerSignIn { continuation_token: token, answer });
    agrees("resume", ResumeSignIn { sign_in: sign_in.clone() });
    agrees("cancel", CancelSignIn { sign_in });
    agrees("reply", reply(Step::Password, None));
    let hinted = Reply {
        person: None,
        application: Some("Timetable".into()),
        login_hint: Some("anna@drempel.example".into()),
        ..reply(Step::Identify, None)
    };
    agrees("reply_for_application", hinted);
    agrees("reply_refused", reply(Step::Password, Some(Refusal::WrongPassword)));
    agrees("resumed", Resumed { reply: Some(reply(Step::StaySignedIn, None)) });
    agrees("resumed_none", Resumed { reply: None });
}

#[test]
fn sessions_and_problems_travel_as_written_down() {
    let applications = vec![Application {
        name: "Mail".into(),
        url: "https://mail.example".into(),
        description: String::new(),
    }];
    let session = Session::SignedIn {
        name: "Anna de Vries".into(),
        email: "anna@drempel.example".into(),
        kind: PersonKind::Work,
        amr: vec!["pwd".into(), "otp".into(), "mfa".into()],
        auth_time: 1_790_000_000,
        applications,
    };
    let (kind, title) = ("/problems/throttled".into(), "Too many requests".into());
    let (code, trace_id) = (ProblemCode::Throttled, "4bf92f3577b34da6a3ce929d0e0e4736".into());
    agrees("session_signed_in", session);
    agrees("session_signed_out", Session::SignedOut);
    agrees("signed_out", SignedOut { ended: true });
    agrees("problem", Problem { kind, title, status: 429, code, trace_id, retry_after: Some(2) });
}

fn approval_request(numbers: Numbers) -> ApprovalRequest {
    ApprovalRequest {
        id: "cmVxdWVzdA".into(),
        device: "ZGV2aWNl".into(),
        account: "bram@drempel.example".into(),
        client: "demo-app".into(),
        application: "Demo app".into(),
        origin: "https://login.drempel.example".into(),
        place: "192.0.2.71".into(),
        computer: "Firefox on Windows".into(),
        asked_at: 1_790_000_000,
        expires_at: 1_790_000_120,
        numbers,
    }
}

#[test]
fn what_a_phone_and_the_backend_say_travels_as_written_down() {
    let account = RegisteredAccount {
        device: "ZGV2aWNl".into(),
        email: "bram@drempel.example".into(),
        name: "Bram Bakker".into(),
        kind: PersonKind::Work,
        phone_sign_in: true,
        stopped: false,
    };
    let choices = ["17", "42", "86"].map(String::from).to_vec();
    let requests =
        vec![approval_request(Numbers::Tap { choices }), approval_request(Numbers::Type { digits: 6 })];
    let (now, push_key) = (1_790_000_010, Some("BPush".into()));
    agrees("authenticator", Authenticator { now, push_key, accounts: vec![account], requests });
    let nothing = Authenticator { now, push_key: None, accounts: Vec::new(), requests: Vec::new() };
    agrees("authenticator_quiet", nothing);
    let otpauth = Secret::new("otpauth://totp/Drempel:bram@drempel.example?secret=GEZDGNBV&issuer=Drempel");
    let opened = EnrolmentOpened {
        otpauth,
        email: "bram@drempel.example".into(),
        name: "Bram Bakker".into(),
        kind: PersonKind::Work,
        issuer: "Drempel".into(),
        expires_in: 300,
    };
    agrees("open_enrolment", OpenEnrolment { activation: Secret::new("BCDFGHJK") });
    agrees("enrolment_opened", opened);
    let (activation, code) = (Secret::new("BCDFGHJK"), Secret::new("287082"));
    agrees("activate", Activate { activation, code, name: "My phone".into() });
    let number = Secret::new("472913");
    agrees("enrolment_on_phone_number", EnrolmentOnPhone::Number { number, expires_in: 240 });
    agrees("enrolment_on_phone_done", EnrolmentOnPhone::Done { device: "ZGV2aWNl".into() });
    let (public_key, proof) = ("BKey".into(), "c2lnbmF0dXJl".into());
    let enable = EnablePhoneSignIn { device: "ZGV2aWNl".into(), public_key, proof };
    agrees("enable_phone_sign_in", enable);
    agrees("see_request", SeeRequest { request: "cmVxdWVzdA".into() });
    agrees("decide", Decide { decision: Secret::new("header.payload.signature") });
    agrees("decided_approved", Decided { outcome: DecisionOutcome::Approved });
    agrees("decided_denied", Decided { outcome: DecisionOutcome::Denied });
    agrees("decided_wrong_number", Decided { outcome: DecisionOutcome::WrongNumber });
    agrees("unregister", Unregister { device: "ZGV2aWNl".into() });
}

#[test]
fn a_request_with_a_field_too_many_is_refused() {
    for text in [
        r#"{"continuation_token":"t","answer":{"type":"password","password":"x"},"verified":true}"#,
        r#"{"continuation_token":"t","answer":{"type":"password","password":"x","ok":true}}"#,
        r#"{"continuation_token":"t","answer":{"type":"done"}}"#,
        r#"{"continuation_token":"t","answer":[]}"#,
        r#"{"continuation_token":"t"}"#,
        r#"{}"#,
        r#""#,
    ] {
        assert!(serde_json::from_str::<AnswerSignIn>(text).is_err(), "{text}");
    }
}

#[test]
fn a_reply_that_nobody_knows_is_refused() {
    for text in
        [r#"{"type":"level_up"}"#, r#"{"type":"totp"}"#, r#"{"type":"done","location":"/"}"#, r#"{}"#, "[]"]
    {
        assert!(serde_json::from_str::<Step>(text).is_err(), "{text}");
    }
    assert!(serde_json::from_str::<Refusal>(r#"{"code":"wrong_code"}"#).is_err());
    assert!(serde_json::from_str::<Session>(r#"{"state":"signed_in"}"#).is_err());
}

#[test]
fn nothing_secret_is_printed() {
    let answer = Answer::Totp { device: "f1".into(), code: Secret::new("012345") };
    let reply = reply(Step::Password, None);
    for printed in [format!("{answer:?}"), format!("{reply:?}"), format!("{:?}", Secret::new("hunter2"))] {
        assert!(!printed.contains("012345") && !printed.contains("dG9rZW4"), "{printed}");
        assert!(!printed.contains("anna") && !printed.contains("hunter2"), "{printed}");
    }
}
