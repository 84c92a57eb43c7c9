//! The demonstration: in a minute, for this machine only, and loud about it.

use crate::people::sign_in;
use crate::support::{Place, Server, database, write_site};
use sqlx::Connection as _;

const PASSWORD: &str = "Drempel-demo-2026!";

#[test]
fn it_refuses_an_address_others_can_reach() {
    let place = Place::new();
    for listen in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"] {
        let said = place.run(&["serve", "--demonstration", "--data", "data", "--listen", listen], "");
        assert_eq!(said.code, 2, "{said:?}");
        assert!(said.err.contains("listens on this machine only"), "{said:?}");
    }
    let environment =
        [("DREMPEL_SERVER_LISTEN", "0.0.0.0:0"), ("DREMPEL_SERVER_PUBLIC_ORIGINS", "https://a.example")];
    let said = place.run_with(&["serve", "--demonstration", "--data", "data"], "", &environment);
    assert_eq!(said.code, 2, "{said:?}");
    assert!(!place.path().join("data").exists());
}

const PUBLIC: [(&str, &str); 5] = [
    ("DREMPEL_SERVER_PUBLIC_ORIGINS", "https://signin.example.org"),
    ("DREMPEL_SERVER_PUBLIC_ORIGINS", "https://127.example.org"),
    ("DREMPEL_SERVER_ALLOWED_ORIGINS", "https://www.example.org"),
    ("DREMPEL_SERVER_TRUSTED_PROXIES", "192.0.2.1"),
    ("DREMPEL_SERVER_TRUSTED_PROXIES", "127.0.0.1"),
];

#[test]
fn it_refuses_every_name_and_proxy_by_which_others_could_reach_it() {
    let place = Place::new();
    for door in PUBLIC {
        let said = place.run_with(&["serve", "--demonstration", "--data", "data"], "", &[door]);
        assert_eq!(said.code, 2, "{door:?}: {said:?}");
        let key = door.0.trim_start_matches("DREMPEL_SERVER_").to_lowercase();
        assert!(said.err.contains(&key) && said.err.contains(door.1), "{door:?}: {said:?}");
    }
    assert!(!place.path().join("data").exists());
}

/// The attack: the README's password, typed from elsewhere into what once was tried out.
#[test]
fn its_people_are_served_to_nobody_else_once_it_is_used_for_real() {
    let place = Place::new();
    drop(Server::start(&place, &["--demonstration", "--data", "data"]));
    no_door_opens(&place);
    let server = Server::start(&place, &["--data", "data"]);
    assert_eq!(sign_in(&server, "carla@drempel.example", PASSWORD), "stay_signed_in", "here they are");
}

