//! Google Authenticator's migration codes: `otpauth-migration://offline?data=…`, Protocol Buffers in base 64. Many
//! accounts take several codes, which are shown one after the other.
//!
//! The rule a reader would break: the codes of one export belong together, and only [`Parts`] says that all are there.
//! Whoever takes the first for the whole loses accounts when the other phone is wiped.

use core::fmt;

use super::entry::called;
use super::protobuf::{Value, fields, put_bytes, put_number};
use super::{ExchangeError, Imported, LeftOut, Why};
use crate::{Algorithm, Digits, Key, Otpauth, Totp, base64url};

const SCHEME: &str = "otpauth-migration://";

/// The most codes of one export: a thousand accounts, ten at a time.
const MOST_PARTS: u64 = 100;

/// One code.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    imported: Imported,
    /// Size, place from 0, and the export's own number.
    batch: (u64, u64, u64),
}

/// The codes of an export that were scanned so far, in any order and as often as anybody likes.
#[derive(Clone, Debug, Default)]
pub struct Parts(Vec<Part>);

impl Part {
    pub(super) fn is_one(line: &str) -> bool {
        line.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME))
    }

    /// Reads a code.
    ///
    /// # Errors
    /// The cause, see [`ExchangeError`].
    pub fn parse(uri: &str) -> Result<Self, ExchangeError> {
        let rest = uri.get(SCHEME.len()..).filter(|_| Self::is_one(uri)).ok_or(ExchangeError::Unknown)?;
        let (_, query) = rest.split_once('?').ok_or(ExchangeError::Malformed)?;
        let data = query.split('&').find_map(|pair| pair.strip_prefix("data="));
        let data = data.and_then(Otpauth::percent_decoded).ok_or(ExchangeError::Malformed)?;
        // A plus may have come through a form's encoding.
        let bytes = base64url::decode_standard(&data.replace(' ', "+")).ok_or(ExchangeError::Malformed)?;
        let (mut batch, mut accounts) = ((1, 0, 0), Vec::new());
        for (field, value) in fields(&bytes).ok_or(ExchangeError::Malformed)? {
            match (field, value) {
                (1, Value::Bytes(message)) => {
                    accounts.push(parameters(message).ok_or(ExchangeError::Malformed)?)
                }
                (3, Value::Number(size)) => batch.0 = size.max(1),
                (4, Value::Number(place)) => batch.1 = place,
                (5, Value::Number(id)) => batch.2 = id,
                _ => {}
            }
        }
        if batch.0 > MOST_PARTS || batch.1 >= batch.0 {
            return Err(ExchangeError::Malformed);
        }
        Ok(Self { imported: Imported::collect(accounts)?, batch })
    }

    /// Of how many codes it is one.
    #[must_use]
    pub fn size(&self) -> usize {
        usize::try_from(self.batch.0).unwrap_or(usize::MAX)
    }

    /// Its place among them, from 0.
    #[must_use]
    pub fn place(&self) -> usize {
        usize::try_from(self.batch.1).unwrap_or(usize::MAX)
    }

    pub(super) fn into_imported(self) -> Imported {
        self.imported
    }
}

impl Parts {
    /// Adds a code; one that was there already changes nothing.
    ///
    /// # Errors
    /// [`ExchangeError::OtherExport`], and nothing is added.
    pub fn add(&mut self, part: Part) -> Result<(), ExchangeError> {
        let (size, place, id) = part.batch;
        if self.0.first().is_some_and(|first| (first.batch.0, first.batch.2) != (size, id)) {
            return Err(ExchangeError::OtherExport);
        }
        if self.0.iter().all(|known| known.batch.1 != place) {
            self.0.push(part);
        }
        Ok(())
    }

    /// How many codes are there, and how many there are to be; `(0, 0)` before the first.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.0.len(), self.0.first().map_or(0, Part::size))
    }

    /// All accounts in the order of the codes; `None` while one is missing.
    #[must_use]
    pub fn whole(&self) -> Option<Imported> {
        let (have, of) = self.progress();
        if have == 0 || have < of {
            return None;
        }
        let mut parts = self.0.clone();
        parts.sort_by_key(|part| part.batch.1);
        let mut whole = Imported::default();
        for Part { imported, .. } in parts {
            whole.accounts.extend(imported.accounts);
            whole.left_out.extend(imported.left_out);
        }
        Some(whole)
    }
}

