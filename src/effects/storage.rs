//! What this browser keeps: accounts on the device, the sign-in under way in the tab, the code this tab shows. Never a secret
//! that is worth something elsewhere (`docs/decisions/a-code-survives-a-reload.md`).
//!
//! A browser that refuses storage (private windows, policies) loses convenience and nothing else.

use super::{dom, read::METHODS};
use drempel_contract::{Secret, SignInId};
use drempel_flow::authenticator::{LockAfter, Settings};
use drempel_flow::device_code::{Code, Moment};
use drempel_flow::sign_in::KnownAccount;
use web_sys::Storage;

const SIGN_IN: &str = "drempel.sign_in";
const ACCOUNTS: &str = "drempel.accounts";
const DEVICE_CODE: &str = "drempel.device_code";
const AUTHENTICATOR_SAVED: &str = "drempel.authenticator.saved";
const AUTHENTICATOR_SETTINGS: &str = "drempel.authenticator.settings";
const LOCKS: [(&str, LockAfter); 3] =
    [("at_once", LockAfter::AtOnce), ("minute", LockAfter::Minute), ("five_minutes", LockAfter::FiveMinutes)];
const SITE: &str = "drempel.site";

fn local() -> Option<Storage> {
    dom::window().local_storage().ok().flatten()
}

fn tab() -> Option<Storage> {
    dom::window().session_storage().ok().flatten()
}

fn read(storage: Option<Storage>, key: &str) -> Option<String> {
    storage?.get_item(key).ok().flatten()
}

fn write(storage: Option<Storage>, key: &str, value: &str) {
    if let Some(storage) = storage {
        storage.set_item(key, value).ok();
    }
}

/// The sign-in this tab was in the middle of at this address: what it is for stands there, and one that is for something
/// else is none of its business.
#[must_use]
pub fn sign_in() -> Option<SignInId> {
    read(tab(), &sign_in_key()).map(SignInId::new)
}

fn sign_in_key() -> String {
    let location = dom::window().location();
    let (path, query) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    [SIGN_IN, path.trim_end_matches('/'), &query].concat()
}

/// Keeps it over a reload, or forgets it.
pub fn keep_sign_in(sign_in: Option<&SignInId>) {
    match (sign_in, tab()) {
        (Some(id), storage) => write(storage, &sign_in_key(), id.as_str()),
        (None, Some(storage)) => {
            storage.remove_item(&sign_in_key()).ok();
        }
        (None, None) => {}
    }
}

/// The code this tab shows: `device_code TAB user_code TAB address TAB end TAB interval`.
#[must_use]
pub fn device_code() -> Option<Code> {
    let text = read(tab(), DEVICE_CODE)?;
    let mut parts = text.split('\t');
    Some(Code {
        device_code: Secret::new(parts.next()?),
        user_code: parts.next()?.to_owned(),
        verification_uri: parts.next()?.to_owned(),
        expires_at: Moment(parts.next()?.parse().ok()?),
        interval: parts.next()?.parse().ok()?,
    })
}

/// Keeps it over a reload, or forgets it.
pub fn keep_device_code(code: Option<&Code>) {
    match (code, tab()) {
        (Some(code), storage) => {
            let (end, interval) = (code.expires_at.0.to_string(), code.interval.to_string());
            let parts = [code.device_code.expose(), &code.user_code, &code.verification_uri, &end, &interval];
            write(storage, DEVICE_CODE, &parts.join("\t"));
        }
        (None, Some(storage)) => {
            storage.remove_item(DEVICE_CODE).ok();
        }
        (None, None) => {}
    }
}

/// What a page of another door keeps in this tab.
pub(super) fn tab_text(key: &str) -> Option<String> {
    read(tab(), key)
}

/// Keeps it over a reload, or forgets it.
pub(super) fn keep_tab_text(key: &str, text: Option<&str>) {
    match (text, tab()) {
        (Some(text), storage) => write(storage, key, text),
        (None, Some(storage)) => {
            storage.remove_item(key).ok();
        }
        (None, None) => {}
    }
}

