//! What the account's pages keep: in the tab, what somebody is in the middle of; in the browser, how often advice was
//! skipped. Names, never a key, a code or a number.

use crate::effects::storage;
use drempel_flow::security_info::{Kept, Skips};

const KEPT: &str = "drempel.security_info";
const SKIPS: &str = "drempel.advice_skipped";

/// What this tab was in the middle of.
pub(super) fn kept() -> Option<Kept> {
    storage::tab_text(KEPT).and_then(|text| Kept::from_text(&text))
}

/// Keeps it over a reload, or forgets it.
pub(super) fn keep(kept: Option<&Kept>) {
    storage::keep_tab_text(KEPT, kept.map(Kept::to_text).as_deref());
}

/// How often advice was skipped in this browser: a line each, `email TAB count`.
pub(super) fn skips() -> Vec<Skips> {
    let line = |line: &str| {
        let (email, count) = line.split_once('\t')?;
        Some(Skips { email: email.to_owned(), count: count.parse().ok()? })
    };
    storage::text(SKIPS).map(|text| text.lines().filter_map(line).collect()).unwrap_or_default()
}

/// Keeps it.
pub(super) fn keep_skips(skips: &[Skips]) {
    let lines: Vec<_> =
        skips.iter().map(|skips| [&skips.email, "\t", &skips.count.to_string()].concat()).collect();
    storage::keep_text(SKIPS, &lines.join("\n"));
}
