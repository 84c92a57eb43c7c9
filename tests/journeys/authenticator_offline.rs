//! The phone's app without a network, and what its service worker leaves alone.

use crate::harness::{Deployment, Person};

const KEPT: &str = "return navigator.serviceWorker.ready.then(async ({ active }) => {
    while (active.state !== 'activated') await new Promise((wait) => setTimeout(wait, 50));
    return Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys())
        .map((it) => new URL(it.url).pathname))); })";
const ASKS_THE_API: &str = "return fetch('/api/v1/session').then((it) => it.status, () => 'no network')";
const CONTROLLED: &str = "return navigator.serviceWorker.controller !== null";

fn is_there(person: &Person, language: &str) {
    person.wait("the program", || {
        (person.asks("return document.documentElement.dataset.ready") == "1").then_some(())
    });
    assert_eq!(person.asks("return document.documentElement.lang"), language);
}

#[test]
fn the_authenticator_opens_without_a_network_from_the_first_visit_on_in_the_persons_language() {
    let mut deployment = Deployment::new();
    let bram = deployment.person();
    bram.will_hear("net::ERR_").opens("/authenticator");
    is_there(&bram, "en");
    let kept = bram.asks(KEPT);
    let kept: Vec<&str> =
        kept[0].as_array().expect("one version").iter().filter_map(|it| it.as_str()).collect();
    assert!(kept.contains(&"/authenticator.html") && kept.contains(&"/nl/authenticator.html"), "{kept:?}");
    assert!(!kept.iter().any(|path| path.starts_with("/api/") || path.contains("drempel-")), "{kept:?}");

    deployment.backend.kill();
    bram.reloads();
    is_there(&bram, "en");
    assert_eq!(bram.asks(ASKS_THE_API), "no network", "what the API says is never kept");
    bram.presses(bram.words.other).reloads();
    is_there(&bram, "nl");
}

#[test]
fn the_sign_in_is_never_answered_by_the_authenticators_service_worker() {
    let deployment = Deployment::new();
    let bram = deployment.person();
    bram.opens("/authenticator");
    is_there(&bram, "en");
    bram.asks(KEPT);
    bram.reloads();
    is_there(&bram, "en");
    assert_eq!(bram.asks(CONTROLLED), true);
    for path in ["/signin", "/", "/devicelogin", "/privacy"] {
        bram.opens(path);
        assert_eq!(bram.asks(CONTROLLED), false, "{path}");
    }
}
