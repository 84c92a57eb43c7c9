//! Between the first picture and the moment the program is there.

use crate::harness::{Deployment, EVA, Fault, Person};
use std::time::Duration;

/// A person on a slow line: the form stands there, the program is still under way.
fn on_a_slow_line(deployment: &Deployment) -> Person {
    deployment.proxy.spoil_once(".wasm", Fault::Slow(Duration::from_secs(4)));
    let eva = deployment.visit().in_a_hurry().arrive();
    eva.opens("/signin").sees(eva.words.sign_in);
    eva.wait("the listener for what is submitted", || {
        let loaded = "return performance.getEntriesByType('resource').some((it) => it.name.endsWith('.js'))";
        (eva.asks(loaded) == true).then_some(())
    });
    eva
}

fn is_ready(eva: &Person) -> bool {
    eva.asks("return document.documentElement.dataset.ready") == "1"
}

#[test]
fn what_is_submitted_before_the_program_is_there_is_not_lost() {
    let deployment = Deployment::new();
    let eva = on_a_slow_line(&deployment);
    eva.enters(eva.words.account, EVA).presses(eva.words.next);
    assert!(!is_ready(&eva), "this journey is about the time before");
    eva.wait("progress to be shown", || (!eva.seen("[role=progressbar]").is_empty()).then_some(()));
    eva.sees(eva.words.enter_password).is_told_nothing();
    assert_eq!(deployment.proxy.count("POST /api/v1/sign-in"), 1);
}

#[test]
fn the_field_is_the_same_node_with_the_same_words_and_selection() {
    let deployment = Deployment::new();
    let eva = on_a_slow_line(&deployment);
    eva.enters(eva.words.account, "eva@drem");
    eva.asks(
        "const field = document.querySelector('#email'); field.marked = true; field.setSelectionRange(2, 5)",
    );
    assert!(!is_ready(&eva), "this journey is about the time before");
    eva.wait("the program", || is_ready(&eva).then_some(()));
    let now = eva.asks(
        "const field = document.querySelector('#email');
        return [field.marked, field.value, field.selectionStart, field.selectionEnd, field === document.activeElement]",
    );
    assert_eq!(now.to_string(), r#"[true,"eva@drem",2,5,true]"#);
}
