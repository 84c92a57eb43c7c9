//! The lock of the phone's app: its PIN, what becomes of who does not know it, and other windows of the same app.

use crate::harness::{Deployment, PIN, Person};

const KEY: &str = "JBSWY3DPEHPK3PXP";
const WRONG: &str = "735918";
const NEW_PIN: &str = "590274";

fn bram_with_an_account(deployment: &Deployment) -> Person {
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.begins_with_the_app().types_account("Webwinkel", "bram@winkel.example", KEY);
    bram
}

#[test]
fn a_pin_is_chosen_twice_and_not_the_first_that_anybody_tries() {
    let deployment = Deployment::new();
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.opens("/authenticator").sees("Protect your codes").meets_no_obstacle();
    let tries = |pin: &str, again: &str| {
        bram.enters("Choose a PIN", pin).enters("The same PIN again", again).presses("Continue");
    };
    tries("", "");
    bram.is_told("Type a PIN.");
    tries("4829", "4829");
    bram.is_told("The PIN needs at least 6 digits or characters.");
    tries("123456", "123456");
    bram.is_told("This PIN is among the first that anybody tries.");
    tries(PIN, WRONG);
    bram.is_told("The two PINs are not the same. Type them again.").meets_no_obstacle();
    bram.has_keyboard_on("textbox", "Choose a PIN").is_described_by("The two PINs are not the same.");
    assert_eq!(bram.value("The same PIN again"), "", "what was typed is gone");
    tries(PIN, PIN);
    bram.sees("Accounts").meets_no_obstacle();
}

#[test]
fn whoever_comes_back_types_the_pin_and_has_the_accounts_again() {
    let deployment = Deployment::new();
    let bram = bram_with_an_account(&deployment);
    bram.reloads().sees("Unlock").has_keyboard_on("textbox", "PIN").meets_no_obstacle();
    bram.unlocks().has_accounts(&["Webwinkel"]);
}

#[test]
fn a_locked_app_has_nothing_of_its_accounts_in_the_document() {
    let deployment = Deployment::new();
    let bram = bram_with_an_account(&deployment);
    bram.presses("Lock").sees("Unlock").has_keyboard_on("textbox", "PIN");
    let list = bram.asks("return document.getElementById('account-list').outerHTML");
    assert!(!list.to_string().contains("Webwinkel"), "{list}");
    bram.unlocks_with("").is_told("Type a PIN.").unlocks().has_accounts(&["Webwinkel"]);
}

#[test]
fn a_locked_app_forgets_the_names_that_were_typed_and_shown() {
    let deployment = Deployment::new();
    let bram = bram_with_an_account(&deployment);
    bram.opens_account("Webwinkel").enters("Name", "Schoenen").presses("Save").sees("Schoenen");
    bram.presses("Remove from this phone").sees("Accounts").presses("Lock").sees("Unlock");
    let kept = bram.asks(
        "const fields = [...document.querySelectorAll('input')].map((field) => field.value);
        return document.documentElement.outerHTML + fields.join(' ')",
    );
    let kept = kept.as_str().expect("a text");
    for name in ["Schoenen", "Webwinkel", "bram@winkel.example"] {
        assert!(!kept.contains(name), "{name} is in a locked app's document");
    }
}

#[test]
fn an_app_that_nobody_touches_locks_itself_after_a_minute() {
    let deployment = Deployment::new();
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.lives_at(1_900_000_000).begins_with_the_app().types_account("Webwinkel", "bram", KEY);
    bram.lets_pass(61).sees("Unlock").unlocks();
    bram.presses("Settings").sees("Settings").ticks("After 5 minutes").meets_no_obstacle();
    bram.presses("Back").sees("Accounts").lets_pass(290).tile("Webwinkel");
    bram.lets_pass(11).sees("Unlock");
}

#[test]
fn ten_wrong_pins_erase_everything_and_the_app_says_so_and_begins_anew() {
    let deployment = Deployment::new();
    let bram = bram_with_an_account(&deployment);
    bram.presses("Lock");
    for left in (1..=9).rev() {
        bram.unlocks_with(WRONG).is_told("This is not your PIN.");
        let tries = match left {
            1 => "One more wrong PIN erases everything in this app.".to_owned(),
            left => {
                format!("You can try {left} more times. Then everything in this app is erased.")
            }
        };
        bram.is_told(&tries).has_keyboard_on("textbox", "PIN");
        if left == 5 {
            let left = [tries.as_str()];
            bram.reloads().wait("the tries to be kept", || (bram.seen(".tries") == left).then_some(()));
        }
    }
    bram.meets_no_obstacle().unlocks_with(WRONG).sees("Protect your codes").meets_no_obstacle();
    let erased = bram.seen(".erased").concat();
    assert!(erased.starts_with("Everything that was in this app has been erased."), "{erased}");
    bram.reloads().sees("Protect your codes").begins_with_the_app().has_accounts(&[]);
    assert_eq!(bram.seen(".none h2"), ["No accounts yet"]);
}

