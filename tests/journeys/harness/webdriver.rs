//! WebDriver (W3C, level 2): a driver of our own for every person, and the commands that journeys use.
//!
//! The rule a reader would break: a command that fails is an answer, too. An element that was replaced in the meantime
//! is simply not found, and who waits looks again.

use super::wire::{self, Message};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The key of an element's reference (WebDriver section 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser under control; closed when dropped.
pub(crate) struct WebDriver {
    driver: Child,
    address: SocketAddr,
    session: String,
    last_refusal: RefCell<Refused>,
}

/// A node of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element(String);

/// What the driver said instead of an answer: `error` and `message`.
pub(crate) type Refused = String;

impl WebDriver {
    /// Starts the driver, and the browser with it.
    pub(crate) fn start(program: &str, port_flag: &str, capabilities: &Value) -> Self {
        let port = free_port();
        let driver = Command::new(program)
            .arg(format!("--{port_flag}={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|cause| panic!("{program} does not start: {cause}"));
        let mut this = Self {
            driver,
            address: ([127, 0, 0, 1], port).into(),
            session: String::new(),
            last_refusal: RefCell::default(),
        };
        let until = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(this.address).is_err() {
            assert!(Instant::now() < until, "{program} does not answer");
            sleep(Duration::from_millis(20));
        }
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let session =
            this.call("POST", "/session", &wanted).unwrap_or_else(|cause| panic!("no browser: {cause}"));
        this.session = format!("/session/{}", session["sessionId"].as_str().unwrap_or_default());
        this
    }

    /// Why the last command that failed did.
    pub(crate) fn last_refusal(&self) -> Refused {
        self.last_refusal.borrow().clone()
    }

    /// `GET` below the session.
    pub(crate) fn get(&self, path: &str) -> Result<Value, Refused> {
        self.call("GET", &[&self.session, path].concat(), &Value::Null)
    }

    /// `POST` below the session.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value, Refused> {
        self.call("POST", &[&self.session, path].concat(), body)
    }

    /// `DELETE` below the session.
    pub(crate) fn delete(&self, path: &str) -> Result<Value, Refused> {
        self.call("DELETE", &[&self.session, path].concat(), &Value::Null)
    }

    /// A command of the Chrome DevTools Protocol; Chromium only.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.post("/goog/cdp/execute", &body).unwrap_or_else(|cause| panic!("{command}: {cause}"))
    }

    /// Runs a function body in the page and returns what it returns; a promise is waited for.
    pub(crate) fn run(&self, script: &str, arguments: &Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        self.post("/execute/sync", &body).unwrap_or_else(|cause| panic!("{cause}\nin {script}"))
    }

    /// Every element that a selector finds, in document order.
    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.post("/elements", &json!({ "using": "css selector", "value": selector }));
        let found = found.ok().and_then(|found| found.as_array().cloned()).unwrap_or_default();
        found.iter().filter_map(element).collect()
    }

    /// The element with the keyboard.
    pub(crate) fn focused(&self) -> Option<Element> {
        element(&self.get("/element/active").ok()?)
    }

    /// Whether a person sees it.
    pub(crate) fn is_displayed(&self, element: &Element) -> bool {
        self.of(element, "displayed").is_ok_and(|it| it == true)
    }

    /// Its role, as assistive technology is told.
    pub(crate) fn role(&self, element: &Element) -> String {
        text(self.of(element, "computedrole"))
    }

    /// Its name, as assistive technology is told.
    pub(crate) fn name(&self, element: &Element) -> String {
        text(self.of(element, "computedlabel"))
    }

    /// The text a person sees in it.
    pub(crate) fn text(&self, element: &Element) -> String {
        text(self.of(element, "text"))
    }

    /// One of its properties.
    pub(crate) fn property(&self, element: &Element, name: &str) -> Value {
        self.of(element, &["property/", name].concat()).unwrap_or_default()
    }

    /// Clicks, empties or types.
    pub(crate) fn act(&self, element: &Element, action: &str, body: &Value) -> Result<Value, Refused> {
        self.post(&["/element/", &element.0, "/", action].concat(), body)
    }

    fn of(&self, element: &Element, what: &str) -> Result<Value, Refused> {
        self.get(&["/element/", &element.0, "/", what].concat())
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value, Refused> {
        let mut request = Message { start: format!("{method} {path} HTTP/1.1"), ..Message::default() };
        request.headers.push(("host".to_owned(), self.address.to_string()));
        if method == "POST" {
            request.headers.push(("content-type".to_owned(), "application/json".to_owned()));
            request.body = body.to_string().into_bytes();
        }
        let response = wire::exchange(self.address, &request).map_err(|cause| cause.to_string())?;
        let answer: Value = serde_json::from_slice(&response.body).map_err(|cause| cause.to_string())?;
        match answer["value"]["error"].as_str() {
            Some(error) if response.second_word() != "200" => {
                let refused = format!("{error}: {}", answer["value"]["message"]);
                self.last_refusal.replace(refused.clone());
                Err(refused)
            }
            Some(_) | None => Ok(answer["value"].clone()),
        }
    }
}

impl Drop for WebDriver {
    fn drop(&mut self) {
        self.delete("").ok();
        self.driver.kill().ok();
        self.driver.wait().ok();
    }
}

/// A port that nobody has, this moment.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("this machine has a free port");
    listener.local_addr().expect("a bound socket has an address").port()
}

fn element(value: &Value) -> Option<Element> {
    value[ELEMENT].as_str().map(|id| Element(id.to_owned()))
}

fn text(value: Result<Value, Refused>) -> String {
    value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
