//! Reading what was written.

use super::account::{Account, AccountId, ApprovalKey, Kind, Registration};
use super::{Contents, ContentsError, VERSION};
use crate::json::Json;
use crate::{Otpauth, base64url};

pub(super) fn contents(bytes: &[u8]) -> Result<Contents, ContentsError> {
    let text = core::str::from_utf8(bytes).map_err(|_| ContentsError::Garbled)?;
    let json = Json::object(text).ok_or(ContentsError::Garbled)?;
    match json.member("version").and_then(Json::whole) {
        Some(VERSION) => read(&json).ok_or(ContentsError::Garbled),
        Some(later) if later > VERSION => Err(ContentsError::Newer),
        Some(_) | None => Err(ContentsError::Garbled),
    }
}

fn read(json: &Json) -> Option<Contents> {
    let accounts = json.member("accounts")?.list()?.iter().map(account).collect::<Option<_>>()?;
    let saved = u64::try_from(json.member("saved")?.whole()?).ok()?;
    Some(Contents { accounts, saved })
}

fn account(json: &Json) -> Option<Account> {
    let kind = json.member("kind")?.text()?;
    Some(Account {
        id: AccountId::read(text(json, "id")?),
        kind: Kind::ALL.into_iter().find(|known| known.word() == kind)?,
        otpauth: Otpauth::parse(text(json, "otpauth")?).ok()?.otpauth,
        name: optional(json, "name", |name| name.text().map(str::to_owned))?,
        hidden: matches!(json.member("hidden")?, Json::Bool(true)),
        registration: optional(json, "registration", registration)?,
    })
}

fn registration(json: &Json) -> Option<Registration> {
    Some(Registration {
        device: text(json, "device")?.to_owned(),
        email: text(json, "email")?.to_owned(),
        approval_key: optional(json, "approval_key", approval_key)?,
    })
}

fn approval_key(json: &Json) -> Option<ApprovalKey> {
    Some(ApprovalKey {
        wrapped: base64url::decode(text(json, "wrapped")?)?,
        public: base64url::decode(text(json, "public")?)?,
    })
}

fn text<'json>(json: &'json Json, name: &str) -> Option<&'json str> {
    json.member(name)?.text()
}

/// A member that may be `null`, but must be there.
fn optional<T>(json: &Json, name: &str, read: impl FnOnce(&Json) -> Option<T>) -> Option<Option<T>> {
    let member = json.member(name)?;
    if *member == Json::Null { Some(None) } else { read(member).map(Some) }
}
