//! The wire of a person's own account, byte by byte: see `golden.rs`.

mod travels;

use drempel_contract::*;
use travels::agrees;

#[test]
fn security_info_travels_as_written_down() {
    let app = |id: &str, phone| SecurityMethod::Totp {
        id: id.into(),
        name: "Phone".into(),
        last_used_at: Some(1_767_225_600),
        locked: false,
        phone,
        removable: true,
        undoable: id == "f2",
    };
    let phone = Phone { device: "ZGV2aWNl".into(), phone_sign_in: true, push: false };
    let info = SecurityInfo {
        email: "anna@drempel.example".into(),
        name: "Anna de Vries".into(),
        kind: PersonKind::Work,
        fresh: true,
        requests_stopped: false,
        may_sign_in_by_phone: true,
        methods: vec![SecurityMethod::Password, app("f1", None), app("f2", Some(phone))],
    };
    agrees("security_info", info);
    agrees("start_enrolment_app", StartEnrolment { what: Enrolled::App });
    let what = Enrolled::PhoneSignIn { device: "ZGV2aWNl".into() };
    agrees("start_enrolment_phone_sign_in", StartEnrolment { what });
    agrees("enrolment_id", EnrolmentId { id: "ZW5yb2w".into() });
    let (code, name) = (Secret::new("287082"), "Authenticator app".into());
    agrees("confirm_enrolment", ConfirmEnrolment { id: "ZW5yb2w".into(), code, name });
    agrees("method_id", MethodId { id: "f1".into() });
    agrees("rename_method", RenameMethod { id: "f1".into(), name: "Old phone".into() });
    agrees("signed_out_everywhere", SignedOutEverywhere { others: 2 });
}

#[test]
fn every_state_of_an_enrolment_travels_as_written_down() {
    let enrolment = |state, refusal| Enrolment { id: "ZW5yb2w".into(), state, refusal };
    let waiting = || EnrolmentState::Waiting {
        activation: Secret::new("https://login.drempel.example/authenticator#activation=c2VjcmV0"),
        activation_code: Secret::new("WDJB-MJHT"),
        otpauth: Secret::new("otpauth://totp/Drempel:anna@drempel.example?secret=GEZDGNBV&issuer=Drempel"),
        key: Secret::new("GEZDGNBV"),
        issuer: "Drempel".into(),
        account: "anna@drempel.example".into(),
        expires_in: 300,
    };
    agrees("enrolment_waiting", enrolment(waiting(), None));
    let wrong = EnrolmentRefusal::WrongCode { attempts_left: 4 };
    agrees("enrolment_wrong_code", enrolment(waiting(), Some(wrong)));
    let off = EnrolmentRefusal::ClockOff { seconds: -120, attempts_left: 3 };
    agrees("enrolment_clock_off", enrolment(waiting(), Some(off)));
    agrees("enrolment_malformed_code", enrolment(waiting(), Some(EnrolmentRefusal::MalformedCode)));
    let (device, name) = ("ZGV2aWNl".into(), "Phone".into());
    agrees(
        "enrolment_connected",
        enrolment(EnrolmentState::Connected { device, name, expires_in: 240 }, None),
    );
    agrees("enrolment_number", enrolment(EnrolmentState::Number { expires_in: 240 }, None));
    let wrong = EnrolmentRefusal::WrongNumber;
    agrees("enrolment_wrong_number", enrolment(EnrolmentState::Cancelled, Some(wrong)));
    let typed = TypeNumber { id: "ZW5yb2w".into(), number: Secret::new("472913") };
    agrees("type_number", typed);
    agrees("enrolment_done", enrolment(EnrolmentState::Done { phone_sign_in: true }, None));
    agrees("enrolment_expired", enrolment(EnrolmentState::Expired, None));
    agrees("enrolment_cancelled", enrolment(EnrolmentState::Cancelled, None));
}

#[test]
fn what_happened_travels_as_written_down() {
    let kinds = [
        SignInEventKind::SignedIn,
        SignInEventKind::DeviceApproved,
        SignInEventKind::SecondFactorFailed,
        SignInEventKind::PhoneDenied,
        SignInEventKind::PhoneReported,
        SignInEventKind::PhoneWrongNumber,
        SignInEventKind::MethodAdded,
        SignInEventKind::MethodRemoved,
        SignInEventKind::PhoneSignInEnabled,
        SignInEventKind::RequestsAllowed,
        SignInEventKind::NotMe,
    ];
    let event = |(place, what): (usize, SignInEventKind)| SignInEvent {
        id: format!("e{place}"),
        at: 1_767_225_600,
        what,
        place: "198.51.100.7".into(),
        device: "Chromium on Linux".into(),
        application: String::new(),
        amr: vec!["pwd".into(), "otp".into(), "mfa".into()],
        this_session: place == 0,
        live: place == 0,
    };
    let events = kinds.into_iter().enumerate().map(event).collect();
    agrees("my_sign_ins", OfSession::SignedIn(MySignIns { events }));
    agrees("my_sign_ins_signed_out", OfSession::<MySignIns>::SignedOut);
    agrees("not_me", NotMe { id: "e1".into() });
    agrees("not_me_done", NotMeDone { ended: 2, requests_stopped: true });
}
