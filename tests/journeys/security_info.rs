//! Security info: a person looks after their own ways to sign in.

use crate::harness::{ANNA, DUTCH, Deployment, EVA, Fault, PASSWORD, Person, code_now};
use serde_json::Value;

/// Anna, who has just signed in with all she has.
fn anna_in_her_security_info(deployment: &Deployment) -> Person {
    let anna = deployment.person();
    anna.opens("/security-info").identifies_as(ANNA).gives_password(PASSWORD).gives_code(&code_now());
    anna.stays(false).has_security_info();
    anna
}

fn the_whole_way(eva: &Person) {
    let words = eva.words;
    eva.looks_at_security_info_as_eva();
    assert_eq!(eva.methods(), [words.password]);
    assert_eq!(eva.obstacles(), [Value::Null; 0]);
    eva.presses(words.add_second);
    let app = eva.types_the_key_into_another_app();
    assert_eq!(eva.obstacles(), [Value::Null; 0]);
    eva.enters(words.code, &app.code()).presses(words.verify);
    eva.sees(&words.was_added.replace("{name}", words.authenticator_app));
    eva.has_keyboard_on("heading", &words.was_added.replace("{name}", words.authenticator_app));
    eva.presses(words.done).has_security_info();
    assert_eq!(eva.methods(), [words.authenticator_app, words.password]);
    // It counts from now on.
    eva.opens("/").is_home_as("Eva Smit").signs_out();
    eva.opens("/signin").identifies_as(EVA).gives_password(PASSWORD).sees(words.enter_code);
}

#[test]
fn eva_adds_another_app_by_one_valid_code() {
    the_whole_way(&Deployment::new().person());
}

#[test]
fn eva_adds_another_app_in_dutch() {
    the_whole_way(&Deployment::new().visit().speaking(&DUTCH).arrive());
}

#[test]
fn eva_adds_another_app_with_firefox() {
    let deployment = Deployment::new();
    match deployment.visit().arrive_in_firefox() {
        Some(eva) => {
            eva.looks_at_security_info_as_eva().adds_another_app();
        }
        None => eprintln!("skipped: there is no geckodriver"),
    }
}

#[test]
fn a_wrong_code_adds_nothing_and_says_so_at_the_field() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.looks_at_security_info_as_eva().presses(eva.words.add_method);
    let app = eva.types_the_key_into_another_app();
    eva.enters(eva.words.code, "12").presses(eva.words.verify).is_told("A code has six digits");
    let wrong = if app.code() == "000000" { "000001" } else { "000000" };
    eva.enters(eva.words.code, wrong).presses(eva.words.verify).is_told("This is not the code of this key");
    eva.has_keyboard_on("textbox", eva.words.code).is_described_by("This is not the code of this key");
    eva.enters(eva.words.code, &app.code()).presses(eva.words.verify);
    eva.sees(&eva.words.was_added.replace("{name}", eva.words.authenticator_app));
}

#[test]
fn giving_up_leaves_nothing_behind() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.looks_at_security_info_as_eva().presses(eva.words.add_method);
    let app = eva.types_the_key_into_another_app();
    eva.presses(eva.words.cancel).has_security_info();
    assert_eq!(eva.methods(), [eva.words.password]);
    assert_eq!(secrets_left(&eva), [""; 0]);
    // The back button does not lead back to it, nor does it lead away from the page twice.
    eva.presses(eva.words.add_method).sees(eva.words.set_up_account);
    eva.goes_back().has_security_info();
    assert_eq!(eva.methods(), [eva.words.password]);
    drop(app);
}

/// What of a key is still in the document, in an address or in a store.
fn secrets_left(person: &Person) -> Vec<String> {
    let found = person.asks(
        "const all = document.documentElement.outerHTML + location.href
            + JSON.stringify(localStorage) + JSON.stringify(sessionStorage);
        return [...(all.match(/otpauth:|[?&]secret=/g) ?? []),
            ...['.key', '.activation-code'].map((it) => document.querySelector(it).textContent),
            document.querySelector('.qr path').getAttribute('d')].filter((it) => it)",
    );
    found.as_array().into_iter().flatten().map(|it| it.as_str().unwrap_or("?").to_owned()).collect()
}