fn no_door_opens(place: &Place) {
    for listen in ["0.0.0.0:0", "[::]:0"] {
        let name = ("DREMPEL_SERVER_PUBLIC_ORIGINS", "http://localhost:8080");
        let said = place.run_with(&["serve", "--data", "data", "--listen", listen], "", &[name]);
        assert_eq!(said.code, 2, "{listen}: {said:?}");
        assert!(said.err.contains("begin anew") && said.err.contains(listen), "{said:?}");
    }
    for door in PUBLIC {
        let serve = ["serve", "--data", "data", "--listen", "127.0.0.1:0"];
        let said = place.run_with(&serve, "", &[door]);
        assert_eq!(said.code, 2, "{door:?}: {said:?}");
        assert!(said.err.contains("passwords that everybody can read"), "{said:?}");
        assert!(said.err.contains("begin anew") && said.err.contains(door.1), "{said:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demonstration_made_before_there_was_a_mark_counts_as_one() {
    let place = Place::new();
    drop(Server::start(&place, &["--demonstration", "--data", "data"]));
    let mut database = database(&place.path().join("data/drempel.db")).await;
    for statement in [
        "ALTER TABLE server DROP COLUMN demonstration",
        "ALTER TABLE server DROP COLUMN room",
        "DELETE FROM _sqlx_migrations WHERE version IN (10, 11)",
    ] {
        sqlx::query(statement).execute(&mut database).await.unwrap();
    }
    database.close().await.unwrap();
    no_door_opens(&place);
    let server = Server::start(&place, &["--demonstration", "--data", "data"]);
    assert_eq!(sign_in(&server, "bram@drempel.example", PASSWORD), "stay_signed_in");
}

#[test]
fn everybody_of_the_list_can_begin_to_sign_in() {
    let place = Place::new();
    let server = Server::start(&place, &["--demonstration", "--data", "data"]);
    assert_eq!(sign_in(&server, "anna@drempel.example", PASSWORD), "totp");
    for name in ["bram", "carla", "daan", "eva"] {
        assert_eq!(
            sign_in(&server, &format!("{name}@drempel.example"), PASSWORD),
            "stay_signed_in",
            "{name}"
        );
    }
    server.signal("TERM");
    let (_, out) = server.wait();
    for words in
        ["http://localhost:", "Carla Bakker", PASSWORD, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "Timetable"]
    {
        assert!(out.contains(words), "{words}: {out}");
    }
}

#[test]
fn a_second_start_brings_nobody_back_to_what_they_were() {
    let place = Place::new();
    drop(Server::start(&place, &["--demonstration", "--data", "data"]));
    assert_eq!(place.run(&["user", "disable", "eva@drempel.example", "--data", "data"], "").code, 0);
    let password = ["user", "set-password", "bram@drempel.example", "--data", "data"];
    assert_eq!(place.run(&password, "violet-otter-rows-upstream\n").code, 0);
    let server = Server::start(&place, &["--demonstration", "--data", "data"]);
    assert_eq!(sign_in(&server, "bram@drempel.example", "violet-otter-rows-upstream"), "stay_signed_in");
    assert_eq!(sign_in(&server, "eva@drempel.example", PASSWORD), "account_disabled");
    assert_eq!(sign_in(&server, "anna@drempel.example", PASSWORD), "totp");
}

#[test]
fn it_does_not_move_in_with_others() {
    let place = Place::new();
    let add = ["user", "add", "a@example.org", "--name", "A", "--data", "data"];
    assert_eq!(place.run(&add, "violet-otter-rows-upstream\n").code, 0);
    let said = place.run(&["serve", "--demonstration", "--data", "data", "--listen", "127.0.0.1:0"], "");
    assert_eq!(said.code, 2, "{said:?}");
    assert!(said.err.contains("holds people who are not the demonstration's"), "{said:?}");
    assert!(!place.run(&["user", "list", "--data", "data"], "").out.contains("drempel.example"));
}

#[test]
fn every_page_says_that_it_is_one() {
    let place = Place::new();
    let site = write_site(&place);
    let server =
        Server::start(&place, &["--demonstration", "--data", "data", "--site", site.to_str().unwrap()]);
    let config = server.get("/config.json", &[]).json();
    assert_eq!(config["name"], "Example", "the rest of the site's own stays");
    assert!(config["notice"]["en"].as_str().unwrap().contains("demonstration"));
    assert!(config["notice"]["nl"].as_str().unwrap().contains("demonstratie"));
    assert!(server.log().contains("this is the demonstration"));
    for application in ["mail", "calendar", "timetable"] {
        let page = server.get(&format!("/demo/{application}"), &[("Accept-Language", "nl")]);
        assert_eq!((page.status, page.header("content-language").as_str()), (200, "nl"));
        assert!(page.text().contains("Dit is een demonstratie"));
        assert!(page.header("content-security-policy").contains("default-src 'none'"));
    }
    let without = Server::start(&place, &["--data", "other", "--site", site.to_str().unwrap()]);
    assert_eq!(without.get("/config.json", &[]).text(), "{\"name\": \"Example\"}");
    assert_eq!(without.get("/demo/mail", &[]).status, 404);
}

#[test]
fn annas_code_is_printed_for_who_has_no_app() {
    let said = Place::new().run(&["code"], "");
    let code: String = said.out.chars().take_while(char::is_ascii_digit).collect();
    assert_eq!((said.code, code.len()), (0, 6), "{said:?}");
}
