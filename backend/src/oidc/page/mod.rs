//! Pages that are answered without the program: what went wrong before it was known where to send the browser, and
//! whether to sign out.
//!
//! The rule a reader would break: every page stands alone: no script, one style by its hash, nothing of the request in it
//! that was not escaped, and it is never shown in a frame.

mod document;
mod words;

use super::paths;
use crate::domain::authorization::Untrusted;
use crate::domain::end_session::Question;
use crate::language::Language;
use crate::routes::problem::Ended;
use crate::routes::trace::{TraceId, Whole};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use document::{Markup, policy, whole};
use drempel_contract::ProblemCode;
use words::words;

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Why nobody is sent anywhere.
pub(super) fn refused(untrusted: Untrusted, language: Language, trace: &TraceId) -> Response {
    tracing::info!(reason = untrusted.name(), "nobody is sent anywhere");
    let words = words(language);
    let [title, text] = words.refused(untrusted);
    let main =
        said(title, text, words.go_back).and(&reference(words.reference, trace, Some(untrusted.name())));
    answer(StatusCode::BAD_REQUEST, language, title, main.and(&home(words.home)), None)
}

/// What came to nothing before or beside its endpoint.
pub(crate) fn ended(ended: &Ended, language: Language, trace: &TraceId) -> Response {
    let words = words(language);
    let (status, [title, text]) = match ended.code {
        ProblemCode::Throttled => (StatusCode::TOO_MANY_REQUESTS, words.throttled),
        ProblemCode::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, words.unavailable),
        ProblemCode::Internal => (StatusCode::INTERNAL_SERVER_ERROR, words.failed),
        ProblemCode::NotFound => (StatusCode::NOT_FOUND, words.refused(Untrusted::Garbled)),
        ProblemCode::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, words.refused(Untrusted::Garbled)),
        ProblemCode::ForeignOrigin => (StatusCode::FORBIDDEN, words.refused(Untrusted::Garbled)),
        ProblemCode::MalformedRequest
        | ProblemCode::WrongStep
        | ProblemCode::StaleToken
        | ProblemCode::SignInEnded
        | ProblemCode::SignInExpired
        | ProblemCode::NotSignedIn
        | ProblemCode::SignInAgain
        | ProblemCode::NoSuchThing
        | ProblemCode::LastMethod
        | ProblemCode::OneWorkAccount
        | ProblemCode::NothingWaits
        | ProblemCode::EnrolmentOver
        | ProblemCode::RequestOver
        | ProblemCode::BadDecision
        | ProblemCode::WrongCode => (StatusCode::BAD_REQUEST, words.refused(Untrusted::Garbled)),
    };
    let main = said(title, text, words.try_again).and(&reference(words.reference, trace, None));
    let mut response = answer(status, language, title, main.and(&home(words.home)), None);
    if let Some(wait) = ended.retry_after {
        let seconds = HeaderValue::from(crate::clock::whole_seconds(wait));
        response.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    response
}

/// Whether the person wants to be signed out.
pub(super) fn sign_out(question: &Question, language: Language) -> Response {
    let words = words(language);
    let (title, signed_in) = (words.sign_out_title, words.signed_in_as);
    let asks = match &question.application {
        Some(application) => {
            Markup::of("<p><b>").text(application).and(&Markup::of("</b> ")).text(words.asks)
        }
        None => Markup::of("<p>").text(words.something_asks),
    };
    let fields = [
        ("client_id", &question.client),
        ("post_logout_redirect_uri", &question.redirect_uri),
        ("state", &question.state),
    ];
    let mut form = Markup::of("<form method=\"post\" action=\"")
        .text(paths::CONFIRM_END_SESSION)
        .and(&Markup::of("\">"));
    for (name, value) in fields {
        if let Some(value) = value {
            let field = Markup::of("<input type=\"hidden\" name=\"").text(name);
            form = form.and(&field).and(&Markup::of("\" value=\"")).text(value).and(&Markup::of("\">"));
        }
    }
    let button =
        Markup::of("<button class=\"button primary\">").text(words.sign_out).and(&Markup::of("</button>"));
    let stay = Markup::of("<a class=\"button\" href=\"/\">").text(words.stay).and(&Markup::of("</a></form>"));
    let main = heading(title)
        .and(&asks.and(&Markup::of("</p><p>")).text(signed_in).and(&Markup::of(" <b>")))
        .text(&question.email)
        .and(&Markup::of("</b></p>"))
        .and(&form.and(&button).and(&stay));
    answer(StatusCode::OK, language, title, main, Some(question.redirect_uri.as_deref()))
}

fn heading(title: &str) -> Markup {
    Markup::of("<h1>").text(title).and(&Markup::of("</h1>"))
}

fn said(title: &str, text: &str, then: &str) -> Markup {
    let text = Markup::of("<p>").text(text).and(&Markup::of("</p><p>")).text(then);
    heading(title).and(&text.and(&Markup::of("</p>")))
}

/// What an operator finds the request by; and the word a developer looks up.
fn reference(label: &str, trace: &TraceId, cause: Option<&str>) -> Markup {
    let line = Markup::of("<p class=\"reference\">").text(label).and(&Markup::of(" <code>"));
    let line = line.text(trace.as_str()).and(&Markup::of("</code>"));
    let cause = cause.map(|cause| Markup::of(" · <code>").text(cause).and(&Markup::of("</code>")));
    line.and(&cause.unwrap_or_default()).and(&Markup::of("</p>"))
}

fn home(label: &str) -> Markup {
    Markup::of("<p><a class=\"button\" href=\"/\">").text(label).and(&Markup::of("</a></p>"))
}

/// `form` says that there is one, and where it may lead in the end.
fn answer(
    status: StatusCode,
    language: Language,
    title: &str,
    main: Markup,
    form: Option<Option<&str>>,
) -> Response {
    let mut response = (status, Html(whole(language, title, &main))).into_response();
    response.extensions_mut().insert(Whole);
    guard(response.headers_mut(), &policy(form));
    response
}

/// The headers of the site's own pages, as far as they mean something here.
fn guard(headers: &mut HeaderMap, policy: &str) {
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(OPENER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    // With `no-referrer` the browser says `Origin: null` of our own form (Fetch standard, "append a request `Origin`
    // header"), and nobody could tell it from another site's.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
}
