//! Reads a password or key from the terminal without showing it, or from standard input.

use super::Failure;
use std::io::{BufRead as _, IsTerminal as _, stdin};

/// More than any password or key.
const LONGEST: u64 = 4096;

/// One line. At a terminal it is asked for with `prompt`, unless `piped` says it comes by standard input.
pub(crate) fn read(prompt: &str, piped: bool) -> Result<String, Failure> {
    let failed = |error| Failure::failed(format!("cannot read it: {error}"));
    if !piped && stdin().is_terminal() {
        return rpassword::prompt_password(prompt).map_err(failed);
    }
    let mut line = String::new();
    std::io::Read::take(stdin().lock(), LONGEST).read_line(&mut line).map_err(failed)?;
    let text = line.trim_end_matches(['\r', '\n']);
    if text.is_empty() {
        return Err(Failure::refused(
            "nothing came on standard input, so nothing was changed; pipe one line into it",
        ));
    }
    Ok(text.to_owned())
}

/// The same, asked for twice at a terminal, because nobody sees what they type.
pub(crate) fn read_new_password(piped: bool) -> Result<String, Failure> {
    let first = read("New password: ", piped)?;
    if !piped && stdin().is_terminal() && read("The same again: ", piped)? != first {
        return Err(Failure::refused("the two passwords differ, so nothing was changed; try again"));
    }
    Ok(first)
}
