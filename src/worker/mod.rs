//! Beside the page: what takes so long that a page would stand still, or holds what a page should not hold longer than
//! it must. Its memory goes when it is stopped.
//!
//! The rule a reader would break: one [`Job`] in, one [`Outcome`] out, each with the number it came with; in order, but
//! for what waits for WebCrypto. To
//! add one: a variant of each in `protocol.rs`, and its work beside `vault.rs`.

mod codes;
mod files;
mod left_out;
mod protocol;
mod unread;
mod vault;
mod written;

pub use protocol::{Job, Message, Outcome, Why};

use crate::ui::reactive::spawn;
use js_sys::{Array, Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::MessageEvent;

/// The number of the message that says that the worker is there; jobs have others.
pub const READY: u32 = 0;

/// Opens the worker: from now on it takes jobs.
pub fn open() {
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        if let Some((number, job)) = Job::received(&event.data()) {
            spawn(async move { say(&work(job).await.to_message(number)) });
        }
    });
    Reflect::set(&global(), &"onmessage".into(), &heard.into_js_value()).ok();
    say(&Message::new(READY, "ready").into_array());
}

async fn work(job: Job) -> Outcome {
    match job {
        Job::Calibrate { target_ms } => vault::calibrate(target_ms),
        Job::Create { pin, device, cost, content } => vault::create(&pin, device, cost, content),
        Job::Open { sealed, pin, device } => vault::open(&sealed, &pin, device),
        Job::OpenByKey { sealed, key } => vault::open_by_key(&sealed, key),
        Job::TakeNewer { sealed } => vault::take_newer(&sealed),
        Job::Seal { content } => vault::seal(content),
        Job::Renew { pin, device, cost, key } => vault::renew(&pin, device, cost, key),
        Job::LockWithKey { key } => vault::lock_with_key(key),
        Job::ForgetKey => vault::forget_key(),
        Job::ReadCodes { pixels, width, height, thorough } => {
            codes::read_codes(&pixels, width, height, thorough)
        }
        Job::ReadFile { file } => files::read(&file),
        Job::OpenFile { file, password } => files::open(&file, &password).await,
        Job::SealFile { content, password } => files::seal(&content, &password),
        Job::WriteFile { content, app } => written::write(&content, &app),
    }
}

fn say(message: &Array) {
    let post = Reflect::get(&global(), &"postMessage".into()).and_then(JsCast::dyn_into::<Function>);
    if let Ok(post) = post {
        post.call1(&JsValue::NULL, message).ok();
    }
}
