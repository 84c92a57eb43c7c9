//! `GET /oauth2/authorize/continue`: the person has done their part, and the application is answered.

use super::arrival::Arrival;
use super::{authorize, navigation};
use crate::AppState;
use crate::domain::authorization::{Parameters, Went, go_on};
use crate::routes::problem::Ended;
use crate::routes::sign_in::to_the_end;
use axum::extract::{RawQuery, State};
use axum::response::Response;

pub(super) async fn get(
    State(state): State<AppState>,
    arrival: Arrival,
    RawQuery(query): RawQuery,
) -> Result<Response, Ended> {
    let home = state.context().settings.home.clone();
    let given = Parameters::parse(query.unwrap_or_default().as_bytes()).unwrap_or_default();
    let Ok(Some(id)) = given.get("authorization") else { return navigation::see_other(&home) };
    let (id, asked, visitor) = (id.to_owned(), id.to_owned(), arrival.visitor);
    let went = to_the_end(async move { go_on(state.context(), &visitor, &asked).await }).await?;
    match went {
        Went::Answered(location) => navigation::see_other(&location),
        Went::Waiting => authorize::to_page(&id),
        // Answered long ago, or another browser's: nothing to be said that could help, and nobody to tell.
        Went::Gone => navigation::see_other(&home),
    }
}
