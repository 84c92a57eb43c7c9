//! The authenticator's service worker (`public/service_worker.js`): registered, heard, and given up for a newer one.
//!
//! The rule a reader would break: a page that was loaded by one version is never left with another. When a newer one takes
//! over, every page loads again; and none takes over while a page is [`busy`].

use super::dom;
use js_sys::{Array, Function, Object, Promise, Reflect, global};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// What it tells the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A push message came, or its notification was tapped: a request may wait.
    Asked,
    /// A newer version is there, whole, and waits for [`update`].
    NewVersion,
}

/// What `public/boot.js` leaves for us: the address of a script passes Trusted Types only there.
const REGISTERS: &str = "drempelServiceWorker";
/// What the service worker waits for before it takes over; it knows it by the same name.
const LOCK: &str = "drempel-busy";
/// What it understands.
const UPDATE: &str = "update";

thread_local! {
    static REGISTRATION: RefCell<Option<ServiceWorkerRegistration>> = const { RefCell::new(None) };
    static CONTROLLED: Cell<bool> = const { Cell::new(false) };
    static LETS_GO: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Registers it, and reports what it tells. A browser without service workers hears nothing and loses nothing else.
pub fn begin(report: impl Fn(News) + Clone + 'static) {
    let Some(container) = container() else { return };
    CONTROLLED.set(container.controller().is_some());
    dom::listen(&container, "controllerchange", |_| {
        // The first one takes over a page that has everything it needs; later ones bring what the page lacks.
        if CONTROLLED.replace(true) {
            dom::window().location().reload().ok();
        }
    });
    let heard = report.clone();
    dom::listen(&container, "message", move |event| {
        let message = event.dyn_into::<MessageEvent>().map(|message| message.data());
        if message.is_ok_and(|message| Reflect::has(&message, &"request".into()).unwrap_or(false)) {
            heard(News::Asked);
        }
    });
    spawn_local(async move {
        if let Some(registration) = register().await {
            watch(&registration, report);
            REGISTRATION.replace(Some(registration));
        }
    });
}

/// The version that waits takes over as soon as no page is [`busy`]; then this page loads again.
pub fn update() {
    let waiting = REGISTRATION.with_borrow(|registration| registration.as_ref()?.waiting());
    if let Some(waiting) = waiting {
        waiting.post_message(&UPDATE.into()).ok();
    }
}

/// Whether somebody is in the middle of something that loading again would lose: a request, a PIN, a new account.
pub fn busy(busy: bool) {
    if busy == LETS_GO.with_borrow(Option::is_some) {
        return;
    }
    match LETS_GO.take() {
        Some(go) => drop(go.call0(&JsValue::NULL)),
        None => hold(),
    }
}

/// The registration, when there is one; for push messages.
pub(super) async fn ready() -> Option<ServiceWorkerRegistration> {
    let ready = container()?.ready().ok()?;
    JsFuture::from(ready).await.ok()?.dyn_into().ok()
}

fn watch(registration: &ServiceWorkerRegistration, report: impl Fn(News) + Clone + 'static) {
    if registration.waiting().is_some() && CONTROLLED.get() {
        report(News::NewVersion);
    }
    let found = registration.clone();
    dom::listen(registration, "updatefound", move |_| {
        let Some(coming) = found.installing() else { return };
        let (installed, report) = (coming.clone(), report.clone());
        dom::listen(&coming, "statechange", move |_| {
            if installed.state() == ServiceWorkerState::Installed && CONTROLLED.get() {
                report(News::NewVersion);
            }
        });
    });
    // An app on the home screen is opened once and then only shown again.
    let asked = registration.clone();
    dom::when_seen_again(move || drop(asked.update()));
}

async fn register() -> Option<ServiceWorkerRegistration> {
    let registers: Function = Reflect::get(&global(), &REGISTERS.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = registers.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Undefined in a page without a secure origin, and in private windows of some browsers.
fn container() -> Option<ServiceWorkerContainer> {
    Reflect::get(&dom::window().navigator(), &"serviceWorker".into()).ok()?.dyn_into().ok()
}

/// Shares the lock until `LETS_GO` is called (Web Locks).
fn hold() {
    let held = Promise::new(&mut |go, _| drop(LETS_GO.replace(Some(go))));
    let Ok(locks) = Reflect::get(&dom::window().navigator(), &"locks".into()) else { return };
    let Ok(request) = Reflect::get(&locks, &"request".into()).and_then(JsCast::dyn_into::<Function>) else {
        return;
    };
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"shared".into()).ok();
    let until = Closure::once_into_js(move || held);
    let arguments = Array::of3(&LOCK.into(), &options, &until);
    Reflect::apply(&request, &locks, &arguments).ok();
}
