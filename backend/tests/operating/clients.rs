//! Applications, by hand and by configuration.

use crate::support::{Place, Said};
use serde_json::{Value, json};

fn client(place: &Place, arguments: &[&str], input: &str) -> Said {
    place.run(&[["client"].as_slice(), arguments, &["--data", "data"]].concat(), input)
}

fn list(place: &Place) -> Value {
    serde_json::from_str(&client(place, &["list", "--json"], "").out).unwrap()
}

const TIMETABLE: [&str; 7] = [
    "add",
    "timetable",
    "--name",
    "Timetable",
    "--confidential",
    "--redirect-uri",
    "https://timetable.example.org/callback",
];

#[test]
fn a_client_is_added_with_a_secret_that_is_shown_once_listed_disabled_and_removed() {
    let place = Place::new();
    let said = client(&place, &TIMETABLE, "");
    assert_eq!(said.code, 0, "{said:?}");
    let secret = said.out.lines().last().unwrap().to_owned();
    assert_eq!(secret.len(), 43, "256 bits: {said:?}");
    let listed = list(&place);
    assert_eq!(listed[0]["id"], "drempel");
    assert_eq!(listed[0]["registered"], "built in");
    let expected = json!({
        "id": "timetable", "name": "Timetable", "name_nl": "", "confidential": true, "registered": "command",
        "enabled": true, "grants": ["authorization_code"], "scopes": "openid profile email",
        "redirect_uris": ["https://timetable.example.org/callback"], "post_logout_redirect_uris": [],
        "first_party": false, "id_token_alg": "RS256", "require_par": false, "people": null,
    });
    assert_eq!(listed[1], expected);
    assert!(!client(&place, &["list", "--json"], "").out.contains(&secret));
    let database = std::fs::read(place.path().join("data/drempel.db")).unwrap();
    assert!(!database.windows(43).any(|window| window == secret.as_bytes()), "the secret is in the database");
    assert_eq!(client(&place, &["disable", "timetable"], "").code, 0);
    assert_eq!(list(&place)[1]["enabled"], false);
    assert!(client(&place, &["list"], "").out.contains("disabled"));
    assert_eq!(client(&place, &["enable", "timetable"], "").code, 0);
    assert_eq!(client(&place, &["remove", "timetable"], "").code, 0);
    assert_eq!(list(&place).as_array().unwrap().len(), 1);
}

#[test]
fn a_client_gets_everything_that_is_asked_for_it() {
    let place = Place::new();
    let arguments = [
        ["add", "tv", "--name", "Television", "--name-nl", "Televisie", "--public"].as_slice(),
        &[
            "--grant",
            "device_code",
            "--grant",
            "refresh_token",
            "--scope",
            "openid",
            "--scope",
            "offline_access",
        ],
        &["--first-party", "--id-token-alg", "ES256", "--require-par", "--only", "Anna@Example.org"],
    ];
    let said = client(&place, &arguments.concat(), "");
    assert_eq!((said.code, said.out.as_str()), (0, "added tv\n"), "{said:?}");
    let tv = &list(&place)[1];
    assert_eq!(tv["grants"], json!(["device_code", "refresh_token"]));
    assert_eq!((&tv["scopes"], &tv["name_nl"]), (&json!("openid offline_access"), &json!("Televisie")));
    assert_eq!(tv["people"], json!(["anna@example.org"]));
    assert_eq!(tv["id_token_alg"], "ES256");
    assert!(tv["first_party"] == true && tv["require_par"] == true && tv["confidential"] == false);
}

