//! A newer version of the phone's app: whole, when the person says so, and never in the middle of something.

use crate::harness::{BRAM, Deployment, ENGLISH, Fault, Person, bram_with_his_phone};
use std::thread::sleep;
use std::time::Duration;

const NEWER: &str = "A new version of this app is ready. Load it";
const VERSIONS: &str = "return navigator.serviceWorker.ready.then(() => caches.keys())";
/// What the browser does by itself once a day, and whenever the app is opened.
const LOOKS: &str = "return navigator.serviceWorker.getRegistration('/authenticator').then((it) => it.update()).then(() => 1)";
const WAITS: &str =
    "return navigator.serviceWorker.getRegistration('/authenticator').then((it) => it.waiting !== null)";
const ASKS: &str = "return navigator.serviceWorker.getRegistration('/authenticator')
    .then((it) => it.waiting.postMessage('update')).then(() => 1)";
const REMEMBERS: &str = "globalThis.sameDocument = true";
const IS_THE_SAME: &str = "return globalThis.sameDocument === true";

/// The same files under another version's name.
fn newer(script: &str) -> String {
    let at = script.find("drempel-authenticator-").expect("it names its versions so");
    let (before, after) = script.split_at(at);
    [before, &after.replacen("+\"", "+\"0", 1)].concat()
}

fn versions(phone: &Person) -> Vec<String> {
    let keys = phone.asks(VERSIONS);
    keys.as_array().expect("a list").iter().filter_map(|key| key.as_str().map(str::to_owned)).collect()
}

/// A phone whose app is kept, opened again as people do.
fn is_kept(phone: &Person) -> Vec<String> {
    let kept = phone.wait("a version that is kept", || Some(versions(phone)).filter(|all| all.len() == 1));
    phone.wait("its service worker", || {
        (phone.asks("return navigator.serviceWorker.controller?.state") == "activated").then_some(())
    });
    kept
}

fn begins(deployment: &Deployment) -> (Person, Vec<String>) {
    let phone = deployment.visit().with("--window-size=500,900").arrive();
    phone.begins_with_the_app();
    let kept = is_kept(&phone);
    (phone, kept)
}

#[test]
fn a_newer_version_is_offered_and_comes_whole_when_the_person_says_so() {
    let deployment = Deployment::new();
    let (phone, old) = begins(&deployment);
    phone.asks(LOOKS);
    assert_eq!(phone.seen(".newer"), [""; 0]);

    deployment.proxy.spoil("GET /service_worker.js", Fault::Rewritten(newer));
    phone.asks(LOOKS);
    phone.wait("the offer", || phone.seen(".newer").contains(&NEWER.to_owned()).then_some(()));
    assert_eq!(versions(&phone).len(), 2, "the one that is there serves on");
    phone.presses(NEWER).sees("Unlock").unlocks();
    phone.wait("the newer one alone", || (versions(&phone).len() == 1).then_some(()));
    assert_ne!(versions(&phone), old);
    assert_eq!(phone.seen(".newer"), [""; 0]);
}

#[test]
fn a_version_of_which_a_file_does_not_come_is_none() {
    let deployment = Deployment::new();
    let (phone, old) = begins(&deployment);
    deployment.proxy.spoil("GET /service_worker.js", Fault::Rewritten(newer));
    deployment.proxy.spoil(".wasm", Fault::Rewritten(|_| "something else".to_owned()));
    phone.will_hear("integrity").asks(LOOKS);
    phone.wait("the end of the attempt", || {
        let state =
            "return navigator.serviceWorker.getRegistration('/authenticator').then((it) => !it.installing)";
        (phone.asks(state) == true && versions(&phone) == old).then_some(())
    });
    assert_eq!(phone.seen(".newer"), [""; 0]);
    phone.reloads().unlocks();
}

#[test]
fn a_newer_version_does_not_come_between_a_number_and_its_approval() {
    let deployment = Deployment::new();
    let (computer, phone) = bram_with_his_phone(&deployment, &ENGLISH);
    is_kept(&phone);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    phone.finds(&number).asks(REMEMBERS);
    deployment.proxy.spoil("GET /service_worker.js", Fault::Rewritten(newer));
    phone.asks(LOOKS);
    phone.wait("a version that waits", || (phone.asks(WAITS) == true).then_some(()));
    // As another window of the app might.
    phone.asks(ASKS);
    sleep(Duration::from_secs(2));
    assert_eq!(phone.asks(IS_THE_SAME), true);
    phone.proves().sees(phone.phone().approved);
    computer.stays(false).is_home_as("Bram Jansen");
    phone.presses(phone.phone().done);
    phone.wait("the newer version", || (phone.asks(IS_THE_SAME) == false).then_some(()));
    phone.unlocks();
}
