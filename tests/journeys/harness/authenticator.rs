//! Our authenticator by itself: the accounts in it, their codes, its lock. Registering it is another story (`handset`).

use super::{Kind, PIN, Person};
use drempel_verify::{Key, Otpauth, Totp};
use serde_json::{Value, json};
use std::path::Path;

/// A clock that a journey sets and moves; `HERE` is where it begins, in s since 1970.
const CLOCK: &str = "let ahead = HERE * 1000;
    Date.now = () => Math.floor(ahead + performance.now());
    globalThis.later = (ms) => { ahead += ms; };";

const TILES: &str = "return [...document.querySelectorAll('#account-list .held')].map((tile) => {
    const text = (part) => tile.querySelector(part).innerText;
    return { title: text('.title'), whose: text('.subtitle'), code: text('.digits'), next: text('.next') }; })";

/// What a tile says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tile {
    pub(crate) title: String,
    pub(crate) whose: String,
    pub(crate) code: String,
    pub(crate) next: String,
}

/// The RFC's own key (RFC 6238, appendix B), for SHA-1.
pub(crate) const RFC_KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

impl Person {
    /// Lives at this moment, in s since 1970, from the next document on.
    pub(crate) fn lives_at(&self, seconds: u64) -> &Self {
        self.in_every_document(&CLOCK.replace("HERE", &seconds.to_string()))
    }

    /// So many seconds go by at once.
    pub(crate) fn lets_pass(&self, seconds: u32) -> &Self {
        self.asks(&format!("later({seconds} * 1000)"));
        self
    }

    /// Types the key of an account, and sees it among the others.
    pub(crate) fn types_account(&self, service: &str, whose: &str, key: &str) -> &Self {
        self.begins_typing_account(service, whose, key).sees("Add this account?");
        self.presses("Add").sees("Accounts")
    }

    /// The same, up to the question whether it is this.
    pub(crate) fn begins_typing_account(&self, service: &str, whose: &str, key: &str) -> &Self {
        self.presses("Add account").presses("Type the key").sees("Type the key");
        self.enters("Service", service).enters("Account name", whose).enters("Key", key).presses("Continue")
    }

    /// Pastes the link of a service.
    pub(crate) fn uses_link(&self, link: &str) -> &Self {
        self.presses("Add account").sees("Add account").enters("Setup link", link).presses("Use link")
    }

    /// The tiles of the list, from the top down.
    pub(crate) fn tiles(&self) -> Vec<Tile> {
        let tiles = self.asks(TILES);
        let text = |tile: &Value, part: &str| tile[part].as_str().unwrap_or_default().to_owned();
        let read = |tile: &Value| Tile {
            title: text(tile, "title"),
            whose: text(tile, "whose"),
            code: text(tile, "code"),
            next: text(tile, "next"),
        };
        tiles.as_array().expect("a list").iter().map(read).collect()
    }

    /// The first tile of this title.
    pub(crate) fn tile(&self, title: &str) -> Tile {
        self.wait(&format!("the tile {title:?}"), || self.tiles().into_iter().find(|it| it.title == title))
    }

    /// Waits until the list is this, by title, from the top down.
    pub(crate) fn has_accounts(&self, titles: &[&str]) -> &Self {
        let there = || self.tiles().iter().map(|it| &it.title).eq(titles).then_some(());
        self.wait(&format!("the accounts {titles:?}"), there);
        self
    }

    /// Waits until a tile has the code that another app would show at this moment.
    pub(crate) fn shows_code_of(&self, title: &str, totp: &Totp) -> &Self {
        self.wait(&format!("the code of {title:?}"), || {
            let now = totp.code_for_step(totp.step_at(super::codes::now())).grouped();
            self.tiles().iter().any(|it| it.title == title && it.code == now).then_some(())
        });
        self
    }

    /// Opens the tile of this title.
    pub(crate) fn opens_account(&self, title: &str) -> &Self {
        self.opens_tile(title, |tile| tile.title == title).sees(title)
    }

