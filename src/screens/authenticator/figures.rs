//! A code with its time, written into the nodes that show it: on a tile and whole.

use super::node;
use drempel_flow::authenticator::CodeShown;
use web_sys::Element;

/// Stands for a code that is hidden.
const DOTS: &str = "••• •••";

/// Writes the code, the ring and the rest of it. What the ring shows moves towards the second that begins next.
pub fn show(place: &Element, shown: &CodeShown) {
    node::write(place, ".digits", shown.code.as_deref().unwrap_or(DOTS));
    node::mark(place, "data-soon", if shown.soon { "yes" } else { "no" });
    // A new code begins with a whole ring; that does not turn backwards.
    node::mark(place, "data-fresh", if shown.left == shown.period { "yes" } else { "no" });
    let gone = 100 - u64::from(shown.left) * 100 / u64::from(shown.period.max(1));
    node::set(place, ".rest", "stroke-dashoffset", &gone.to_string());
}

/// Nothing secret is left in the nodes.
pub fn clear(place: &Element) {
    node::write(place, ".digits", DOTS);
    node::write(place, ".next", "");
}
