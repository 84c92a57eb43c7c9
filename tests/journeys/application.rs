//! An application on another site sends people here, in every way applications do; and the pages it can end on.

use crate::harness::{Application, DUTCH, Deployment, ENGLISH, EVA, PASSWORD, Person, Theme};
use serde_json::json;

const BACK: &str = "Back at the application";

fn of(deployment: &Deployment, client: &'static str) -> (Application, Person) {
    (Application::of(client, &deployment.proxy.origin()), deployment.person())
}

fn signs_in(eva: &Person) {
    eva.identifies_as(EVA).gives_password(PASSWORD).stays(false);
}

/// The answer the application got.
fn answer(person: &Person) -> String {
    person.sees(BACK).path().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
}

#[test]
fn a_person_signs_in_for_an_application_once_and_is_known_to_it_after_that() {
    let deployment = Deployment::new();
    let (application, eva) = of(&deployment, "demo-web");
    eva.goes_to(&application.asks(&format!("&login_hint={}", EVA.replace('@', "%40"))));
    eva.sees(eva.words.sign_in);
    eva.wait("the suggested address", || (eva.value(eva.words.account) == EVA).then_some(()));
    signs_in(&eva);
    let first = answer(&eva);
    assert!(first.starts_with("code=") && first.contains("&state=abc&iss=http%3A%2F%2Flocalhost"), "{first}");
    eva.goes_to(&application.asks(""));
    assert_ne!(answer(&eva), first, "at once, with a code of its own");
    eva.goes_to(&application.asks("&prompt=login")).sees(eva.words.sign_in);
}

#[test]
fn a_form_of_another_site_finds_the_session_although_the_cookies_stayed_at_home() {
    let deployment = Deployment::new();
    let (application, eva) = of(&deployment, "demo-web");
    eva.signs_in_as_eva();
    eva.goes_to(&application.page("/form")).presses("Sign in by a form");
    assert!(answer(&eva).starts_with("code="));
    eva.opens("/").is_home_as("Eva Smit");
}

#[test]
fn an_application_in_a_window_of_its_own_hears_by_a_channel() {
    let deployment = Deployment::new();
    let (application, eva) = of(&deployment, "demo-web");
    let heard = || eva.asks("return [opened.closed, ...heard]");
    eva.goes_to(&application.page("/window")).presses("Sign in in a window");
    let here = eva.turns_to_new_window();
    signs_in(&eva);
    eva.sees(BACK);
    assert_eq!(eva.asks("return opener"), json!(null), "whoever opened a sign-in has no hold on it");
    eva.turns_to(&here);
    assert_eq!(heard(), json!([true, "channel"]));
    eva.goes_to(&application.page("/window")).presses("Sign in in a window");
    eva.wait("both", || (heard() == json!([false, "message", "channel"])).then_some(()));
}

#[test]
fn a_person_who_does_not_give_consent_comes_back_all_the_same() {
    let deployment = Deployment::new();
    let (application, eva) = of(&deployment, "demo-app");
    eva.goes_to(&application.asks(""));
    signs_in(&eva);
    eva.sees("Allow access for Demo app?").presses("Don't allow");
    assert!(answer(&eva).starts_with("error=access_denied&"));
    eva.goes_to(&application.asks("")).sees("Allow access for Demo app?").presses("Allow");
    assert!(answer(&eva).starts_with("code="));
}

#[test]
fn an_application_that_signs_out_asks_the_person() {
    let deployment = Deployment::new();
    let (_, eva) = of(&deployment, "demo-web");
    eva.signs_in_as_eva();
    eva.opens("/oauth2/end_session?client_id=demo-web").sees("Do you want to sign out?");
    eva.follows("Stay signed in").is_home_as("Eva Smit");
    eva.opens("/oauth2/end_session?client_id=demo-web").sees("Do you want to sign out?");
    eva.presses("Sign out").sees(eva.words.visitor);
}

#[test]
fn the_providers_own_pages_have_no_obstacle_and_do_not_scroll_sideways() {
    let mut found: Vec<serde_json::Value> = Vec::new();
    for words in [&ENGLISH, &DUTCH] {
        let deployment = Deployment::new();
        let eva = deployment.visit().speaking(words).arrive();
        eva.will_hear("/oauth2/authorize").signs_in_as_eva();
        for path in ["/oauth2/authorize?client_id=nobody", "/oauth2/end_session?client_id=demo-web"] {
            eva.opens(path).wait("a heading", || (!eva.heading().is_empty()).then_some(()));
            for theme in [Theme::Light, Theme::Dark] {
                found.extend(eva.prefers(theme).obstacles());
            }
            let overflow = eva.holds(320, 640).overflow();
            found.extend((overflow != 0).then_some(overflow));
        }
    }
    assert!(found.is_empty(), "{found:?}");
}
