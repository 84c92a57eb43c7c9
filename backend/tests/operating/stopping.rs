//! Starting, stopping, and being stopped without a word.

use crate::people::sign_in;
use crate::support::{Place, Server, database, try_exchange};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
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

const STOPS: usize = 20;
const BEGIN: &str =
    "{\"request_id\": \"NUMBER\", \"answer\": {\"type\": \"identify\", \"email\": \"a@example.org\"}}";

#[tokio::test(flavor = "multi_thread")]
async fn a_clean_stop_under_load_leaves_everything_in_the_one_file() {
    let place = Place::new();
    place.write("drempel.toml", "[throttle]\nstarts_per_minute = 1000000\n");
    let acknowledged = AtomicUsize::new(0);
    for stop in 0..STOPS {
        let server = Server::start(&place, &["--config", "drempel.toml", "--data", "data"]);
        let address = server.address;
        thread::scope(|scope| {
            for client in 0..4 {
                let acknowledged = &acknowledged;
                scope.spawn(move || begin_until_it_stops(address, stop * 4 + client, acknowledged));
            }
            thread::sleep(Duration::from_millis(150 + 20 * u64::try_from(stop).unwrap()));
            server.signal("TERM");
            assert_eq!(server.wait().0, Some(0));
        });
        assert_eq!(beside(&place), ["drempel.db", "drempel.key"], "stop {stop}");
    }
    // The file alone, as a backup has it.
    let copy = place.path().join("copy.db");
    std::fs::copy(place.path().join("data/drempel.db"), &copy).unwrap();
    let mut database = database(&copy).await;
    let kept: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sign_ins").fetch_one(&mut database).await.unwrap();
    let acknowledged = acknowledged.into_inner();
    assert!(acknowledged > STOPS, "there was a load");
    assert!(kept >= i64::try_from(acknowledged).unwrap(), "{kept} of {acknowledged}");
}

fn begin_until_it_stops(address: SocketAddr, client: usize, acknowledged: &AtomicUsize) {
    let origin = format!("http://localhost:{}", address.port());
    let headers = [("Origin", origin.as_str()), ("Content-Type", "application/json")];
    for number in 0.. {
        let begin = BEGIN.replace("NUMBER", &format!("{client:011}{number:011}"));
        // The one that meets the end is not answered.
        let Ok(answer) = try_exchange(address, "POST", "/api/v1/sign-in", &headers, &begin) else { return };
        if answer.status == 200 {
            acknowledged.fetch_add(1, Ordering::Relaxed);
        }
    }
}

fn beside(place: &Place) -> Vec<String> {
    let files = place.path().join("data").read_dir().unwrap();
    let mut names: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_command_leaves_no_log_beside_the_database() {
    let place = Place::new();
    let user = |arguments: &[&str]| {
        place.run(&[&["user"], arguments, &["--data", "data"]].concat(), "violet-otter-rows-upstream\n")
    };
    let add = ["add", "a@example.org", "--name", "A"];
    for arguments in [add.as_slice(), &["list"], &add, &["disable", "nobody@example.org"]] {
        user(arguments);
        assert_eq!(beside(&place), ["drempel.db", "drempel.key"], "{arguments:?}");
    }
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
