-- Nothing of an enrolment counts before the number on its phone was typed on the computer that began it. What was under way
-- lasts minutes; it is begun again.
DROP TABLE enrolments;
CREATE TABLE enrolments (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    -- The session that asked, which alone may look at it, type the number and end it.
    session_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('app', 'phone_sign_in')),
    status TEXT NOT NULL CHECK (status IN ('waiting', 'claimed', 'proved', 'connected', 'done', 'cancelled')),
    -- What comes of it.
    factor_id TEXT NOT NULL,
    -- What the computer shows: a key for another app, and both ways for ours. There is a digest of each way to find it by,
    -- of the short one by the server key; a phone that was connected is found by them until it is forgotten.
    sealed BLOB,
    activation BLOB UNIQUE,
    activation_code BLOB UNIQUE,
    -- Of the cookie of the phone that came first; what was drawn for it, sealed: its key, and the number it shows.
    phone BLOB,
    drawn BLOB,
    -- What it is called, and the time step of the code it proved its key by.
    name TEXT,
    step INTEGER,
    authenticator_id TEXT,
    -- The key it wants to approve with.
    public_key BLOB,
    phone_sign_in INTEGER NOT NULL DEFAULT 0 CHECK (phone_sign_in IN (0, 1)),
    wrong_codes INTEGER NOT NULL DEFAULT 0,
    -- When its codes came to count, and whether there were none before.
    added_at INTEGER,
    is_first INTEGER NOT NULL DEFAULT 0 CHECK (is_first IN (0, 1)),
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX enrolments_by_person ON enrolments (person_id);
CREATE INDEX enrolments_by_authenticator ON enrolments (authenticator_id) WHERE authenticator_id IS NOT NULL;
CREATE INDEX enrolments_by_expiry ON enrolments (expires_at);

-- Requests to phones are for sign-ins only.
DELETE FROM number_match_requests WHERE purpose = 'enrolment';
ALTER TABLE number_match_requests DROP COLUMN purpose;
ALTER TABLE number_match_requests DROP COLUMN device;
ALTER TABLE number_match_requests DROP COLUMN public_key;
ALTER TABLE number_match_requests RENAME COLUMN purpose_id TO sign_in_id;
