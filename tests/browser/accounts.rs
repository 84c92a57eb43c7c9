//! The accounts this browser remembers, as older and newer pages keep them.

use drempel::effects::storage;
use drempel_contract::Method;
use drempel_flow::sign_in::KnownAccount;
use wasm_bindgen_test::wasm_bindgen_test as test;

fn account(email: &str, signed_in: bool, method: Option<Method>) -> KnownAccount {
    KnownAccount { email: email.into(), name: "A. de Vries".into(), signed_in, method }
}

#[test]
fn what_was_used_last_is_kept_and_what_an_older_page_kept_is_read() {
    let kept = vec![
        account("a@drempel.example", true, Some(Method::NumberMatch)),
        account("b@drempel.example", false, Some(Method::Password)),
        account("c@drempel.example", false, None),
    ];
    storage::keep_accounts(&kept);
    assert_eq!(storage::accounts(), kept);
    let local = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    local
        .set_item(
            "drempel.accounts",
            "a@drempel.example\tA. de Vries\t1\nb@drempel.example\tA. de Vries\t0\tpigeon\n",
        )
        .unwrap();
    let read = [account("a@drempel.example", true, None), account("b@drempel.example", false, None)];
    assert_eq!(storage::accounts(), read);
    local.remove_item("drempel.accounts").unwrap();
}
