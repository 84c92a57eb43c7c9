//! The real backend, with a directory and a port of its own.

use super::place;
use super::webdriver::free_port;
use super::wire::{self, Message};
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// The program, running or not.
pub(crate) struct Backend {
    address: SocketAddr,
    origin: String,
    data: PathBuf,
    settings: Vec<(&'static str, &'static str)>,
    running: Option<Child>,
}

impl Backend {
    /// Starts with a new directory, reached by people at `origin`.
    pub(crate) fn start(origin: &str, settings: &[(&'static str, &'static str)]) -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let data = std::env::temp_dir().join(format!("drempel-journey-{}-{number}", std::process::id()));
        let address = ([127, 0, 0, 1], free_port()).into();
        let mut this =
            Self { address, origin: origin.to_owned(), data, settings: settings.to_vec(), running: None };
        this.restart();
        this
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// `kill -9`: no last word, nothing tidied.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.running.take() {
            child.kill().ok();
            child.wait().ok();
        }
    }

    /// Starts again where it was, with what it had.
    pub(crate) fn restart(&mut self) {
        self.kill();
        let child = self
            .program()
            .args(["serve", "--demonstration", "--listen", &self.address.to_string(), "--site"])
            .arg(place("DREMPEL_DIST", "dist"))
            .arg("--data")
            .arg(&self.data)
            .stdout(self.writes())
            .stderr(self.writes())
            .spawn()
            .unwrap_or_else(|cause| panic!("the backend does not start: {cause}"));
        self.running = Some(child);
        let until = Instant::now() + Duration::from_secs(20);
        while !self.is_ready() {
            assert!(Instant::now() < until, "the backend does not answer");
            sleep(Duration::from_millis(20));
        }
    }

    /// Starts again with nothing: nobody has signed in, no code was used.
    pub(crate) fn begin_anew(&mut self) {
        self.kill();
        std::fs::remove_dir_all(&self.data).expect("the directory is ours");
        self.restart();
    }

    /// What an operator types at the same time: `drempel-backend` and these words.
    pub(crate) fn operate(&self, words: &[&str]) {
        self.operate_saying(words, "");
    }

    /// The same, with what is typed when it asks.
    pub(crate) fn operate_saying(&self, words: &[&str], input: &str) {
        let mut program = self.program();
        program.args(words).arg("--data").arg(&self.data);
        let program = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut program = program.expect("the backend is there");
        // Whoever does not ask may be gone already.
        program.stdin.take().map(|mut stdin| stdin.write_all(input.as_bytes()).ok());
        let done = program.wait_with_output().expect("it ends");
        assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    /// What it has written: its log, and whatever else.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).expect("it writes")
    }

    fn writes(&self) -> Stdio {
        let file = std::fs::File::options().create(true).append(true).open(self.log_file());
        file.expect("a log can be kept").into()
    }

    fn log_file(&self) -> PathBuf {
        self.data.with_extension("log")
    }

    fn is_ready(&self) -> bool {
        let headers = vec![("host".to_owned(), self.address.to_string())];
        let ask = Message { start: "GET /readyz HTTP/1.1".to_owned(), headers, ..Message::default() };
        wire::exchange(self.address, &ask).is_ok_and(|answer| answer.second_word() == "200")
    }

    fn program(&self) -> Command {
        let mut program = Command::new(place("DREMPEL_BACKEND", "target/debug/drempel-backend"));
        // A journey is one client that hurries more than people do.
        program
            .envs([("DREMPEL_SERVER_PUBLIC_ORIGINS", self.origin.as_str()), ("DREMPEL_LOG_LEVEL", "error")]);
        program.envs(
            ["STARTS", "ANSWERS", "OTHERS"]
                .map(|what| (format!("DREMPEL_THROTTLE_{what}_PER_MINUTE"), "9999")),
        );
        program.env("DREMPEL_NUMBER_MATCH_COOL_DOWN", "1s");
        program.envs(self.settings.iter().copied());
        program
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        self.kill();
        std::fs::remove_dir_all(&self.data).ok();
        std::fs::remove_file(self.log_file()).ok();
    }
}
