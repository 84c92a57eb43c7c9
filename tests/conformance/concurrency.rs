//! Many at once: what may happen once happens once (RFC 8628 section 5.2).

use super::approval::approved;
use super::case::{Ending, Outcome, cases, must};
use super::person::Decided;
use super::server::{Answer, Server, wait};
use std::collections::HashSet;
use std::thread::scope;

cases! {
    "RFC 8628 5.2": of_many_redemptions_at_once_one_succeeds,
        many_requests_at_once_get_codes_of_their_own;
    "advice": of_many_polls_at_once_one_is_in_time;
    "RFC 8628 5.1": of_two_people_who_approve_at_once_one_succeeds;
}

const MANY: usize = 12;

fn at_once<T: Send>(look: impl Fn() -> Result<T, Ending> + Sync) -> Result<Vec<T>, Ending> {
    scope(|threads| {
        let running: Vec<_> = (0..MANY).map(|_| threads.spawn(&look)).collect();
        running.into_iter().map(|one| one.join().expect("it does not panic")).collect()
    })
}

fn of_many_redemptions_at_once_one_succeeds(server: &Server) -> Outcome {
    let codes = approved(server)?;
    wait(codes.interval);
    let answers = at_once(|| server.poll(&codes))?;
    let tokens = answers.iter().filter(|answer| answer.status == 200).count();
    must!(tokens == 1, "{tokens} of {MANY} got tokens");
    let broken = answers.iter().filter(|answer| answer.status >= 500).count();
    must!(broken == 0, "{broken} of {MANY} broke");
    Ok(())
}

fn of_many_polls_at_once_one_is_in_time(server: &Server) -> Outcome {
    let codes = server.codes()?;
    wait(codes.interval);
    let answers = at_once(|| server.poll(&codes))?;
    let count = |error: &str| answers.iter().filter(|answer: &&Answer| answer.error() == error).count();
    let (pending, slow) = (count("authorization_pending"), count("slow_down"));
    must!(pending == 1 && slow == MANY - 1, "{pending} were in time, {slow} were told to slow down");
    Ok(())
}

fn many_requests_at_once_get_codes_of_their_own(server: &Server) -> Outcome {
    let codes = at_once(|| server.codes())?;
    let all: HashSet<_> = codes.iter().map(|codes| (&codes.device_code, &codes.user_code)).collect();
    must!(all.len() == MANY, "{} of {MANY}", all.len());
    Ok(())
}

fn of_two_people_who_approve_at_once_one_succeeds(server: &Server) -> Outcome {
    let (person, codes) = (server.person()?, server.codes()?);
    let other = person.other().ok_or(Ending::Skipped("there is no second person"))?;
    let decisions: Vec<_> = scope(|threads| {
        let running = [person, other].map(|one| threads.spawn(|| one.approves(&codes.user_code)));
        running.into_iter().map(|one| one.join().expect("it does not panic")).collect()
    });
    let taken = decisions.iter().filter(|one| matches!(one, Ok(Decided::Yes))).count();
    must!(taken == 1, "{taken} approvals were taken: {decisions:?}");
    let answer = server.poll_in_time(&codes)?;
    must!(answer.status == 200, "{answer}");
    Ok(())
}
