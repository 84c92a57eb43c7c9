//! Logs tell an operator what happened, and nothing they must not know.

use crate::world::*;
use std::io::{Result, Write};
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_secret_and_no_address_is_logged() {
    let captured = Captured::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(captured.clone())
        .with_ansi(false)
        .finish();
    let _log = tracing::subscriber::set_default(subscriber);
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
    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
    for secret in secrets {
        assert!(!log.contains(&secret), "{secret} is in the log");
    }
    for told in ["answered", "wrong_password", "clock_off", "signed in", "factor_locked"] {
        assert!(log.contains(told), "{told} is not in the log:\n{log}");
    }
}
