//! Looks at every case, many at once, and says how each went.

use super::case::{Case, Ending, Outcome, all};
use super::options::Options;
use super::server::Server;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::scope;
use std::time::Instant;

/// Most of a case is waiting for the interval to pass.
const AT_ONCE: usize = 24;

/// Runs, prints, and returns how many failed.
pub(crate) fn run(server: &Server, options: &Options) -> usize {
    let cases = chosen(options);
    let begin = Instant::now();
    println!("RFC 8628 at {}: {} cases", server.issuer, cases.len());
    let outcomes = outcomes(server, &cases);
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for (case, outcome) in cases.iter().zip(&outcomes) {
        let word = match outcome {
            Ok(()) => {
                passed += 1;
                "passed".to_owned()
            }
            Err(Ending::Failed(_)) => {
                failed += 1;
                "FAILED".to_owned()
            }
            Err(Ending::Skipped(_)) => {
                skipped += 1;
                "skipped".to_owned()
            }
        };
        println!("{word:<8} {:<26} {}", case.source, case.sentence());
        match outcome {
            Ok(()) => {}
            Err(Ending::Failed(words)) => println!("         {words}"),
            Err(Ending::Skipped(words)) => println!("         {words}"),
        }
    }
    let seconds = begin.elapsed().as_secs();
    println!("{} cases: {passed} passed, {failed} failed, {skipped} skipped, in {seconds} s", cases.len());
    failed
}

fn chosen(options: &Options) -> Vec<Case> {
    let wanted =
        |case: &Case| options.only.as_ref().is_none_or(|words| case.sentence().contains(words.as_str()));
    all().into_iter().filter(wanted).collect()
}

/// Those that wait longest stand last and are begun first.
fn outcomes(server: &Server, cases: &[Case]) -> Vec<Outcome> {
    let outcomes: Vec<Mutex<Outcome>> = cases.iter().map(|_| Mutex::new(Ok(()))).collect();
    let left = AtomicUsize::new(cases.len());
    scope(|threads| {
        for _ in 0..AT_ONCE.min(cases.len()) {
            threads.spawn(|| {
                loop {
                    let taken =
                        left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
                    let Ok(before) = taken else { return };
                    let place = before - 1;
                    if let (Some(case), Some(outcome)) = (cases.get(place), outcomes.get(place)) {
                        *outcome.lock().expect("only this thread writes it") = look(case, server);
                    }
                }
            });
        }
    });
    outcomes.into_iter().map(|outcome| outcome.into_inner().expect("nobody panicked")).collect()
}

/// A case that breaks off has failed.
fn look(case: &Case, server: &Server) -> Outcome {
    let broke_off = |_| Err(Ending::Failed("it broke off; what it said stands above".to_owned()));
    catch_unwind(AssertUnwindSafe(|| (case.look)(server))).unwrap_or_else(broke_off)
}
