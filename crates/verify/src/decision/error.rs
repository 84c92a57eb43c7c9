//! Why a decision is refused: a cause for each thing it is bound to, so that each has its test and none hides another.

use core::fmt;

/// A part of the compact form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// How it is signed.
    Header,
    /// What it says.
    Payload,
    /// The signature.
    Signature,
}

/// A member of the payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who would be signed in.
    Account,
    /// To which application.
    Client,
    /// How many decisions the key has signed.
    Counter,
    /// Approved or denied.
    Decision,
    /// Which device was asked.
    Device,
    /// Until when it is good.
    Exp,
    /// When it was made.
    Iat,
    /// The number that was tapped or typed.
    Number,
    /// Where the phone was.
    Origin,
    /// From where the request is said to come.
    Place,
    /// Why it was denied.
    Reason,
    /// Which request.
    Request,
}

/// Why a decision is refused. For the backend's records: who sent it hears one word for all of them, but for
/// [`Self::Late`], which the person can understand. The wrong number is none of them but a
/// [`Verdict`](super::Verdict).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionError {
    /// Longer than any of ours.
    TooLong,
    /// Not header, payload and signature.
    NotThreeParts,
    /// A part is not canonical base64url.
    NotBase64Url(Part),
    /// A part is no JSON object, or has a member twice.
    NotJson(Part),
    /// Signed otherwise than decisions are; `none` is one such.
    OtherAlgorithm,
    /// Another kind of token than a decision (RFC 8725 section 3.11).
    OtherType,
    /// The header says more than how it is signed and what it is, such as a key or where to find one.
    OtherHeader,
    /// No signature of the algorithm has this length.
    SignatureLength,
    /// A member is not there.
    Missing(Field),
    /// A member is not what it must be.
    Unreadable(Field),
    /// What it says could be said in other bytes, or there is more than it should say.
    NotCanonical,
    /// Not signed by the device's key.
    WrongSignature,
    /// About another request: replayed, or sent to the wrong place.
    OtherRequest,
    /// For another person.
    OtherAccount,
    /// To sign in to another application.
    OtherClient,
    /// Made on another site: somebody stands between.
    OtherOrigin,
    /// The person saw another place than the one that asks.
    OtherPlace,
    /// By another device than was asked.
    OtherDevice,
    /// Not after the last one of this key: replayed, or the key was copied along with its counter.
    CounterNotHigher,
    /// Made later than now.
    TooEarly,
    /// Made before it was asked.
    BeforeAsked,
    /// Past its end, or the request's.
    Late,
    /// It ends before it begins, or is good for longer than there is to answer.
    Life,
}

impl fmt::Display for DecisionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for DecisionError {}
