//! The log: one line an event on standard error, as text or JSON.

use crate::config::{Log, LogFormat};
use std::io::{IsTerminal as _, stderr};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

/// Begins to log. What other people's code says is kept to warnings, unless everything was asked for.
pub(crate) fn start(log: Log) {
    let level = LevelFilter::from_level(log.level);
    let others = if level == LevelFilter::TRACE { level } else { level.min(LevelFilter::WARN) };
    let filter = Targets::new().with_default(others).with_target("drempel_backend", level);
    let lines = fmt::layer().with_writer(stderr);
    let layer = match log.format {
        LogFormat::Text => lines.with_ansi(stderr().is_terminal()).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).boxed(),
    };
    // A second start keeps the first log; that happens in tests only.
    let _ = tracing_subscriber::registry().with(layer.with_filter(filter)).try_init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        // Only a fixed text: a formatted one may carry what a person typed.
        let text = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("with a computed text");
        metrics::counter!("drempel_panics_total").increment(1);
        tracing::error!(place, text, "panicked; please report this with the place");
    }));
}
