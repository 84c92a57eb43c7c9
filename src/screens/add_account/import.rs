//! Another app's file.

use super as adding;
use crate::effects::add_account::Adding;
use drempel_flow::add_account::{Event, Shows};
use drempel_flow::authenticator as door_flow;

/// Takes the screen over.
pub(super) fn adopt(adding: Adding) {
    let here = |door, step| door == door_flow::Shows::Import && step == Shows::Choice;
    let Some(screen) = adding::screen(adding, "import", here) else { return };
    adding::picker(adding, &screen, (".choose", ".import-file"), Adding::file);
    screen.listen(".scan", "click", move |_| adding.send(Event::ScanChosen));
}
