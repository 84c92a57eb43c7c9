//! What a case is: a sentence, where the standard says so, and how to find out.

use super::server::Server;

/// How a case ends that neither passed nor could be looked at.
#[derive(Debug)]
pub(crate) enum Ending {
    /// The server does not do what the standard says.
    Failed(String),
    /// Something is missing to look at it: what.
    Skipped(&'static str),
}

/// The outcome of a case.
pub(crate) type Outcome = Result<(), Ending>;

/// One thing that must hold.
#[derive(Clone, Copy)]
pub(crate) struct Case {
    /// Where it is written, and whether it is only advice.
    pub(crate) source: &'static str,
    /// The sentence, in snake_case.
    pub(crate) name: &'static str,
    /// Finds out.
    pub(crate) look: fn(&Server) -> Outcome,
}

/// Names the cases of a file, each under its source.
macro_rules! cases {
    ($($source:literal: $($name:ident),+ $(,)?);+ $(;)?) => {
        pub(crate) const CASES: &[$crate::case::Case] = &[$($(
            $crate::case::Case { source: $source, name: stringify!($name), look: $name },
        )+)+];
    };
}
pub(crate) use cases;

/// Fails with these words unless it holds.
macro_rules! must {
    ($holds:expr, $($words:tt)+) => {
        if !$holds {
            return Err($crate::case::Ending::Failed(format!($($words)+)));
        }
    };
}
pub(crate) use must;

/// Every case, in the order of the standard.
pub(crate) fn all() -> Vec<Case> {
    [
        super::discovery::CASES,
        super::request::CASES,
        super::form::CASES,
        super::client::CASES,
        super::response::CASES,
        super::codes::CASES,
        super::polling::CASES,
        super::slow_down::CASES,
        super::approval::CASES,
        super::redemption::CASES,
        super::concurrency::CASES,
        super::guessing::CASES,
    ]
    .concat()
}

impl Case {
    /// The sentence as people write it.
    pub(crate) fn sentence(&self) -> String {
        self.name.replace('_', " ")
    }
}
