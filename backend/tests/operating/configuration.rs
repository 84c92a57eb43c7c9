//! The configuration file, the environment, and what is said when they are wrong.

use crate::support::{Place, Said};

fn check(text: &str) -> Said {
    let place = Place::new();
    place.write("drempel.toml", text);
    place.run(&["config", "check", "drempel.toml"], "")
}

#[test]
fn an_unknown_name_is_told_with_its_line_and_the_nearest() {
    for (text, words) in [
        (
            "[server]\nlissen = \"127.0.0.1:1\"\n",
            "drempel.toml, line 2: there is no key `server.lissen`; did you mean `server.listen`?",
        ),
        ("\n\n[sesion]\n", "drempel.toml, line 3: there is no section `sesion`; did you mean `session`?"),
        (
            "[[applications]]\nname = \"Mail\"\nurl = \"https://a.example/\"\nfro = \"x\"\n",
            "line 4: there is no key `applications.fro`",
        ),
        (
            "[log]\nzzzzzzzzz = 1\n",
            "there is no key `log.zzzzzzzzz`; `drempel-backend config example` lists every key",
        ),
    ] {
        let said = check(text);
        assert_eq!(said.code, 2, "{said:?}");
        assert!(said.err.contains(words), "{said:?}");
    }
}

#[test]
fn a_value_that_cannot_be_is_told_with_what_could() {
    for (section, line, words) in [
        ("server", "listen = \"8080\"", "expected an address and port"),
        ("server", "listen = 8080", "server.listen is 8080; expected an address and port"),
        ("server", "public_origins = \"https://a.example\"", "expected a list"),
        ("server", "public_origins = [\"https://a.example/\"]", "no slash at the end"),
        ("server", "public_origins = [\"http://a.example\"]", "http only for localhost"),
        ("server", "trusted_proxies = [\"10.0.0.0/8\"]", "networks are not accepted"),
        ("server", "connections = 0", "a whole number from 1 to 100000"),
        ("server", "connections = \"12\"", "without quotes"),
        ("server", "connections = 1.5", "is a number with a fraction"),
        ("server", "drain = \"10\"", "a time with its unit"),
        (
            "session",
            "idle = 600",
            "a time with its unit, as \"90s\", \"10m\", \"8h\" or \"30days\", from 1m to 366days",
        ),
        ("session", "idle = \"5s\"", "from 1m to 366days"),
        ("session", "stay_signed_in = true", "one of \"ask\", \"never\""),
        ("passwords", "memory = \"19MB\"", "memory with its unit, as \"19MiB\""),
        ("passwords", "memory = \"1KiB\"", "from 7MiB to 4096MiB"),
        ("log", "format = \"xml\"", "one of \"text\", \"json\""),
        ("metrics", "enabled = \"yes\"", "true or false, without quotes"),
    ] {
        let said = check(&format!("[{section}]\n\n{line}\n"));
        assert_eq!(said.code, 2, "{line}: {said:?}");
        assert!(said.err.contains("drempel.toml, line 3: ") && said.err.contains(words), "{line}: {said:?}");
    }
}

#[test]
fn another_database_is_refused_without_repeating_its_password() {
    let said = check("[data]\ndatabase = \"postgres://drempel:hunter2@db/drempel\"\n");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("sqlite is the only scheme accepted"), "{said:?}");
    assert!(!said.err.contains("hunter2"), "{said:?}");
}

#[test]
fn an_application_needs_a_name_and_an_address_that_is_no_script() {
    for (text, words) in [
        ("[[applications]]\nname = \"Mail\"\n", "applications.url"),
        ("[[applications]]\nname = \"\"\nurl = \"https://a.example/\"\n", "line 2: applications.name"),
        (
            "[[applications]]\nname = \"Mail\"\nurl = \"javascript://a.example/%0a\"\n",
            "line 3: applications.url",
        ),
        ("applications = 3\n", "write [[applications]]"),
    ] {
        let said = check(text);
        assert_eq!(said.code, 2, "{said:?}");
        assert!(said.err.contains(words), "{text}: {said:?}");
    }
}