#[test]
fn the_right_pin_gives_all_ten_tries_back() {
    let deployment = Deployment::new();
    let bram = bram_with_an_account(&deployment);
    bram.presses("Lock").unlocks_with(WRONG).is_told("You can try 9 more times.");
    bram.unlocks_with(WRONG).is_told("You can try 8 more times.").unlocks();
    bram.presses("Lock").unlocks_with(WRONG).is_told("You can try 9 more times.");
}

#[test]
fn another_pin_takes_the_old_ones_place() {
    let deployment = Deployment::new();
    let bram = bram_with_an_account(&deployment);
    let changes = |current: &str, new: &str| {
        bram.enters("Your PIN now", current).enters("New PIN", new).enters("New PIN again", new);
        bram.presses("Change");
    };
    bram.presses("Settings").sees("Settings").presses("Change PIN").sees("Change PIN").meets_no_obstacle();
    changes(PIN, PIN);
    bram.is_told("This is the PIN you have already.");
    changes(PIN, "654321");
    bram.is_told("This PIN is among the first that anybody tries.");
    changes(WRONG, NEW_PIN);
    bram.is_told("This is not your PIN. You can try 9 more times.").meets_no_obstacle();
    changes(PIN, NEW_PIN);
    bram.sees("Settings");
    assert_eq!(bram.seen(".done"), ["Your PIN has been changed."]);
    bram.presses("Back").sees("Accounts").presses("Lock").unlocks_with(PIN).is_told("This is not your PIN.");
    bram.unlocks_with(NEW_PIN).sees("Accounts").has_accounts(&["Webwinkel"]);
}

#[test]
fn whoever_forgot_the_pin_is_asked_before_everything_is_erased() {
    let deployment = Deployment::new();
    let bram = bram_with_an_account(&deployment);
    bram.presses("Lock").sees("Unlock").presses("Forgot your PIN?").sees("Erase everything in this app?");
    bram.meets_no_obstacle().presses("Cancel").sees("Unlock").unlocks().has_accounts(&["Webwinkel"]);
    bram.presses("Lock").presses("Forgot your PIN?").presses("Erase everything").sees("Protect your codes");
    assert!(bram.seen(".erased").concat().contains("has been erased"));
    bram.begins_with_the_app().has_accounts(&[]);
}

#[test]
fn what_is_added_in_one_window_is_in_the_other() {
    let deployment = Deployment::new();
    let bram = bram_with_an_account(&deployment);
    let first = bram.opens_tab();
    bram.opens("/authenticator").unlocks().types_account("Bank", "bram", KEY);
    let second = bram.turns_to(&first);
    bram.looks_again().has_accounts(&["Webwinkel", "Bank"]);
    bram.opens_account("Webwinkel")
        .presses("Remove from this phone")
        .sees("Accounts")
        .has_accounts(&["Bank"]);
    bram.turns_to(&second);
    bram.looks_again().has_accounts(&["Bank"]);
}

#[test]
fn a_pin_that_is_changed_in_one_window_locks_the_other_which_says_why() {
    let deployment = Deployment::new();
    let bram = bram_with_an_account(&deployment);
    let first = bram.opens_tab();
    bram.opens("/authenticator").unlocks().presses("Settings").presses("Change PIN").sees("Change PIN");
    bram.enters("Your PIN now", PIN).enters("New PIN", NEW_PIN).enters("New PIN again", NEW_PIN);
    bram.presses("Change").sees("Settings").turns_to(&first);
    bram.looks_again().sees("Unlock").is_told("The PIN was changed in another window.");
    bram.unlocks_with(NEW_PIN).sees("Accounts").has_accounts(&["Webwinkel"]);
}

#[test]
fn what_is_erased_in_one_window_is_erased_in_the_other_too() {
    let deployment = Deployment::new();
    let bram = bram_with_an_account(&deployment);
    let first = bram.opens_tab();
    bram.opens("/authenticator").unlocks().presses("Settings").sees("Settings").presses("Erase everything");
    bram.sees("Erase everything in this app?").presses("Erase everything").sees("Protect your codes");
    bram.turns_to(&first);
    bram.looks_again().sees("Protect your codes");
    assert!(bram.seen(".erased").concat().contains("has been erased"));
}
