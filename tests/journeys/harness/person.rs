//! Somebody with a browser. Finds things as people do, by role and name; complains when the browser does.

use super::proxy::Blame;
use super::webdriver::{Element, WebDriver};
use super::words::Words;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Longer than a page waits for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Says every violation of the content security policy and of Trusted Types aloud.
const WATCH: &str = "addEventListener('securitypolicyviolation', (event) => \
    console.error('securitypolicyviolation', event.violatedDirective, event.blockedURI, event.sourceFile))";

/// A person at their browser. Leaving asserts that the browser had nothing to complain of.
pub(crate) struct Person {
    pub(super) driver: WebDriver,
    /// In which language.
    pub(crate) words: &'static Words,
    pub(super) origin: String,
    blame: Option<Blame>,
    excused: RefCell<Vec<&'static str>>,
}

/// What people look for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// Something to press.
    Button,
    /// Something that leads elsewhere.
    Link,
    /// Something to type into.
    Field,
}

impl Kind {
    fn selector(self) -> &'static str {
        match self {
            Self::Button => "button, summary",
            Self::Link => "a[href]",
            Self::Field => "input, select",
        }
    }
}

impl Person {
    pub(super) fn new(
        driver: WebDriver,
        origin: String,
        words: &'static Words,
        blame: Option<Blame>,
    ) -> Self {
        let this = Self { driver, words, origin, blame, excused: RefCell::default() };
        this.watch();
        this
    }

    /// Hears of every violation in this tab.
    pub(super) fn watch(&self) {
        if self.blame.is_some() {
            self.in_every_document(WATCH);
        }
    }

    /// Runs a script before any of the page's own, from the next document on; Chromium only.
    pub(crate) fn in_every_document(&self, script: &str) -> &Self {
        self.driver.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
        self
    }

    /// Presses the button of this name.
    pub(crate) fn presses(&self, name: &str) -> &Self {
        self.clicks(Kind::Button, name)
    }

    /// Follows the link of this name.
    pub(crate) fn follows(&self, name: &str) -> &Self {
        self.clicks(Kind::Link, name)
    }

    /// Ticks the box of this label.
    pub(crate) fn ticks(&self, label: &str) -> &Self {
        self.clicks(Kind::Field, label)
    }

    /// Empties the field of this label and types.
    pub(crate) fn enters(&self, label: &str, text: &str) -> &Self {
        self.wait(&format!("typing into {label:?}"), || {
            let field = self.find(Kind::Field, label)?;
            self.driver.act(&field, "clear", &json!({})).ok()?;
            self.driver.act(&field, "value", &json!({ "text": text })).ok()
        });
        self
    }

    /// Presses these keys one after the other, wherever the keyboard is.
    pub(crate) fn types(&self, keys: &str) -> &Self {
        let press = |key: char| {
            let value = key.to_string();
            [json!({ "type": "keyDown", "value": value }), json!({ "type": "keyUp", "value": value })]
        };
        let actions: Vec<Value> = keys.chars().flat_map(press).collect();
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.driver.post("/actions", &body).unwrap_or_else(|cause| panic!("typing: {cause}"));
        self
    }

    /// What the field of this label has in it.
    pub(crate) fn value(&self, label: &str) -> String {
        let field = self.wait(&format!("the field {label:?}"), || self.find(Kind::Field, label));
        self.driver.property(&field, "value").as_str().unwrap_or_default().to_owned()
    }

    /// Waits for the screen with this heading.
    pub(crate) fn sees(&self, heading: &str) -> &Self {
        self.wait(&format!("the heading {heading:?}"), || (self.heading() == heading).then_some(()));
        self
    }

    /// Waits to be told this, as an alert.
    pub(crate) fn is_told(&self, words: &str) -> &Self {
        let told = || self.alerts().iter().any(|alert| alert.contains(words)).then_some(());
        self.wait(&format!("being told {words:?}"), told);
        self
    }

    /// Nothing is said to be wrong.
    pub(crate) fn is_told_nothing(&self) -> &Self {
        assert_eq!(self.alerts(), [""; 0]);
        self
    }

    /// The heading of the screen.
    pub(crate) fn heading(&self) -> String {
        self.seen("h1").into_iter().next().unwrap_or_default()
    }