/// What a page of another door keeps in this browser.
pub(super) fn text(key: &str) -> Option<String> {
    read(local(), key)
}

/// Keeps it.
pub(super) fn keep_text(key: &str, text: &str) {
    write(local(), key, text);
}

/// The accounts remembered on this device, the one used last first.
#[must_use]
pub fn accounts() -> Vec<KnownAccount> {
    read(local(), ACCOUNTS).map(|text| text.lines().filter_map(account).collect()).unwrap_or_default()
}

/// Remembers these accounts: a line each, `email TAB name TAB 1 or 0 TAB method`, the last where it is known. A line without
/// it is an older page's, and is read as well.
pub fn keep_accounts(accounts: &[KnownAccount]) {
    let mut text = String::new();
    for account in accounts {
        let name = account.name.replace(['\t', '\n', '\r'], " ");
        let state = if account.signed_in { "1" } else { "0" };
        let known = METHODS.iter().find(|(_, method)| Some(*method) == account.method);
        let method = known.map_or("", |(word, _)| word);
        text.push_str(&[&account.email, "\t", &name, "\t", state, "\t", method, "\n"].concat());
    }
    write(local(), ACCOUNTS, &text);
}

/// No remembered account is signed in any more.
pub fn mark_signed_out() {
    let mut known = accounts();
    for account in &mut known {
        account.signed_in = false;
    }
    keep_accounts(&known);
}

/// How often this browser has stored the authenticator's accounts.
#[must_use]
pub fn authenticator_saved() -> Option<u64> {
    read(local(), AUTHENTICATOR_SAVED)?.parse().ok()
}

/// Keeps that, or forgets it.
pub fn keep_authenticator_saved(saved: Option<u64>) {
    match (saved, local()) {
        (Some(saved), storage) => write(storage, AUTHENTICATOR_SAVED, &saved.to_string()),
        (None, Some(storage)) => {
            storage.remove_item(AUTHENTICATOR_SAVED).ok();
        }
        (None, None) => {}
    }
}

/// What the person set in the authenticator: words, in any order. What is missing is as it is at first.
#[must_use]
pub fn authenticator_settings() -> Settings {
    let text = read(local(), AUTHENTICATOR_SETTINGS).unwrap_or_default();
    let has = |word: &str| text.split(' ').any(|it| it == word);
    Settings {
        lock_after: LOCKS.iter().find(|(word, _)| has(word)).map(|(_, after)| *after).unwrap_or_default(),
        hide_codes: has("hide_codes"),
        fingerprint: has("fingerprint"),
    }
}

/// Keeps it.
pub fn keep_authenticator_settings(settings: Settings) {
    let lock = LOCKS.iter().find(|(_, after)| *after == settings.lock_after).map(|(word, _)| *word);
    let hides = settings.hide_codes.then_some("hide_codes");
    let fingerprint = settings.fingerprint.then_some("fingerprint");
    let words: Vec<&str> = [lock, hides, fingerprint].into_iter().flatten().collect();
    write(local(), AUTHENTICATOR_SETTINGS, &words.join(" "));
}

/// The operator's `config.json` as it was last seen, so that a returning visitor sees it at once.
#[must_use]
pub fn site() -> Option<String> {
    read(local(), SITE)
}

/// Keeps `config.json`.
pub fn keep_site(text: &str) {
    write(local(), SITE, text);
}

fn account(line: &str) -> Option<KnownAccount> {
    let mut parts = line.split('\t');
    let (email, name, state) = (parts.next()?, parts.next()?, parts.next()?);
    let method = parts.next().and_then(|it| METHODS.iter().find(|(word, _)| *word == it));
    Some(KnownAccount {
        email: email.to_owned(),
        name: name.to_owned(),
        signed_in: state == "1",
        method: method.map(|(_, method)| *method),
    })
}
