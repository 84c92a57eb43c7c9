//! What an operator decides, from flags, environment, file and defaults, in that order.
//!
//! The rule a reader would break: a key exists when it is in [`keys::KEYS`], and only there; every other place that
//! names one asks that list.

mod applications;
mod clients;
pub(crate) mod example;
mod file;
mod given;
pub(crate) mod keys;
mod problem;
mod sections;
mod sources;
mod values;

pub(crate) use problem::Problems;
pub(crate) use sections::{LogFormat, Metrics, Server};
pub(crate) use sources::Sources;
pub(crate) use values::is_here;

use drempel_backend::Settings;
use problem::{Origin, Problem};
use std::path::PathBuf;

/// The whole configuration.
#[derive(Debug)]
pub(crate) struct Config {
    /// Where it listens.
    pub(crate) server: Server,
    /// What goes to standard error.
    pub(crate) log: Log,
    /// The numbers.
    pub(crate) metrics: Metrics,
    /// What the API decides by.
    pub(crate) settings: Settings,
    /// What is odd and yet no error.
    pub(crate) warnings: Vec<String>,
}

/// How much is said, and how.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Log {
    /// For people or for machines.
    pub(crate) format: LogFormat,
    /// The least grave that is said.
    pub(crate) level: tracing::Level,
}

/// What the command line says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flags {
    /// `--config`
    pub(crate) file: Option<PathBuf>,
    /// `--listen`
    pub(crate) listen: Option<String>,
    /// `--data`
    pub(crate) data: Option<PathBuf>,
    /// `--site`
    pub(crate) site: Option<PathBuf>,
}

impl Config {
    /// Reads everything there is to read; on failure, everything that is wrong.
    pub(crate) fn read(flags: &Flags) -> Result<Self, Problems> {
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        let mut sources = Sources::new(flags.file.as_deref(), environment);
        let text = |path: &Option<PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
        sources.flag("server.listen", "--listen", flags.listen.clone());
        sources.flag("data.directory", "--data", text(&flags.data));
        sources.flag("server.site", "--site", text(&flags.site));
        let config = Self::from(&mut sources);
        sources.finish(config)
    }

    fn from(sources: &mut Sources) -> Option<Self> {
        let warnings = sources.unknown_variables();
        let server = Server::read(sources);
        let log = sections::log(sources);
        let metrics = Metrics::read(sources);
        let settings = sections::settings(sources);
        Some(Self { server: server?, log: log?, metrics: metrics?, settings: settings?, warnings })
    }
    /// Whoever listens for others must say how they reach it.
    ///
    /// Apart from reading, because the demonstration refuses such an address first, with better advice.
    pub(crate) fn check_origins(&self) -> Result<(), Problems> {
        if !self.settings.own_origins.is_empty() || self.server.listen.ip().to_canonical().is_loopback() {
            return Ok(());
        }
        Err(Problems(vec![Problem::Value {
            origin: Origin::Default,
            key: "server.public_origins".to_owned(),
            given: Some("empty".to_owned()),
            expected: format!(
                "at least one origin people type, as [\"https://sign-in.example.org\"], because {} is reachable from \
                 elsewhere",
                self.server.listen
            ),
        }]))
    }
}
