//! Holds a value against the file that says how it travels.
#![expect(clippy::unwrap_used, reason = "a helper may stop its test")]

use serde::{Serialize, de::DeserializeOwned};
use std::{fmt::Debug, fs, path::PathBuf};

/// It travels as `golden/NAME.json` says, and is read back. `DREMPEL_WRITE_GOLDEN=1` writes the file.
pub(crate) fn agrees<T: Serialize + DeserializeOwned + PartialEq + Debug>(name: &str, value: T) {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name).with_extension("json");
    let text = serde_json::to_string_pretty(&value).unwrap() + "\n";
    if std::env::var_os("DREMPEL_WRITE_GOLDEN").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), text, "{name} is not what travels");
    assert_eq!(serde_json::from_str::<T>(&text).unwrap(), value, "{name} is not read back");
}
