//! Leptos' building blocks with their types erased: one copy of each in the program instead of one a use. Every visitor
//! would pay for the copies (`docs/decisions/erased-types.md`).

use leptos::prelude::*;
use std::pin::Pin;
use web_sys::HtmlElement;

/// Does something now, and again whenever what it read has changed.
pub fn follow(run: impl Fn() + 'static) {
    follow_boxed(Box::new(run));
}

fn follow_boxed(run: Box<dyn Fn()>) {
    Effect::new(move |_| run());
}

/// Shows a list inside a node of the document, anew whenever what it read has changed.
pub fn list(slot: HtmlElement, show: impl Fn() -> AnyView + Send + 'static) {
    list_boxed(slot, Box::new(show));
}

fn list_boxed(slot: HtmlElement, show: Box<dyn Fn() -> AnyView + Send>) {
    mount_to(slot, move || move || show()).forget();
}

/// Starts something that takes a while.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(task));
}

fn spawn_boxed(task: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(task);
}
