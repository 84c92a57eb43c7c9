//! What the pages of this browser tell each other about the vault. Nothing of what is in it.

use super::dom;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "drempel_authenticator";

/// Something happened to the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Something was stored.
    Changed,
    /// It was erased.
    Erased,
}

const WORDS: [(&str, News); 2] = [("changed", News::Changed), ("erased", News::Erased)];

/// Tells the other pages.
pub fn tell(news: News) {
    if let (Ok(channel), Some((word, _))) =
        (BroadcastChannel::new(CHANNEL), WORDS.iter().find(|(_, known)| *known == news))
    {
        channel.post_message(&JsValue::from_str(word)).ok();
        channel.close();
    }
}

/// Reports what the other pages tell.
pub fn hear(report: impl Fn(News) + 'static) {
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return };
    dom::listen(&channel, "message", move |event| {
        let word = event.dyn_into::<MessageEvent>().ok().and_then(|message| message.data().as_string());
        if let Some((_, news)) = WORDS.iter().find(|(known, _)| word.as_deref() == Some(known)) {
            report(*news);
        }
    });
    core::mem::forget(channel);
}
