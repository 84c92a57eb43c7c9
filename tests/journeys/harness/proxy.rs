//! What stands between the browser and the backend: the origin that people type, and everything that can go wrong there.

use super::fault::{Fault, Outcome};
use super::wire::{self, Message};
use std::io::{self, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{sleep, spawn};
use std::time::Duration;

/// A connection on which nothing is said.
const SILENCE: Duration = Duration::from_secs(90);

/// One origin, in front of one backend.
pub(crate) struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// What the proxy did that a browser may complain of.
#[derive(Clone)]
pub(crate) struct Blame(Arc<Shared>);

#[derive(Default)]
struct Shared {
    target: Mutex<Option<SocketAddr>>,
    rules: Mutex<Vec<Rule>>,
    calls: Mutex<Vec<String>>,
    /// What the backend answered, by the call.
    answers: Mutex<Vec<(String, Message)>>,
    spoiled: Mutex<Vec<String>>,
    over: AtomicBool,
}

struct Rule {
    call: &'static str,
    fault: Fault,
    /// How often yet.
    times: usize,
}

impl Proxy {
    /// Takes a port of its own.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("this machine has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let shared = Arc::new(Shared::default());
        let serving = Arc::clone(&shared);
        spawn(move || {
            for stream in listener.incoming().flatten() {
                if serving.over.load(Ordering::Relaxed) {
                    return;
                }
                let shared = Arc::clone(&serving);
                // A connection that breaks is the browser's to notice.
                spawn(move || shared.serve(stream).ok());
            }
        });
        Self { address, shared }
    }

    /// From now on, what is asked here is asked there.
    pub(crate) fn lead_to(&self, target: SocketAddr) {
        *lock(&self.shared.target) = Some(target);
    }

    /// What people type.
    pub(crate) fn origin(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Every call that ends so (`POST /api/v1/sign-in`, `.wasm`) goes wrong until [`Self::mend`].
    pub(crate) fn spoil(&self, call: &'static str, fault: Fault) {
        self.rule(call, fault, usize::MAX);
    }

    /// The next such call goes wrong.
    pub(crate) fn spoil_once(&self, call: &'static str, fault: Fault) {
        self.rule(call, fault, 1);
    }

    /// Everything goes well again.
    pub(crate) fn mend(&self) {
        lock(&self.shared.rules).clear();
    }

    /// How many such calls there were.
    pub(crate) fn count(&self, call: &str) -> usize {
        lock(&self.shared.calls).iter().filter(|known| known.ends_with(call)).count()
    }

    /// What the backend has answered to calls whose path begins so.
    pub(crate) fn answers_to(&self, path: &str) -> Vec<Message> {
        let answers = lock(&self.shared.answers);
        let to =
            answers.iter().filter(|(call, _)| call.split(' ').nth(1).is_some_and(|it| it.starts_with(path)));
        to.map(|(_, answer)| answer.clone()).collect()
    }

    /// What a browser here may complain of.
    pub(crate) fn blame(&self) -> Blame {
        Blame(Arc::clone(&self.shared))
    }

    fn rule(&self, call: &'static str, fault: Fault, times: usize) {
        lock(&self.shared.rules).push(Rule { call, fault, times });
    }
}

impl Blame {
    /// Whether a call to this address went wrong here.
    pub(crate) fn covers(&self, line: &str) -> bool {
        lock(&self.0.spoiled).iter().any(|path| line.contains(path.as_str()))
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::Relaxed);
        self.mend();
        TcpStream::connect(self.address).ok();
    }
}

impl Shared {
    fn serve(&self, mut browser: TcpStream) -> io::Result<()> {
        browser.set_read_timeout(Some(SILENCE))?;
        let Some(request) = wire::read(&browser)? else { return Ok(()) };
        let path = request.second_word().to_owned();
        let call = request.start.trim_end_matches(" HTTP/1.1").to_owned();
        lock(&self.calls).push(call.clone());
        let answered = match self.fault(&call) {
            None => self.forward(&request).and_then(|response| {
                browser.write_all(&response.bytes())?;
                if path.starts_with("/api/") {
                    lock(&self.answers).push((call, response));
                }
                Ok(())
            }),
            Some(fault) => {
                lock(&self.spoiled).push(path.clone());
                self.go_wrong(fault, &call, &request, &mut browser)
            }
        };
        if answered.is_err() {
            lock(&self.spoiled).push(path);
        }
        browser.shutdown(Shutdown::Both)
    }

    fn fault(&self, call: &str) -> Option<Fault> {
        let mut rules = lock(&self.rules);
        let rule = rules.iter_mut().find(|rule| rule.times > 0 && call.ends_with(rule.call))?;
        rule.times -= 1;
        Some(rule.fault)
    }

    fn go_wrong(
        &self,
        fault: Fault,
        call: &str,
        request: &Message,
        browser: &mut TcpStream,
    ) -> io::Result<()> {
        if let Fault::Slow(time) = fault {
            sleep(time);
        }
        if matches!(fault, Fault::Hang) {
            self.wait_for_mending(call);
        }
        let mut response = Message::default();
        let mut request = request.clone();
        if matches!(fault, Fault::Rewritten(_)) {
            // All of it, and in clear.
            let spared = ["accept-encoding", "if-none-match", "if-modified-since"];
            request.headers.retain(|(name, _)| !spared.contains(&name.as_str()));
        }
        for _ in 0..fault.deliveries() {
            response = self.forward(&request)?;
        }
        if let Fault::Rewritten(rewrite) = fault {
            response.body = rewrite(&response.text()).into_bytes();
        }
        match fault.outcome() {
            Outcome::Pass => browser.write_all(&response.bytes()),
            Outcome::Instead(message) => browser.write_all(&message.bytes()),
            Outcome::Part(length) => {
                let bytes = response.bytes();
                browser.write_all(bytes.get(..length(bytes.len())).unwrap_or_default())
            }
            Outcome::Close => Ok(()),
        }
    }

    fn forward(&self, request: &Message) -> io::Result<Message> {
        let target = lock(&self.target).ok_or(io::ErrorKind::NotConnected)?;
        wire::exchange(target, request)
    }

    fn wait_for_mending(&self, call: &str) {
        while lock(&self.rules).iter().any(|rule| call.ends_with(rule.call)) {
            sleep(Duration::from_millis(50));
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
