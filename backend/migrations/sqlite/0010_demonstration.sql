-- Whether this is a demonstration's database: everybody can read its people's passwords in the README, so it is never
-- served where others can reach it. Before there was this mark, whoever had an address of the demonstration's was its.
ALTER TABLE server ADD COLUMN demonstration INTEGER NOT NULL DEFAULT 0 CHECK (demonstration IN (0, 1));
UPDATE server SET demonstration = 1
WHERE EXISTS (SELECT 1 FROM people WHERE email LIKE '%@drempel.example');
