//! The start page of somebody who is signed in: applications and account.

use crate::effects::{dom, home::Home, language, moment};
use crate::screens::sign_in::trouble;
use crate::ui::{reactive, screen::Screen};
use drempel_contract::{Application, PersonKind, Session};
use drempel_flow::home::Event;
use leptos::prelude::*;

/// Takes the screen over.
pub fn adopt(home: Home) {
    let Some(screen) = Screen::find("home") else { return };
    screen.listen(".sign-out", "click", move |_| home.send(Event::SignOutChosen));
    if let Some(slot) = dom::by_id("applications") {
        reactive::list(slot, move || applications(home));
    }
    reactive::follow(move || {
        let session = home.ask(|machine| machine.session().cloned());
        let trouble = home.ask(|machine| machine.trouble().map(trouble::words));
        let Some(Session::SignedIn { name, email, kind, auth_time, applications, .. }) = session else {
            screen.show(false);
            return;
        };
        let words = &language::words().home;
        screen.write("h1", &(words.heading)(&name));
        screen.show(true);
        screen.write(".alert", trouble.as_deref().unwrap_or_default());
        screen.hide(".none", !applications.is_empty());
        screen.write(".account-email", &email);
        screen.write(".account-since", &moment::date(auth_time));
        let kind = match kind {
            PersonKind::Work => words.work_account,
            PersonKind::Personal => words.personal_account,
        };
        screen.write(".kind", kind);
    });
}

fn applications(home: Home) -> AnyView {
    let tile = |application: &Application| {
        let Application { name, url, description } = application.clone();
        view! {
            <li class="tile-row">
                <a class="tile" href=url>
                    <strong>{name}</strong>
                    <span>{description}</span>
                </a>
            </li>
        }
    };
    home.ask(|machine| match machine.session() {
        Some(Session::SignedIn { applications, .. }) => {
            view! { <ul class="applications">{applications.iter().map(tile).collect_view()}</ul> }.into_any()
        }
        Some(Session::SignedOut) | None => ().into_any(),
    })
}
