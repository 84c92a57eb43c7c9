//! Who comes: with which browser, in which language, with which peculiarities.

use super::proxy::Blame;
use super::webdriver::WebDriver;
use super::{Person, Words, words};
use serde_json::{Value, json};

/// For root in a container without a screen (`TOOLCHAIN`), and never a word to anybody else.
const CHROMIUM: [&str; 11] = [
    "--window-size=1280,1200",
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    // What moves is drawn sixty times a second without a graphics card: most of the time of every story that waits.
    "--force-prefers-reduced-motion",
];

/// Somebody on the way here.
pub(crate) struct Visit {
    origin: String,
    blame: Blame,
    words: &'static Words,
    arguments: Vec<String>,
    patience: &'static str,
}

impl Visit {
    pub(super) fn to(origin: String, blame: Blame) -> Self {
        Self { origin, blame, words: &words::ENGLISH, arguments: Vec::new(), patience: "normal" }
    }

    /// With a browser set to this language.
    pub(crate) fn speaking(mut self, words: &'static Words) -> Self {
        self.words = words;
        self
    }

    /// With a browser started with this argument.
    pub(crate) fn with(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Does not wait until a page is loaded.
    pub(crate) fn in_a_hurry(mut self) -> Self {
        self.patience = "none";
        self
    }

    /// Opens Chromium with a new profile.
    pub(crate) fn arrive(self) -> Person {
        let language = format!("--accept-lang={}", self.words.tag);
        let own = self.arguments.iter().map(String::as_str);
        let arguments: Vec<&str> = CHROMIUM.into_iter().chain([language.as_str()]).chain(own).collect();
        let mut options = json!({ "args": arguments });
        if let Ok(binary) = std::env::var("DREMPEL_CHROMIUM") {
            options["binary"] = binary.into();
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "pageLoadStrategy": self.patience,
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let driver = WebDriver::start(&program("CHROMEDRIVER", "chromedriver"), "port", &capabilities);
        Person::new(driver, self.origin, self.words, Some(self.blame))
    }

    /// Opens Firefox with a new profile; `None` where there is no geckodriver.
    pub(crate) fn arrive_in_firefox(self) -> Option<Person> {
        let geckodriver = std::env::var("GECKODRIVER").ok()?;
        let mut options: Value = json!({ "args": ["-headless", "--width=1280", "--height=1200"], "prefs": { "intl.accept_languages": self.words.tag } });
        if let Ok(binary) = std::env::var("DREMPEL_FIREFOX") {
            options["binary"] = binary.into();
        }
        let capabilities = json!({ "browserName": "firefox", "moz:firefoxOptions": options });
        let driver = WebDriver::start(&geckodriver, "port", &capabilities);
        // What Firefox writes to its console, its driver does not tell.
        Some(Person::new(driver, self.origin, self.words, None))
    }
}

fn program(variable: &str, usual: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| usual.to_owned())
}
