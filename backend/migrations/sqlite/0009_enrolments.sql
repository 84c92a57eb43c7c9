-- Ways to sign in that are being set up on the computer. The new key, and both ways to bring it to a phone, are sealed;
-- there is a digest of each way to find it by, of the short one by the server key. What is over has none of them.
CREATE TABLE enrolments (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    -- The session that asked, which alone may look at it and end it.
    session_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('app', 'phone_sign_in')),
    status TEXT NOT NULL CHECK (status IN ('waiting', 'claimed', 'connected', 'done', 'cancelled')),
    -- What comes of it.
    factor_id TEXT NOT NULL,
    sealed BLOB,
    activation BLOB UNIQUE,
    activation_code BLOB UNIQUE,
    -- Of the cookie of the phone that came first.
    phone BLOB,
    authenticator_id TEXT,
    -- The request on that phone, and the key it approves with from then on.
    request_id TEXT,
    public_key BLOB,
    phone_sign_in INTEGER NOT NULL DEFAULT 0 CHECK (phone_sign_in IN (0, 1)),
    wrong_codes INTEGER NOT NULL DEFAULT 0,
    -- Of the computer that began it, to be shown on the phone.
    place TEXT NOT NULL,
    computer TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX enrolments_by_person ON enrolments (person_id);
CREATE INDEX enrolments_by_request ON enrolments (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX enrolments_by_expiry ON enrolments (expires_at);

-- What happened with a person's account, for that person to look over. `amr` is a text with spaces between the words.
CREATE TABLE sign_in_events (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    place TEXT NOT NULL,
    device TEXT NOT NULL,
    application TEXT NOT NULL,
    amr TEXT NOT NULL,
    session_id TEXT,
    -- Since when the person says that it was not them.
    reported_at INTEGER
) STRICT;
CREATE INDEX sign_in_events_by_person ON sign_in_events (person_id, at);
CREATE INDEX sign_in_events_by_time ON sign_in_events (at);
