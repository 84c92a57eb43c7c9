//! The stage: a backend with five people.

pub(crate) use crate::browser::*;
use axum::Router;
use drempel_backend::clock::{Clock, ManualClock, Timestamp};
use drempel_backend::domain::admin::{self, NewPerson};
use drempel_backend::random::SeededRandom;
use drempel_backend::{AppState, Settings, open, router};
use drempel_contract::{PersonKind, Secret};
use drempel_verify::{EmailAddress, Key, Totp};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tempfile::TempDir;

pub(crate) const ORIGIN: &str = "https://login.drempel.example";
pub(crate) const PASSWORD: &str = "stroopwafel-molen";
/// Password and an app.
pub(crate) const ANNA: &str = "anna@drempel.example";
/// Password and an app, for a second person.
pub(crate) const CARLA: &str = "carla@drempel.example";
/// Password only.
pub(crate) const BRAM: &str = "bram@drempel.example";
/// Disabled.
pub(crate) const DIRK: &str = "dirk@drempel.example";
/// No password at all.
pub(crate) const EVA: &str = "eva@drempel.example";
/// Nobody.
pub(crate) const NOBODY: &str = "zoef@drempel.example";

pub(crate) struct World {
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) state: AppState,
    pub(crate) router: Router,
    pub(crate) folder: TempDir,
    pub(crate) settings: Settings,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::new(folder.path().join("drempel.db"), ORIGIN);
        settings.passwords.memory_kib = 64;
        settings.passwords.passes = 1;
        settings.passwords.waiting = 1000;
        settings.limits.starts_per_minute = u32::MAX;
        settings.limits.answers_per_minute = u32::MAX;
        settings.limits.others_per_minute = u32::MAX;
        change(&mut settings);
        let clock = Arc::new(ManualClock::at(Timestamp::from_millis(1_800_000_000_000)));
        let world = Self::opened(folder, settings, clock).await;
        for (email, password) in [(ANNA, true), (CARLA, true), (BRAM, true), (DIRK, true), (EVA, false)] {
            world.add_person(email, password).await;
        }
        for email in [ANNA, CARLA] {
            world.add_app(email, "Phone", totp(email)).await;
        }
        admin::set_enabled(world.context(), &address(DIRK), false).await.unwrap();
        world
    }

    async fn opened(folder: TempDir, settings: Settings, clock: Arc<ManualClock>) -> Self {
        // Never the same randomness twice in one database.
        static SEED: AtomicU64 = AtomicU64::new(1);
        let random = Arc::new(SeededRandom::new(SEED.fetch_add(1, Ordering::SeqCst)));
        let state = open(settings.clone(), clock.clone(), random).await.unwrap();
        Self { clock, router: router(state.clone()), state, folder, settings }
    }

    /// The same database in a new process.
    pub(crate) async fn restarted(self) -> Self {
        let Self { clock, folder, settings, .. } = self;
        Self::opened(folder, settings, clock).await
    }

    pub(crate) fn context(&self) -> &drempel_backend::domain::Context {
        self.state.context()
    }

    pub(crate) async fn add_person(&self, email: &str, password: bool) {
        let new = NewPerson {
            email: address(email),
            name: "Somebody Example".to_owned(),
            kind: PersonKind::Work,
            password: password.then(|| Secret::new(PASSWORD)),
            second_factor: false,
        };
        admin::add_person(self.context(), &new).await.unwrap();
    }

    pub(crate) async fn add_app(&self, email: &str, name: &str, totp: Totp) {
        admin::add_totp(self.context(), &address(email), name, Some(totp)).await.unwrap();
    }

    pub(crate) fn pass(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// The code of this person's app, so many steps from now.
    pub(crate) fn code(&self, email: &str, steps: i64) -> String {
        let totp = totp(email);
        totp.code_for_step(totp.step_at(self.clock.now().seconds()) + steps).text()
    }

    /// A code that is wrong for every step near now.
    pub(crate) fn wrong_code(&self, email: &str) -> String {
        let near: Vec<_> = (-30..=30).map(|steps| self.code(email, steps)).collect();
        (0..).map(|number| format!("{number:06}")).find(|code| !near.contains(code)).unwrap()
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }
}

/// A person's app: another key for everybody.
pub(crate) fn totp(email: &str) -> Totp {
    let mut key = [7_u8; 20];
    for (to, from) in key.iter_mut().zip(email.bytes()) {
        *to = from ^ 0xa5;
    }
    Totp::standard(Key::from_random(key))
}

pub(crate) fn address(email: &str) -> EmailAddress {
    EmailAddress::try_from(email).unwrap()
}
