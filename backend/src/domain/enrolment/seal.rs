//! What an enrolment offers: a key for another app, and two ways for a phone of ours to come and get its own.
//!
//! The rule a reader would break: what is for our phones carries no key, so that whoever photographs it has to be faster
//! than the person, and has nothing then either (`number.rs`). All is drawn here, and nothing of it is kept but sealed.

use super::codes;
use super::enrolling::{Enrolling, Offer};
use crate::domain::device::draw_user_code;
use crate::domain::person::Person;
use crate::domain::server_key::SealError;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::random::draw;
use drempel_contract::Secret;
use drempel_verify::{Key, Totp, UserCode};
use serde::{Deserialize, Serialize};

/// What is offered, in the clear.
pub(super) struct Offered {
    /// For another app.
    pub(super) totp: Totp,
    activation: Token,
    code: UserCode,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    key: String,
    activation: Token,
    code: String,
}

impl Offered {
    /// Draws a key and both ways.
    pub(super) fn draw(context: &Context) -> Result<Self, Failure> {
        Ok(Self {
            totp: Totp::standard(Key::from_random(draw(&*context.random)?)),
            activation: Token::draw(&*context.random)?,
            code: draw_user_code(&*context.random)?,
        })
    }

    /// As it is kept, for the enrolment of this name.
    pub(super) fn seal(&self, context: &Context, id: &str) -> Result<Offer, Failure> {
        let kept = Kept {
            key: self.totp.key().to_base32(),
            activation: self.activation.clone(),
            code: self.code.as_str().to_owned(),
        };
        let bytes = zeroize::Zeroizing::new(serde_json::to_vec(&kept)?);
        Ok(Offer {
            sealed: context.key.seal_enrolment(id, &bytes, &*context.random)?,
            activation: self.activation.digest(),
            activation_code: context.key.activation_code(&self.code),
        })
    }

    /// Opens what was kept.
    pub(super) fn open(context: &Context, enrolling: &Enrolling, offer: &Offer) -> Result<Self, Failure> {
        let bytes = context.key.open_enrolment(&enrolling.id, &offer.sealed)?;
        let kept: Kept = serde_json::from_slice(&bytes)?;
        let key = Key::from_base32(&kept.key).map_err(|_| SealError::Unopenable)?;
        let code = UserCode::parse(&kept.code).map_err(|_| SealError::Unopenable)?;
        Ok(Self { totp: Totp::standard(key), activation: kept.activation, code })
    }

    /// For another app.
    pub(super) fn otpauth(&self, context: &Context, person: &Person) -> Secret {
        Secret::new(codes::otpauth(context, person, &self.totp))
    }

    /// For ours: its page, and what activates it in the fragment, which no server is told.
    pub(super) fn activation(&self, context: &Context) -> Secret {
        let (server, activation) = (context.settings.issuer(), self.activation.expose());
        Secret::new(format!("{server}/authenticator#activation={activation}"))
    }

    /// The key, for whoever types it over.
    pub(super) fn key(&self) -> Secret {
        Secret::new(self.totp.key().to_base32())
    }

    /// The short code, for whoever types that over.
    pub(super) fn code(&self) -> Secret {
        Secret::new(self.code.grouped())
    }
}
