//! What is compared with when there is nobody, or nobody's password.
//!
//! The rule a reader would break: how long a comparison takes is decided by the settings a digest was made with, and those
//! of people who have not signed in since a change are not today's. So an address nobody has gets, by its keyed digest and
//! always the same, one of the settings that are stored, in their proportion.

use super::hash::settings_of;
use crate::domain::person::PasswordHash;
use crate::domain::token::Digest;
use crate::random::{Random, RandomError, draw};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use std::sync::{PoisonError, RwLock};

/// How many people's digests were made with one choice of settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSettings {
    /// What a PHC string begins with, up to the salt: `$argon2id$v=19$m=19456,t=2,p=1`.
    pub settings: String,
    /// How many.
    pub people: u64,
}

/// One digest of nothing for each of the settings that are stored.
pub(super) struct StandIns {
    /// By today's settings, as long as nothing is stored.
    today: PasswordHash,
    /// With how many people have these settings or those before.
    stored: RwLock<Vec<(u64, PasswordHash)>>,
}

impl StandIns {
    pub(super) fn new(today: PasswordHash) -> Self {
        Self { today, stored: RwLock::default() }
    }

    /// From now on, these are stored.
    pub(super) fn follow(
        &self,
        mut stored: Vec<StoredSettings>,
        random: &dyn Random,
    ) -> Result<(), RandomError> {
        // The same order each time: as people go over from one to another, few addresses of nobody do.
        stored.sort_by(|one, other| one.settings.cmp(&other.settings));
        let (mut list, mut people) = (Vec::new(), 0);
        for kind in stored {
            let digest = of_nothing(&kind.settings, random)?;
            // What does not read is compared with nobody.
            if settings_of(&digest).is_some() {
                people += kind.people;
                list.push((people, digest));
            }
        }
        *self.stored.write().unwrap_or_else(PoisonError::into_inner) = list;
        Ok(())
    }

    /// The one for this address.
    pub(super) fn of(&self, subject: &Digest) -> PasswordHash {
        let stored = self.stored.read().unwrap_or_else(PoisonError::into_inner);
        let people = stored.last().map_or(0, |(people, _)| *people);
        let place = place_among(people, subject);
        let found = stored.iter().find(|(up_to, _)| place < *up_to);
        found.map_or_else(|| self.today.clone(), |(_, digest)| digest.clone())
    }
}

/// A number below `people`, each as often as another.
fn place_among(people: u64, subject: &Digest) -> u64 {
    let first: [u8; 8] = std::array::from_fn(|at| subject.bytes().get(at).copied().unwrap_or_default());
    let place = (u128::from(u64::from_be_bytes(first)) * u128::from(people)) >> 64;
    u64::try_from(place).unwrap_or_default()
}

/// A digest of no password anybody knows: nothing was hashed for it.
fn of_nothing(settings: &str, random: &dyn Random) -> Result<PasswordHash, RandomError> {
    let (salt, output) = (draw::<16>(random)?, draw::<32>(random)?);
    let [salt, output] = [salt.as_slice(), output.as_slice()].map(|bytes| STANDARD_NO_PAD.encode(bytes));
    Ok(PasswordHash(format!("{settings}${salt}${output}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::OsRandom;

    fn stored(settings: &str, people: u64) -> StoredSettings {
        StoredSettings { settings: settings.to_owned(), people }
    }

    const OLD: &str = "$argon2id$v=19$m=64,t=1,p=1";
    const NEW: &str = "$argon2id$v=19$m=128,t=1,p=1";

    #[test]
    fn addresses_of_nobody_get_the_settings_that_are_stored_in_their_proportion() {
        let stand_ins = StandIns::new(PasswordHash(String::new()));
        stand_ins.follow(vec![stored(OLD, 30), stored(NEW, 10), stored("nonsense", 9)], &OsRandom).unwrap();
        let old = |number: u32| stand_ins.of(&Digest::of(&number.to_be_bytes())).0.starts_with(OLD);
        let share = (0..4000).filter(|number| old(*number)).count();
        assert!((2880..3120).contains(&share), "{share} of 4000 instead of 3000");
        for number in 0..100 {
            let subject = Digest::of(&u32::to_be_bytes(number));
            assert_eq!(stand_ins.of(&subject), stand_ins.of(&subject), "the same at every try");
        }
    }

    #[test]
    fn todays_settings_are_those_of_a_directory_without_passwords() {
        let today = PasswordHash("today".to_owned());
        let stand_ins = StandIns::new(today.clone());
        assert_eq!(stand_ins.of(&Digest::of(b"anybody")), today);
        stand_ins.follow(Vec::new(), &OsRandom).unwrap();
        assert_eq!(stand_ins.of(&Digest::of(b"anybody")), today);
    }
}
