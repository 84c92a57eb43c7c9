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

/// A yes or no that is told only when it changes.
pub fn whether(question: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    whether_boxed(Box::new(question))
}

fn whether_boxed(question: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| question())
}

/// Shows something inside a node of the static shell, for as long as the document lives.
pub fn mount(slot: HtmlElement, part: impl FnOnce() -> AnyView + 'static) {
    mount_boxed(slot, Box::new(part));
}

fn mount_boxed(slot: HtmlElement, part: Box<dyn FnOnce() -> AnyView>) {
    mount_to(slot, part).forget();
}

/// A part of a screen that comes, goes and changes.
pub fn part(show: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    part_boxed(Box::new(show))
}

fn part_boxed(show: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || show()).into_any()
}

/// Starts something that takes a while.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(task));
}

fn spawn_boxed(task: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(task);
}
