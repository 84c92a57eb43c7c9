//! Erasing the vault and every key.

use super::{KNOWN, stored};
use crate::effects::vault_tabs::{self, News};
use crate::effects::worker;

/// Erases everything, here and for the other pages of this browser.
pub async fn erase() {
    KNOWN.take();
    worker::stop();
    stored::erase().await.ok();
    vault_tabs::tell(News::Erased);
}
