//! What a machine can find of obstacles for people with a disability.

use super::{Person, place};
use serde_json::{Value, json};

/// From the end of the page: what sticks to its lower edge covers nothing there, and elsewhere nothing that cannot be
/// scrolled from under it.
const RULES: &str = "const top = scrollY; \
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }); \
    return axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: \
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }).then((result) => \
    (scrollTo({ top, behavior: 'instant' }), result.violations) \
    .map((it) => it.id + ': ' + it.nodes.map((node) => node.html).join(' | ')))";

impl Person {
    /// What axe knows of WCAG 2.2 AA and the best practices, and finds on this screen.
    pub(crate) fn obstacles(&self) -> Vec<Value> {
        let axe = place("DREMPEL_AXE", "node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(axe).expect("axe can be read");
        self.driver.run(&source, &json!([]));
        self.asks(RULES).as_array().cloned().expect("a list")
    }
}
