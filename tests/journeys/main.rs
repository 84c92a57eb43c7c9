//! Journeys: whole stories, told once each, with the real backend and a real browser.
