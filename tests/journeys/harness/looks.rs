//! How the page looks and moves: theme, width, overflow, shifts, pictures.

use super::Person;
use serde_json::{Value, json};
use std::path::Path;

/// What the person's system is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// As CSS says it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Person {
    /// Sets the system to light or dark.
    pub(crate) fn prefers(&self, theme: Theme) -> &Self {
        let features = json!([{ "name": "prefers-color-scheme", "value": theme.word() }]);
        self.driver.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
        self
    }

    /// Holds a screen of so many CSS pixels.
    pub(crate) fn holds(&self, width: u32, height: u32) -> &Self {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.driver.devtools("Emulation.setDeviceMetricsOverride", &metrics);
        self
    }

    /// Pulls the plug, or puts it back.
    pub(crate) fn has_network(&self, network: bool) -> &Self {
        let conditions =
            json!({ "offline": !network, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.driver.devtools("Network.enable", &json!({}));
        self.driver.devtools("Network.emulateNetworkConditions", &conditions);
        self
    }

    /// By how many pixels the page is wider than the screen.
    pub(crate) fn overflow(&self) -> Value {
        self.asks(
            "const root = document.documentElement; return Math.max(0, root.scrollWidth - root.clientWidth)",
        )
    }

    /// What changed its place in this document without anybody having touched anything (the Layout Instability API's
    /// sources); nothing in it, when nothing did.
    pub(crate) fn jumps(&self) -> Vec<String> {
        let moved = "return new Promise((done) => {
            const moved = new Set();
            const name = (node) => (node?.closest ? node : node?.parentElement)?.closest('footer')
                ? 'footer' : node?.outerHTML?.slice(0, 80) ?? String(node?.textContent);
            const add = (list) => { for (const entry of list.getEntries())
                for (const source of entry.sources) if (source.node) moved.add(name(source.node)) };
            new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done([...moved]), 100);
        })";
        let moved = self.asks(moved);
        moved.as_array().into_iter().flatten().map(|it| it.as_str().unwrap_or("?").to_owned()).collect()
    }

    /// Runs a function body in the page, for what no person could see.
    pub(crate) fn asks(&self, script: &str) -> Value {
        self.driver.run(script, &json!([]))
    }

    /// Saves what is seen.
    pub(crate) fn takes_picture(&self, path: &Path) {
        self.asks("scrollTo(0, 0)");
        let picture = self.driver.get("/screenshot").expect("a picture can be taken");
        let bytes = from_base64(picture.as_str().unwrap_or_default());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).expect("the folder can be made");
        }
        std::fs::write(path, bytes).expect("the picture can be saved");
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut out, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for byte in text.bytes() {
        let Some(value) = DIGITS.iter().position(|digit| *digit == byte) else { continue };
        bits = (bits << 6 | u32::try_from(value).unwrap_or_default()) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from(bits >> held & 0xff).unwrap_or_default());
        }
    }
    out
}
