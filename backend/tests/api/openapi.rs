//! The committed description is the present one.

#[test]
fn the_committed_description_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let present = drempel_backend::openapi();
    if std::env::var_os("DREMPEL_WRITE_OPENAPI").is_some() {
        std::fs::write(path, &present).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == present,
        "backend/openapi.json is not current: run this with DREMPEL_WRITE_OPENAPI=1"
    );
}

#[test]
fn the_description_is_openapi_3_1_and_names_every_endpoint() {
    use drempel_contract::paths;
    let description: serde_json::Value = serde_json::from_str(&drempel_backend::openapi()).unwrap();
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"));
    let described: Vec<_> = description["paths"].as_object().unwrap().keys().cloned().collect();
    let mut paths = [
        paths::SIGN_IN,
        paths::ANSWER,
        paths::RESUME,
        paths::CANCEL,
        paths::POLL,
        paths::SESSION,
        paths::AUTHENTICATOR,
        paths::SEEN,
        paths::DECISION,
        paths::PUSH,
        paths::PHONE_ENROLMENTS,
        paths::ACTIVATE,
        paths::PHONE_SIGN_IN,
        paths::UNREGISTER,
        paths::SECURITY_INFO,
        paths::ENROLMENTS,
        paths::ENROLMENT_POLL,
        paths::ENROLMENT_CONFIRM,
        paths::ENROLMENT_NUMBER,
        paths::ENROLMENT_CANCEL,
        paths::METHOD_REMOVE,
        paths::METHOD_RENAME,
        paths::ALLOW_REQUESTS,
        paths::SIGN_OUT_EVERYWHERE,
        paths::MY_SIGN_INS,
        paths::NOT_ME,
    ];
    paths.sort_unstable();
    assert_eq!(described, paths);
}
