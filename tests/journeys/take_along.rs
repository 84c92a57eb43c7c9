//! Accounts that come along from another app, by its file, or by the codes it shows.

use crate::harness::{DUTCH, Deployment, Person, totp};
use std::path::Path;

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/verify/tests/exchange_files/");

/// What opens the encrypted ones.
const PASSWORD: &str = "correct horse battery";

/// Anna's, as every one of the files has it.
const ANNA: &str = "DUCEFFOUY5BW6VCAKEAFWG6OFGAVLY6L";

/// The accounts that every file has, and that can be taken.
const BROUGHT: [&str; 3] = ["Drempel", "Gemeente Utrecht", "wifi: zolder"];

fn begins(deployment: &Deployment) -> Person {
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.begins_with_the_app();
    bram
}

fn imports<'p>(person: &'p Person, file: &str) -> &'p Person {
    person.presses("Settings").sees("Settings").presses("Import from another app").sees("Import accounts");
    person.gives_file(&Path::new(FILES).join(file))
}

/// Looks at what is about to come, and lets it.
fn takes_three<'p>(person: &'p Person, left_out: &[&str]) -> &'p Person {
    person.sees("Which accounts do you want to add?");
    assert_eq!(person.seen(".candidates strong"), BROUGHT);
    assert_eq!(person.seen(".left-out li"), left_out);
    person.meets_no_obstacle().presses("Add 3 accounts").sees("Accounts")
}

#[test]
fn the_accounts_of_aegis_come_along_and_what_cannot_is_named() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    bram.types_account("Webwinkel", "bram", "JBSWY3DPEHPK3PXP");
    bram.presses("Settings").sees("Settings").presses("Import from another app").sees("Import accounts");
    bram.meets_no_obstacle().presses("Back").sees("Settings").presses("Back").sees("Accounts");
    imports(&bram, "aegis.json");
    takes_three(
        &bram,
        &[
            "Oude bank (carla): counts its codes",
            "Steam (daan): Steam’s own codes",
            "Yandex (eva): makes codes in a way not known here",
        ],
    );
    bram.has_accounts(&["Webwinkel", "Drempel", "Gemeente Utrecht", "wifi: zolder"]);
    bram.shows_code_of("Drempel", &totp(ANNA));
    bram.reloads().unlocks().has_accounts(&["Webwinkel", "Drempel", "Gemeente Utrecht", "wifi: zolder"]);
}

#[test]
fn an_encrypted_file_of_aegis_asks_for_its_password_until_it_is_right() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    imports(&bram, "aegis_encrypted.json").sees("Open the file").meets_no_obstacle();
    bram.enters("Password of the file", "wrong").presses("Open");
    bram.is_told("This is not the password of the file, or the file is damaged. Try again.");
    bram.meets_no_obstacle().enters("Password of the file", PASSWORD).presses("Open");
    bram.sees("Which accounts do you want to add?").presses("Add 3 accounts").sees("Accounts");
    bram.has_accounts(&BROUGHT).shows_code_of("Drempel", &totp(ANNA));
}

#[test]
fn an_encrypted_file_of_2fas_asks_for_its_password_too() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    imports(&bram, "two_fas_encrypted.2fas").sees("Open the file");
    bram.enters("Password of the file", PASSWORD).presses("Open");
    bram.sees("Which accounts do you want to add?").presses("Add 3 accounts").sees("Accounts");
    bram.has_accounts(&BROUGHT);
}

#[test]
fn files_of_2fas_and_bitwarden_and_lists_of_links_come_along_and_nothing_comes_twice() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    imports(&bram, "list.txt").sees("Which accounts do you want to add?");
    bram.ticks("Gemeente Utrecht bram").presses("Add 1 account").sees("Accounts").has_accounts(&["Drempel"]);

    imports(&bram, "two_fas.2fas").sees("Which accounts do you want to add?");
    let notes = bram.seen(".candidates .note");
    assert_eq!(notes, ["Already there"]);
    bram.meets_no_obstacle().presses("Add 2 accounts").sees("Accounts").has_accounts(&BROUGHT);

    imports(&bram, "bitwarden.json").sees("Which accounts do you want to add?");
    assert_eq!(bram.seen(".candidates .note").first().map(String::as_str), Some("Already there"));
    bram.presses("Cancel").sees("Import accounts").presses("Back").sees("Settings").presses("Back");
    bram.sees("Accounts").has_accounts(&BROUGHT);
}

