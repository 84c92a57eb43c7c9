//! Words in the present language.

use crate::effects::language::words;
use crate::messages::Messages;

/// Words that follow a change of language. One type for all of them, because every type costs bytes.
pub fn text(pick: fn(&Messages) -> &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || pick(words())
}
