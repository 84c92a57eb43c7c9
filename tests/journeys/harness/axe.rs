//! What a machine can find of obstacles for people with a disability.

use super::{Person, place};
use serde_json::json;

const RULES: &str = "return axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: \
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }).then((result) => \
    result.violations.map((it) => it.id + ': ' + it.nodes.map((node) => node.html).join(' | ')))";

impl Person {
    /// WCAG 2.2 AA and the best practices, as far as axe knows them.
    pub(crate) fn meets_no_obstacle(&self, screen: &str) -> &Self {
        let axe = place("DREMPEL_AXE", "node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(axe).expect("axe can be read");
        self.driver.run(&source, &json!([]));
        assert_eq!(self.asks(RULES), json!([]), "{screen}");
        self
    }
}