    /// Opens the tile of this person.
    pub(crate) fn opens_account_of(&self, whose: &str) -> &Self {
        self.opens_tile(whose, |tile| tile.whose == whose)
    }

    fn opens_tile(&self, called: &str, is_it: impl Fn(&Tile) -> bool) -> &Self {
        self.wait(&format!("opening {called:?}"), || {
            let place = self.tiles().iter().position(&is_it)?;
            let tile = self.driver.all("#account-list .open").into_iter().nth(place)?;
            self.driver.act(&tile, "click", &json!({})).ok()
        });
        self
    }

    /// Types the PIN of everybody's app.
    pub(crate) fn unlocks(&self) -> &Self {
        self.unlocks_with(PIN).sees("Accounts")
    }

    /// Types a PIN.
    pub(crate) fn unlocks_with(&self, pin: &str) -> &Self {
        self.sees("Unlock").enters("PIN", pin).presses("Unlock")
    }

    /// Gives the file behind a button that opens a picker.
    pub(crate) fn gives_file(&self, path: &Path) -> &Self {
        let path = path.canonicalize().expect("the file is there");
        self.wait("a place for a file", || {
            let input = self.driver.all(".screen:not([hidden]) input[type=file]").into_iter().next()?;
            self.driver.act(&input, "value", &json!({ "text": path })).ok()
        });
        self
    }

    /// Chooses from a list that opens.
    pub(crate) fn chooses(&self, label: &str, option: &str) -> &Self {
        self.wait(&format!("choosing {option:?}"), || {
            let list = self.find(Kind::Field, label)?;
            self.driver.act(&list, "value", &json!({ "text": option })).ok()
        });
        self
    }

    /// Lets this page write into the clipboard and read what is in it.
    pub(crate) fn may_use_the_clipboard(&self) -> &Self {
        let both = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": self.origin });
        self.driver.devtools("Browser.grantPermissions", &both);
        self
    }

    /// Says no when the browser asks whether this page may use the camera.
    pub(crate) fn refuses_the_camera(&self) -> &Self {
        let refused =
            json!({ "permission": { "name": "camera" }, "setting": "denied", "origin": self.origin });
        self.driver.devtools("Browser.setPermission", &refused);
        self
    }

    /// Lets the browser save what a page hands out.
    pub(crate) fn saves_files_in(&self, folder: &Path) -> &Self {
        let here = json!({ "behavior": "allow", "downloadPath": folder });
        self.driver.devtools("Browser.setDownloadBehavior", &here);
        self
    }

    /// Pastes a text that was copied elsewhere, where no field takes it.
    pub(crate) fn pastes(&self, text: &str) -> &Self {
        let paste = "const data = new DataTransfer();
            data.setData('text/plain', arguments[0]);
            document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))";
        self.driver.run(paste, &json!([text]));
        self
    }

    /// Brings this tab before the others.
    pub(crate) fn looks_again(&self) -> &Self {
        self.driver.devtools("Page.bringToFront", &json!({}));
        self
    }

    /// What a screen reader was told last.
    pub(crate) fn hears(&self, words: &str) -> &Self {
        let said = || self.asks("return document.getElementById('status').textContent");
        self.wait(&format!("hearing {words:?}"), || (said() == words).then_some(()));
        self
    }

    /// Nobody who meets this screen is stopped by it, nor scrolls sideways on the narrowest phone.
    pub(crate) fn meets_no_obstacle(&self) -> &Self {
        let heading = self.heading();
        let overflow = self.holds(320, 640).overflow();
        assert_eq!(overflow, 0, "{heading:?} is wider than 320 pixels");
        assert_eq!(self.obstacles(), [Value::Null; 0], "{heading:?}");
        self.holds(500, 900)
    }
}

/// What makes the codes of a key that is nothing out of the ordinary.
pub(crate) fn totp(key: &str) -> Totp {
    Totp::standard(Key::from_base32(key).expect("base 32"))
}

/// What makes the codes of a link.
pub(crate) fn totp_of(link: &str) -> Totp {
    Otpauth::parse(link).expect("a link").otpauth.totp().clone()
}
