//! What is done with the accounts on the phone: named, put in order, looked for, removed.

use crate::harness::{DUTCH, Deployment, Person, RFC_KEY, totp};

const KEY: &str = "JBSWY3DPEHPK3PXP";

/// As WebDriver spells them (section 17.4.2).
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

fn bram_with(deployment: &Deployment, services: &[&str]) -> Person {
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.begins_with_the_app();
    for (service, key) in services.iter().zip([RFC_KEY, KEY, "KRSXG5BAONSWG4TFOQQGWZLZ"]) {
        bram.types_account(service, "bram", key).tile(service);
    }
    bram
}

#[test]
fn an_account_has_the_name_the_person_gives_it_and_can_have_its_own_back() {
    let deployment = Deployment::new();
    let bram = bram_with(&deployment, &["Bank"]);
    bram.opens_account("Bank").meets_no_obstacle();
    assert_eq!(bram.seen(".whose"), ["bram"]);
    bram.enters("Name", "Spaargeld").presses("Save").sees("Spaargeld");
    bram.presses("Back").sees("Accounts").has_accounts(&["Spaargeld"]);
    bram.reloads().unlocks().has_accounts(&["Spaargeld"]).opens_account("Spaargeld");
    bram.enters("Name", "").presses("Save").sees("Bank").presses("Back").has_accounts(&["Bank"]);
}

#[test]
fn accounts_are_moved_up_and_down_and_stay_there() {
    let deployment = Deployment::new();
    let bram = bram_with(&deployment, &["Bank", "Club", "Dienst"]);
    bram.opens_account("Dienst").presses("Move up").presses("Back").has_accounts(&["Bank", "Dienst", "Club"]);
    bram.opens_account("Bank").presses("Move down").presses("Move down").presses("Back");
    bram.has_accounts(&["Dienst", "Club", "Bank"]);
    bram.opens_account("Dienst").presses("Move up").presses("Back");
    bram.has_accounts(&["Dienst", "Club", "Bank"]).reloads().unlocks();
    bram.has_accounts(&["Dienst", "Club", "Bank"]);
}

#[test]
fn a_removed_account_can_be_put_back_where_it_was_for_a_moment() {
    let deployment = Deployment::new();
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.lives_at(1_900_000_000).begins_with_the_app();
    bram.types_account("Bank", "bram", KEY).types_account("Club", "bram", RFC_KEY);
    bram.opens_account("Bank").presses("Remove from this phone").sees("Accounts").has_accounts(&["Club"]);
    assert_eq!(bram.seen(".removed"), ["Bank removed."]);
    bram.meets_no_obstacle().presses("Undo").has_accounts(&["Bank", "Club"]);
    bram.opens_account("Bank").presses("Remove from this phone").sees("Accounts").has_accounts(&["Club"]);
    bram.lets_pass(15).wait("that it is over", || bram.seen(".removed").is_empty().then_some(()));
    bram.reloads().unlocks().has_accounts(&["Club"]);
}

#[test]
fn many_accounts_can_be_searched_and_few_need_not() {
    let deployment = Deployment::new();
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.begins_with_the_app();
    let link = |name: &str| format!("otpauth://totp/{name}:{name}@example?secret={KEY}&issuer={name}");
    for name in ["Bank", "Club", "Dienst", "Energie", "Forum"] {
        bram.uses_link(&link(name)).presses("Add").sees("Accounts").tile(name);
        assert!(bram.seen("#account-search").is_empty(), "few are seen at once");
    }
    bram.uses_link(&link("Gemeente")).presses("Add").sees("Accounts").tile("Gemeente");
    bram.enters("Search", "CLUB@").has_accounts(&["Club"]);
    bram.enters("Search", "en").has_accounts(&["Dienst", "Energie", "Gemeente"]).meets_no_obstacle();
    bram.enters("Search", "nobody").has_accounts(&[]);
    assert_eq!(bram.seen(".no-match"), ["No account has this in its name."]);
    bram.reloads().unlocks();
    assert_eq!(bram.tiles().len(), 6, "what was looked for is forgotten");
}

