-- Requests to phones. Which number is on the other screen is in here only under the server key, and no longer once the
-- request is over. A subject is a digest, by the server key, of an address, known or not; so person_id may be nobody's.
CREATE TABLE number_match_requests (
    id TEXT PRIMARY KEY,
    subject BLOB NOT NULL,
    person_id TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_in', 'enrolment')),
    purpose_id TEXT NOT NULL,
    -- The only phone that may answer, and its key, when that is what is being proved.
    device TEXT,
    public_key BLOB,
    client_id TEXT NOT NULL,
    application TEXT NOT NULL,
    place TEXT NOT NULL,
    computer TEXT NOT NULL,
    sealed_number BLOB NOT NULL,
    -- Shown on no phone: the person had requests stopped when it was asked.
    is_quiet INTEGER NOT NULL CHECK (is_quiet IN (0, 1)),
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    seen_at INTEGER,
    status TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'denied', 'wrong_number', 'superseded', 'cancelled',
        'expired', 'unregistered', 'redeemed')),
    -- Which phone decided, and of the bytes it signed.
    decided_by TEXT,
    decision BLOB,
    decided_at INTEGER
) STRICT;
-- One at a time.
CREATE UNIQUE INDEX number_match_requests_pending ON number_match_requests (subject) WHERE status = 'pending';
CREATE INDEX number_match_requests_by_subject ON number_match_requests (subject, asked_at);
CREATE INDEX number_match_requests_by_person ON number_match_requests (person_id) WHERE status IN ('pending', 'approved');
CREATE INDEX number_match_requests_by_decision ON number_match_requests (decision) WHERE decision IS NOT NULL;
CREATE INDEX number_match_requests_by_time ON number_match_requests (asked_at);
CREATE INDEX number_match_requests_by_expiry ON number_match_requests (expires_at) WHERE status = 'pending';

-- People who did not start a request, until they or an operator allow requests again.
CREATE TABLE number_match_stops (
    person_id TEXT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    request_id TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How the person signed in: a password comes with nothing, a code (with_code, factor_id) or an approval of a phone.
ALTER TABLE sessions ADD COLUMN with_password INTEGER NOT NULL DEFAULT 1 CHECK (with_password IN (0, 1));
ALTER TABLE sessions ADD COLUMN authenticator_id TEXT;
CREATE INDEX sessions_by_authenticator ON sessions (authenticator_id) WHERE authenticator_id IS NOT NULL;
