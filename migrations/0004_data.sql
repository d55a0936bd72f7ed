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

-- ───────────────────────────────────────────────────────── scores

-- ───────────────────────────────────────────────────────── the rights of a person

-- ───────────────────────────────────────────────────────── the safety of the file
