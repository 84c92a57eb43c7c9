//! Anna's authenticator app.

use drempel_verify::{Key, Totp};
use std::time::{SystemTime, UNIX_EPOCH};

/// As the demonstration prints it.
const ANNAS_KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// The code of this moment.
pub(crate) fn code_now() -> String {
    code_at(0)
}

/// The next code after this one: half a minute may go by.
pub(crate) fn code_after(old: &str) -> String {
    while code_now() == old {
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    code_now()
}

/// The code so many steps of 30 s from now.
pub(crate) fn code_at(steps: i64) -> String {
    let app = app();
    app.code_for_step(app.step_at(now()) + steps).text()
}

/// A code that is wrong whatever the clocks say.
pub(crate) fn wrong_code() -> String {
    let near: Vec<_> = (-25..=25).map(code_at).collect();
    (100_000..)
        .map(|number| number.to_string())
        .find(|code| !near.contains(code))
        .expect("there are many codes")
}

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is later than 1970");
    i64::try_from(since.as_secs()).expect("it is not that late")
}

fn app() -> Totp {
    Totp::standard(Key::from_base32(ANNAS_KEY).expect("RFC 6238's own key"))
}
