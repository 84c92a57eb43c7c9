//! Signing in to an application that sent the person here, and `consent` to what it asks for.

use crate::harness::{DUTCH, Deployment, EVA, PASSWORD, Person};

/// Where the demonstration's application sends people (RFC 7636 appendix B has the challenge).
pub(crate) fn asks(deployment: &Deployment, more: &str) -> String {
    let port = deployment.proxy.address().port();
    format!(
        "/oauth2/authorize?response_type=code&client_id=demo-app&redirect_uri=http%3A%2F%2F127.0.0.1%3A{port}%2Fcallback\
        &scope=openid%20profile%20email&state=abc&nonce=xyz{more}\
        &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
    )
}

fn arrive(deployment: &Deployment) -> Person {
    let eva = deployment.visit().in_a_hurry().arrive();
    // The application is not there: its address says everything.
    eva.will_hear("/callback").will_hear("favicon");
    eva
}

/// Waits until the application has its answer: what stands in the address.
fn answered(person: &Person, part: &str) {
    person.wait("the application's answer", || {
        let path = person.path();
        (path.contains("/callback?") && path.contains(part) && path.contains("state=abc")).then_some(())
    });
}

fn the_whole_way(eva: &Person, deployment: &Deployment) {
    let words = eva.words;
    eva.opens(&asks(deployment, "")).sees(words.sign_in);
    let named = || eva.seen(".application").contains(&words.to_continue.replace("{app}", words.demo_app));
    eva.wait("the application to be named", || named().then_some(()));
    eva.identifies_as(EVA);
    assert!(named(), "at the password");
    eva.gives_password(PASSWORD).sees(words.stay_signed_in);
    assert!(named(), "at the question");
    eva.stays(false).sees(&words.consent.replace("{app}", words.demo_app));
    assert_eq!(eva.seen(".person-email"), [EVA]);
    assert_eq!(eva.seen(".scopes li").len(), 3);
}

#[test]
fn eva_signs_in_to_an_application_and_allows_it() {
    let deployment = Deployment::new();
    let eva = arrive(&deployment);
    the_whole_way(&eva, &deployment);
    eva.presses(eva.words.allow);
    answered(&eva, "code=");
}

#[test]
fn eva_does_not_allow_an_application_in_dutch() {
    let deployment = Deployment::new();
    let eva = deployment.visit().speaking(&DUTCH).in_a_hurry().arrive();
    eva.will_hear("/callback").will_hear("favicon");
    the_whole_way(&eva, &deployment);
    eva.presses(eva.words.refuse);
    answered(&eva, "error=access_denied");
}

#[test]
fn a_reload_asks_the_same_again_and_another_account_keeps_the_application() {
    let deployment = Deployment::new();
    let eva = arrive(&deployment);
    let words = eva.words;
    the_whole_way(&eva, &deployment);
    eva.reloads().sees(&words.consent.replace("{app}", words.demo_app));
    eva.presses(words.use_another_account).identifies_as(EVA).gives_password(PASSWORD).stays(false);
    eva.sees(&words.consent.replace("{app}", words.demo_app)).presses(words.allow);
    answered(&eva, "code=");
}

#[test]
fn the_address_that_an_application_suggests_stands_in_the_field() {
    let deployment = Deployment::new();
    let eva = arrive(&deployment);
    eva.opens(&asks(&deployment, "&login_hint=eva%40drempel.example")).sees(eva.words.sign_in);
    eva.wait("the address", || (eva.value(eva.words.account) == EVA).then_some(()));
    eva.presses(eva.words.next).sees(eva.words.enter_password);
}

#[test]
fn an_application_that_does_not_wait_any_more_is_told_of_and_the_way_leads_home() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.opens("/signin?authorization=bm90aGluZw").is_told("What the application asked for has expired.");
    eva.identifies_as(EVA).gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
}
