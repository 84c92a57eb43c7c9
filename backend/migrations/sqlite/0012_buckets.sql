-- Requests of strangers and of each browser a person has signed in with are told apart, and stopped apart. Whatever was
-- asked or stopped before was a stranger's, as far as anybody can tell.
ALTER TABLE number_match_requests ADD COLUMN bucket TEXT NOT NULL DEFAULT 'elsewhere';

CREATE TABLE number_match_stops_by_bucket (
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    -- A known browser, or 'elsewhere'.
    bucket TEXT NOT NULL,
    request_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person_id, bucket)
) STRICT, WITHOUT ROWID;
INSERT INTO number_match_stops_by_bucket (person_id, bucket, request_id, at)
    SELECT person_id, 'elsewhere', request_id, at FROM number_match_stops;
DROP TABLE number_match_stops;
ALTER TABLE number_match_stops_by_bucket RENAME TO number_match_stops;
