//! Why a token is refused: a cause for each rule, so that each has its test and none hides behind another.

use core::fmt;

/// A part of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// How it is signed.
    Header,
    /// What it says.
    Payload,
    /// The signature.
    Signature,
}

/// A member of the header or the payload that has a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The name of the key.
    Kid,
    /// The issuer.
    Iss,
    /// The person.
    Sub,
    /// For whom it is.
    Aud,
    /// To whom it was given.
    Azp,
    /// Until when.
    Exp,
    /// Since when.
    Iat,
    /// Not before when.
    Nbf,
    /// What the request had in it.
    Nonce,
    /// The access token's digest.
    AtHash,
    /// When the person proved who they are.
    AuthTime,
    /// How strongly.
    Acr,
    /// By which methods.
    Amr,
    /// In which session.
    Sid,
    /// What the person is called.
    Name,
    /// The address.
    Email,
    /// Whether the address is known to be the person's.
    EmailVerified,
}

/// Why a token is refused. The numbers are those of OpenID Connect Core 1.0 section 3.1.3.7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdTokenError {
    /// Longer than any of ours.
    TooLong,
    /// Not header, payload and signature.
    NotThreeParts,
    /// A part is not canonical base64url.
    NotBase64Url(Part),
    /// A part is no JSON object, or has a member twice.
    NotJson(Part),
    /// 7, 8: signed otherwise than agreed on; `none` is one such.
    OtherAlgorithm,
    /// The header wants an extension to be understood (RFC 7515 section 4.1.11).
    Critical,
    /// The header brings a key or the address of one; only the issuer's published keys count.
    BringsItsKey,
    /// Another kind of token, such as an access token (RFC 8725 section 3.11).
    OtherType,
    /// No signature of the algorithm has this length.
    SignatureLength,
    /// The issuer publishes no such key.
    UnknownKey,
    /// More than one key could be meant.
    AmbiguousKey,
    /// The key of that name is of another kind.
    UnfitKey,
    /// 6: not signed by the key.
    WrongSignature,
    /// A required claim is not there.
    Missing(Claim),
    /// A claim is not what it must be by type.
    Unreadable(Claim),
    /// 2: somebody else issued it.
    OtherIssuer,
    /// 3: for others, not for us.
    OtherAudience,
    /// 3: also for somebody we do not trust.
    UntrustedAudience,
    /// 4, 5: given to somebody else.
    OtherAuthorizedParty,
    /// 9: past its end.
    Expired,
    /// Before its begin (RFC 7519 section 4.1.5).
    NotYetValid,
    /// 10: issued later than now.
    IssuedInTheFuture,
    /// 10: issued too long ago to be the answer to what was just asked.
    IssuedLongAgo,
    /// 11: the answer to another request, or replayed.
    OtherNonce,
    /// 11: the answer to a request with a nonce, and we sent none.
    UnaskedNonce,
    /// 3.1.3.8: it came with another access token.
    OtherAccessToken,
    /// 12: signed in less strongly than asked, or otherwise.
    OtherAcr,
    /// 13: the person proved who they are longer ago than asked.
    AuthenticatedLongAgo,
    /// 13: the person will prove who they are.
    AuthenticatedInTheFuture,
}

impl fmt::Display for IdTokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for IdTokenError {}
