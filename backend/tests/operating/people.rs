//! The directory by hand.

use crate::support::{Place, Said, Server};

const PASSWORD: &str = "violet-otter-rows-upstream\n";

fn user(place: &Place, arguments: &[&str], input: &str) -> Said {
    place.run(&[["user"].as_slice(), arguments, &["--data", "data"]].concat(), input)
}

fn list(place: &Place) -> serde_json::Value {
    serde_json::from_str(&user(place, &["list", "--json"], "").out).unwrap()
}

fn with_anna() -> Place {
    let place = Place::new();
    let said = user(&place, &["add", "Anna@Example.org", "--name", "Anna de Vries"], PASSWORD);
    assert_eq!(said.code, 0, "{said:?}");
    place
}

#[test]
fn a_person_is_added_listed_disabled_and_enabled() {
    let place = with_anna();
    let expected = serde_json::json!([{
        "email": "anna@example.org", "name": "Anna de Vries", "kind": "work", "enabled": true,
        "has_password": true, "apps": [],
    }]);
    assert_eq!(list(&place), expected);
    assert_eq!(user(&place, &["disable", "anna@example.org"], "").code, 0);
    assert_eq!(list(&place)[0]["enabled"], false);
    assert!(user(&place, &["list"], "").out.contains("disabled"));
    assert_eq!(user(&place, &["enable", "anna@example.org"], "").code, 0);
    assert_eq!(list(&place), expected);
}

#[test]
fn an_app_is_added_once_by_its_name_and_removed() {
    let place = with_anna();
    let said = user(&place, &["add-totp", "anna@example.org", "--name", "phone"], "");
    assert_eq!(said.code, 0, "{said:?}");
    let uri = said.out.lines().last().unwrap();
    assert!(uri.starts_with("otpauth://totp/") && uri.contains("secret="), "{said:?}");
    assert_eq!(list(&place)[0]["apps"], serde_json::json!([{"name": "phone", "locked": false}]));
    let again = user(&place, &["add-totp", "anna@example.org", "--name", "phone"], "");
    assert_eq!(again.code, 3, "{again:?}");
    assert_eq!(user(&place, &["remove-totp", "anna@example.org", "--name", "tablet"], "").code, 3);
    assert_eq!(user(&place, &["remove-totp", "anna@example.org", "--name", "phone"], "").code, 0);
    assert_eq!(list(&place)[0]["apps"], serde_json::json!([]));
}

#[test]
fn a_person_without_a_phone_has_none_to_list_or_remove() {
    let place = with_anna();
    let said = user(&place, &["phone", "list", "anna@example.org", "--json"], "");
    assert_eq!((said.code, said.out.as_str()), (0, "[]\n"), "{said:?}");
    let said = user(&place, &["phone", "remove", "anna@example.org", "--name", "Pixel"], "");
    assert_eq!(said.code, 3, "{said:?}");
    assert!(said.err.contains("no such phone"), "{said:?}");
    assert_eq!(user(&place, &["phone", "list", "nobody@example.org"], "").code, 3);
    let said = user(&place, &["allow-requests", "anna@example.org"], "");
    assert_eq!((said.code, said.out.as_str()), (0, "requests were not stopped\n"), "{said:?}");
}

