-- Times are milliseconds since 1970 in UTC. Tokens, addresses in counters and bodies are 32-byte digests.

CREATE TABLE server (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    key_check BLOB NOT NULL
) STRICT;

CREATE TABLE people (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('work', 'personal')),
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    password TEXT,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE totp_factors (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    sealed_key BLOB NOT NULL,
    algorithm TEXT NOT NULL CHECK (algorithm IN ('sha1', 'sha256', 'sha512')),
    digits INTEGER NOT NULL CHECK (digits BETWEEN 6 AND 8),
    period INTEGER NOT NULL CHECK (period > 0),
    wrong_in_a_row INTEGER NOT NULL,
    locked_at INTEGER,
    last_used_at INTEGER,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX totp_factors_by_person ON totp_factors (person_id);

-- A step that is in here cannot be spent again.
CREATE TABLE totp_steps (
    factor_id TEXT NOT NULL REFERENCES totp_factors (id) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    spent_at INTEGER NOT NULL,
    PRIMARY KEY (factor_id, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX totp_steps_by_time ON totp_steps (spent_at);

CREATE TABLE sign_ins (
    id TEXT PRIMARY KEY,
    browser BLOB NOT NULL,
    token BLOB NOT NULL,
    state TEXT NOT NULL,
    step TEXT NOT NULL,
    person_id TEXT,
    looked_at_until INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_ins_by_browser ON sign_ins (browser);
CREATE INDEX sign_ins_by_person ON sign_ins (person_id);
CREATE INDEX sign_ins_by_expiry ON sign_ins (expires_at);

-- Every token a sign-in gave out. One that came with an answer has the digest of the body; the newest is in sign_ins.
CREATE TABLE sign_in_tokens (
    token BLOB PRIMARY KEY,
    sign_in_id TEXT NOT NULL REFERENCES sign_ins (id) ON DELETE CASCADE,
    body BLOB,
    reply BLOB,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_tokens_by_sign_in ON sign_in_tokens (sign_in_id);
CREATE INDEX sign_in_tokens_by_use ON sign_in_tokens (used_at) WHERE reply IS NOT NULL;

CREATE TABLE sign_in_starts (
    start BLOB PRIMARY KEY,
    sign_in_id TEXT NOT NULL REFERENCES sign_ins (id) ON DELETE CASCADE,
    body BLOB NOT NULL,
    reply BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_starts_by_time ON sign_in_starts (at);
CREATE INDEX sign_in_starts_by_sign_in ON sign_in_starts (sign_in_id);

CREATE TABLE sessions (
    token BLOB PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    with_code INTEGER NOT NULL CHECK (with_code IN (0, 1)),
    signed_in_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    idle INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE known_devices (
    id TEXT PRIMARY KEY,
    token BLOB NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    used_at INTEGER NOT NULL,
    UNIQUE (token, person_id)
) STRICT;
CREATE INDEX known_devices_by_person ON known_devices (person_id);

CREATE TABLE password_throttles (
    subject BLOB NOT NULL,
    bucket TEXT NOT NULL,
    failures INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL,
    counted_at INTEGER NOT NULL,
    PRIMARY KEY (subject, bucket)
) STRICT, WITHOUT ROWID;
CREATE INDEX password_throttles_by_time ON password_throttles (counted_at);
