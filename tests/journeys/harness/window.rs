//! What the browser has around the page: the address, its buttons, tabs, cookies.

use super::Person;
use serde_json::{Value, json};

impl Person {
    /// Types an address of this site.
    pub(crate) fn opens(&self, path: &str) -> &Self {
        self.goes_to(&[&self.origin, path].concat())
    }

    /// Types any address.
    pub(crate) fn goes_to(&self, url: &str) -> &Self {
        self.driver.post("/url", &json!({ "url": url })).unwrap_or_else(|cause| panic!("{url}: {cause}"));
        self
    }

    /// The browser's reload button.
    pub(crate) fn reloads(&self) -> &Self {
        self.driver.post("/refresh", &json!({})).expect("a page can be reloaded");
        self
    }

    /// The browser's back button.
    pub(crate) fn goes_back(&self) -> &Self {
        self.driver.post("/back", &json!({})).expect("one can go back");
        self
    }

    /// A cookie as the browser keeps it, with those that no script reads.
    pub(crate) fn cookie(&self, name: &str) -> Value {
        self.driver.get(&["/cookie/", name].concat()).unwrap_or_default()
    }

    /// The path this tab shows.
    pub(crate) fn path(&self) -> String {
        let url =
            self.driver.get("/url").ok().and_then(|url| url.as_str().map(str::to_owned)).unwrap_or_default();
        url.strip_prefix(&self.origin).map(str::to_owned).unwrap_or(url)
    }

    /// Opens another tab and goes there; the word that leads back to this one.
    pub(crate) fn opens_tab(&self) -> String {
        let here = self.driver.get("/window").expect("a tab has a name");
        let new = self.driver.post("/window/new", &json!({ "type": "tab" })).expect("a tab opens");
        self.turns_to(new["handle"].as_str().unwrap_or_default());
        self.watch();
        here.as_str().unwrap_or_default().to_owned()
    }

    /// Goes to the window a page has opened; the word that leads back.
    pub(crate) fn turns_to_new_window(&self) -> String {
        let here = self.driver.get("/window").expect("a tab has a name");
        let new = self.wait("a new window", || {
            let all = self.driver.get("/window/handles").ok()?;
            all.as_array()?.iter().find(|handle| **handle != here)?.as_str().map(str::to_owned)
        });
        self.turns_to(&new)
    }

    /// Goes to the tab of this word; the word that leads back.
    pub(crate) fn turns_to(&self, tab: &str) -> String {
        let here = self.driver.get("/window").expect("a tab has a name");
        self.driver.post("/window", &json!({ "handle": tab })).expect("the tab is there");
        here.as_str().unwrap_or_default().to_owned()
    }
}
