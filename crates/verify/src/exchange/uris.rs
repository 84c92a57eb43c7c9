//! A list of `otpauth://` addresses, one on each line: what nearly every app reads and writes.
//!
//! The rule a reader would break: the list holds every key in clear. It leaves the phone in a container
//! (`vault::Purpose::Export`), and only as it is when the person insists.

use super::entry::called;
use super::migration::{Part, Parts};
use super::{Brought, ExchangeError, Imported, Why};
use crate::Otpauth;
use crate::text::is_blank;

/// Reads addresses and migration codes, mixed, the codes all of one export; a list without any is none.
///
/// # Errors
/// The cause, see [`ExchangeError`].
pub fn read(text: &str) -> Result<Brought, ExchangeError> {
    if text.len() > super::LONGEST {
        return Err(ExchangeError::TooLong);
    }
    let lines: Vec<&str> = text.lines().map(|line| line.trim_matches(is_blank)).collect();
    let lines = lines.into_iter().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let lines: Vec<&str> = lines.take(super::MOST + 1).collect();
    if let [line] = lines.as_slice()
        && Part::is_one(line)
    {
        let part = Part::parse(line)?;
        return Ok(if part.size() == 1 {
            Brought::Accounts(part.into_imported())
        } else {
            Brought::Part(part)
        });
    }
    if !lines.iter().any(|line| Part::is_one(line) || is_address(line)) {
        return Err(ExchangeError::Unknown);
    }
    let (codes, addresses): (Vec<&str>, Vec<&str>) = lines.into_iter().partition(|line| Part::is_one(line));
    let mut imported =
        Imported::collect(addresses.into_iter().map(|line| {
            (label(line), Otpauth::parse(line).map(|scanned| scanned.otpauth).map_err(Why::from))
        }))?;
    if !codes.is_empty() {
        let mut parts = Parts::default();
        codes.into_iter().try_for_each(|code| parts.add(Part::parse(code)?))?;
        let whole = parts.whole().ok_or(ExchangeError::Incomplete)?;
        imported.accounts.extend(whole.accounts);
        imported.left_out.extend(whole.left_out);
    }
    Ok(Brought::Accounts(imported))
}

/// Writes the list.
#[must_use]
pub fn write(accounts: &[Otpauth]) -> String {
    accounts.iter().map(|account| account.to_uri() + "\n").collect()
}

fn is_address(line: &str) -> bool {
    line.split_once("://").is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("otpauth"))
}

/// The label of an address that is left out, as well as it can be read. Never more of the line: it may hold a key.
fn label(line: &str) -> String {
    let head = line.split_once('?').map_or("", |(head, _)| head);
    let label = head.rsplit_once('/').map_or("", |(_, label)| label);
    let label = Otpauth::percent_decoded(label).unwrap_or_default();
    label
        .split_once(':')
        .map_or_else(|| label.clone(), |(issuer, account)| called(issuer.trim(), account.trim()))
}
