//! Changing what is stored: one change after the other, each on top of what is stored then.

use super::stored;
use super::unlock::{opened, sealed};
use super::{KNOWN, Known, know};
use crate::effects::vault_tabs::{self, News};
use crate::ui::reactive::spawn;
use crate::worker::Job;
use drempel_flow::authenticator::{Change, Refusal};
use drempel_verify::contents::Contents;
use std::cell::RefCell;
use std::collections::VecDeque;

/// How often a change is put on top of another page's before giving up.
const ATTEMPTS: u8 = 8;

/// Whom to tell what is stored then; `Err` with what is stored in its place.
type Tell = Box<dyn FnOnce(Result<Contents, Option<Contents>>)>;

/// What waits for its turn.
#[derive(Default)]
struct Line {
    changes: VecDeque<(Change, Tell)>,
    runs: bool,
    /// What is to be done when all of them are stored.
    then: Option<fn()>,
}

thread_local! {
    static LINE: RefCell<Line> = RefCell::new(Line::default());
}

/// Stores a change, after those that wait already.
pub fn save(change: Change, tell: impl FnOnce(Result<Contents, Option<Contents>>) + 'static) {
    let starts = LINE.with_borrow_mut(|line| {
        line.changes.push_back((change, Box::new(tell)));
        !core::mem::replace(&mut line.runs, true)
    });
    if starts {
        spawn(run());
    }
}

/// Does something once everything is stored.
pub(super) fn then(what: fn()) {
    let now = LINE.with_borrow_mut(|line| {
        line.then = Some(what).filter(|_| line.runs);
        !line.runs
    });
    if now {
        what();
    }
}

/// What was to be done then is not, after all: the vault is being opened again.
pub(super) fn keep_running() {
    LINE.with_borrow_mut(|line| line.then = None);
}

pub(super) fn tell_others() {
    vault_tabs::tell(News::Changed);
}

async fn run() {
    while let Some((change, tell)) = LINE.with_borrow_mut(|line| line.changes.pop_front()) {
        tell(store(&change).await);
    }
    let then = LINE.with_borrow_mut(|line| {
        line.runs = false;
        line.then.take()
    });
    if let Some(then) = then {
        then();
    }
}

async fn store(change: &Change) -> Result<Contents, Option<Contents>> {
    for _ in 0..ATTEMPTS {
        let Some(Known { mut contents, version }) = KNOWN.with_borrow(Clone::clone) else { return Err(None) };
        let before = contents.clone();
        change.clone().apply(&mut contents);
        contents.saved += 1;
        let content = contents.to_bytes().to_vec();
        let Ok(sealed) = sealed(Job::Seal { content }).await else { return Err(Some(before)) };
        match stored::put_vault(&sealed, Some(version)).await {
            Ok(true) => {
                stored::note_saved(contents.saved);
                know(&contents, version.wrapping_add(1));
                tell_others();
                return Ok(contents);
            }
            Ok(false) if reload().await.is_ok() => {}
            Ok(false) | Err(_) => return Err(Some(before)),
        }
    }
    Err(KNOWN.with_borrow(|known| known.as_ref().map(|known| known.contents.clone())))
}

/// Reads what another page stored.
///
/// # Errors
/// [`Refusal::Renewed`], when it has to be opened again.
pub async fn reload() -> Result<Contents, Refusal> {
    let stored = stored::vault().await.map_err(super::unlock::refused)?.ok_or(Refusal::Wrong { left: 0 })?;
    let is_known = KNOWN.with_borrow(|known| {
        known.as_ref().filter(|it| it.version == stored.version).map(|it| it.contents.clone())
    });
    if let Some(contents) = is_known {
        return Ok(contents);
    }
    match opened(Job::TakeNewer { sealed: stored.sealed }).await {
        Ok(contents) => {
            know(&contents, stored.version);
            Ok(contents)
        }
        Err(Refusal::Wrong { .. }) => Err(Refusal::Renewed),
        Err(other) => Err(other),
    }
}
