//! How accounts that are brought stand to those that are held.
//!
//! The rule a reader would break: nothing here replaces. An account of the same name with another key is a second
//! account until the person says which of the two the service knows; the wrong guess locks them out.

use crate::Otpauth;

/// How each account stands, in the order they were brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge(Vec<Standing>);

/// How an account stands to those that are held and those brought before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No other has its name or its key: to be added.
    New,
    /// It is there already, under the same name, with the same codes: to be left.
    Same(With),
    /// Another of the same name has other codes: one is older, or they are two. The person decides.
    Namesake(With),
    /// Another name has the same codes: it was renamed, or added twice. The person decides.
    Renamed(With),
}

/// Which other account is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// The place among those held.
    Held(usize),
    /// The place among those brought.
    Brought(usize),
}

/// Compares. Names are compared without regard to case.
#[must_use]
pub fn merge(held: &[Otpauth], brought: &[Otpauth]) -> Merge {
    let others = |count: usize| {
        let held = held.iter().enumerate().map(|(place, other)| (With::Held(place), other));
        held.chain(brought.iter().take(count).enumerate().map(|(place, other)| (With::Brought(place), other)))
    };
    let standings = brought.iter().enumerate().map(|(count, account)| {
        let find = |fits: fn(&Otpauth, &Otpauth) -> bool| {
            others(count).find(|(_, other)| fits(account, other)).map(|(with, _)| with)
        };
        let same = find(|one, other| is_namesake(one, other) && one.totp() == other.totp());
        let namesake = || find(is_namesake).map(Standing::Namesake);
        let renamed = || find(|one, other| one.totp() == other.totp()).map(Standing::Renamed);
        same.map(Standing::Same).or_else(namesake).or_else(renamed).unwrap_or(Standing::New)
    });
    Merge(standings.collect())
}

impl Merge {
    /// How each account stands, in the order they were brought.
    #[must_use]
    pub fn standings(&self) -> &[Standing] {
        &self.0
    }

    /// The places of those that the person must decide on.
    pub fn to_decide(&self) -> impl Iterator<Item = usize> {
        let decides = |standing: &Standing| match standing {
            Standing::New | Standing::Same(_) => false,
            Standing::Namesake(_) | Standing::Renamed(_) => true,
        };
        self.0.iter().enumerate().filter(move |(_, standing)| decides(standing)).map(|(place, _)| place)
    }

    /// The places of those to be put behind the ones held, given which of [`Self::to_decide`] the person keeps.
    pub fn to_add(&self, keeps: impl Fn(usize) -> bool) -> Vec<usize> {
        let adds = |place: usize, standing: &Standing| match standing {
            Standing::New => true,
            Standing::Same(_) => false,
            Standing::Namesake(_) | Standing::Renamed(_) => keeps(place),
        };
        let places = self.0.iter().enumerate().filter(|(place, standing)| adds(*place, standing));
        places.map(|(place, _)| place).collect()
    }
}

fn is_namesake(one: &Otpauth, other: &Otpauth) -> bool {
    let alike = |one: &str, other: &str| one.chars().map(lower).eq(other.chars().map(lower));
    alike(one.issuer().unwrap_or_default(), other.issuer().unwrap_or_default())
        && alike(one.account(), other.account())
}

fn lower(c: char) -> char {
    crate::text::lower(c)
}
