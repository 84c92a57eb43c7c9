//! The accounts that a browser remembers.

use crate::harness::{Deployment, EVA, PASSWORD};

#[test]
fn an_account_is_remembered_chosen_and_removed() {
    let deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.signs_in_as_eva().signs_out().follows(words.sign_in).sees(words.sign_in);
    eva.presses(&format!("Eva Smit {EVA} {}", words.signed_out)).sees(words.enter_password);
    eva.gives_password(PASSWORD).stays(false).is_home_as("Eva Smit");

    eva.opens("/signin").presses(&format!("Eva Smit {EVA} {}", words.signed_in)).is_home_as("Eva Smit");

    eva.opens("/signin").presses(&format!("Remove {EVA} from this device"));
    assert_eq!(eva.seen(".tile"), [""; 0]);
    eva.reloads().sees(words.sign_in);
    assert_eq!(eva.seen("h2"), [""; 0]);
}

#[test]
fn a_tile_that_is_signed_in_no_longer_leads_to_the_start_page_and_says_so_there() {
    let mut deployment = Deployment::new();
    let eva = deployment.person();
    let words = eva.words;
    eva.signs_in_as_eva();
    deployment.backend.operate(&["user", "sign-out", EVA]);
    eva.opens("/signin").presses(&format!("Eva Smit {EVA} {}", words.signed_in)).sees(words.visitor);
    eva.follows(words.sign_in)
        .presses(&format!("Eva Smit {EVA} {}", words.signed_out))
        .sees(words.enter_password);
    deployment.backend.kill();
}
