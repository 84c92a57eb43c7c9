//! What an operator can see, and what nobody may.

use crate::people::sign_in;
use crate::support::{Place, Server};

#[test]
fn a_trace_id_leads_from_the_answer_to_the_line() {
    let place = Place::new();
    let environment = place.write("drempel.toml", "[log]\nformat = \"json\"\n");
    let mut server = Server::start(&place, &["--config", environment.to_str().unwrap(), "--data", "data"]);
    let given = "4bf92f3577b34da6a3ce929d0e0e4736";
    let parent = format!("00-{given}-00f067aa0ba902b7-01");
    let answer = server.get("/api/v1/nowhere?secret=1", &[("traceparent", &parent)]);
    assert_eq!(
        (answer.header("x-trace-id"), answer.json()["trace_id"].as_str()),
        (given.to_owned(), Some(given))
    );
    let own = server.get("/api/v1/session", &[]).header("x-trace-id");
    let line = server.wait_for_log(|log| log.lines().find(|line| line.contains(&own)).map(str::to_owned));
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["span"]["route"], "/api/v1/session");
    assert_eq!((line["status"].as_u64(), line["span"]["method"].as_str()), (Some(200), Some("GET")));
    assert!(line["duration_ms"].is_u64());
    let log = server.log();
    assert!(log.contains(given) && !log.contains("nowhere") && !log.contains("secret=1"), "{log}");
}

#[test]
fn no_secret_and_no_address_is_logged_even_when_everything_is() {
    let place = Place::new();
    place.write("drempel.toml", "[log]\nlevel = \"trace\"\n");
    let server = Server::start(&place, &["--demonstration", "--config", "drempel.toml", "--data", "data"]);
    sign_in(&server, "bram@drempel.example", "Drempel-demo-2026!");
    sign_in(&server, "bram@drempel.example", "Wrong-password-2026!");
    sign_in(&server, "stranger@drempel.example", "Wrong-password-2026!");
    let log = server.log();
    assert!(log.contains("TRACE") || log.contains("DEBUG"), "everything is logged");
    for secret in ["Drempel-demo", "Wrong-password", "bram@", "stranger@", "GEZDGNBV"] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

#[test]
fn the_numbers_are_for_this_machine_unless_they_have_an_address_of_their_own() {
    let place = Place::new();
    let server = Server::start(&place, &["--data", "data"]);
    server.get("/api/v1/session", &[]);
    let numbers = server.get("/metrics", &[]).text();
    assert!(
        numbers.contains(
            "drempel_http_requests_total{route=\"/api/v1/session\",method=\"GET\",status=\"200\"} 1"
        ),
        "{numbers}"
    );
    assert!(numbers.contains("drempel_build_info"));
    for header in ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"] {
        assert_eq!(server.get("/metrics", &[(header, "192.0.2.7")]).status, 404, "{header}");
    }
    place.write("drempel.toml", "[metrics]\nenabled = false\n");
    let without = Server::start(&place, &["--config", "drempel.toml", "--data", "data"]);
    assert_eq!(without.get("/metrics", &[]).status, 404);
}
