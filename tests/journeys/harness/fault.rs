//! What goes wrong between a browser and the backend, one at a time.

use super::wire::Message;
use std::time::Duration;

/// What happens to a call.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// The connection closes before anything is said, and the backend never hears of it.
    Cut,
    /// Nothing comes back, for longer than a page waits.
    Hang,
    /// It takes so long, and then goes well.
    Slow(Duration),
    /// 429 with `Retry-After`, from something in front of the backend.
    Throttled,
    /// 500 with a problem of our own kind.
    Internal,
    /// 502 with somebody's HTML.
    BadGateway,
    /// 200 without a body.
    Empty,
    /// The right answer, broken off in the middle.
    Truncated,
    /// 200 with something that only begins like JSON.
    Garbled,
    /// 200 with JSON of another shape, as a captive portal might send.
    OtherShape,
    /// 200 with a captive portal's page.
    OtherType,
    /// 200 with a megabyte.
    Huge,
    /// The backend did it, and its answer got lost.
    ReplyLost,
    /// The backend gets it twice; the second answer comes back.
    DeliveredTwice,
    /// The answer is changed on the way.
    Rewritten(fn(&str) -> String),
}

/// How a fault looks from the browser.
pub(crate) enum Outcome {
    /// As if nothing had happened.
    Pass,
    /// This, in place of an answer.
    Instead(Message),
    /// So many bytes of what the backend answers, and the end of the connection.
    Part(fn(usize) -> usize),
    /// The connection closes.
    Close,
}

/// The trace id in [`Fault::Internal`], which the page has to show.
pub(crate) const REFERENCE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

impl Fault {
    /// Whether the backend hears of the call, and how often.
    pub(crate) fn deliveries(self) -> usize {
        match self {
            Self::DeliveredTwice => 2,
            Self::Slow(_) | Self::Truncated | Self::ReplyLost | Self::Rewritten(_) => 1,
            Self::Cut
            | Self::Hang
            | Self::Throttled
            | Self::Internal
            | Self::BadGateway
            | Self::Empty
            | Self::Garbled
            | Self::OtherShape
            | Self::OtherType
            | Self::Huge => 0,
        }
    }

    /// What the browser gets.
    pub(crate) fn outcome(self) -> Outcome {
        Outcome::Instead(match self {
            Self::Slow(_) | Self::DeliveredTwice | Self::Rewritten(_) => return Outcome::Pass,
            Self::Truncated => return Outcome::Part(|length| length.saturating_sub(5)),
            Self::ReplyLost => return Outcome::Part(|_| 0),
            Self::Cut | Self::Hang => return Outcome::Close,
            Self::Throttled => {
                let mut message = Message::response("429 Too Many Requests", "text/plain", "slow down");
                message.headers.push(("retry-after".to_owned(), "3".to_owned()));
                message
            }
            Self::Internal => {
                let problem = format!(
                    r#"{{"type":"/problems/internal","title":"Internal","status":500,"code":"internal","trace_id":"{REFERENCE}"}}"#
                );
                Message::response("500 Internal Server Error", "application/problem+json", problem)
            }
            Self::BadGateway => {
                let page =
                    "<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>";
                Message::response("502 Bad Gateway", "text/html", page)
            }
            Self::Empty => Message::response("200 OK", "application/json", ""),
            Self::Garbled => Message::response("200 OK", "application/json", "{\"sign_in\":\u{0}\u{fffd}]"),
            Self::OtherShape => {
                Message::response("200 OK", "application/json", "[{\"ok\":true,\"verified\":true}]")
            }
            Self::OtherType => Message::response("200 OK", "text/html", "<h1>Welcome to our Wi-Fi</h1>"),
            Self::Huge => {
                let body = format!("{{\"ballast\":\"{}\"}}", "x".repeat(1 << 20));
                Message::response("200 OK", "application/json", body)
            }
        })
    }
}