#[test]
fn a_file_that_is_nothing_of_the_kind_is_told_and_changes_nothing() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    bram.presses("Settings").sees("Settings").presses("Import from another app").sees("Import accounts");
    bram.gives_file(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")));
    bram.is_told("This file is of no kind that can be read here.").meets_no_obstacle();
    bram.presses("Back").presses("Back").sees("Accounts").has_accounts(&[]);
}

#[test]
fn the_codes_of_google_authenticator_come_one_after_the_other() {
    let deployment = Deployment::new();
    let bram = begins(&deployment);
    let parts = include_str!("../../crates/verify/tests/exchange_files/migration_parts.txt");
    let parts: Vec<&str> = parts.lines().filter(|line| !line.is_empty()).collect();
    bram.uses_link(parts[1]).sees("Scan a QR code");
    assert_eq!(bram.seen(".parts"), ["Code 1 of 3. Show the next one."]);
    bram.meets_no_obstacle();
    for again in [parts[0], parts[0]] {
        let second = || (bram.seen(".parts") == ["Code 2 of 3. Show the next one."]).then_some(());
        bram.pastes(again).wait("the second code, once", second);
    }
    bram.pastes(parts[2]).sees("Which accounts do you want to add?");
    assert_eq!(bram.seen(".candidates strong"), ["Drempel", "Gemeente Utrecht", "zolder", "Steam"]);
    let left_out = bram.seen(".left-out li").concat();
    assert!(left_out.starts_with("Oude bank") && left_out.ends_with(": counts its codes"), "{left_out}");
    bram.presses("Add 4 accounts").sees("Accounts");
    bram.has_accounts(&["Drempel", "Gemeente Utrecht", "zolder", "Steam"])
        .shows_code_of("Drempel", &totp(ANNA));
}

#[test]
fn importing_speaks_dutch() {
    let deployment = Deployment::new();
    let bram = deployment.visit().speaking(&DUTCH).with("--window-size=500,900").arrive();
    bram.begins_with_the_app().presses("Instellingen").presses("Importeren uit een andere app");
    bram.sees("Accounts importeren").gives_file(&Path::new(FILES).join("aegis_encrypted.json"));
    bram.sees("Het bestand openen").meets_no_obstacle().enters("Wachtwoord van het bestand", "fout");
    bram.presses("Openen").is_told("Dit is niet het wachtwoord van het bestand");
    bram.enters("Wachtwoord van het bestand", PASSWORD).presses("Openen");
    bram.sees("Welke accounts wilt u toevoegen?").meets_no_obstacle().presses("3 accounts toevoegen");
    bram.sees("Accounts").has_accounts(&BROUGHT);
}

#[test]
fn what_is_exported_from_one_phone_is_imported_on_another_with_its_names() {
    let deployment = Deployment::new();
    let old = begins(&deployment);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("export-{}", std::process::id()));
    imports(&old, "list.txt").presses("Add 2 accounts").sees("Accounts").opens_account("Drempel");
    old.enters("Name", "Werk").presses("Save").sees("Werk").presses("Back").sees("Accounts");
    old.presses("Settings").sees("Settings").presses("Export accounts").sees("Export accounts");
    let password = "paard batterij nietje correct";
    old.meets_no_obstacle().enters("Password of the file", "kort").presses("Export");
    old.is_told("11 more characters are needed.").meets_no_obstacle();
    old.enters("Password of the file", password)
        .enters("The same password again", PASSWORD)
        .presses("Export");
    old.is_told("The two passwords are not the same.").saves_files_in(&folder);
    old.enters("The same password again", password).presses("Export").wait("the file", || {
        (old.seen(".reading") == ["A file with 2 accounts was downloaded."]).then_some(())
    });
    assert_eq!(old.value("Password of the file"), "", "what was typed is gone");
    let file = folder.join("accounts.drempel");
    old.wait("the file to be saved", || file.exists().then_some(()));

    let new = begins(&deployment);
    new.types_account("Webwinkel", "bram", "JBSWY3DPEHPK3PXP");
    new.presses("Settings").sees("Settings").presses("Import from another app").sees("Import accounts");
    new.gives_file(&file).sees("Open the file").enters("Password of the file", PASSWORD).presses("Open");
    new.is_told("This is not the password of the file, or the file is damaged. Try again.");
    new.enters("Password of the file", password).presses("Open").sees("Which accounts do you want to add?");
    assert_eq!(new.seen(".candidates strong"), ["Werk", "Gemeente Utrecht"]);
    new.presses("Add 2 accounts").sees("Accounts").has_accounts(&["Webwinkel", "Werk", "Gemeente Utrecht"]);
    new.shows_code_of("Werk", &totp(ANNA));
}
