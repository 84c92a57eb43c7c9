//! Two lines, of those known here and of strangers; in each, every network has a line of its own, served in turn.

use super::Party;
use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use tokio::sync::oneshot::Sender;

/// So many known ones for one stranger, while both wait.
const KNOWN_FIRST: usize = 3;

/// What is behind the lock.
pub(super) struct Room {
    free: usize,
    known: Line,
    strangers: Line,
    /// Known ones that were given a place since the last stranger was.
    in_a_row: usize,
    last_number: u64,
}

#[derive(Default)]
struct Line {
    /// Who has a ticket and no place, by network.
    inside: HashMap<IpAddr, usize>,
    total: usize,
    /// Who waits for a place; the network in front is next.
    networks: VecDeque<(IpAddr, VecDeque<Waiting>)>,
}

struct Waiting {
    number: u64,
    tell: Sender<()>,
}

impl Room {
    pub(super) fn with(free: usize) -> Self {
        Self { free, known: Line::default(), strangers: Line::default(), in_a_row: 0, last_number: 0 }
    }

    /// How many get a place before a party that comes now, beyond those who find one free.
    pub(super) fn ahead_of(&self, party: Party) -> usize {
        let (known, strangers) = (self.known.total, self.strangers.total);
        let ahead = if party.known {
            known + strangers.min(known / KNOWN_FIRST)
        } else {
            strangers + known.min(KNOWN_FIRST * (strangers + 1))
        };
        ahead.saturating_sub(self.free)
    }

    /// How many of the same kind and network have a ticket.
    pub(super) fn held_by(&self, party: Party) -> usize {
        let line = if party.known { &self.known } else { &self.strangers };
        line.inside.get(&party.network).copied().unwrap_or_default()
    }

    pub(super) fn enter(&mut self, party: Party) {
        let line = self.line(party);
        line.total += 1;
        *line.inside.entry(party.network).or_default() += 1;
    }

    pub(super) fn leave(&mut self, party: Party) {
        let line = self.line(party);
        line.total -= 1;
        if let Some(inside) = line.inside.get_mut(&party.network) {
            *inside -= 1;
            if *inside == 0 {
                line.inside.remove(&party.network);
            }
        }
    }

    /// Puts a party in its line, or gives it a place at once; the number it is known by.
    pub(super) fn line_up(&mut self, party: Party, tell: Sender<()>) -> u64 {
        self.last_number += 1;
        let number = self.last_number;
        self.line(party).push(party.network, Waiting { number, tell });
        if self.free > 0 {
            self.free -= 1;
            self.hand_on();
        }
        number
    }

    /// Takes a party out of its line; `false` when it was given a place already.
    pub(super) fn step_out(&mut self, party: Party, number: u64) -> bool {
        self.line(party).remove(party.network, number)
    }

    /// Gives a place that is over to the next.
    pub(super) fn hand_on(&mut self) {
        match self.next() {
            // Who gave the ticket back meanwhile is in no line any more.
            Some(next) => drop(next.tell.send(())),
            None => self.free += 1,
        }
    }

    fn next(&mut self) -> Option<Waiting> {
        let strangers_turn = self.in_a_row >= KNOWN_FIRST && !self.strangers.networks.is_empty();
        let known = if strangers_turn { None } else { self.known.pop() };
        if known.is_some() {
            self.in_a_row += 1;
            return known;
        }
        self.in_a_row = 0;
        self.strangers.pop()
    }

    fn line(&mut self, party: Party) -> &mut Line {
        if party.known { &mut self.known } else { &mut self.strangers }
    }
}

impl Line {
    fn push(&mut self, network: IpAddr, waiting: Waiting) {
        match self.networks.iter_mut().find(|(of, _)| *of == network) {
            Some((_, line)) => line.push_back(waiting),
            None => self.networks.push_back((network, VecDeque::from([waiting]))),
        }
    }

    fn pop(&mut self) -> Option<Waiting> {
        let (network, mut line) = self.networks.pop_front()?;
        let next = line.pop_front();
        if !line.is_empty() {
            self.networks.push_back((network, line));
        }
        next
    }

    fn remove(&mut self, network: IpAddr, number: u64) -> bool {
        let Some(at) = self.networks.iter().position(|(of, _)| *of == network) else { return false };
        let Some((_, line)) = self.networks.get_mut(at) else { return false };
        let before = line.len();
        line.retain(|waiting| waiting.number != number);
        let removed = line.len() < before;
        if line.is_empty() {
            self.networks.remove(at);
        }
        removed
    }
}