#[test]
fn what_makes_no_sense_is_refused_and_says_what_does() {
    let place = Place::new();
    assert_eq!(client(&place, &TIMETABLE, "").code, 0);
    let before = list(&place);
    let uri = "https://a.example/cb";
    for (arguments, code, words) in [
        (TIMETABLE.as_slice(), 3, "there is a client of this id already"),
        (
            &["add", "drempel", "--name", "x", "--public", "--redirect-uri", uri],
            3,
            "belongs to the sign-in page",
        ),
        (&["add", "a b", "--name", "x", "--public", "--redirect-uri", uri], 3, "an id has 1 to 64 letters"),
        (
            &["add", "a", "--name", " ", "--public", "--redirect-uri", uri],
            3,
            "a name has 1 to 100 characters",
        ),
        (&["add", "a", "--name", "x", "--redirect-uri", uri], 2, "--public"),
        (&["add", "a", "--name", "x", "--public", "--confidential"], 2, "cannot be used with"),
        (&["add", "a", "--name", "x", "--public", "--secret"], 2, "cannot be used with"),
        (&["add", "a", "--name", "x", "--public"], 3, "needs at least one redirect URI"),
        (
            &["add", "a", "--name", "x", "--public", "--grant", "refresh_token"],
            3,
            "needs authorization_code or device_code",
        ),
        (
            &["add", "a", "--name", "x", "--public", "--grant", "device_code", "--redirect-uri", uri],
            3,
            "not among the grants",
        ),
        (&["add", "a", "--name", "x", "--public", "--grant", "implicit"], 3, "none of authorization_code,"),
        (
            &["add", "a", "--name", "x", "--public", "--redirect-uri", uri, "--scope", "admin"],
            3,
            "none of openid,",
        ),
        (
            &["add", "a", "--name", "x", "--public", "--redirect-uri", uri, "--scope", "offline_access"],
            3,
            "offline_access needs refresh_token",
        ),
        (
            &["add", "a", "--name", "x", "--public", "--redirect-uri", uri, "--scope", "email"],
            3,
            "profile and email need openid",
        ),
        (
            &["add", "a", "--name", "x", "--public", "--redirect-uri", "http://localhost/cb"],
            3,
            "write http://127.0.0.1/",
        ),
        (
            &["add", "a", "--name", "x", "--public", "--redirect-uri", "http://a.example/cb"],
            3,
            "http is for programs on the person's own device only",
        ),
        (
            &["add", "a", "--name", "x", "--public", "--redirect-uri", uri, "--only", "anna"],
            3,
            "not an address",
        ),
        (
            &["add", "a", "--name", "x", "--public", "--redirect-uri", uri, "--id-token-alg", "none"],
            3,
            "RS256",
        ),
        (&["remove", "nobody"], 3, "there is no such client"),
        (&["disable", "drempel"], 3, "not registered by command"),
    ] {
        let said = client(&place, arguments, "");
        assert_eq!(said.code, code, "{arguments:?}: {said:?}");
        assert!(said.err.contains(words), "{arguments:?}: {said:?}");
    }
    assert_eq!(list(&place), before);
}

#[test]
fn a_secret_of_ones_own_comes_by_standard_input_and_is_long() {
    let place = Place::new();
    let add = [TIMETABLE.as_slice(), &["--secret"]].concat();
    for bad in ["too-short\n", "with a space in it, long\n", ""] {
        let said = client(&place, &add, bad);
        assert_eq!(said.code, 3, "{said:?}");
        assert!(!said.err.contains("too-short"), "{said:?}");
    }
    let said = client(&place, &add, "correct-horse-battery-staple\n");
    assert_eq!((said.code, said.out.as_str()), (0, "added timetable\n"));
}

#[test]
fn keys_are_listed_and_rotated() {
    let place = Place::new();
    assert_eq!(client(&place, &TIMETABLE, "").code, 0);
    let keys =
        |arguments: &[&str]| place.run(&[["keys"].as_slice(), arguments, &["--data", "data"]].concat(), "");
    assert_eq!(keys(&["list"]).out.lines().count(), 1, "none before the first is needed");
    let said = keys(&["rotate", "--compromised"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(said.out.lines().count(), 3, "{said:?}");
    let said = keys(&["rotate"]);
    assert_eq!(said.out.matches("does not sign yet").count(), 2, "{said:?}");
    assert_eq!(said.out.lines().count(), 5, "the old ones stay: {said:?}");
    let first = said.out.lines().nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let said = keys(&["rotate", "--compromised"]);
    assert!(!said.out.contains(&first), "{said:?}");
}
