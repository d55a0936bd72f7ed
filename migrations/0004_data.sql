-- Data one can trust: imports that can be taken back, duplicates and merges, segments, scores, the rights of a person,
-- the safety of the file.

-- ───────────────────────────────────────────────────────── imports

-- A file that was brought in: how it was read, what it did. Kept after it is taken back.
CREATE TABLE import (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind         TEXT NOT NULL CHECK (kind IN ('contacts', 'purchases', 'calls', 'tickets')), -- what its rows are
    file_name    TEXT NOT NULL,                 -- without its folder
    shape        TEXT NOT NULL,                 -- JSON object: format, encoding, delimiter, mapping
    supplier     TEXT,                          -- who sold or gave the file; NULL: our own
    licence_ends_on TEXT,                       -- last day we may use it; NULL: no end
    rows         INTEGER NOT NULL DEFAULT 0,    -- dealt with so far
    created      INTEGER NOT NULL DEFAULT 0,    -- fiches, purchases, calls or tickets made
    merged       INTEGER NOT NULL DEFAULT 0,    -- rows that completed what was there
    skipped      INTEGER NOT NULL DEFAULT 0,    -- rows left out because they were there
    rejected     INTEGER NOT NULL DEFAULT 0,    -- rows refused
    agent_id     BLOB REFERENCES agent(id),     -- who brought it in; NULL: the command line
    started_at   INTEGER NOT NULL,
    ended_at     INTEGER,                       -- NULL: going on, or cut in the middle
    cancelled_at INTEGER,                       -- stopped on the way; NULL: it was not
    undone_at    INTEGER                        -- taken back; NULL: stands
) STRICT;
CREATE INDEX import_by_time ON import(started_at);

ALTER TABLE contact ADD COLUMN import_id BLOB REFERENCES import(id); -- the file that made the fiche; NULL: none
CREATE INDEX contact_by_import ON contact(import_id) WHERE import_id IS NOT NULL;
ALTER TABLE company ADD COLUMN import_id BLOB REFERENCES import(id); -- the file that made it; NULL: none
CREATE INDEX company_by_import ON company(import_id) WHERE import_id IS NOT NULL;
ALTER TABLE exchange ADD COLUMN import_id BLOB REFERENCES import(id); -- the file that brought it; NULL: none
CREATE INDEX exchange_by_import ON exchange(import_id) WHERE import_id IS NOT NULL;
ALTER TABLE purchase ADD COLUMN import_id BLOB REFERENCES import(id); -- the file that brought it; NULL: none
CREATE INDEX purchase_by_import ON purchase(import_id) WHERE import_id IS NOT NULL;
CREATE INDEX purchase_by_external_id ON purchase(external_id) WHERE external_id IS NOT NULL;
ALTER TABLE call ADD COLUMN import_id BLOB REFERENCES import(id); -- the file that brought it; NULL: none
CREATE INDEX call_by_import ON call(import_id) WHERE import_id IS NOT NULL;
ALTER TABLE ticket ADD COLUMN import_id BLOB REFERENCES import(id); -- the file that brought it; NULL: none
CREATE INDEX ticket_by_import ON ticket(import_id) WHERE import_id IS NOT NULL;
CREATE INDEX ticket_by_external_id ON ticket(external_id) WHERE external_id IS NOT NULL;

-- A fiche that was there and that a row completed: how its rows changed, so that it can be taken back.
CREATE TABLE import_change (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    import_id  BLOB NOT NULL REFERENCES import(id),
    contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- whose fiche
    changes    TEXT NOT NULL,                   -- JSON array of crm::undo’s row changes
    updated_at INTEGER NOT NULL                 -- the fiche’s own before that
) STRICT;
CREATE INDEX import_change_by_import ON import_change(import_id);
CREATE INDEX import_change_by_contact ON import_change(contact_id);

-- What the columns of a file hold, kept under a name to be used again.
CREATE TABLE import_preset (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name     TEXT NOT NULL UNIQUE,              -- as shown
    kind     TEXT NOT NULL CHECK (kind IN ('contacts', 'purchases', 'calls', 'tickets')), -- what the rows are
    mapping  TEXT NOT NULL,                     -- JSON array of crm::import::MappedColumn
    saved_at INTEGER NOT NULL
) STRICT;

-- ───────────────────────────────────────────────────────── duplicates and merges

-- Two fiches that look like one person's, and are two: an agent said so. They are no longer proposed.
CREATE TABLE not_same (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- the one whose id comes first
    other_id   BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- the other
    agent_id   BLOB REFERENCES agent(id),       -- who said so; NULL: the command line
    at         INTEGER NOT NULL,
    UNIQUE (contact_id, other_id),
    CHECK (contact_id < other_id)
) STRICT;
CREATE INDEX not_same_by_other ON not_same(other_id);