#[test]
fn everything_is_done_without_a_mouse() {
    let deployment = Deployment::new();
    let bram = deployment.visit().with("--window-size=500,900").arrive();
    bram.opens("/authenticator").sees("Protect your codes");
    tabs_to(&bram, "textbox", "Choose a PIN").types("482915").types(TAB).types("482915").types(ENTER);
    bram.has_keyboard_on("heading", "Accounts");
    tabs_to(&bram, "button", "Add account").types(ENTER).has_keyboard_on("heading", "Add account");
    tabs_to(&bram, "button", "Type the key").types(ENTER).has_keyboard_on("heading", "Type the key");
    tabs_to(&bram, "textbox", "Service").types("Bank").types(TAB).types("bram").types(TAB).types(KEY);
    bram.types(ENTER).has_keyboard_on("heading", "Add this account?");
    tabs_to(&bram, "button", "Add").types(ENTER).has_keyboard_on("heading", "Accounts");
    bram.shows_code_of("Bank", &totp(KEY));
    tabs_to(&bram, "button", "Copy the code of Bank bram");
    tabs_to(&bram, "button", "Lock").types(ENTER).has_keyboard_on("textbox", "PIN");
    bram.types("482915").types(ENTER).has_keyboard_on("heading", "Accounts").has_accounts(&["Bank"]);
}

/// Forwards, at most once around.
fn tabs_to<'p>(person: &'p Person, role: &str, name: &str) -> &'p Person {
    let wanted = (role.to_owned(), name.to_owned());
    let there = (0..30).any(|_| {
        person.types(TAB);
        person.focus() == wanted
    });
    assert!(there, "{wanted:?} cannot be reached");
    person
}

#[test]
fn what_was_done_is_said_to_whoever_cannot_see_it() {
    let deployment = Deployment::new();
    let bram = bram_with(&deployment, &["Bank"]);
    bram.types_account("Club", "bram", KEY).hears("Account added");
    bram.may_use_the_clipboard().presses("Copy the code of Club bram").hears("Copied");
    bram.opens_account("Club").presses("Move up").hears("Moved").enters("Name", "Sport").presses("Save");
    bram.hears("Saved").sees("Sport").presses("Remove from this phone").hears("Sport removed.");
    bram.presses("Lock").sees("Unlock").hears("");
}

#[test]
fn a_field_with_a_mistake_has_the_keyboard_and_the_next_account_begins_with_empty_fields() {
    let deployment = Deployment::new();
    let bram = bram_with(&deployment, &["Bank"]);
    bram.begins_typing_account("Club", "bram", "").has_keyboard_on("textbox", "Key");
    bram.is_described_by("Type the key.").enters("Key", KEY).presses("Continue").sees("Add this account?");
    bram.presses("Add").sees("Accounts").presses("Add account").presses("Type the key").sees("Type the key");
    for field in ["Service", "Account name", "Key"] {
        assert_eq!(bram.value(field), "", "{field}");
    }
}

#[test]
fn the_app_is_the_same_in_dutch() {
    let deployment = Deployment::new();
    let bram = deployment.visit().speaking(&DUTCH).with("--window-size=500,900").arrive();
    bram.opens("/authenticator").sees("Beveilig uw codes").meets_no_obstacle();
    bram.begins_with_the_app().meets_no_obstacle().presses("Account toevoegen").sees("Account toevoegen");
    bram.meets_no_obstacle().presses("De sleutel typen").sees("De sleutel typen").meets_no_obstacle();
    bram.presses("Doorgaan").is_told("Typ de sleutel.").enters("Dienst", "Bank").enters("Sleutel", RFC_KEY);
    bram.presses("Doorgaan").sees("Dit account toevoegen?").meets_no_obstacle().presses("Toevoegen");
    bram.sees("Accounts").shows_code_of("Bank", &totp(RFC_KEY)).meets_no_obstacle();
    bram.opens_account("Bank").meets_no_obstacle().presses("Van deze telefoon verwijderen").sees("Accounts");
    assert_eq!(bram.seen(".removed"), ["Bank verwijderd."]);
    bram.presses("Ongedaan maken").has_accounts(&["Bank"]).presses("Instellingen").sees("Instellingen");
    bram.meets_no_obstacle().presses("Pincode wijzigen").sees("Pincode wijzigen").meets_no_obstacle();
    bram.presses("Terug").sees("Instellingen").presses("Importeren uit een andere app");
    bram.sees("Accounts importeren").meets_no_obstacle();
    bram.presses("Terug").sees("Instellingen").presses("Terug").sees("Accounts");
    bram.presses("Vergrendelen").sees("Ontgrendelen").meets_no_obstacle();
}
