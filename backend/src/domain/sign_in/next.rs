//! What follows once the person has a session: the way out, or one more question.

use super::claim::{Outcome, Welcome};
use super::{Consent, Holder, Identify, Purpose, State, Visitor, device_sign_in};
use crate::domain::authorization::{self, Standing};
use crate::domain::person::Person;
use crate::domain::session::Session;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{AccountPage, Refusal, Step};

const CONTINUE: &str = "/oauth2/authorize/continue?authorization=";

/// What follows once the person has a session.
pub(super) async fn after_session(
    context: &Context,
    visitor: &Visitor,
    unit: &mut Unit,
    purpose: &Purpose,
    (session, person): (&Session, &Person),
) -> Result<Outcome, Failure> {
    match purpose {
        Purpose::Home => Ok(done(person, context.settings.home.clone())),
        Purpose::Page { page, .. } => Ok(done(person, location_of_page(*page).to_owned())),
        Purpose::Device { user_code } => {
            device_sign_in::look(context, visitor, unit, Holder::of(session, person), user_code).await
        }
        Purpose::Authorization { id } => {
            Ok(match authorization::standing(context, unit, id, (session, person)).await? {
                Standing::Gone => {
                    let outcome = done(person, context.settings.home.clone());
                    Outcome { refusal: Some(Refusal::AuthorizationGone), ..outcome }
                }
                Standing::SignIn => Outcome::taken(State::Identify(Identify::default())),
                Standing::Consent => {
                    let holder = Holder::of(session, person);
                    Outcome::taken(State::Consent(Consent { holder, authorization: id.clone() }))
                }
                Standing::Ready => done(person, location_of(id)),
            })
        }
    }
}

/// The sign-in is over; the browser goes there.
pub(super) fn done(person: &Person, location: String) -> Outcome {
    let step = Step::Done { location, name: person.name.clone() };
    let welcome = Welcome { email: person.email.clone(), step };
    Outcome { welcome: Some(welcome), ..Outcome::taken(State::Done) }
}

/// On to the backend's own endpoint, which answers the application.
pub(super) fn back_to_application(person: &Person, authorization: &str) -> Outcome {
    done(person, location_of(authorization))
}

/// Where a page of the account is.
const fn location_of_page(page: AccountPage) -> &'static str {
    match page {
        AccountPage::SecurityInfo => "/security-info",
        AccountPage::MySignIns => "/my-sign-ins",
    }
}

/// Where the backend itself goes on with an application's request.
pub(in crate::domain) fn location_of(authorization: &str) -> String {
    format!("{CONTINUE}{authorization}")
}
