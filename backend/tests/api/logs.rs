//! Logs tell an operator what happened, and nothing they must not know.

use crate::world::*;
use std::cell::RefCell;
use std::io::{Result, Write};
use std::sync::Once;

thread_local! {
    /// One test runs on one thread: what it logs is its own.
    static LINES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

struct Lines;

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        LINES.with_borrow_mut(|lines| lines.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// From here on, what this thread logs is kept.
pub(crate) fn listen() {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(|| Lines)
            .with_ansi(false)
            .finish();
        // For every thread: a callsite that another test met first would stay silent otherwise.
        tracing::subscriber::set_global_default(subscriber).unwrap();
    });
    LINES.take();
}

/// What this thread logged.
pub(crate) fn said() -> String {
    String::from_utf8(LINES.take()).unwrap()
}

#[tokio::test]
async fn no_secret_and_no_address_is_logged() {
    listen();
    let world = World::with(|settings| settings.sign_in.wrong_codes_per_factor = 5).await;
    let mut browser = world.browser();
    let mut secrets = vec![PASSWORD.to_owned(), totp(ANNA).key().to_base32(), "geraden".to_owned()];
    for email in [ANNA, NOBODY, DIRK] {
        let got = browser.identify(email).await;
        let got = browser.password(&got, "geraden").await;
        let got = browser.password(&got, PASSWORD).await;
        secrets.extend([email.to_owned(), got.body["continuation_token"].to_string().replace('"', "")]);
    }
    let mut got = browser.until_code(ANNA).await;
    for code in [world.wrong_code(ANNA), world.code(ANNA, 5), world.code(ANNA, 0)] {
        got = browser.code(&got, &code).await;
        secrets.push(code);
    }
    browser.stay(&got, true).await;
    let mut other = world.browser();
    let mut got = other.until_code(ANNA).await;
    for _ in 0..5 {
        got = other.code(&got, &world.wrong_code(ANNA)).await;
    }
    assert_eq!(got.refusal(), "device_locked");
    secrets.extend(browser.cookies.values().cloned());
    secrets.push(browser.peer.to_string());
    let log = said();
    for secret in secrets {
        assert!(!log.contains(&secret), "{secret} is in the log");
    }
    for told in ["answered", "wrong_password", "clock_off", "signed in", "factor_locked"] {
        assert!(log.contains(told), "{told} is not in the log:\n{log}");
    }
}
