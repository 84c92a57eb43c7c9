//! Bitwarden's unencrypted `.json`, of which only the codes are read: passwords are not looked at.

use super::entry::{Entry, called, object, text, words};
use super::{ExchangeError, Imported, Why};
use crate::Otpauth;
use crate::json::Json;

/// The kind of item that has a code.
const LOGIN: i64 = 1;

pub(super) fn read(json: &Json) -> Result<Imported, ExchangeError> {
    if json.member("encrypted") == Some(&Json::Bool(true)) {
        return Err(ExchangeError::BitwardenEncrypted);
    }
    let items = json.member("items").and_then(Json::list).ok_or(ExchangeError::Malformed)?;
    Imported::collect(items.iter().filter_map(item))
}

/// `None` for an item without a code. What stands for the code is an address, Steam's own, or the bare key.
fn item(item: &Json) -> Option<(String, Result<Otpauth, Why>)> {
    let login = item.member("login")?;
    let totp = login.member("totp")?.text().filter(|totp| !totp.trim().is_empty())?;
    let (name, user) = (text(item, "name"), text(login, "username"));
    let account = if totp.contains("://") {
        let scanned = Otpauth::parse(totp).map_err(Why::from);
        scanned.map(|scanned| named(scanned.otpauth, name, user))
    } else {
        let (algorithm, digits, period) = (None, None, None);
        let issuer = Some(name);
        Entry { issuer, account: user, secret: Some(totp), algorithm, digits, period }.account()
    };
    Some((called(name, user), account))
}

/// An address that says neither whose it is nor who issued it is called as the item is.
fn named(account: Otpauth, name: &str, user: &str) -> Otpauth {
    if account.issuer().is_some() || !account.account().is_empty() {
        return account;
    }
    Otpauth::new(Some(name), user, account.totp().clone())
}

/// Writes logins that hold nothing but their codes. In clear; Bitwarden reads no other file of ours.
#[must_use]
pub fn write(accounts: &[Otpauth]) -> String {
    let items = accounts.iter().map(|account| {
        let login = object([
            ("uris", Json::Null),
            ("username", words(account.account())),
            ("password", Json::Null),
            ("totp", words(&account.to_uri())),
        ]);
        object([
            ("type", Json::Number(Some(LOGIN))),
            ("name", words(account.issuer().unwrap_or_else(|| account.account()))),
            ("notes", Json::Null),
            ("favorite", Json::Bool(false)),
            ("folderId", Json::Null),
            ("organizationId", Json::Null),
            ("collectionIds", Json::Null),
            ("login", login),
        ])
    });
    let (folders, items) = (Json::List(Vec::new()), Json::List(items.collect()));
    object([("encrypted", Json::Bool(false)), ("folders", folders), ("items", items)]).to_text()
}
