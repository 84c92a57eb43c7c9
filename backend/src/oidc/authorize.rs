//! `GET` and `POST /oauth2/authorize` (RFC 6749 section 4.1.1, OpenID Connect Core 1.0 section 3.1.2).
//!
//! The rule a reader would break: with a POST of another site the browser leaves our cookies at home, so it decides
//! nothing; the browser is sent here once more, by GET.

use super::arrival::Arrival;
use super::{navigation, page, paths};
use crate::AppState;
use crate::domain::authorization::{Begun, Parameters, Posted, Untrusted, add, begin, post as keep};
use crate::domain::sign_in::Cookies;
use crate::language::{self, Language};
use crate::routes::cookies::TakenHome;
use crate::routes::problem::Ended;
use crate::routes::sign_in::to_the_end;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

/// Where a person signs in.
const SIGN_IN: &str = "/signin";

pub(super) async fn get(
    State(state): State<AppState>,
    arrival: Arrival,
    RawQuery(query): RawQuery,
) -> Result<Response, Ended> {
    let Arrival { visitor, language, chosen, trace } = arrival;
    let Ok(given) = Parameters::parse(query.unwrap_or_default().as_bytes()) else {
        return Ok(page::refused(Untrusted::Garbled, language, &trace));
    };
    let begun = to_the_end(async move { begin(state.context(), &visitor, &given, chosen).await }).await?;
    match begun {
        Begun::Answered(location) => navigation::see_other(&location),
        Begun::Untrusted(untrusted) => Ok(page::refused(untrusted, language, &trace)),
        Begun::Waiting { id, browser, suggested } => {
            let cookies = TakenHome(Cookies { browser, ..Cookies::default() });
            let mut response = (cookies, to_page(&id)?).into_response();
            if let Some(suggested) = suggested {
                response.headers_mut().append(header::SET_COOKIE, in_language(suggested));
            }
            Ok(response)
        }
    }
}

pub(super) async fn post(
    State(state): State<AppState>,
    arrival: Arrival,
    navigation::Form(given): navigation::Form,
) -> Result<Response, Ended> {
    let Arrival { language, trace, .. } = arrival;
    let Some(given) = given else { return Ok(page::refused(Untrusted::Garbled, language, &trace)) };
    // Pushed before: only its name is to be carried over.
    if let (Ok(Some(client)), Ok(Some(name))) = (given.get("client_id"), given.get("request_uri")) {
        return navigation::see_other(&again(client, name));
    }
    let context = state.context();
    match keep(context, &given).await? {
        Posted::Kept { client, request_uri } => navigation::see_other(&again(&client, &request_uri)),
        Posted::Refused(back, fault) => {
            navigation::see_other(&back.with_fault(&fault, context.settings.issuer()))
        }
        Posted::Untrusted(untrusted) => Ok(page::refused(untrusted, language, &trace)),
    }
}

/// To the page, with the handle of the request.
pub(super) fn to_page(id: &str) -> Result<Response, Ended> {
    navigation::see_other(&add(SIGN_IN, [("authorization", id)]))
}

fn again(client: &str, request_uri: &str) -> String {
    add(paths::AUTHORIZE, [("client_id", client), ("request_uri", request_uri)])
}

/// The cookie the page itself sets when a person chooses; this one ends with the browser.
fn in_language(language: Language) -> HeaderValue {
    let line = format!("{}={}; Path=/; SameSite=Lax", language::COOKIE, language.tag());
    HeaderValue::from_str(&line).unwrap_or(HeaderValue::from_static(""))
}
