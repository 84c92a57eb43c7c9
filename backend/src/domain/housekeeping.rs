//! Forgets what nobody needs any more.

use super::{Context, Failure, keys};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Learns with which settings passwords are stored.
///
/// # Errors
/// When the database cannot be reached.
pub async fn follow_passwords(context: &Context) -> Result<(), Failure> {
    let stored = context.store.read().await?.password_settings().await?;
    Ok(context.passwords.follow(stored, &*context.random)?)
}

/// Forgets expired sign-ins, sessions, grants and tokens, kept replies, old counts, spent steps, unused browsers, devices'
/// requests, requests to phones, enrolments and what happened long ago; gives the signing keys their successors.
///
/// # Errors
/// When the database cannot be reached; what is left is forgotten next time.
pub async fn tidy(context: &Context) -> Result<(), Failure> {
    let now = context.now();
    let replies = now.minus(context.settings.sign_in.repeat_for);
    let mut unit = context.store.write().await?;
    unit.purge_replies(replies).await?;
    unit.purge_starts(replies).await?;
    // For a while, so that a late answer hears that its sign-in has expired.
    unit.purge_sign_ins(now.minus(HOUR)).await?;
    unit.purge_sessions(now).await?;
    unit.purge_throttles(now.minus(DAY)).await?;
    // Far longer than any code could still be looked for.
    unit.purge_steps(now.minus(DAY)).await?;
    unit.purge_devices(now.minus(DAY * 400)).await?;
    unit.purge_authorizations(now).await?;
    unit.purge_pushed(now).await?;
    // For a day, so that a code that comes again is known for one that was used.
    unit.purge_codes(now.minus(DAY)).await?;
    unit.purge_refresh_replies(now.minus(context.settings.tokens.refresh_repeat)).await?;
    unit.purge_grants(now).await?;
    let device = &context.settings.device;
    unit.purge_device_requests(now.minus(device.remembered)).await?;
    let activating = context.settings.security_info.wrong_activation_codes.within;
    let counted = device.wrong_per_network.within.max(device.wrong_per_account.within).max(activating);
    unit.purge_guesses(now.minus(counted)).await?;
    unit.purge_openings(now).await?;
    // For a while, so that the computer that waits hears what became of it.
    // A phone that was out of reach hears how its enrolment went.
    unit.purge_enrolments(now.minus(DAY)).await?;
    unit.purge_events(now.minus(context.settings.security_info.activity)).await?;
    unit.expire_number_matches(now).await?;
    let number_match = &context.settings.number_match;
    let counted = number_match.requests.within.max(number_match.requests_a_day.within);
    let counted = counted.max(number_match.known_requests_a_day.within);
    unit.purge_number_matches(now.minus(counted.max(number_match.expires_after))).await?;
    unit.commit().await?;
    follow_passwords(context).await?;
    keys::follow(context).await
}
