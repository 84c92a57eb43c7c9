//! What the tabs of this browser tell each other.

use super::dom;
use drempel_flow::sign_in::News;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "drempel";
const SIGNED_IN: &str = "signed_in";
const SIGNED_OUT: &str = "signed_out";

/// Tells the other tabs.
pub fn tell(news: News) {
    let word = match news {
        News::SignedIn => SIGNED_IN,
        News::SignedOut => SIGNED_OUT,
    };
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        channel.post_message(&JsValue::from_str(word)).ok();
        channel.close();
    }
}

/// Reports what the other tabs tell.
pub fn hear(report: impl Fn(News) + 'static) {
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return };
    dom::listen(&channel, "message", move |event| {
        let word = event.dyn_into::<MessageEvent>().ok().and_then(|message| message.data().as_string());
        match word.as_deref() {
            Some(SIGNED_IN) => report(News::SignedIn),
            Some(SIGNED_OUT) => report(News::SignedOut),
            Some(_) | None => {}
        }
    });
    core::mem::forget(channel);
}
