//! A running server that is gone when the test is.

use super::{Answer, Place, exchange, program};
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// A debug build on a busy machine needs seconds to start.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    log: Arc<Mutex<String>>,
    out: Option<std::process::ChildStdout>,
}

impl Server {
    /// Starts `serve` with `arguments` on a port of its own, and waits until it serves.
    pub(crate) fn start(place: &Place, arguments: &[&str]) -> Self {
        let mut command = program(place.path());
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        let (errors, keep) = (child.stderr.take().unwrap(), Arc::clone(&log));
        thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                keep.lock().unwrap().push_str(&(line + "\n"));
            }
        });
        let out = child.stdout.take();
        let mut server = Self { child, address: ([127, 0, 0, 1], 0).into(), log, out };
        server.address = server.wait_for_log(|log| {
            let line = log.lines().find(|line| line.contains("serving"))?;
            let after = line.split("127.0.0.1:").nth(1)?;
            let port: String = after.chars().take_while(char::is_ascii_digit).collect();
            format!("127.0.0.1:{port}").parse().ok()
        });
        server
    }

    /// What it has logged so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Waits until the log says it.
    pub(crate) fn wait_for_log<T>(&mut self, mut find: impl FnMut(&str) -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            if let Some(found) = find(&self.log()) {
                return found;
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("ended with {status}:\n{}", self.log());
            }
            assert!(began.elapsed() < PATIENCE, "not within {PATIENCE:?}:\n{}", self.log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        exchange(self.address, "GET", path, headers, "")
    }

    pub(crate) fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let origin = format!("http://localhost:{}", self.address.port());
        let mut all = vec![("Origin", origin.as_str()), ("Content-Type", "application/json")];
        all.extend_from_slice(headers);
        exchange(self.address, "POST", path, &all, body)
    }

    /// Sends a signal by its name, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let done =
            Command::new("kill").args([format!("-{name}"), self.child.id().to_string()]).status().unwrap();
        assert!(done.success());
    }

    /// Waits for its end; the exit code, if it ended by itself.
    pub(crate) fn wait(mut self) -> (Option<i32>, String) {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                let mut out = String::new();
                self.out.take().unwrap().read_to_string(&mut out).unwrap();
                return (status.code(), out);
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("still running:\n{}", self.log());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
