//! Containers with a lock, to be opened or spoiled.

use drempel_verify::vault::{Cost, DeviceKey, Fresh, Open, Passphrase, Purpose, Sealed};

pub(crate) const INSIDE: &[u8] = b"[{\"issuer\":\"Drempel\",\"key\":\"MZXW6YTBOI\"}]";

pub(crate) fn fresh(seed: u8) -> Fresh {
    Fresh { salt: [seed; 16], nonce: [seed; 24] }
}

pub(crate) fn typed(text: &str) -> Passphrase {
    Passphrase::typed(text).unwrap()
}

pub(crate) fn key(seed: u8) -> DeviceKey {
    DeviceKey::new([seed; 32])
}

pub(crate) fn with_pin() -> Open {
    let mut open = Open::new(Purpose::Vault, INSIDE.to_vec(), [1; 32]);
    open.lock_with(&typed("271828"), Cost::LEAST, fresh(2)).unwrap();
    open
}

pub(crate) fn with_key() -> Open {
    let mut open = Open::new(Purpose::Vault, INSIDE.to_vec(), [1; 32]);
    open.lock_with_key(&key(9), fresh(3));
    open
}

pub(crate) fn sealed(open: &Open) -> Sealed {
    Sealed::parse(&open.seal([4; 24]).unwrap().to_bytes(), Purpose::Vault).unwrap()
}
