-- Devices that ask to be signed in (RFC 8628). Neither code is in here: of the device's there is a digest, of the
-- person's one by the server key, and a copy sealed by it to be shown again.
CREATE TABLE device_requests (
    id TEXT PRIMARY KEY,
    device_code BLOB NOT NULL UNIQUE,
    user_code BLOB NOT NULL UNIQUE,
    sealed_user_code BLOB NOT NULL,
    client_id TEXT NOT NULL,
    scopes TEXT NOT NULL,
    code_challenge TEXT,
    -- Of the browser that asks, when that is the sign-in page itself.
    browser BLOB,
    network BLOB NOT NULL,
    device TEXT NOT NULL,
    place TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- Between two polls, in milliseconds. It only grows.
    interval INTEGER NOT NULL,
    polled_at INTEGER,
    status TEXT NOT NULL CHECK (status IN ('pending', 'claimed', 'approved', 'denied', 'redeemed')),
    -- Who has claimed it.
    session_id TEXT,
    person_id TEXT,
    -- What the approval stands on, as JSON.
    approval TEXT
) STRICT;
CREATE INDEX device_requests_by_person ON device_requests (person_id) WHERE status = 'approved';
CREATE INDEX device_requests_waiting ON device_requests (network, expires_at) WHERE status IN ('pending', 'claimed');
CREATE INDEX device_requests_by_expiry ON device_requests (expires_at);

-- Read in the place of a request when no device shows a code, so that a miss costs what a hit costs. The columns are
-- those of device_requests, in the same order.
CREATE TABLE device_request_stand_in (
    id TEXT, device_code BLOB, user_code BLOB, sealed_user_code BLOB, client_id TEXT, scopes TEXT, code_challenge TEXT,
    browser BLOB, network BLOB, device TEXT, place TEXT, asked_at INTEGER, expires_at INTEGER, interval INTEGER,
    polled_at INTEGER, status TEXT, session_id TEXT, person_id TEXT, approval TEXT
) STRICT;
INSERT INTO device_request_stand_in VALUES (
    'AAAAAAAAAAAAAAAAAAAAAA', zeroblob(32), zeroblob(32), zeroblob(48), 'drempel', 'openid', NULL, NULL, zeroblob(32),
    'Chrome on Windows', '192.0.2.1', 0, 0, 5000, 0, 'redeemed', 'AAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAA', NULL
);

-- Codes that were entered, until each turns out to be right. A subject is a digest, by the server key, of an account or
-- of a network.
CREATE TABLE user_code_guesses (
    subject BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX user_code_guesses_by_subject ON user_code_guesses (subject, at);
CREATE INDEX user_code_guesses_by_time ON user_code_guesses (at);

-- Access tokens that the sign-in page can open a session with, once, in the browser that asked.
CREATE TABLE session_openings (
    access_token BLOB PRIMARY KEY,
    browser BLOB NOT NULL,
    approval TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    body BLOB,
    reply BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX session_openings_by_expiry ON session_openings (expires_at);

-- The app whose code was given at the sign-in, to see later whether it has been locked since.
ALTER TABLE sessions ADD COLUMN factor_id TEXT;
