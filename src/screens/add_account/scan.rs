//! The camera.

use super::{self as adding, words};
use crate::effects::add_account::Adding;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::add_account::{AddAccount, Event, Shows};
use web_sys::Element;

/// Takes the screen over.
pub(super) fn adopt(adding: Adding) {
    let Some(screen) =
        adding::screen(adding, "scan", |door, step| step == Shows::Scan && adding::is_adding(door))
    else {
        return;
    };
    screen.listen(".again", "click", move |_| adding.send(Event::ScanChosen));
    screen.listen(".by-hand", "click", move |_| adding.send(Event::TypeChosen));
    adding::picker(adding, &screen, (".picture", ".picture-file"), Adding::picture);
    follow(move || keep_up(adding, &screen));
}

fn keep_up(adding: Adding, screen: &Screen) {
    let running = adding.ask(AddAccount::has_camera);
    if let Some(section) = screen.part::<Element>(".viewfinder").and_then(|it| it.parent_element()) {
        section.toggle_attribute_with_force("data-camera", running).ok();
    }
    screen.hide(".again", running);
    let (seen, all) = adding.ask(AddAccount::progress);
    let parts = if all > 1 { (words().scan.progress)(seen, all) } else { String::new() };
    screen.write(".parts", &parts);
}
