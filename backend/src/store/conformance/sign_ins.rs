//! Sign-ins and their tokens.

use super::*;
use crate::domain::sign_in::{Identify, Purpose, SignIn, State};
use crate::store::StoredReply;
use std::time::Duration;

const LATER: Duration = Duration::from_secs(600);

fn sign_in(name: &str, browser: &str, created_at: Timestamp) -> SignIn {
    SignIn {
        purpose: Purpose::Home,
        id: name.to_owned(),
        browser: digest(browser),
        state: State::Identify(Identify::default()),
        created_at,
        expires_at: created_at.plus(LATER),
    }
}

async fn begun(unit: &mut Unit, name: &str) -> Digest {
    let token = digest(&format!("{name} token"));
    unit.add_sign_in(&sign_in(name, name, NOW), &token).await.unwrap();
    token
}

pub(super) async fn one_of_many_claims_wins(store: &Arc<dyn Store>) {
    let mut unit = store.write().await.unwrap();
    let token = begun(&mut unit, "claimed").await;
    unit.commit().await.unwrap();
    let all: Vec<_> = (0..64)
        .map(|number| {
            let store = Arc::clone(store);
            tokio::spawn(async move {
                let new = digest(&format!("new {number}"));
                let mut unit = store.write().await.unwrap();
                let won = unit.claim("claimed", &token, &new, NOW).await.unwrap();
                unit.commit().await.unwrap();
                won
            })
        })
        .collect();
    let mut winners = 0;
    for one in all {
        winners += usize::from(one.await.unwrap());
    }
    assert_eq!(winners, 1);
}

pub(super) async fn a_lease_keeps_others_off_until_it_runs_out(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let token = begun(&mut unit, "leased").await;
    let until = NOW.plus(Duration::from_secs(15));
    assert!(unit.lease("leased", &token, NOW, until).await.unwrap());
    assert!(!unit.lease("leased", &token, NOW, until).await.unwrap());
    unit.release("leased", &digest("another")).await.unwrap();
    assert!(!unit.lease("leased", &token, NOW, until).await.unwrap(), "not released by another token");
    unit.release("leased", &token).await.unwrap();
    assert!(unit.lease("leased", &token, NOW, until).await.unwrap(), "it was given back");
    assert!(unit.lease("leased", &token, until, until.plus(LATER)).await.unwrap(), "it ran out");
    assert!(unit.claim("leased", &token, &digest("after lease"), NOW).await.unwrap(), "a claim needs none");
    assert!(!unit.lease("leased", &token, NOW, until).await.unwrap(), "not the newest token");
    assert!(
        unit.lease("leased", &digest("after lease"), NOW, until).await.unwrap(),
        "the claim took it away"
    );
}

pub(super) async fn a_sign_in_that_is_over_cannot_be_claimed(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    for (name, state) in [("over done", State::Done), ("over ended", State::Ended)] {
        let token = begun(&mut unit, name).await;
        let over = SignIn { state, ..sign_in(name, name, NOW) };
        unit.save_state(&over).await.unwrap();
        assert_eq!(unit.sign_in(name).await.unwrap().unwrap().sign_in, over);
        assert!(!unit.claim(name, &token, &digest("x"), NOW).await.unwrap());
        assert!(!unit.lease(name, &token, NOW, NOW.plus(LATER)).await.unwrap());
    }
    let token = begun(&mut unit, "late").await;
    assert!(!unit.claim("late", &token, &digest("y"), NOW.plus(LATER)).await.unwrap());
}

pub(super) async fn every_token_leads_to_its_sign_in(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let first = begun(&mut unit, "chain").await;
    let second = digest("chain second");
    let reply = StoredReply { body: digest("body"), sealed: vec![1, 2, 3], at: NOW };
    assert!(unit.claim("chain", &first, &second, NOW).await.unwrap());
    unit.keep_reply(&first, &reply).await.unwrap();
    let used = unit.token_use(&first).await.unwrap().unwrap();
    assert_eq!((used.live.token, used.used), (second, Some(reply.clone())));
    assert_eq!(unit.token_use(&second).await.unwrap().unwrap().used, None);
    assert!(unit.token_use(&digest("unknown")).await.unwrap().is_none());
    unit.purge_replies(NOW.plus(LATER)).await.unwrap();
    let used = unit.token_use(&first).await.unwrap().unwrap().used.unwrap();
    assert_eq!(used, StoredReply { sealed: Vec::new(), ..reply.clone() }, "that it was used is kept");
    assert!(unit.keep_start(&digest("start"), "chain", &reply).await.unwrap());
    assert!(!unit.keep_start(&digest("start"), "chain", &reply).await.unwrap());
    assert_eq!(unit.start_reply(&digest("start")).await.unwrap(), Some(reply));
    unit.purge_starts(NOW.plus(LATER)).await.unwrap();
    assert_eq!(unit.start_reply(&digest("start")).await.unwrap(), None);
    unit.purge_sign_ins(NOW.plus(LATER * 2)).await.unwrap();
    assert!(unit.token_use(&first).await.unwrap().is_none(), "tokens go with their sign-in");
}

pub(super) async fn the_oldest_sign_ins_of_a_browser_give_way(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let mut all = Vec::new();
    for number in 0..4 {
        let one = sign_in(&format!("tab {number}"), "tabs", NOW.plus(Duration::from_secs(number)));
        unit.add_sign_in(&one, &digest(&one.id)).await.unwrap();
        all.push(one);
    }
    let other = sign_in("other tab", "other", NOW);
    unit.add_sign_in(&other, &digest("other tab")).await.unwrap();
    let expired = SignIn { expires_at: NOW, ..sign_in("expired tab", "tabs", NOW) };
    unit.add_sign_in(&expired, &digest("expired tab")).await.unwrap();
    // The newest is whichever just began, whatever the clock said.
    unit.keep_newest(&all[0], 1, NOW).await.unwrap();
    let mut open = Vec::new();
    for one in all.iter().chain([&other, &expired]) {
        open.push(unit.sign_in(&one.id).await.unwrap().unwrap().sign_in.state.is_open());
    }
    assert_eq!(open, [true, false, false, true, true, true]);
}

pub(super) async fn only_proven_sign_ins_of_a_person_are_ended(store: &dyn Store) {
    let mut unit = store.write().await.unwrap();
    let anna = person("prover");
    let password = Identify::default().named(anna.email.clone(), anna.id.clone());
    begun(&mut unit, "unproven").await;
    let unproven = SignIn { state: State::Password(password), ..sign_in("unproven", "unproven", NOW) };
    unit.save_state(&unproven).await.unwrap();
    let totp = r#"{"step":"totp","email":"prover@drempel.example","person":"prover","wrong_codes":0}"#;
    begun(&mut unit, "proven").await;
    let proven = SignIn { state: serde_json::from_str(totp).unwrap(), ..sign_in("proven", "proven", NOW) };
    unit.save_state(&proven).await.unwrap();
    assert_eq!(unit.end_sign_ins(&anna.id).await.unwrap(), 1);
    assert_eq!(unit.sign_in("unproven").await.unwrap().unwrap().sign_in, unproven);
    assert_eq!(unit.sign_in("proven").await.unwrap().unwrap().sign_in.state, State::Ended);
}
