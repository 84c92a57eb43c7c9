-- Phones that are registered: one row for each account on each phone. The token is that of the phone's cookie, the same
-- for all its accounts.
CREATE TABLE authenticators (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    token BLOB NOT NULL,
    name TEXT NOT NULL,
    -- The codes that live on it.
    factor_id TEXT NOT NULL REFERENCES totp_factors (id) ON DELETE CASCADE,
    -- An uncompressed point on P-256, once sign-ins are approved there.
    public_key BLOB,
    -- Of the last decision it signed.
    counter INTEGER NOT NULL DEFAULT 0,
    push_endpoint TEXT,
    push_key BLOB,
    push_auth BLOB,
    created_at INTEGER NOT NULL,
    used_at INTEGER,
    UNIQUE (token, person_id)
) STRICT;
CREATE INDEX authenticators_by_person ON authenticators (person_id);
CREATE INDEX authenticators_by_factor ON authenticators (factor_id);
