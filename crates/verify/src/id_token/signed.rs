//! Whether a signed token is for us, now, and the answer to what we asked.

use sha2::{Digest, Sha256};

use super::claims::Claims;
use super::error::{Claim, IdTokenError as Error};
use crate::base64url;
use crate::json::Json;

/// What we asked, and know without the token.
#[derive(Clone, Debug)]
pub struct Expected<'a> {
    /// Exactly as in the issuer's discovery document.
    pub issuer: &'a str,
    /// Who we are.
    pub client_id: &'a str,
    /// Others for whom a token may also be; usually nobody.
    pub also_for: &'a [&'a str],
    /// What we sent; a token must then have it, and must have none if we sent none.
    pub nonce: Option<&'a str>,
    /// In s since 1970.
    pub now: i64,
    /// By how many s the clocks may differ.
    pub skew: u32,
    /// How many s ago it may have been issued: little, when it was just asked for.
    pub oldest: u32,
    /// How many s ago the person may have proved who they are, if that was asked.
    pub max_age: Option<u32>,
    /// How strongly the person must have signed in, one of these, if that was asked.
    pub acr: Option<&'a [&'a str]>,
    /// What came with it.
    pub access_token: AccessToken<'a>,
}

/// The access token that came with an ID token.
#[derive(Clone, Copy)]
pub enum AccessToken<'a> {
    /// None came.
    None,
    /// The token must say that it belongs to this one, as our provider's do.
    Bound(&'a str),
    /// The token may say so (the code flow leaves it to the provider), and then it must be true.
    IfBound(&'a str),
}

impl core::fmt::Debug for AccessToken<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("AccessToken(…)")
    }
}

/// A token that the issuer signed; for whom and when is not known yet.
#[must_use]
#[derive(Clone)]
pub struct Signed(pub(super) Json);

impl Signed {
    /// Checks every claim that can be wrong and gives those that can be used.
    ///
    /// # Errors
    /// The first rule that is not met, see [`IdTokenError`](super::IdTokenError).
    pub fn claims(self, expected: &Expected<'_>) -> Result<Claims, Error> {
        self.issuer(expected)?;
        self.audience(expected)?;
        self.times(expected)?;
        self.nonce(expected)?;
        self.access_token(expected)?;
        self.authentication(expected)?;
        Claims::read(&self.0)
    }

    fn issuer(&self, expected: &Expected<'_>) -> Result<(), Error> {
        if self.required_text("iss", Claim::Iss)? == expected.issuer {
            Ok(())
        } else {
            Err(Error::OtherIssuer)
        }
    }

    /// For us; for nobody unknown; given to us, which must be said as soon as it is for several.
    fn audience(&self, expected: &Expected<'_>) -> Result<(), Error> {
        let audience = self.0.member("aud").ok_or(Error::Missing(Claim::Aud))?;
        let audience = match audience.text() {
            Some(one) => vec![one.to_owned()],
            None => audience.texts().ok_or(Error::Unreadable(Claim::Aud))?,
        };
        if !audience.iter().any(|one| one == expected.client_id) {
            return Err(Error::OtherAudience);
        }
        if audience.iter().any(|one| one != expected.client_id && !expected.also_for.contains(&one.as_str()))
        {
            return Err(Error::UntrustedAudience);
        }
        match self.text("azp", Claim::Azp)? {
            None if audience.len() > 1 => Err(Error::Missing(Claim::Azp)),
            Some(party) if party != expected.client_id => Err(Error::OtherAuthorizedParty),
            _ => Ok(()),
        }
    }

    fn times(&self, expected: &Expected<'_>) -> Result<(), Error> {
        let (earliest, latest) = around(expected.now, expected.skew);
        if self.required_whole("exp", Claim::Exp)? <= earliest {
            return Err(Error::Expired);
        }
        let issued = self.required_whole("iat", Claim::Iat)?;
        if issued > latest {
            return Err(Error::IssuedInTheFuture);
        }
        if issued < earliest.saturating_sub(expected.oldest.into()) {
            return Err(Error::IssuedLongAgo);
        }
        match self.whole("nbf", Claim::Nbf)? {
            Some(begin) if begin > latest => Err(Error::NotYetValid),
            _ => Ok(()),
        }
    }

    fn nonce(&self, expected: &Expected<'_>) -> Result<(), Error> {
        match (expected.nonce, self.text("nonce", Claim::Nonce)?) {
            (None, None) => Ok(()),
            (None, Some(_)) => Err(Error::UnaskedNonce),
            (Some(_), None) => Err(Error::Missing(Claim::Nonce)),
            (Some(sent), Some(answered)) if sent == answered => Ok(()),
            (Some(_), Some(_)) => Err(Error::OtherNonce),
        }
    }

    /// The left half of its SHA-256, the hash of both our algorithms (OpenID Connect Core section 3.1.3.8).
    fn access_token(&self, expected: &Expected<'_>) -> Result<(), Error> {
        let (token, required) = match expected.access_token {
            AccessToken::None => return Ok(()),
            AccessToken::Bound(token) => (token, true),
            AccessToken::IfBound(token) => (token, false),
        };
        let Some(at_hash) = self.text("at_hash", Claim::AtHash)? else {
            return if required { Err(Error::Missing(Claim::AtHash)) } else { Ok(()) };
        };
        if at_hash == access_token_hash(token) { Ok(()) } else { Err(Error::OtherAccessToken) }
    }

    fn authentication(&self, expected: &Expected<'_>) -> Result<(), Error> {
        let (earliest, latest) = around(expected.now, expected.skew);
        let proved = self.whole("auth_time", Claim::AuthTime)?;
        if proved.is_some_and(|proved| proved > latest) {
            return Err(Error::AuthenticatedInTheFuture);
        }
        if let Some(max_age) = expected.max_age {
            let proved = proved.ok_or(Error::Missing(Claim::AuthTime))?;
            if proved < earliest.saturating_sub(max_age.into()) {
                return Err(Error::AuthenticatedLongAgo);
            }
        }
        match (expected.acr, self.text("acr", Claim::Acr)?) {
            (None, _) => Ok(()),
            (Some(_), None) => Err(Error::Missing(Claim::Acr)),
            (Some(asked), Some(acr)) if asked.contains(&acr) => Ok(()),
            (Some(_), Some(_)) => Err(Error::OtherAcr),
        }
    }

    fn text(&self, name: &str, claim: Claim) -> Result<Option<&str>, Error> {
        self.0.member(name).map(|value| value.text().ok_or(Error::Unreadable(claim))).transpose()
    }

    fn whole(&self, name: &str, claim: Claim) -> Result<Option<i64>, Error> {
        self.0.member(name).map(|value| value.whole().ok_or(Error::Unreadable(claim))).transpose()
    }

    fn required_text(&self, name: &str, claim: Claim) -> Result<&str, Error> {
        self.text(name, claim)?.ok_or(Error::Missing(claim))
    }

    fn required_whole(&self, name: &str, claim: Claim) -> Result<i64, Error> {
        self.whole(name, claim)?.ok_or(Error::Missing(claim))
    }
}

/// `at_hash` of an access token, for RS256 and ES256: what an issuer writes, and what is compared.
#[must_use]
pub fn access_token_hash(token: &str) -> String {
    let digest = Sha256::digest(token.as_bytes());
    base64url::encode(digest.get(..16).unwrap_or_default())
}

/// The earliest and the latest that now can be.
fn around(now: i64, skew: u32) -> (i64, i64) {
    (now.saturating_sub(skew.into()), now.saturating_add(skew.into()))
}
