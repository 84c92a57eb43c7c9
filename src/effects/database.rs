//! The browser's own database (IndexedDB): what a page and its workers both see, and what local storage cannot keep, such
//! as keys that nobody can read.
//!
//! The rule a reader would break: a change is one transaction ([`update`]) and is done when the *transaction* is complete.
//! Reading here and writing there would let two tabs give out the same counter.

use js_sys::{Function, Object, Promise, Reflect, global};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventTarget, IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransaction};

const NAME: &str = "drempel_authenticator";
const VERSION: u32 = 1;
/// The one store: values by a text.
const STORE: &str = "kept";

/// What is kept under a key; `undefined` where there is nothing.
///
/// # Errors
/// What the browser says: private windows and policies may refuse storage.
pub async fn get(key: &str) -> Result<JsValue, JsValue> {
    let database = Opened::open().await?;
    let (store, _) = database.store("readonly")?;
    result(&store.get(&key.into())?).await
}

/// Keeps a value under a key, in place of what was there.
///
/// # Errors
/// As [`get`].
pub async fn put(key: &str, value: JsValue) -> Result<(), JsValue> {
    update(key, move |_| Some(value)).await.map(drop)
}

/// Changes what is kept under a key, in one transaction: gets what is there (`undefined` for nothing) and gives what is to
/// be there from now on, or `None` to leave it. Returns what was there, once the change is on the disk.
///
/// # Errors
/// As [`get`]; nothing is changed then.
pub async fn update(
    key: &str,
    new: impl FnOnce(JsValue) -> Option<JsValue> + 'static,
) -> Result<JsValue, JsValue> {
    let database = Opened::open().await?;
    let (store, transaction) = database.store("readwrite")?;
    let key = JsValue::from_str(key);
    let request = store.get(&key)?;
    let failed = Rc::new(RefCell::new(None));
    let (seen, fault) = (request.clone(), Rc::clone(&failed));
    // Within the event, or the transaction would be over.
    let write = Closure::once_into_js(move || {
        let written = seen.result().map(|kept| match new(kept) {
            Some(value) => store.put_with_key(&value, &key).map(drop),
            None => Ok(()),
        });
        if let Err(cause) = written.flatten() {
            fault.replace(Some(cause));
        }
    });
    request.set_onsuccess(Some(write.unchecked_ref()));
    completed(&transaction).await?;
    match failed.take() {
        Some(cause) => Err(cause),
        None => request.result(),
    }
}

/// Forgets what is kept under a key.
///
/// # Errors
/// As [`get`].
pub async fn delete(key: &str) -> Result<(), JsValue> {
    let database = Opened::open().await?;
    let (store, transaction) = database.store("readwrite")?;
    store.delete(&key.into())?;
    completed(&transaction).await
}

/// Forgets everything.
///
/// # Errors
/// As [`get`].
pub async fn destroy_all() -> Result<(), JsValue> {
    let database = Opened::open().await?;
    let (store, transaction) = database.store("readwrite")?;
    store.clear()?;
    completed(&transaction).await
}

/// An open database, closed at the end: one that stays open keeps a newer version of the page from opening its own.
struct Opened(IdbDatabase);

impl Opened {
    async fn open() -> Result<Self, JsValue> {
        // The same in a window and in a worker.
        let factory: IdbFactory = Reflect::get(&global(), &"indexedDB".into())?.dyn_into()?;
        let request = factory.open_with_u32(NAME, VERSION)?;
        let upgraded = request.clone();
        let upgrade = Closure::once_into_js(move || {
            if let Ok(database) = upgraded.result() {
                database.unchecked_ref::<IdbDatabase>().create_object_store(STORE).ok();
            }
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        result(&request).await?.dyn_into().map(Self)
    }

    /// The store, in a transaction of its own whose changes are on the disk when it is complete, where the browser can tell.
    fn store(&self, mode: &str) -> Result<(IdbObjectStore, IdbTransaction), JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        // Options are unstable in `web_sys`.
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        let transaction: IdbTransaction =
            begin.call3(&self.0, &STORE.into(), &mode.into(), &options)?.dyn_into()?;
        Ok((transaction.object_store(STORE)?, transaction))
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        // Transactions under way are finished first.
        self.0.close();
    }
}

async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    first(request, "success", &["error", "blocked"]).await?;
    request.result()
}

async fn completed(transaction: &IdbTransaction) -> Result<(), JsValue> {
    first(transaction, "complete", &["error", "abort"]).await
}

/// Waits for one of these events.
async fn first(target: &EventTarget, good: &str, bad: &[&str]) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        let told = Rc::new(Cell::new(false));
        for (name, tell) in [(good, &resolve)].into_iter().chain(bad.iter().map(|name| (*name, &reject))) {
            let (tell, told) = (tell.clone(), Rc::clone(&told));
            let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                if !told.replace(true) {
                    tell.call1(&JsValue::NULL, &event.type_().into()).ok();
                }
            });
            target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref()).ok();
            // The browser drops it with the target.
            heard.into_js_value();
        }
    });
    JsFuture::from(promise).await.map(drop)
}
