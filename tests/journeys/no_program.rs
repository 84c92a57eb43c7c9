//! The program cannot run, or does not come.

use crate::harness::{DUTCH, Deployment, EVA, Fault};

const NOT_LOADED: &str = "The page could not be loaded completely.";

#[test]
fn a_browser_without_webassembly_is_told_so_in_words() {
    let deployment = Deployment::new();
    let eva = deployment.visit().with("--js-flags=--jitless").arrive();
    eva.opens("/signin").is_told("This browser does not run WebAssembly");
    assert_eq!(eva.seen("form"), [""; 0], "a form that does nothing is not offered");
}

#[test]
fn a_dutch_browser_without_webassembly_is_told_so_in_dutch() {
    let deployment = Deployment::new();
    let eva = deployment.visit().speaking(&DUTCH).with("--js-flags=--jitless").arrive();
    eva.opens("/signin").is_told("Deze browser voert geen WebAssembly uit");
}

#[test]
fn a_program_that_does_not_come_can_be_loaded_again() {
    let deployment = Deployment::new();
    for fault in [Fault::Cut, Fault::BadGateway, Fault::Truncated] {
        deployment.proxy.spoil(".wasm", fault);
        let eva = deployment.person();
        eva.will_hear("integrity").opens("/signin").is_told(NOT_LOADED);
        deployment.proxy.mend();
        eva.follows("Load again").identifies_as(EVA);
    }
}

#[test]
fn a_program_that_somebody_changed_is_not_run() {
    let deployment = Deployment::new();
    deployment.proxy.spoil(".wasm", Fault::OtherType);
    let eva = deployment.person();
    eva.will_hear("integrity").opens("/signin").is_told(NOT_LOADED);
    deployment.proxy.mend();
    eva.follows("Load again").identifies_as(EVA);
}

#[test]
fn a_network_that_fails_once_is_not_mentioned() {
    let deployment = Deployment::new();
    deployment.proxy.spoil_once(".wasm", Fault::Cut);
    let eva = deployment.person();
    eva.opens("/signin").identifies_as(EVA).is_told_nothing();
}
