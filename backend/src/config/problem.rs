//! What is wrong with the configuration, in one line each: where, what, and what to write instead.

use std::fmt;
use std::path::PathBuf;

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The configuration file.
    File {
        /// Which.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
    },
    /// An environment variable.
    Variable(String),
    /// A flag of the command line.
    Flag(&'static str),
    /// Nobody said anything.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, line } => write!(f, "{}, line {line}", path.display()),
            Self::Variable(name) => write!(f, "environment variable {name}"),
            Self::Flag(name) => write!(f, "{name}"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// One thing to mend.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    /// The file cannot be read.
    #[error("cannot read {path}: {source}; `drempel-backend config example` prints one to start from")]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// It is not TOML.
    #[error("{origin}: this is not TOML: {cause}")]
    Syntax {
        /// Where.
        origin: Origin,
        /// The parser's words, on one line.
        cause: String,
    },
    /// A section or key nobody knows.
    #[error("{origin}: there is no {what} `{given}`{}", suggestion(.nearest.as_deref()))]
    Unknown {
        /// Where.
        origin: Origin,
        /// `section` or `key`.
        what: &'static str,
        /// As given.
        given: String,
        /// The one that was probably meant.
        nearest: Option<String>,
    },
    /// A key with a value it cannot have.
    #[error("{origin}: {key}{}; expected {expected}", shown(.given.as_deref()))]
    Value {
        /// Where.
        origin: Origin,
        /// Which key.
        key: String,
        /// What stands there, unless it must not be repeated.
        given: Option<String>,
        /// What should.
        expected: String,
    },
}

impl Problem {
    /// In which order they are told: the environment and flags first, then the file from above.
    pub(crate) fn line(&self) -> usize {
        match self {
            Self::Unreadable { .. } => 0,
            Self::Syntax { origin, .. } | Self::Unknown { origin, .. } | Self::Value { origin, .. } => {
                match origin {
                    Origin::File { line, .. } => *line,
                    Origin::Variable(_) | Origin::Flag(_) | Origin::Default => 0,
                }
            }
        }
    }
}

fn suggestion(nearest: Option<&str>) -> String {
    match nearest {
        Some(name) => format!("; did you mean `{name}`?"),
        None => "; `drempel-backend config example` lists every key".to_owned(),
    }
}

fn shown(given: Option<&str>) -> String {
    given.map_or_else(|| " is not right".to_owned(), |given| format!(" is {given}"))
}

/// Everything there is to mend, so that nobody has to run it once per mistake.
#[derive(Debug)]
pub(crate) struct Problems(pub(crate) Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_slice() {
            [only] => write!(f, "{only}"),
            all => {
                write!(f, "{} things to mend in the configuration", all.len())?;
                all.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
            }
        }
    }
}

impl std::error::Error for Problems {}