#[test]
fn a_client_of_the_configuration_is_read_whole_or_told_with_its_line() {
    let good = "[[clients]]\nid = \"a\"\nname = \"A\"\nkind = \"public\"\nredirect_uris = [\"https://a.example/cb\"]\n";
    let said = check(good);
    assert_eq!(said.code, 0, "{said:?}");
    for (line, words) in [
        (
            "kind = \"public\"\nsecret = \"hunter2-hunter2-hunter2\"",
            "line 5: clients.secret is not right; expected no secret",
        ),
        ("kind = \"confidential\"", "line 1: clients.secret is not right; expected a line secret"),
        (
            "kind = \"confidential\"\nsecret = \"hunter2\"",
            "line 5: clients.secret is not right; expected a secret has 15",
        ),
        (
            "kind = \"private\"",
            "line 4: clients.kind is \"private\"; expected one of \"public\", \"confidential\"",
        ),
        ("", "line 1: clients.kind is not right; expected a line kind"),
        (
            "kind = \"public\"\ngrants = [\"implicit\"]",
            "line 5: clients.grants is [\"implicit\"]; expected some of",
        ),
        (
            "kind = \"public\"\nscopes = [\"admin\"]",
            "line 5: clients.scopes is [\"admin\"]; expected some of",
        ),
        (
            "kind = \"public\"\npeople = [\"anna\"]",
            "line 5: clients.people is [\"anna\"]; expected addresses",
        ),
        ("kind = \"public\"\nid_token_alg = \"none\"", "expected one of \"RS256\", \"ES256\""),
        ("kind = \"public\"\nfirst_party = \"yes\"", "true or false"),
        ("kind = \"public\"\nredirect_uri = \"x\"", "did you mean `clients.redirect_uris`?"),
        (
            "kind = \"public\"\npost_logout_redirect_uris = [\"http://localhost/\"]",
            "line 5: clients.post_logout_redirect_uris",
        ),
        ("kind = \"public\"\nscopes = [\"offline_access\"]", "offline_access needs refresh_token"),
    ] {
        let text = format!(
            "[[clients]]\nid = \"a\"\nname = \"A\"\n{line}\nredirect_uris = [\"https://a.example/cb\"]\n"
        );
        let said = check(&text);
        assert_eq!(said.code, 2, "{line}: {said:?}");
        assert!(said.err.contains(words), "{line}: {said:?}");
        assert!(!said.err.contains("hunter2"), "{said:?}");
    }
    let said = check(&format!("{good}{good}"));
    assert!(said.err.contains("line 7: clients.id is \"a\"; expected an id no other client has"), "{said:?}");
    assert!(check("clients = 3\n").err.contains("write [[clients]]"));
    assert!(check("[[client]]\n").err.contains("did you mean `clients`?"));
}

#[test]
fn every_mistake_is_told_at_once_from_above() {
    let said = check("[server]\nlisten = 1\n[session]\nidle = 2\n[log]\nlevel = 3\n");
    let lines: Vec<_> = said.err.lines().collect();
    assert!(lines[0].contains("3 things to mend"), "{said:?}");
    for (line, at) in lines[1..].iter().zip([2, 4, 6]) {
        assert!(line.contains(&format!("line {at}: ")), "{said:?}");
    }
}

#[test]
fn what_is_not_toml_is_told_with_its_line() {
    let said = check("[server]\nlisten = \n");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("drempel.toml, line 2: this is not TOML"), "{said:?}");
    let missing = Place::new().run(&["config", "check", "nowhere.toml"], "");
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("cannot read nowhere.toml"), "{missing:?}");
}

#[test]
fn the_environment_goes_before_the_file_and_the_flag_before_both() {
    let place = Place::new();
    place.write("drempel.toml", "[data]\ndirectory = \"from-file\"\n");
    let list = ["user", "list", "--config", "drempel.toml"];
    let variable = [("DREMPEL_DATA_DIRECTORY", "from-variable")];
    assert!(place.run(&list, "").err.contains("from-file"));
    assert!(place.run_with(&list, "", &variable).err.contains("from-variable"));
    let flag = [list.as_slice(), &["--data", "from-flag"]].concat();
    assert!(place.run_with(&flag, "", &variable).err.contains("from-flag"));
    let only_variable = place.run_with(&["user", "list"], "", &[("DREMPEL_CONFIG", "drempel.toml")]);
    assert!(only_variable.err.contains("from-file"), "{only_variable:?}");
}

#[test]
fn a_wrong_variable_is_told_by_its_name() {
    let place = Place::new();
    let said = place.run_with(&["user", "list"], "", &[("DREMPEL_SERVER_CONNECTIONS", "many")]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("environment variable DREMPEL_SERVER_CONNECTIONS: server.connections is \"many\""),
        "{said:?}"
    );
    let file = place.write("drempel.toml", "");
    let arguments = ["config", "check", file.to_str().unwrap()];
    let said =
        place.run_with(&arguments, "", &[("DREMPEL_SERVER_LISTN", "x"), ("DREMPEL_PORT", "tcp://10.0.0.1")]);
    assert_eq!(said.code, 0, "an orchestrator may set such variables: {said:?}");
    assert!(
        said.out.contains("DREMPEL_SERVER_LISTN names no key; did you mean DREMPEL_SERVER_LISTEN?"),
        "{said:?}"
    );
}

#[test]
fn who_listens_for_others_says_how_they_reach_it() {
    let said = check("[server]\nlisten = \"0.0.0.0:8080\"\n");
    assert_eq!(said.code, 2);
    assert!(said.err.contains("server.public_origins is empty"), "{said:?}");
    let said = check("[server]\nlisten = \"0.0.0.0:8080\"\npublic_origins = [\"https://a.example\"]\n");
    assert_eq!((said.code, said.out.as_str()), (0, "drempel.toml is right\n"));
}

#[test]
fn the_example_is_right_and_is_the_committed_one() {
    let place = Place::new();
    let example = place.run(&["config", "example"], "");
    let committed = include_str!("../../config.example.toml");
    assert!(example.out == committed, "run: drempel-backend config example > backend/config.example.toml");
    assert_eq!(check(committed).code, 0);
}

#[test]
fn the_manual_names_every_key() {
    let manual = include_str!("../../../docs/operating.md");
    let mut section = "";
    for line in include_str!("../../config.example.toml").lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            assert!(
                manual.contains(&format!("`{section}.{name}`")),
                "docs/operating.md lacks {section}.{name}"
            );
        }
    }
}
