//! Codes on the phone: they are the codes that the service computes, and they can be read, hidden and copied.

use crate::harness::{Deployment, Person, RFC_KEY, totp, totp_of};

/// As WebDriver spells them (section 17.4.2).
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

const KEY: &str = "JBSWY3DPEHPK3PXP";

fn begins(deployment: &Deployment) -> Person {
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.begins_with_the_app();
    bram
}

#[test]
fn a_typed_key_gives_the_code_that_the_service_computes() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    assert_eq!(bram.seen(".none h2"), ["No accounts yet"]);
    bram.begins_typing_account("Webwinkel", "bram@winkel.example", "jbsw y3dp-ehpk 3pxp");
    bram.sees("Add this account?");
    bram.presses("Add").sees("Accounts");
    bram.shows_code_of("Webwinkel", &totp(KEY)).meets_no_obstacle();
    assert_eq!(bram.tile("Webwinkel").whose, "bram@winkel.example");
}

#[test]
fn codes_are_those_of_the_standards_own_table_and_the_next_one_comes_in_time() {
    let deployment = Deployment::new();
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    // RFC 6238, appendix B; with time left for a PIN and a link, and less than it takes to be locked out.
    bram.lives_at(1_111_111_060).begins_with_the_app();
    bram.uses_link(&format!("otpauth://totp/RFC?secret={RFC_KEY}&digits=8")).sees("Add this account?");
    assert_eq!(bram.seen(".manner"), ["8 digits, 30 seconds, SHA-1"]);
    bram.presses("Add").sees("Accounts").tile("RFC");
    let moment = bram.asks("return Math.floor(Date.now() / 1000)").as_u64().expect("a clock");
    bram.lets_pass(u32::try_from(1_111_111_102 - moment).expect("it is still ahead"));
    bram.wait("both codes", || {
        let tile = bram.tile("RFC");
        (tile.code == "0708 1804" && tile.next == "next 1405 0471").then_some(())
    });
    bram.opens_account("RFC");
    assert_eq!(bram.seen(".screen:not([hidden]) .next"), ["Next code: 1405 0471"]);
    bram.wait("the next one", || (bram.seen(".whole .digits") == ["1405 0471"]).then_some(()));
    assert_eq!(bram.seen(".whole .next"), [""; 0], "it is early, now");
}

#[test]
fn a_service_may_want_eight_digits_every_minute_of_another_hash() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    let link =
        format!("otpauth://totp/Bank:bram?secret={RFC_KEY}&issuer=Bank&algorithm=SHA256&digits=8&period=60");
    bram.uses_link(&format!("  {link} ")).sees("Add this account?");
    assert_eq!(bram.seen(".manner"), ["8 digits, 60 seconds, SHA-256"]);
    bram.meets_no_obstacle().presses("Add").sees("Accounts").shows_code_of("Bank", &totp_of(&link));

    bram.presses("Add account").presses("Type the key").sees("Type the key");
    bram.enters("Service", "Verein").enters("Key", RFC_KEY).types(TAB).types(ENTER).meets_no_obstacle();
    bram.chooses("Digits of a code", "8").chooses("Algorithm", "SHA-512");
    bram.enters("Seconds a code lasts", "soon").presses("Continue");
    bram.is_told("Type a number of seconds. It is almost always 30.");
    bram.enters("Seconds a code lasts", "60").presses("Continue").sees("Add this account?");
    assert_eq!(bram.seen(".manner"), ["8 digits, 60 seconds, SHA-512"]);
    bram.presses("Add").sees("Accounts");
    let typed = link.replace("SHA256", "SHA512");
    bram.shows_code_of("Verein", &totp_of(&typed)).shows_code_of("Bank", &totp_of(&link));
}

#[test]
fn a_code_is_copied_without_its_space() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    bram.may_use_the_clipboard().types_account("Webwinkel", "bram", KEY);
    let copied = |shown: &str| {
        let text = bram.asks("return navigator.clipboard.readText()");
        assert_eq!(text, shown.replace(' ', ""));
    };
    bram.presses("Copy the code of Webwinkel bram");
    bram.wait("a mark", || (bram.seen("#account-list .is-copied").len() == 1).then_some(()));
    copied(&bram.tile("Webwinkel").code);
    bram.opens_account("Webwinkel").presses("Copy");
    bram.wait("being told", || (bram.seen(".said") == ["Copied"]).then_some(()));
    copied(&bram.seen(".whole .digits").concat());
}

#[test]
fn a_clipboard_that_is_refused_is_told() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    bram.asks("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
    bram.types_account("Webwinkel", "bram", KEY).opens_account("Webwinkel").presses("Copy");
    let told = ["Could not copy: your browser does not allow it."];
    bram.wait("being told", || (bram.seen(".said") == told).then_some(()));
}

const DOTS: &str = "••• •••";

#[test]
fn a_hidden_code_is_in_no_document_until_it_is_asked_for_and_goes_by_itself() {
    let deployment = Deployment::new();
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.lives_at(1_900_000_000).begins_with_the_app();
    bram.types_account("Webwinkel", "bram", KEY).opens_account("Webwinkel");
    bram.ticks("Hide the code until I ask for it")
        .wait("dots", || (bram.seen(".whole .digits") == [DOTS]).then_some(()));
    bram.meets_no_obstacle().presses("Show code").wait("a code", || {
        let shown = bram.seen(".whole .digits").concat();
        (shown.len() == 7 && shown.replace(' ', "").parse::<u32>().is_ok()).then_some(())
    });
    bram.lets_pass(20).wait("dots again", || (bram.seen(".whole .digits") == [DOTS]).then_some(()));
    bram.presses("Back").sees("Accounts");
    assert_eq!(bram.tile("Webwinkel").code, DOTS);
    bram.presses("Show the code of Webwinkel bram");
    bram.wait("a code", || (bram.tile("Webwinkel").code != DOTS).then_some(()));
    bram.reloads().unlocks();
    assert_eq!(bram.tile("Webwinkel").code, DOTS, "it stays hidden");
}

#[test]
fn all_codes_can_be_hidden_at_once() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    bram.types_account("Webwinkel", "bram", KEY).types_account("Bank", "bram", RFC_KEY);
    bram.presses("Settings").sees("Settings").ticks("Hide all codes until I ask for them");
    bram.presses("Back").sees("Accounts");
    assert!(bram.tiles().iter().all(|tile| tile.code == DOTS), "{:?}", bram.tiles());
    bram.presses("Show the code of Bank bram").shows_code_of("Bank", &totp(RFC_KEY));
    assert_eq!(bram.tile("Webwinkel").code, DOTS, "of one, one");
}
