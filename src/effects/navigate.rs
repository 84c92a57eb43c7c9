//! Leaving for another place. The machines have checked it: see `drempel_flow::Location`.

use super::dom;
use drempel_flow::Location;

/// Leaves; the present page does not stay in the history.
pub fn go(location: &Location) {
    dom::window().location().replace(location.as_str()).ok();
}

/// Makes the back button lead back here instead of away.
pub fn enter_history() {
    if let Ok(history) = dom::window().history() {
        history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", None).ok();
    }
}

/// Does what the back button does.
pub fn back() {
    if let Ok(history) = dom::window().history() {
        history.back().ok();
    }
}

/// Takes what stands behind the `#` out of the address, and out of the history.
pub fn forget_fragment() {
    let location = dom::window().location();
    let address = [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat();
    if let Ok(history) = dom::window().history() {
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)).ok();
    }
}

/// Leaves for the document that has the other screens, on a host that does not serve it at this path; the fragment says
/// which path was meant.
pub fn to_start_document(path: &str) {
    dom::window().location().replace(&["/start.html#", path].concat()).ok();
}

/// Leaves for another door's document, on a host that does not serve it at its path; what stands behind the `?` goes along.
pub fn to_document(name: &str) {
    let asked = dom::window().location().search().unwrap_or_default();
    dom::window().location().replace(&[name, &asked].concat()).ok();
}
