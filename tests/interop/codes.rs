//! Codes of a hundred thousand accounts, ours beside those of npm `otpauth`: every algorithm, 6 to 8 digits, keys of 1 to
//! 64 bytes, periods from 1 s to 5 min, moments from 1970 to 2100. The same accounts every time.

use std::fmt::Write as _;
use std::io::Write as _;
use std::num::NonZeroU32;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use drempel_verify::{Algorithm, Digits, Key, Totp};

const ACCOUNTS: usize = 100_000;

/// SplitMix64: numbers that are the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

pub(crate) fn agree() -> bool {
    let mut numbers = Numbers(4);
    let (mut asked, mut ours) = (String::new(), Vec::with_capacity(ACCOUNTS));
    for _ in 0..ACCOUNTS {
        let (totp, moment) = account(&mut numbers);
        let code = totp.code_for_step(totp.step_at(moment));
        let (name, digits, period) = (totp.algorithm().name(), totp.digits().count(), totp.period());
        writeln!(asked, "{} {name} {digits} {period} {moment}", totp.key().to_base32())
            .expect("a text grows");
        ours.push(code.text());
    }
    let theirs = ask(asked);
    let theirs: Vec<&str> = theirs.lines().collect();
    let differ = ours.iter().zip(&theirs).filter(|(ours, theirs)| ours != theirs).count();
    let agree = differ == 0 && theirs.len() == ACCOUNTS;
    let mark = if agree { "✓" } else { "✗" };
    eprintln!("{mark} codes of {} accounts, {differ} of them other than npm otpauth's", theirs.len());
    agree
}

fn account(numbers: &mut Numbers) -> (Totp, i64) {
    let length = 1 + numbers.below(64) as usize;
    let bytes: Vec<u8> = (0..length).map(|_| numbers.below(256) as u8).collect();
    let key = Key::from_bytes(&bytes).expect("a key of a length it may have");
    let algorithm = [Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512][numbers.below(3) as usize];
    let digits = [Digits::Six, Digits::Seven, Digits::Eight][numbers.below(3) as usize];
    let period = match numbers.below(4) {
        0 => 30,
        1 => 60,
        _ => 1 + numbers.below(300) as u32,
    };
    let period = NonZeroU32::new(period).expect("more than none");
    (Totp::new(key, algorithm, digits, period), numbers.below(4_102_444_800) as i64)
}

fn ask(accounts: String) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("interop/codes.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js is there");
    let mut into = node.stdin.take().expect("a pipe");
    let writes = thread::spawn(move || into.write_all(accounts.as_bytes()));
    let output = node.wait_with_output().expect("it ends");
    writes.join().expect("no panic").expect("it listens");
    String::from_utf8(output.stdout).expect("digits")
}
