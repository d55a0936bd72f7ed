-- Data one can trust: imports that can be taken back, duplicates and merges, segments, scores, the rights of a person,
-- the safety of the file.

-- ───────────────────────────────────────────────────────── imports

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
