-- Read in the place of a person when nobody has an address, so that a miss costs what a hit costs. Its password is never
-- compared with. The columns are those of people, in the same order.
CREATE TABLE stand_in (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    password TEXT,
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO stand_in VALUES (
    'AAAAAAAAAAAAAAAAAAAAAA',
    'nobody@stand-in.example',
    'Nobody Example',
    'work',
    1,
    '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    0
);
