//! Accounts that leave for another app, which reads nothing encrypted of ours.

use crate::harness::{DUTCH, Deployment, PIN, Person, totp};
use std::path::{Path, PathBuf};

const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/verify/tests/exchange_files/list.txt");
/// Anna's, as the list has it.
const ANNA: &str = "DUCEFFOUY5BW6VCAKEAFWG6OFGAVLY6L";
const PLAIN: &str = "Export without encryption";
const DRAWN: &str = "return document.querySelector('svg.qr path').getAttribute('d')";

/// Bram, with the two accounts of the list, about to export them without encryption.
fn bram_leaves(deployment: &Deployment) -> Person {
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.begins_with_the_app().presses("Settings").sees("Settings").presses("Import from another app");
    bram.sees("Import accounts").gives_file(Path::new(LIST)).presses("Add 2 accounts").sees("Accounts");
    exports(&bram);
    bram
}

fn exports(bram: &Person) -> &Person {
    bram.presses("Settings").sees("Settings").presses("Export accounts").sees("Export accounts");
    bram.presses("For another app, without encryption")
}

fn saved(person: &Person, folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(name);
    person.wait(name, || std::fs::read(&file).ok().filter(|bytes| !bytes.is_empty()));
    file
}

#[test]
fn files_for_other_apps_are_written_for_who_knows_the_pin_and_read_again() {
    let deployment = Deployment::new();
    let old = bram_leaves(&deployment);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("plain-{}", std::process::id()));
    old.saves_files_in(&folder).meets_no_obstacle().presses(PLAIN).is_told("Type a PIN.");
    old.enters("PIN", "111222").presses(PLAIN).is_told("This is not your PIN.").meets_no_obstacle();
    assert!(!folder.exists(), "nothing was handed out");
    let apps = [
        ("Aegis", "aegis.json"),
        ("2FAS", "accounts.2fas"),
        ("Bitwarden", "bitwarden.json"),
        ("Another app (a list of links)", "accounts.txt"),
    ];
    let files = apps.map(|(app, name)| {
        old.chooses("App", app).enters("PIN", PIN).presses(PLAIN).wait("the file", || {
            old.seen(".plain .reading")
                .contains(&"A file with 2 accounts was downloaded.".to_owned())
                .then_some(())
        });
        assert_eq!(old.value("PIN"), "", "what was typed is gone");
        saved(&old, &folder, name)
    });

    let new = deployment.visit().with("--window-size=500,900").arrive();
    new.begins_with_the_app();
    let [first, others @ ..] = files;
    let brought = |file: &Path| {
        new.presses("Settings").sees("Settings").presses("Import from another app").sees("Import accounts");
        new.gives_file(file).sees("Which accounts do you want to add?");
        assert_eq!(new.seen(".candidates strong"), ["Drempel", "Gemeente Utrecht"]);
    };
    brought(&first);
    new.presses("Add 2 accounts").sees("Accounts").shows_code_of("Drempel", &totp(ANNA));
    for file in others {
        brought(&file);
        assert_eq!(new.seen(".candidates .note").len(), 2, "both are there already: {}", file.display());
        new.presses("Cancel").sees("Import accounts").presses("Back").sees("Settings").presses("Back");
    }
}

#[test]
fn codes_for_google_authenticator_are_scanned_by_another_phone_and_gone_with_the_screen() {
    let deployment = Deployment::new();
    let old = bram_leaves(&deployment);
    old.chooses("App", "Google Authenticator (QR codes)").enters("PIN", PIN).presses(PLAIN);
    let camera = old.is_filmed();
    assert_eq!(old.seen(".which"), ["QR code 1 of 1: scan it with the other app."]);
    // Seven digits, for 60 seconds each.
    assert!(old.seen(".left-behind").concat().contains("Gemeente Utrecht (bram)"));
    old.meets_no_obstacle().presses("Back").sees("Settings");
    assert_eq!(old.asks(DRAWN), "", "whoever gets the phone next finds no keys in the document");

    let new = deployment.visit().looking_through(&camera).with("--window-size=500,900").arrive();
    new.begins_with_the_app().presses("Add account").presses("Scan a QR code");
    new.sees("Add this account?").presses("Add").sees("Accounts");
    new.has_accounts(&["Drempel"]).shows_code_of("Drempel", &totp(ANNA));
}

#[test]
fn what_google_authenticator_cannot_make_is_named_in_dutch() {
    let deployment = Deployment::new();
    let bram = deployment.visit().speaking(&DUTCH).with("--window-size=500,900").arrive();
    bram.begins_with_the_app().presses("Account toevoegen");
    bram.pastes("otpauth://totp/Bank:1234?secret=JBSWY3DPEHPK3PXP&period=60");
    bram.sees("Dit account toevoegen?").presses("Toevoegen").sees("Accounts");
    bram.presses("Instellingen")
        .sees("Instellingen")
        .presses("Accounts exporteren")
        .sees("Accounts exporteren");
    bram.presses("Voor een andere app, zonder versleuteling");
    bram.chooses("App", "Google Authenticator (QR-codes)").enters("Pincode", PIN);
    bram.presses("Zonder versleuteling exporteren").wait("what is left behind", || {
        let told = bram.seen(".left-behind").concat();
        told.contains("Bank (1234)").then_some(())
    });
    assert_eq!(bram.asks(DRAWN), "");
    bram.meets_no_obstacle();
}
