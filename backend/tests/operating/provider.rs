//! The provider in the running program: where it is, whom it knows, and that commands take effect at once.

use crate::support::{Place, Server, exchange, write_site};

/// What the token endpoint says to a client that brings a made-up code.
fn token(server: &Server, client: &str) -> String {
    let form = format!("grant_type=authorization_code&code=x&{client}");
    let kind = [("Content-Type", "application/x-www-form-urlencoded")];
    exchange(server.address, "POST", "/oauth2/token", &kind, &form).json()["error"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn the_demonstration_has_its_clients_and_the_site_leaves_the_provider_its_paths() {
    let place = Place::new();
    write_site(&place);
    let server = Server::start(&place, &["--demonstration", "--data", "data", "--site", "site"]);
    let origin = format!("http://localhost:{}", server.address.port());
    for path in ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"] {
        let found = server.get(path, &[]).json();
        assert_eq!(found["issuer"], origin);
        assert_eq!(found["jwks_uri"], format!("{origin}/oauth2/jwks"));
    }
    assert_eq!(server.get("/oauth2/jwks", &[]).json()["keys"].as_array().unwrap().len(), 2);
    let nowhere = server.get("/oauth2/nowhere", &[]);
    assert_eq!((nowhere.status, &nowhere.json()["error"]), (404, &"invalid_request".into()));
    assert!(server.get("/.well-known/nothing", &[]).header("content-type").starts_with("text/html"));
    assert_eq!(token(&server, "client_id=demo-app"), "invalid_grant");
    assert_eq!(token(&server, "client_id=demo-web&client_secret=demo-web-secret"), "invalid_grant");
    assert_eq!(token(&server, "client_id=demo-web"), "invalid_client");
    assert_eq!(token(&server, "client_id=demo-device"), "unauthorized_client");
    server.signal("TERM");
    let (_, out) = server.wait();
    assert!(out.contains("demo-app") && out.contains("demo-web-secret"), "{out}");
}

#[test]
fn a_client_is_known_and_gone_at_once_and_the_configurations_own_stays() {
    let place = Place::new();
    let configured = "[[clients]]\nid = \"configured\"\nname = \"C\"\nkind = \"public\"\n\
                      redirect_uris = [\"https://c.example/cb\"]\n";
    place.write("drempel.toml", configured);
    let server = Server::start(&place, &["--config", "drempel.toml", "--data", "data"]);
    let client = |arguments: &[&str]| {
        let place_of = ["--config", "drempel.toml", "--data", "data"];
        place.run(&[["client"].as_slice(), arguments, &place_of].concat(), "")
    };
    assert_eq!(token(&server, "client_id=configured"), "invalid_grant");
    assert_eq!(token(&server, "client_id=web"), "invalid_client");
    let uri = ["--redirect-uri", "https://web.example/cb"];
    let said = client(&[["add", "web", "--name", "Web", "--confidential"].as_slice(), &uri].concat());
    let secret = said.out.lines().last().unwrap().to_owned();
    assert_eq!(token(&server, &format!("client_id=web&client_secret={secret}")), "invalid_grant");
    let taken = client(&[["add", "configured", "--name", "Web", "--public"].as_slice(), &uri].concat());
    assert_eq!(taken.code, 3, "{taken:?}");
    let elsewhere = client(&["remove", "configured"]);
    assert!(elsewhere.err.contains("change it in the configuration"), "{elsewhere:?}");
    assert_eq!(client(&["disable", "web"]).code, 0);
    assert_eq!(token(&server, &format!("client_id=web&client_secret={secret}")), "invalid_client");
    assert_eq!(client(&["enable", "web"]).code, 0);
    assert_eq!(token(&server, &format!("client_id=web&client_secret={secret}")), "invalid_grant");
    assert_eq!(client(&["remove", "web"]).code, 0);
    assert_eq!(token(&server, &format!("client_id=web&client_secret={secret}")), "invalid_client");
    let log = server.log();
    assert!(!log.contains(&secret), "{log}");
}