/// One account: 1 key, 2 label, 3 issuer, 4 hash, 5 digits, 6 kind, 7 counter.
fn parameters(message: &[u8]) -> Option<(String, Result<Otpauth, Why>)> {
    let (mut key, mut label, mut issuer) = ([].as_slice(), "", "");
    let (mut algorithm, mut digits, mut kind) = (0, 0, 0);
    for (field, value) in fields(message)? {
        match (field, value) {
            (1, Value::Bytes(bytes)) => key = bytes,
            (2, Value::Bytes(bytes)) => label = core::str::from_utf8(bytes).ok()?,
            (3, Value::Bytes(bytes)) => issuer = core::str::from_utf8(bytes).ok()?,
            (4, Value::Number(number)) => algorithm = number,
            (5, Value::Number(number)) => digits = number,
            (6, Value::Number(number)) => kind = number,
            _ => {}
        }
    }
    let account = totp(key, algorithm, digits, kind).map(|totp| Otpauth::labelled(label, issuer, totp));
    Some((called(issuer, label), account))
}

fn totp(key: &[u8], algorithm: u64, digits: u64, kind: u64) -> Result<Totp, Why> {
    match kind {
        0 | 2 => {}
        1 => return Err(Why::CounterBased),
        _ => return Err(Why::OtherKind),
    }
    let algorithm = match algorithm {
        0 | 1 => Algorithm::Sha1,
        2 => Algorithm::Sha256,
        3 => Algorithm::Sha512,
        _ => return Err(Why::Algorithm),
    };
    let digits = match digits {
        0 | 1 => Digits::Six,
        2 => Digits::Eight,
        _ => return Err(Why::Digits),
    };
    Ok(Totp::new(Key::from_bytes(key).map_err(Why::Key)?, algorithm, digits, Totp::STANDARD_PERIOD))
}

/// Writes as many codes as it takes, ten accounts in each, and says which accounts these codes cannot hold: those of
/// seven digits, and of other periods than 30 s. `export` tells this export from others, drawn at random.
#[must_use]
pub fn write(accounts: &[Otpauth], export: u32) -> (Vec<String>, Vec<LeftOut>) {
    let (mut messages, mut left_out) = (Vec::new(), Vec::new());
    for account in accounts {
        match message(account) {
            Ok(message) => messages.push(message),
            Err(why) => {
                let name = called(account.issuer().unwrap_or_default(), account.account());
                left_out.push(LeftOut { name, why });
            }
        }
    }
    let size = messages.len().div_ceil(10) as u64;
    let codes = messages.chunks(10).zip(0..).map(|(chunk, place)| {
        let mut bytes = Vec::new();
        chunk.iter().for_each(|message| put_bytes(1, message, &mut bytes));
        // A signed number of 32 bits.
        for (field, number) in [(2, 1), (3, size), (4, place), (5, u64::from(export >> 1))] {
            put_number(field, number, &mut bytes);
        }
        let data = base64url::encode_standard(&bytes);
        [SCHEME, "offline?data=", &data.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")].concat()
    });
    (codes.collect(), left_out)
}

fn message(account: &Otpauth) -> Result<Vec<u8>, Why> {
    let totp = account.totp();
    let algorithm = match totp.algorithm() {
        Algorithm::Sha1 => 1,
        Algorithm::Sha256 => 2,
        Algorithm::Sha512 => 3,
    };
    let digits = match totp.digits() {
        Digits::Six => 1,
        Digits::Seven => return Err(Why::Digits),
        Digits::Eight => 2,
    };
    if totp.period() != Totp::STANDARD_PERIOD {
        return Err(Why::Period);
    }
    let mut message = Vec::new();
    put_bytes(1, totp.key().expose(), &mut message);
    let issuer = account.issuer().unwrap_or_default();
    // As in an address: with a colon in the account, one must stand before it.
    let needs_colon = !issuer.is_empty() || account.account().contains(':');
    let label =
        if needs_colon { [issuer, ":", account.account()].concat() } else { account.account().to_owned() };
    put_bytes(2, label.as_bytes(), &mut message);
    put_bytes(3, issuer.as_bytes(), &mut message);
    for (field, number) in [(4, algorithm), (5, digits), (6, 2)] {
        put_number(field, number, &mut message);
    }
    Ok(message)
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Part(…)")
    }
}
