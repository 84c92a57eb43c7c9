//! An address in a stored state: parsed again when read.

use drempel_verify::EmailAddress;
use serde::{Deserialize as _, Deserializer, Serializer, de::Error};

pub(super) fn serialize<S: Serializer>(email: &EmailAddress, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(email.as_str())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<EmailAddress, D::Error> {
    let text = String::deserialize(from)?;
    EmailAddress::try_from(text.as_str()).map_err(|_| D::Error::custom("not an address"))
}
