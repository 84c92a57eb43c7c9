//! Starting, stopping, and being stopped without a word.

use crate::people::sign_in;
use crate::support::{Place, Server};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

#[test]
fn a_stop_lets_a_request_under_way_finish_and_takes_no_other() {
    let place = Place::new();
    let mut server = Server::start(&place, &["--data", "data"]);
    let mut slow = TcpStream::connect(server.address).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let origin = format!("http://localhost:{}", server.address.port());
    let head = format!(
        "POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nOrigin: {origin}\r\nContent-Type: application/json\r\n\
         Content-Length: 40\r\n\r\n"
    );
    slow.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    server.signal("TERM");
    server.wait_for_log(|log| log.contains("told to stop").then_some(()));
    std::thread::sleep(Duration::from_millis(200));
    assert!(TcpStream::connect(server.address).is_err(), "nothing new is taken");
    slow.write_all(b"{\"request_id\": \"aaaaaaaaaaaaaaaaaaaaaa\"}").unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert_eq!(server.wait().0, Some(0));
}

#[test]
fn a_load_balancer_hears_of_the_stop_before_it_comes() {
    let place = Place::new();
    place.write("drempel.toml", "[server]\ndrain = \"3s\"\n");
    let mut server = Server::start(&place, &["--config", "drempel.toml", "--data", "data"]);
    assert_eq!(server.get("/readyz", &[]).status, 200);
    let listen = server.address.to_string();
    assert_eq!(place.run(&["health", "--listen", &listen], "").code, 0);
    server.signal("INT");
    server.wait_for_log(|log| log.contains("told to stop").then_some(()));
    assert_eq!(server.get("/readyz", &[]).status, 503);
    assert_eq!(server.get("/healthz", &[]).status, 200, "it is alive, and still answers");
    assert_eq!(place.run(&["health", "--listen", &listen], "").code, 1);
    assert_eq!(server.wait().0, Some(0));
    assert_eq!(place.run(&["health", "--listen", &listen], "").code, 1);
}

#[test]
fn killed_and_started_again_it_still_knows_everybody() {
    let place = Place::new();
    for _ in 0..3 {
        let server = Server::start(&place, &["--demonstration", "--data", "data"]);
        assert_eq!(sign_in(&server, "bram@drempel.example", "Drempel-demo-2026!"), "stay_signed_in");
        server.signal("KILL");
        assert_eq!(server.wait().0, None);
    }
    let listed = place.run(&["user", "list", "--data", "data"], "");
    assert_eq!((listed.code, listed.out.lines().count()), (0, 6), "{listed:?}");
}

#[test]
fn a_port_in_use_is_told_with_what_to_do() {
    let place = Place::new();
    let server = Server::start(&place, &["--data", "data"]);
    let said = place.run(&["serve", "--data", "other", "--listen", &server.address.to_string()], "");
    assert_eq!(said.code, 1);
    assert!(said.err.contains("cannot listen on") && said.err.contains("--listen"), "{said:?}");
}