#[test]
fn a_reload_shows_the_same_key_again_and_stores_nothing_of_it() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.looks_at_security_info_as_eva().presses(eva.words.add_method);
    let app = eva.types_the_key_into_another_app();
    let stored =
        eva.asks("return JSON.stringify(sessionStorage) + JSON.stringify(localStorage) + location.href");
    let key = eva.seen(".key").concat();
    assert!(!stored.as_str().is_some_and(|it| it.contains(&key.replace(' ', "")) || it.contains("otpauth")));
    eva.reloads();
    let again = eva.types_the_key_into_another_app();
    assert_eq!(eva.seen(".key").concat(), key);
    drop(app);
    eva.enters(eva.words.code, &again.code()).presses(eva.words.verify);
    eva.sees(&eva.words.was_added.replace("{name}", eva.words.authenticator_app));
}

#[test]
fn a_name_is_changed_and_the_keyboard_starts_in_it() {
    let deployment = Deployment::new();
    let anna = anna_in_her_security_info(&deployment);
    let old = anna.methods().swap_remove(0);
    anna.presses(anna.words.rename).sees(anna.words.rename).has_keyboard_on("textbox", anna.words.name);
    assert_eq!(anna.value(anna.words.name), old);
    anna.enters(anna.words.name, " ").presses(anna.words.save).is_told("Enter a name");
    let long = "Een-heel-lange-naam-zonder-een-enkele-spatie-voor-de-telefoon-12";
    anna.enters(anna.words.name, long).presses(anna.words.save).has_security_info();
    anna.wait("the new name", || (anna.methods().first().map(String::as_str) == Some(long)).then_some(()));
    assert_eq!(anna.holds(320, 640).overflow(), 0);
}

#[test]
fn a_method_is_deleted_after_a_question_and_the_last_one_only_says_why_it_stays() {
    let deployment = Deployment::new();
    let anna = anna_in_her_security_info(&deployment);
    let before = anna.methods();
    anna.adds_another_app();
    assert_eq!(anna.methods().len(), before.len() + 1);
    // The one used last comes first, and its button, too.
    anna.presses(anna.words.delete).presses(anna.words.cancel).has_security_info();
    assert_eq!(anna.methods().len(), before.len() + 1);
    while anna.methods().len() > 2 {
        let count = anna.methods().len();
        anna.presses(anna.words.delete).wait("the question", || anna.heading().ends_with('?').then_some(()));
        anna.presses(anna.words.delete);
        anna.wait("the method to go", || (anna.methods().len() == count - 1).then_some(()));
    }
    let last = anna.methods().swap_remove(0);
    anna.presses(anna.words.delete).sees(&format!("{last} stays"));
    assert_eq!(anna.seen(".confirm"), [""; 0]);
    anna.presses(anna.words.cancel).has_security_info();
}

#[test]
fn a_change_wants_a_fresh_sign_in_and_comes_back_to_what_was_wanted() {
    let deployment = Deployment::with(&[("DREMPEL_SECURITY_INFO_FRESH", "6s")]);
    let eva = deployment.person();
    eva.looks_at_security_info_as_eva();
    std::thread::sleep(std::time::Duration::from_secs(7));
    eva.will_hear("/api/v1/security-info/enrolments").presses(eva.words.add_method);
    eva.sees(eva.words.confirm_that_it_is_you);
    assert_eq!(eva.obstacles(), [Value::Null; 0]);
    eva.presses(eva.words.sign_in_again).identifies_as(EVA).gives_password(PASSWORD).stays(false);
    eva.sees(eva.words.set_up_account);
}

#[test]
fn signing_out_everywhere_ends_the_session_on_the_other_browser_too() {
    let deployment = Deployment::new();
    let (here, there) = (deployment.person(), deployment.person());
    there.signs_in_as_eva();
    here.looks_at_security_info_as_eva().presses(here.words.sign_out_everywhere);
    here.sees(&format!("{}?", here.words.sign_out_everywhere)).presses(here.words.sign_out_everywhere);
    here.sees(here.words.signed_out_everywhere);
    here.follows(here.words.sign_in).sees(here.words.sign_in);
    there.opens("/").sees(there.words.visitor);
}

#[test]
fn without_a_network_the_page_says_so_and_goes_on_by_itself() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.looks_at_security_info_as_eva().presses(eva.words.add_method);
    eva.types_the_key_into_another_app();
    eva.will_hear("/api/v1/security-info/enrolments/poll").has_network(false).is_told("You are offline");
    assert_eq!(eva.seen(".key").len(), 1, "the key stays");
    eva.has_network(true).wait("the words to go", || eva.alerts().is_empty().then_some(()));
}

#[test]
fn a_list_that_cannot_be_had_says_why_and_is_asked_for_again() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.signs_in_as_eva();
    deployment.proxy.spoil("GET /api/v1/security-info", Fault::Internal);
    eva.opens("/security-info").is_told(crate::harness::REFERENCE);
    deployment.proxy.mend();
    eva.presses(eva.words.try_again).has_security_info();
}
