//! A password is all that Eva has; the question after it is `stay_signed_in`.

use crate::harness::{Deployment, EVA, PASSWORD};

const SESSION: &str = "__Host-drempel-session";

#[test]
fn eva_says_yes_to_staying_signed_in_and_her_session_outlives_the_browser() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.opens("/signin").identifies_as(EVA).gives_password(PASSWORD).stays(true).is_home_as("Eva Smit");
    let session = eva.cookie(SESSION);
    assert!(session["expiry"].is_number(), "{session}");
}

#[test]
fn eva_says_no_and_her_session_ends_with_the_browser() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    eva.opens("/signin").identifies_as(EVA).gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");
    let session = eva.cookie(SESSION);
    assert!(session["expiry"].is_null(), "{session}");
    assert_eq!(session["httpOnly"], true);
    assert_eq!(session["secure"], true);
}
