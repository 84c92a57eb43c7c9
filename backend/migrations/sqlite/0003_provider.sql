-- The OpenID provider. Lists are texts with spaces between the words. What is revoked is deleted.

-- Those an operator added by command; those of the configuration are not in here.
CREATE TABLE clients (
    id TEXT PRIMARY KEY,
    name_en TEXT NOT NULL,
    name_nl TEXT NOT NULL,
    secret BLOB,
    redirect_uris TEXT NOT NULL,
    post_logout_redirect_uris TEXT NOT NULL,
    grants TEXT NOT NULL,
    scopes TEXT NOT NULL,
    first_party INTEGER NOT NULL CHECK (first_party IN (0, 1)),
    id_token_alg TEXT NOT NULL CHECK (id_token_alg IN ('RS256', 'ES256')),
    require_par INTEGER NOT NULL CHECK (require_par IN (0, 1)),
    -- NULL: everybody.
    people TEXT,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE signing_keys (
    id TEXT PRIMARY KEY,
    algorithm TEXT NOT NULL CHECK (algorithm IN ('RS256', 'ES256')),
    sealed_key BLOB NOT NULL,
    public_jwk TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    signs_from INTEGER NOT NULL,
    retires_at INTEGER
) STRICT;

-- What a client was given for a person. With it go all its tokens.
CREATE TABLE grants (
    id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    session_id TEXT NOT NULL,
    -- Whether it ends with the session.
    bound INTEGER NOT NULL CHECK (bound IN (0, 1)),
    scopes TEXT NOT NULL,
    auth_time INTEGER NOT NULL,
    amr TEXT NOT NULL,
    acr TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- Without use.
    idle_until INTEGER NOT NULL,
    -- In all.
    ends_at INTEGER NOT NULL
) STRICT;
CREATE INDEX grants_by_person ON grants (person_id);
CREATE INDEX grants_by_session ON grants (session_id);
CREATE INDEX grants_by_client ON grants (client_id);

CREATE TABLE codes (
    code BLOB PRIMARY KEY,
    client_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    code_challenge TEXT,
    nonce TEXT,
    scopes TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    session_id TEXT NOT NULL,
    auth_time INTEGER NOT NULL,
    amr TEXT NOT NULL,
    acr TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    -- What its use led to.
    grant_id TEXT REFERENCES grants (id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX codes_by_person ON codes (person_id);
CREATE INDEX codes_by_grant ON codes (grant_id);
CREATE INDEX codes_by_expiry ON codes (expires_at);

CREATE TABLE access_tokens (
    token BLOB PRIMARY KEY,
    grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    scopes TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX access_tokens_by_grant ON access_tokens (grant_id);
CREATE INDEX access_tokens_by_expiry ON access_tokens (expires_at);

CREATE TABLE refresh_tokens (
    token BLOB PRIMARY KEY,
    grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    issued_at INTEGER NOT NULL,
    used_at INTEGER,
    -- The one that took its place, and the reply that brought it, sealed by a key made from the token.
    successor BLOB,
    asked BLOB,
    reply BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_by_grant ON refresh_tokens (grant_id);
CREATE INDEX refresh_tokens_by_use ON refresh_tokens (used_at) WHERE reply IS NOT NULL;

-- Which client a person let know what.
CREATE TABLE consents (
    person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    client_id TEXT NOT NULL,
    scopes TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, client_id)
) STRICT, WITHOUT ROWID;