    /// What is said to be wrong.
    pub(crate) fn alerts(&self) -> Vec<String> {
        self.seen("[role=alert]").into_iter().filter(|text| !text.is_empty()).collect()
    }

    /// The texts of what a selector finds, as far as they are seen.
    pub(crate) fn seen(&self, selector: &str) -> Vec<String> {
        let displayed = self.driver.all(selector).into_iter().filter(|it| self.driver.is_displayed(it));
        displayed.map(|it| self.driver.text(&it)).collect()
    }

    /// The role and the name of what has the keyboard.
    pub(crate) fn focus(&self) -> (String, String) {
        let Some(focused) = self.driver.focused() else { return Default::default() };
        (self.driver.role(&focused), self.driver.name(&focused))
    }

    /// Waits until the keyboard is on something of this role and name.
    pub(crate) fn has_keyboard_on(&self, role: &str, name: &str) -> &Self {
        let there = || (self.focus() == (role.to_owned(), name.to_owned())).then_some(());
        self.wait(&format!("the keyboard on the {role} {name:?}"), there);
        self
    }

    /// What has the keyboard is explained by these words.
    pub(crate) fn is_described_by(&self, words: &str) -> &Self {
        let described = self.asks(
            "const ids = document.activeElement.getAttribute('aria-describedby') ?? '';
            return ids.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ')",
        );
        assert!(described.as_str().is_some_and(|text| text.contains(words)), "{described}");
        assert_eq!(self.asks("return document.activeElement.getAttribute('aria-invalid')"), "true");
        self
    }

    /// Lets the browser complain of this once it leaves; only of what the journey itself does to it.
    pub(crate) fn will_hear(&self, complaint: &'static str) -> &Self {
        self.excused.borrow_mut().push(complaint);
        self
    }

    fn clicks(&self, kind: Kind, name: &str) -> &Self {
        self.wait(&format!("clicking {name:?}"), || {
            self.driver.act(&self.find(kind, name)?, "click", &json!({})).ok()
        });
        self
    }

    /// The first that is seen and has exactly this name.
    pub(super) fn find(&self, kind: Kind, name: &str) -> Option<Element> {
        let seen = self.driver.all(kind.selector()).into_iter().filter(|it| self.driver.is_displayed(it));
        let named: Vec<_> = seen.map(|it| (self.driver.name(&it), it)).collect();
        named.into_iter().find(|(known, _)| known == name).map(|(_, it)| it)
    }

    /// Looks again and again until there is something.
    pub(crate) fn wait<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        self.wait_for(PATIENCE, what, look)
    }

    /// The same, for something that takes long by itself.
    pub(crate) fn wait_long<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        self.wait_for(Duration::from_secs(90), what, look)
    }

    fn wait_for<T>(&self, patience: Duration, what: &str, look: impl Fn() -> Option<T>) -> T {
        let until = Instant::now() + patience;
        let mut pause = Duration::from_millis(30);
        loop {
            if let Some(found) = look() {
                return found;
            }
            if Instant::now() > until {
                let refusal = self.driver.last_refusal();
                let text = self.seen("body").concat();
                panic!("waited in vain for {what} ({refusal}); at {} there was:\n{text}", self.path());
            }
            // Whoever asks the browser often keeps it from what is waited for.
            sleep(pause);
            pause = (pause * 5 / 4).min(Duration::from_millis(250));
        }
    }

    /// What the browser complained of that nobody did to it.
    fn complaints(&self) -> Vec<String> {
        let Some(blame) = &self.blame else { return Vec::new() };
        let log = self.driver.post("/se/log", &json!({ "type": "browser" })).unwrap_or_default();
        let entries = log.as_array().cloned().unwrap_or_default();
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        let lines = severe.filter_map(|entry| entry["message"].as_str().map(str::to_owned));
        let excused = |line: &String| {
            let load = line.contains("Failed to load resource") || line.contains("Fetch API cannot load");
            (load && blame.covers(line)) || self.excused.borrow().iter().any(|excuse| line.contains(excuse))
        };
        lines.filter(|line| !excused(line)).collect()
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        let complaints = self.complaints();
        if std::thread::panicking() {
            eprintln!("the browser complained of {complaints:?}");
        } else {
            assert_eq!(complaints, [""; 0], "the browser complains");
        }
    }
}
