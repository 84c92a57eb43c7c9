//! The page's end of its worker (`crate::worker`): started when it is first needed, stopped with everything it holds.

use crate::worker::{Job, Outcome, READY};
use js_sys::{Function, Promise, Reflect, global};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// The worker did not start, broke, or was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost;

/// What `public/boot.js` leaves for us: only there, what was checked passes Trusted Types. It stands for a worker that may
/// not be there yet.
const STARTS: &str = "drempelWorker";

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
    static NUMBERS: Cell<u32> = const { Cell::new(READY) };
}

struct Running {
    worker: Worker,
    /// Who waits for which message.
    waiting: BTreeMap<u32, Function>,
    ready: Promise,
}

/// Starts it, so that it is there when it is needed.
pub fn prepare() {
    RUNNING.with_borrow_mut(|running| {
        if running.is_none() {
            *running = start().ok();
        }
    });
}

/// Has something done.
///
/// # Errors
/// [`Lost`].
pub async fn ask(job: Job) -> Result<Outcome, Lost> {
    prepare();
    let ready = RUNNING.with_borrow(|running| running.as_ref().map(|running| running.ready.clone()));
    JsFuture::from(ready.ok_or(Lost)?).await.map_err(|_| Lost)?;
    let number = NUMBERS.get() + 1;
    NUMBERS.set(number);
    let message = JsFuture::from(answer_to(number)?);
    let sent = RUNNING.with_borrow(|running| {
        let running = running.as_ref().ok_or(Lost)?;
        running.worker.post_message(&job.to_message(number)).map_err(|_| Lost)
    });
    // What was in it must not wait here for its end.
    drop(job);
    sent?;
    let message = message.await.map_err(|_| Lost)?;
    Outcome::received(&message).and_then(|(_, outcome)| outcome).ok_or(Lost)
}

/// Stops it at once. Whoever still waits for an outcome learns that it is lost.
pub fn stop() {
    if let Some(running) = RUNNING.take() {
        running.worker.terminate();
        for tell in running.waiting.into_values() {
            tell.call1(&JsValue::NULL, &JsValue::UNDEFINED).ok();
        }
    }
}

fn start() -> Result<Running, JsValue> {
    let make: Function = Reflect::get(&global(), &STARTS.into())?.dyn_into()?;
    let worker: Worker = make.call0(&JsValue::NULL)?.unchecked_into();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        if let Some((number, _)) = Outcome::received(&event.data()) {
            tell(number, &event.data());
        }
    });
    worker.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    // It could not be loaded, or stopped in the middle: what it held is gone.
    let failed = Closure::<dyn FnMut()>::new(stop);
    worker.set_onerror(Some(failed.into_js_value().unchecked_ref()));
    let mut waiting = BTreeMap::new();
    let ready = Promise::new(&mut |resolve, _| {
        waiting.insert(READY, resolve);
    });
    Ok(Running { worker, waiting, ready })
}

fn answer_to(number: u32) -> Result<Promise, Lost> {
    RUNNING.with_borrow_mut(|running| {
        let running = running.as_mut().ok_or(Lost)?;
        Ok(Promise::new(&mut |resolve, _| {
            running.waiting.insert(number, resolve);
        }))
    })
}

fn tell(number: u32, message: &JsValue) {
    let waits = RUNNING.with_borrow_mut(|running| running.as_mut()?.waiting.remove(&number));
    if let Some(waits) = waits {
        waits.call1(&JsValue::NULL, message).ok();
    }
}
