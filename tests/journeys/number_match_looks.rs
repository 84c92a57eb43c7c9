//! The screen with the number, in every state; the states are made on the way, for what they are called is all that
//! differs.

use crate::harness::{BRAM, Deployment, Fault, Person, Words};
use serde_json::{Value, json};

/// Seconds go by in hundredths.
const HURRY: &str = "const real = setTimeout; window.setTimeout = (then, time, ...more) => \
    real(then, time === 1000 ? 10 : time, ...more)";

/// A poll that finds this.
macro_rules! finding {
    ($($status:tt)*) => {{
        fn rewrite(reply: &str) -> String {
            with(reply, &json!({ $($status)* }))
        }
        rewrite as fn(&str) -> String
    }};
}

fn with(reply: &str, changed: &Value) -> String {
    let mut reply: Value = serde_json::from_str(reply).unwrap_or_default();
    for (key, value) in changed.as_object().into_iter().flatten() {
        reply["step"][key] = value.clone();
    }
    reply.to_string()
}

/// Goes by every state and stops at each.
pub(crate) fn tour(words: &'static Words, stop: impl Fn(&str, &Person)) {
    let deployment = Deployment::new();
    let bram = deployment.visit().speaking(words).in_a_hurry().arrive();
    let poll = "POST /api/v1/sign-in/poll";
    bram.opens("/signin").asks_the_phone(BRAM);
    stop("number_match", &bram);
    let open = [
        ("seen", finding!("status": { "state": "seen" })),
        ("type", finding!("manner": "type", "number": "824913")),
    ];
    for (name, found) in open {
        deployment.proxy.spoil(poll, Fault::Rewritten(found));
        bram.wait("the poll", || {
            let changed = match name {
                "seen" => bram.seen(".state").contains(&words.seen_on_phone.to_owned()),
                _ => bram.number().len() == 6,
            };
            changed.then_some(())
        });
        stop(&["number_match_", name].concat(), &bram);
        deployment.proxy.mend();
    }
    deployment.proxy.spoil(poll, Fault::Cut);
    bram.wait("being told", || (!bram.alerts().is_empty()).then_some(()));
    stop("number_match_unreachable", &bram);
    deployment.proxy.mend();
    let over = [
        ("denied", finding!("status": { "state": "denied" })),
        ("wrong_number", finding!("status": { "state": "wrong_number" })),
        ("expired", finding!("status": { "state": "expired" })),
        ("unregistered", finding!("status": { "state": "unregistered" })),
        ("superseded", finding!("status": { "state": "superseded" })),
        ("throttled", finding!("status": { "state": "throttled", "retry_after": 420 })),
    ];
    for (name, found) in over {
        bram.reloads().number();
        deployment.proxy.spoil(poll, Fault::Rewritten(found));
        bram.wait("being told", || (!bram.alerts().is_empty()).then_some(()));
        stop(&["number_match_", name].concat(), &bram);
        deployment.proxy.mend();
    }
    bram.in_every_document(HURRY).reloads().reads(words.nothing_on_phone);
    stop("number_match_silent", &bram);
}
