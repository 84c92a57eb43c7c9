-- Requests of applications that wait for a person. `request` is JSON, `code` the digest of the code that was given.
CREATE TABLE authorizations (
    id TEXT PRIMARY KEY,
    browser BLOB NOT NULL,
    request TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'nl')),
    decision TEXT,
    answered_at INTEGER,
    code BLOB,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX authorizations_by_browser ON authorizations (browser);
CREATE INDEX authorizations_by_expiry ON authorizations (expires_at);

-- Requests that wait for the browser to bring their name (RFC 9126). A name works once: its row is deleted.
CREATE TABLE pushed_requests (
    handle BLOB PRIMARY KEY,
    client_id TEXT NOT NULL,
    request TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pushed_requests_by_expiry ON pushed_requests (expires_at);
