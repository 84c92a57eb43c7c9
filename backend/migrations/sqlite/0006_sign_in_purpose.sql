-- What a sign-in is for, as JSON; and two facts of its state that statements ask for, written with it.
ALTER TABLE sign_ins ADD COLUMN purpose TEXT NOT NULL DEFAULT '{"for":"home"}';
ALTER TABLE sign_ins ADD COLUMN is_open INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1));
ALTER TABLE sign_ins ADD COLUMN has_proof INTEGER NOT NULL DEFAULT 0 CHECK (has_proof IN (0, 1));
UPDATE sign_ins SET is_open = 0 WHERE step IN ('done', 'ended');
UPDATE sign_ins SET has_proof = 1 WHERE step IN ('totp', 'stay_signed_in');
-- The public name of a session (`sid`): its token is never shown.
ALTER TABLE sessions ADD COLUMN id TEXT NOT NULL DEFAULT '';
UPDATE sessions SET id = lower(hex(randomblob(16)));
CREATE UNIQUE INDEX sessions_by_id ON sessions (id);
