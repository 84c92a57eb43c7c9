//! The static document is taken over, not replaced.

use drempel::effects::sign_in::Door;
use drempel::screens::sign_in::{identify, password};
use drempel_flow::sign_in::Entrance;
use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test as test;
use web_sys::{Document, HtmlElement, HtmlInputElement};

fn document() -> Document {
    leptos::prelude::document()
}

/// A screen of the document, made by hand: a heading, a field with its places for words, a button.
fn screen(name: &str, field: &str) -> HtmlElement {
    let document = document();
    let make = |tag: &str, class: &str| {
        let element = document.create_element(tag).unwrap();
        element.set_class_name(class);
        element
    };
    let section = make("section", "screen");
    section.set_attribute("data-screen", name).unwrap();
    let form = make("form", "form");
    let input = make("input", "");
    input.set_id(field);
    input.set_attribute("data-focus", "").unwrap();
    if name == "password" {
        input.set_attribute("data-secret", "").unwrap();
    }
    for child in
        [make("h1", ""), make("p", "alert"), make("p", "field-error"), input, make("button", "primary")]
    {
        form.append_child(&child).unwrap();
    }
    section.append_child(&form).unwrap();
    document.body().unwrap().append_child(&section).unwrap();
    section.unchecked_into()
}

async fn a_moment() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 30)
            .unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

#[test]
async fn what_was_typed_stays_in_the_same_node_and_a_refusal_is_tied_to_it() {
    any_spawner::Executor::init_wasm_bindgen().ok();
    let owner = Owner::new();
    owner.set();
    let (first, second) = (screen("identify", "email"), screen("password", "password"));
    let field: HtmlInputElement = document().get_element_by_id("email").unwrap().unchecked_into();
    field.set_value("an");
    let secret: HtmlInputElement = document().get_element_by_id("password").unwrap().unchecked_into();
    secret.set_value("typed");

    let door = Door::new(Entrance::SignIn);
    identify::adopt(door);
    password::adopt(door);
    a_moment().await;
    let after = document().get_element_by_id("email").unwrap();
    assert!(after.is_same_node(Some(&field)));
    assert_eq!(field.value(), "an");
    assert!(!first.hidden() && second.hidden());
    assert_eq!(secret.value(), "", "a screen that is hidden keeps no secret");

    door.send(drempel_flow::sign_in::Event::EmailSubmitted("an".into()));
    a_moment().await;
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    let told = first.query_selector(".field-error").unwrap().unwrap();
    assert!(told.text_content().unwrap().contains('@'));
    assert!(document().active_element().unwrap().is_same_node(Some(&field)));
}
