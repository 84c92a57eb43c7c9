//! Asking too often (RFC 8628 section 3.5).

use super::case::{Ending, Outcome, cases};
use super::request::{refused, well_told};
use super::server::{Answer, Codes, Server, wait};
use std::time::Duration;

cases! {
    "RFC 8628 3.5": a_poll_at_the_interval_is_never_told_to_slow_down,
        who_was_told_to_slow_down_must_wait_five_seconds_more, who_waits_five_seconds_more_is_told_so_no_longer,
        the_longer_interval_holds_for_every_later_poll;
    "RFC 6749 5.2": being_told_to_slow_down_is_told_well;
    "advice": a_poll_sooner_is_told_to_slow_down, another_code_of_the_same_client_keeps_its_own_interval;
}

const MORE: Duration = Duration::from_secs(5);
const PENDING: &[&str] = &["authorization_pending"];
const SLOW_DOWN: &[&str] = &["slow_down"];

fn a_poll_at_the_interval_is_never_told_to_slow_down(server: &Server) -> Outcome {
    let codes = server.codes()?;
    for _ in 0..4 {
        refused(&server.poll_in_time(&codes)?, PENDING)?;
    }
    Ok(())
}

fn a_poll_sooner_is_told_to_slow_down(server: &Server) -> Outcome {
    let codes = server.codes()?;
    refused(&server.poll_in_time(&codes)?, PENDING)?;
    refused(&server.poll(&codes)?, SLOW_DOWN)
}

/// Codes whose client was just told. A server need not say it (the standard says only what it means), so that without it
/// there is nothing to look at.
fn slowed_down(server: &Server) -> Result<(Codes, Answer), Ending> {
    let codes = server.codes()?;
    server.poll_in_time(&codes)?;
    let answer = server.poll(&codes)?;
    if answer.error() == "slow_down" {
        return Ok((codes, answer));
    }
    Err(Ending::Skipped("this server tells nobody to slow down"))
}

fn being_told_to_slow_down_is_told_well(server: &Server) -> Outcome {
    let (_, answer) = slowed_down(server)?;
    super::case::must!(answer.status == 400, "{answer}");
    well_told(&answer)
}

fn who_was_told_to_slow_down_must_wait_five_seconds_more(server: &Server) -> Outcome {
    let (codes, _) = slowed_down(server)?;
    wait(codes.interval + Duration::from_secs(1));
    refused(&server.poll(&codes)?, SLOW_DOWN)
}

fn who_waits_five_seconds_more_is_told_so_no_longer(server: &Server) -> Outcome {
    let (codes, _) = slowed_down(server)?;
    wait(codes.interval + MORE);
    refused(&server.poll(&codes)?, PENDING)
}

fn the_longer_interval_holds_for_every_later_poll(server: &Server) -> Outcome {
    let (codes, _) = slowed_down(server)?;
    wait(codes.interval + MORE);
    refused(&server.poll(&codes)?, PENDING)?;
    wait(codes.interval + Duration::from_secs(1));
    refused(&server.poll(&codes)?, SLOW_DOWN)
}

fn another_code_of_the_same_client_keeps_its_own_interval(server: &Server) -> Outcome {
    let other = server.codes()?;
    slowed_down(server)?;
    refused(&server.poll(&other)?, PENDING)
}
