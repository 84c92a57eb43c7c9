//! My sign-ins, and **This wasn't me**.

use super::event;
use super::frame::{self, words};
use crate::effects::account::my_sign_ins::Door;
use crate::effects::{dom, language};
use crate::screens::sign_in::trouble;
use crate::ui::{reactive, screen::Screen};
use drempel_contract::SignInEvent;
use drempel_flow::my_sign_ins::{Event, MySignIns, Shows};
use leptos::prelude::*;

/// Takes the page over.
pub fn adopt(door: Door) {
    let Some(screen) = find(door, "my_sign_ins", Shows::MySignIns) else { return };
    frame::adopt();
    screen.listen(".again", "click", move |_| door.send(Event::AgainChosen));
    let events = Memo::new(move |_| door.ask(|machine| machine.events().map(<[SignInEvent]>::to_vec)));
    if let Some(slot) = dom::by_id("events") {
        reactive::list(slot, move || events.with(|events| list(door, events.as_deref().unwrap_or_default())));
    }
    reactive::follow(move || {
        let waiting = door.ask(MySignIns::is_waiting);
        frame::show_waiting(waiting);
        frame::announce(if waiting { language::words().page.waiting } else { "" });
        let known = events.with(|events| events.as_ref().map(Vec::len));
        screen.hide(".none", known != Some(0));
        screen.hide(".again", known.is_some() || waiting);
        frame::enable(&screen, &[".again"], door.ask(MySignIns::can_act));
    });
    not_me(door);
    secured(door);
}

/// Finds a screen, and follows whether it is the one and what is wrong.
fn find(door: Door, name: &str, shows: Shows) -> Option<Screen> {
    let screen = Screen::find(name)?;
    screen.listen(".back", "click", move |_| door.send(Event::BackChosen));
    let followed = screen.clone();
    reactive::follow(move || {
        let here = door.ask(MySignIns::shows) == shows;
        followed.show(here);
        let trouble = door.ask(|machine| machine.trouble().map(trouble::words)).filter(|_| here);
        followed.write(".alert", trouble.as_deref().unwrap_or_default());
    });
    Some(screen)
}

fn list(door: Door, events: &[SignInEvent]) -> AnyView {
    let rows = events.iter().enumerate().map(|(place, shown)| {
        let title = format!("event-{place}");
        let words = &words().my_sign_ins;
        let state = match (shown.this_session, shown.live) {
            (true, _) => Some(words.this_session),
            (false, true) => Some(words.live),
            (false, false) => None,
        };
        let (id, not_me_label) = (shown.id.clone(), frame::words().not_me.heading);
        let deny = MySignIns::can_be_denied(shown).then(|| {
            let described = title.clone();
            let choose = move |_| door.send(Event::NotMeChosen(id.clone()));
            view! {
                <button class="link" type="button" aria-describedby=described on:click=choose>
                    {not_me_label}
                </button>
            }
        });
        view! {
            <li class="event">
                <h2 id=title>{event::title(shown.what)}</h2>
                {state.map(|state| view! { <p class="state">{state}</p> })}
                {event::facts(shown)}
                {deny}
            </li>
        }
    });
    view! { <ul class="events">{rows.collect_view()}</ul> }.into_any()
}

fn not_me(door: Door) {
    let Some(screen) = find(door, "not_me", Shows::NotMe) else { return };
    screen.listen(".confirm", "click", move |_| door.send(Event::Confirmed));
    if let Some(slot) = dom::by_id("event-in-question") {
        let shown = Memo::new(move |_| door.ask(|machine| machine.in_question().cloned()));
        reactive::list(slot, move || {
            shown.with(|shown| {
                shown.as_ref().map_or_else(
                    || ().into_any(),
                    |shown| {
                        view! {
                            <div class="event">
                                <h2>{event::title(shown.what)}</h2>
                                {event::facts(shown)}
                            </div>
                        }
                        .into_any()
                    },
                )
            })
        });
    }
    reactive::follow(move || {
        let ends = door.ask(MySignIns::ends_sessions);
        screen.hide(".entered", !ends);
        screen.hide(".ends", !ends);
        screen.hide(".tried", ends);
        frame::enable(&screen, &[".confirm"], door.ask(MySignIns::can_act));
    });
}

fn secured(door: Door) {
    let Some(screen) = find(door, "secured", Shows::Secured) else { return };
    reactive::follow(move || {
        let Some(done) = door.ask(MySignIns::done) else { return };
        screen.hide(".ended", !door.ask(MySignIns::ends_sessions));
        screen.write(".ended", &(words().secured.ended)(done.ended));
        screen.hide(".stopped", !done.requests_stopped);
    });
}