-- Two fiches made one: everything that changed, so that they can be two again.
CREATE TABLE contact_merge (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kept_id     BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- the fiche that stayed; erased, all this goes with it
    removed_id  BLOB NOT NULL UNIQUE CHECK (length(removed_id) = 16), -- id of the fiche that went into it: still finds the person
    external_id TEXT,                           -- its id in an imported file: still finds the person; NULL: none
    name        TEXT NOT NULL,                  -- how it was called
    rows        TEXT NOT NULL,                  -- JSON array: every row changed, as it was and as it became
    agent_id    BLOB REFERENCES agent(id),      -- who merged; NULL: the command line
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_merge_by_kept ON contact_merge(kept_id, at);
CREATE INDEX contact_merge_by_external_id ON contact_merge(external_id) WHERE external_id IS NOT NULL;

-- ───────────────────────────────────────────────────────── segments

-- A group of people by a rule that a person can read; who belongs to it is looked at anew each time.
CREATE TABLE segment (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name       TEXT NOT NULL,                   -- as shown; one of its name in use at a time
    rule       TEXT NOT NULL,                   -- as written, in the language of crm::segment
    agent_id   BLOB REFERENCES agent(id),       -- who saved it last; NULL: the command line
    created_at INTEGER NOT NULL,
    saved_at   INTEGER NOT NULL,                -- last time
    retired_at INTEGER                          -- removed since; NULL: in use
) STRICT;

-- ───────────────────────────────────────────────────────── scores

-- What rules and marks ask of everybody, in one narrow row a fiche: derived (local, rebuilt by doctor --repair), kept in
-- step by crm::store::facts.
CREATE TABLE contact_facts (
    rid              INTEGER PRIMARY KEY,       -- contact.rid
    frozen           INTEGER NOT NULL,          -- 1: processing is limited (RGPD art. 18), member of nothing
    sex              TEXT,                      -- 'f', 'm': sex, else by the civility; NULL: unknown
    birth_year       INTEGER,                   -- NULL: unknown
    postcode         TEXT,                      -- five figures, in France; NULL: unknown or abroad
    place            TEXT NOT NULL,             -- 'home', 'work': of the main address; unsaid: work where there is a company
    rung             INTEGER NOT NULL,          -- place of contact.stage on the ladder, 0 suspect … 5 lost
    temperature      TEXT,                      -- confirmed; NULL: none
    reach            INTEGER NOT NULL,          -- sum of 1 a good number, 2 a good mobile, 4 a good e-mail address
    last_contact_at  INTEGER,                   -- ms UTC; NULL: never
    created_at       INTEGER NOT NULL,          -- ms UTC
    calls            INTEGER NOT NULL,          -- with them, either way
    inbound          INTEGER NOT NULL,          -- of them, those that came in
    last_call_at     INTEGER,                   -- ms UTC; NULL: none
    purchases        INTEGER NOT NULL,          -- orders; what is paid back is none
    spent_cents      INTEGER NOT NULL,          -- all of them; what is paid back is negative
    last_purchase_at INTEGER                    -- ms UTC; NULL: none
) STRICT;
INSERT INTO contact_facts (rid, frozen, sex, birth_year, postcode, place, rung, temperature, reach, last_contact_at, created_at,
    calls, inbound, last_call_at, purchases, spent_cents, last_purchase_at)
SELECT
    c.rid, c.frozen_at IS NOT NULL,
    coalesce(c.sex, CASE c.civility WHEN 'mme' THEN 'f' WHEN 'm' THEN 'm' END), c.birth_year,
    CASE WHEN coalesce(c.country, 'FR') = 'FR' AND length(replace(c.postcode, ' ', '')) = 5
              AND replace(c.postcode, ' ', '') NOT GLOB '*[^0-9]*' THEN replace(c.postcode, ' ', '') END,
    CASE WHEN c.address_kind IN ('home', 'work') THEN c.address_kind
         WHEN c.company_id IS NULL THEN 'home' ELSE 'work' END,
    CASE c.stage WHEN 'suspect' THEN 0 WHEN 'lead' THEN 1 WHEN 'prospect' THEN 2 WHEN 'client' THEN 3
                 WHEN 'loyal_client' THEN 4 ELSE 5 END,
    c.temperature,
    (SELECT coalesce(max(1), 0) + coalesce(max(CASE WHEN p.line_type = 'mobile' THEN 2 END), 0) FROM phone_number p
     WHERE p.contact_id = c.id AND p.e164 IS NOT NULL AND p.invalid_at IS NULL AND coalesce(p.usage, '') <> 'fax')
      + 4 * EXISTS (SELECT 1 FROM email e WHERE e.contact_id = c.id AND e.invalid_at IS NULL),
    c.last_contact_at, c.created_at,
    (SELECT count(*) FROM call k WHERE k.contact_id = c.id AND k.direction <> 'internal'),
    (SELECT count(*) FROM call k WHERE k.contact_id = c.id AND k.direction = 'inbound'),
    (SELECT max(k.ringing_at) FROM call k WHERE k.contact_id = c.id AND k.direction <> 'internal'),
    coalesce(b.purchases, 0), coalesce(b.spent, 0), b.last_at
FROM contact c LEFT JOIN (SELECT contact_id, count(*) FILTER (WHERE amount_cents >= 0) AS purchases,
                                   sum(amount_cents) AS spent, max(at) FILTER (WHERE amount_cents >= 0) AS last_at
                          FROM purchase GROUP BY contact_id) b ON b.contact_id = c.id;

-- The limits between RFM marks, as last worked out: derived (local, crm::score). One row.
CREATE TABLE rfm_scale (
    rid     INTEGER PRIMARY KEY CHECK (rid = 1),
    scale   TEXT NOT NULL,                      -- JSON of crm::score::Scale
    made_at INTEGER NOT NULL
) STRICT;

-- ───────────────────────────────────────────────────────── the rights of a person

-- ───────────────────────────────────────────────────────── the safety of the file
