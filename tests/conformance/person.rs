//! Somebody who approves, since a device grant needs one.

use super::case::{Ending, Outcome};
use std::process::Command;

/// What became of an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decided {
    /// It was taken.
    Yes,
    /// The code is not one that can be approved, or not by this person.
    Refused,
    /// There were too many wrong ones.
    Throttled,
}

/// A person at another device, already signed in there.
pub(crate) trait Person: Sync {
    /// Types a code as it stands here and approves.
    fn approves(&self, typed: &str) -> Result<Decided, String>;
    /// Types a code and denies.
    fn denies(&self, typed: &str) -> Result<Decided, String>;
    /// Somebody else, who has typed nothing wrong yet, since typing wrong locks people out; `None` where there is nobody.
    fn other(&self) -> Option<&dyn Person> {
        None
    }
}

/// A person that is a command of the operator's: a script, or a question at the terminal.
pub(crate) struct Commands {
    pub(crate) approve: String,
    pub(crate) deny: Option<String>,
}

impl Commands {
    fn run(command: &str, typed: &str) -> Result<Decided, String> {
        let shell = if cfg!(windows) { ["cmd", "/C"] } else { ["sh", "-c"] };
        let line = command.replace("{code}", &quoted(typed));
        let status =
            Command::new(shell[0]).args([shell[1], &line]).status().map_err(|cause| cause.to_string())?;
        Ok(if status.success() { Decided::Yes } else { Decided::Refused })
    }
}

impl Person for Commands {
    fn approves(&self, typed: &str) -> Result<Decided, String> {
        Self::run(&self.approve, typed)
    }

    fn denies(&self, typed: &str) -> Result<Decided, String> {
        Self::run(self.deny.as_deref().ok_or("there is no command that denies")?, typed)
    }
}

/// A code comes from the server that is looked at: nothing of it is the shell's business.
fn quoted(typed: &str) -> String {
    let harmless = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || *c == ' ';
    format!("'{}'", typed.chars().filter(harmless).collect::<String>())
}

/// Fails unless it was decided so.
pub(crate) fn decided(outcome: Result<Decided, String>, wanted: Decided) -> Outcome {
    match outcome {
        Ok(decided) if decided == wanted => Ok(()),
        Ok(decided) => Err(Ending::Failed(format!("the person's answer was {decided:?}, not {wanted:?}"))),
        Err(cause) => Err(Ending::Failed(format!("the person could not answer: {cause}"))),
    }
}
