//! What happened once: when, where, with what.

use super::frame::words;
use crate::effects::moment;
use crate::messages::account::MySignInsWords;
use drempel_contract::{SignInEvent, SignInEventKind};
use leptos::prelude::*;

/// What happened, in a few words.
pub(super) fn title(what: SignInEventKind) -> &'static str {
    let words = &words().my_sign_ins;
    match what {
        SignInEventKind::SignedIn => words.signed_in,
        SignInEventKind::DeviceApproved => words.device_approved,
        SignInEventKind::SecondFactorFailed => words.second_factor_failed,
        SignInEventKind::PhoneDenied => words.phone_denied,
        SignInEventKind::PhoneReported => words.phone_reported,
        SignInEventKind::PhoneWrongNumber => words.phone_wrong_number,
        SignInEventKind::MethodAdded => words.method_added,
        SignInEventKind::MethodRemoved => words.method_removed,
        SignInEventKind::PhoneSignInEnabled => words.phone_sign_in_enabled,
        SignInEventKind::RequestsAllowed => words.requests_allowed,
        SignInEventKind::NotMe => words.not_me,
    }
}

/// When, where, with what.
pub(super) fn facts(event: &SignInEvent) -> AnyView {
    let words = &words().my_sign_ins;
    let signs_in = matches!(event.what, SignInEventKind::SignedIn | SignInEventKind::DeviceApproved);
    let application = if event.application.is_empty() && signs_in {
        words.start_page.to_owned()
    } else {
        event.application.clone()
    };
    let device = if event.device.is_empty() { words.unknown_device.to_owned() } else { event.device.clone() };
    let facts = [
        (words.time, moment::day_and_time(event.at)),
        (words.application, application),
        (words.method, methods(words, &event.amr)),
        (words.device, device),
        (words.place, event.place.clone()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
}

/// The methods of RFC 8176 as people know them.
fn methods(words: &MySignInsWords, amr: &[String]) -> String {
    let known = [
        ("pwd", words.by_password),
        ("otp", words.by_code),
        ("swk", words.by_phone),
        ("hwk", words.by_phone),
    ];
    let used = known.into_iter().filter(|(method, _)| amr.iter().any(|it| it == method));
    used.map(|(_, word)| word).collect::<Vec<_>>().join(" + ")
}