#[test]
fn a_key_that_exists_already_comes_by_standard_input() {
    let place = with_anna();
    let add = ["add-totp", "anna@example.org", "--name", "token", "--key"];
    for bad in ["not a key!\n", "\n", ""] {
        assert_eq!(user(&place, &add, bad).code, 3, "{bad:?}");
        assert_eq!(list(&place)[0]["apps"], serde_json::json!([]));
    }
    let said = user(&place, &add, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ\n");
    assert!(said.out.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{said:?}");
}

#[test]
fn bad_input_changes_nothing_and_says_what_to_do() {
    let place = with_anna();
    let before = list(&place);
    for (arguments, input, words) in [
        (
            ["add", "anna@example.org", "--name", "Second"].as_slice(),
            PASSWORD,
            "somebody has this address already",
        ),
        (&["add", "ANNA@example.org", "--name", "Second"], PASSWORD, "somebody has this address already"),
        (&["add", "nonsense", "--name", "X"], PASSWORD, "not an address"),
        (&["add", "b@example.org", "--name", ""], PASSWORD, "1 to 100 characters"),
        (&["add", "b@example.org", "--name", "a\u{1b}[2Jb"], PASSWORD, "no control characters"),
        (&["add", "b@example.org", "--name", "B"], "short\n", "the password has 5 characters"),
        (&["add", "b@example.org", "--name", "B"], "", "nothing came on standard input"),
        (&["set-password", "anna@example.org"], "short\n", "the password has 5 characters"),
        (&["set-password", "b@example.org"], PASSWORD, "nobody has this address"),
        (&["disable", "b@example.org"], "", "nobody has this address"),
        (&["unlock", "b@example.org"], "", "nobody has this address"),
        (&["sign-out", "b@example.org"], "", "nobody has this address"),
        (&["add-totp", "b@example.org", "--name", "phone"], "", "nobody has this address"),
    ] {
        let said = user(&place, arguments, input);
        assert_eq!(said.code, 3, "{arguments:?} {said:?}");
        assert!(
            said.err.contains(words) && said.err.contains("nothing was changed"),
            "{arguments:?} {said:?}"
        );
        assert_eq!(said.err.lines().count(), 1, "{said:?}");
    }
    assert_eq!(list(&place), before);
}

#[test]
fn a_password_is_never_an_argument() {
    let place = with_anna();
    let said = user(&place, &["set-password", "anna@example.org", "--password", "x"], "");
    assert_eq!(said.code, 2, "{said:?}");
}

#[test]
fn a_directory_mistyped_does_not_come_into_being() {
    let place = Place::new();
    let said = place.run(&["user", "list", "--data", "mistyped"], "");
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("there is no database at mistyped"), "{said:?}");
    assert!(!place.path().join("mistyped").exists());
}

#[test]
fn people_are_changed_while_the_server_runs() {
    let place = with_anna();
    let server = Server::start(&place, &["--data", "data"]);
    assert_eq!(sign_in(&server, "anna@example.org", PASSWORD.trim()), "stay_signed_in");
    assert_eq!(user(&place, &["set-password", "anna@example.org"], "another-otter-rows-upstream\n").code, 0);
    assert_eq!(sign_in(&server, "anna@example.org", PASSWORD.trim()), "wrong_password");
    assert_eq!(sign_in(&server, "anna@example.org", "another-otter-rows-upstream"), "stay_signed_in");
    assert_eq!(user(&place, &["disable", "anna@example.org"], "").code, 0);
    assert_eq!(sign_in(&server, "anna@example.org", "another-otter-rows-upstream"), "account_disabled");
}

/// Answers address and password; the refusal there is, or else the step.
pub(crate) fn sign_in(server: &Server, email: &str, password: &str) -> String {
    let identify = serde_json::json!({"type": "identify", "email": email});
    let id = format!("{:0>22}", std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos());
    let start = serde_json::json!({"request_id": id, "answer": identify});
    let first = server.post("/api/v1/sign-in", &[], &start.to_string());
    assert_eq!(first.status, 200, "{}", first.text());
    let token = first.json()["continuation_token"].clone();
    let answer = serde_json::json!({
        "continuation_token": token, "answer": {"type": "password", "password": password},
    });
    let second = server.post("/api/v1/sign-in/answer", &[("Cookie", &first.cookies())], &answer.to_string());
    assert_eq!(second.status, 200, "{}", second.text());
    let reply = second.json();
    let said = reply["refusal"]["code"].as_str().or_else(|| reply["step"]["type"].as_str());
    said.unwrap().to_owned()
}

#[test]
fn the_data_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = with_anna();
    let mode = std::fs::metadata(place.path().join("data")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}
