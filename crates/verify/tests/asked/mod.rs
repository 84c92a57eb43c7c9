//! A request, and a decision about it that is good in every way.

use drempel_verify::decision::{Choice, Decision, Expected, Request};
use drempel_verify::number_match::{Manner, Picked, Shown};

pub(crate) const NOW: i64 = 1_800_000_000;

pub(crate) fn request() -> Request {
    Request {
        request: "r_7f3c".to_owned(),
        account: "bram@drempel.example".to_owned(),
        client: "demo-app".to_owned(),
        origin: "https://login.drempel.example".to_owned(),
        place: "Utrecht, \"Nederland\" \u{1f600}".to_owned(),
        device: "d_01".to_owned(),
    }
}

pub(crate) fn shown() -> Shown {
    Shown::parse("37", Manner::Tap).unwrap()
}

pub(crate) fn approve(number: &str) -> Choice {
    Choice::Approve(Picked::parse(number).unwrap())
}

pub(crate) fn decision() -> Decision {
    Decision { about: request(), choice: approve("37"), counter: 8, issued_at: NOW - 5, expires_at: NOW + 60 }
}

pub(crate) fn expected<'a>(about: &'a Request, number: &'a Shown) -> Expected<'a> {
    Expected { about, number, last_counter: 7, asked_at: NOW - 30, deadline: NOW + 90, now: NOW, skew: 10 }
}

pub(crate) fn base64url(bytes: &[u8]) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    let six = |bits: &[u8]| bits.iter().fold(0, |held, bit| held << 1 | bit) << (6 - bits.len());
    bits.chunks(6)
        .filter_map(|bits| alphabet.get(usize::from(six(bits))).map(|letter| char::from(*letter)))
        .collect()
}
