//! The machines of the page.
