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

-- ───────────────────────────────────────────────────────── one change to many fiches

-- A value, a tag, a rung or corrections given to many fiches at once: what, and to whom. Kept after it is taken back.
CREATE TABLE bulk_edit (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    what       TEXT NOT NULL,                   -- JSON of crm::quality::BulkChange
    rule       TEXT,                            -- who, in the language of crm::segment; NULL: people chosen one by one
    changed    INTEGER NOT NULL DEFAULT 0,      -- fiches that it changed so far
    agent_id   BLOB REFERENCES agent(id),       -- who did it; NULL: the command line
    started_at INTEGER NOT NULL,
    ended_at   INTEGER,                         -- NULL: going on, or cut in the middle
    stopped    INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1)), -- stopped on the way
    undone_at  INTEGER                          -- taken back; NULL: stands
) STRICT;

-- How it changed the rows of one fiche, so that it can be taken back: for thirty days.
CREATE TABLE bulk_change (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    bulk_id    BLOB NOT NULL REFERENCES bulk_edit(id),
    contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- whose fiche
    changes    TEXT NOT NULL,                   -- JSON array of crm::undo’s row changes
    updated_at INTEGER NOT NULL                 -- the fiche’s own before that
) STRICT;
CREATE INDEX bulk_change_by_bulk ON bulk_change(bulk_id);
CREATE INDEX bulk_change_by_contact ON bulk_change(contact_id);

-- What colleagues tell of an address or of a switchboard is proposed too (crm::quality::deduce): the list of what can be is
-- longer. Nothing else of the table changes.
CREATE TABLE proposal_longer (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id  BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- for whom
    kind        TEXT NOT NULL CHECK (kind IN ('stage', 'temperature', 'message', 'email', 'phone')), -- what is proposed
    value       TEXT NOT NULL,                  -- rung, temperature, key of the document, address, or number (E.164)
    reason      TEXT NOT NULL,                  -- JSON of crm::proposal::PlannedBy
    at          INTEGER NOT NULL,
    answered_at INTEGER,                        -- NULL: waits for an answer
    answer      TEXT CHECK (answer IN ('agreed', 'refused', 'withdrawn')), -- NULL: waits for an answer
    agent_id    BLOB REFERENCES agent(id)       -- who answered; NULL: nobody yet, or it was withdrawn
) STRICT;
INSERT INTO proposal_longer (rid, id, contact_id, kind, value, reason, at, answered_at, answer, agent_id)
    SELECT rid, id, contact_id, kind, value, reason, at, answered_at, answer, agent_id FROM proposal;
DROP TABLE proposal;
ALTER TABLE proposal_longer RENAME TO proposal;
CREATE UNIQUE INDEX proposal_waiting ON proposal(contact_id, kind, value) WHERE answered_at IS NULL;
CREATE INDEX proposal_by_time ON proposal(at) WHERE answered_at IS NULL;

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

-- When the fiche was last checked with the person, and by whom: its address ages from there (crm::quality).
ALTER TABLE contact ADD COLUMN verified_at INTEGER; -- ms UTC; NULL: never, it ages from its creation
ALTER TABLE contact ADD COLUMN verified_by BLOB REFERENCES agent(id); -- NULL: never, or the command line

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
    last_purchase_at INTEGER,                   -- ms UTC; NULL: none
    verified_at      INTEGER NOT NULL,          -- ms UTC: last checked, else made
    flaws            INTEGER                    -- sum of the bits of crm::quality::Flaw; NULL: not looked at since it changed
) STRICT;
CREATE INDEX contact_facts_to_look_at ON contact_facts(rid) WHERE flaws IS NULL;
INSERT INTO contact_facts (rid, frozen, sex, birth_year, postcode, place, rung, temperature, reach, last_contact_at, created_at,
    calls, inbound, last_call_at, purchases, spent_cents, last_purchase_at, verified_at)
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
    coalesce(b.purchases, 0), coalesce(b.spent, 0), b.last_at, coalesce(c.verified_at, c.created_at)
FROM contact c LEFT JOIN (SELECT contact_id, count(*) FILTER (WHERE amount_cents >= 0) AS purchases,
                                   sum(amount_cents) AS spent, max(at) FILTER (WHERE amount_cents >= 0) AS last_at
                          FROM purchase GROUP BY contact_id) b ON b.contact_id = c.id;
-- Departments, districts, distances; with who they are, so that these are counted in it alone.
CREATE INDEX contact_facts_by_postcode ON contact_facts(postcode, frozen, rung, sex, birth_year);

-- Pairs of fiches that the last look for duplicates found sure or probable: derived (local, found again by another look).
CREATE TABLE likely_duplicate (
    contact_rid INTEGER NOT NULL,               -- contact.rid of one
    other_rid   INTEGER NOT NULL,               -- contact.rid of the other
    PRIMARY KEY (contact_rid, other_rid)
) STRICT, WITHOUT ROWID;
CREATE INDEX likely_duplicate_by_other ON likely_duplicate(other_rid);

-- When that look was: derived (local). One row.
CREATE TABLE duplicate_look (
    rid     INTEGER PRIMARY KEY CHECK (rid = 1),
    made_at INTEGER NOT NULL
) STRICT;

-- The limits between RFM marks, as last worked out: derived (local, crm::score). One row.
CREATE TABLE rfm_scale (
    rid     INTEGER PRIMARY KEY CHECK (rid = 1),
    scale   TEXT NOT NULL,                      -- JSON of crm::score::Scale
    made_at INTEGER NOT NULL
) STRICT;

-- ───────────────────────────────────────────────────────── the rights of a person

-- What keyed hashes are made with: random, made once by the file, never exported; a second one after two files were
-- joined or an older backup was put back.
CREATE TABLE secret (
    rid INTEGER PRIMARY KEY,
    id  BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    key BLOB NOT NULL UNIQUE CHECK (length(key) = 32), -- 32 random bytes
    at  INTEGER NOT NULL
) STRICT;

-- opposition.number_key is the HMAC-SHA-256 of the E.164, or of the folded e-mail address, under one of these secrets.
ALTER TABLE opposition ADD COLUMN kind TEXT NOT NULL DEFAULT 'phone' CHECK (kind IN ('phone', 'email')); -- of what it is the hash
ALTER TABLE opposition ADD COLUMN how TEXT NOT NULL DEFAULT 'entry'; -- crm::privacy::OppositionSource, its word
ALTER TABLE opposition ADD COLUMN call_id BLOB REFERENCES call(id) ON DELETE SET NULL; -- the call it was said in; NULL: none, or erased
ALTER TABLE opposition ADD COLUMN lifted_at INTEGER; -- they agreed again since; NULL: stands
ALTER TABLE opposition ADD COLUMN import_id BLOB REFERENCES import(id); -- the file that put it in the list; NULL: none
CREATE INDEX opposition_by_call ON opposition(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX opposition_by_import ON opposition(import_id) WHERE import_id IS NOT NULL;

-- Who was erased: so that a backup put back erases them again. Says of nobody who they were.
CREATE TABLE erasure (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_key BLOB NOT NULL UNIQUE CHECK (length(contact_key) = 32), -- SHA-256 of contact.id
    why         TEXT NOT NULL CHECK (why IN ('request', 'retention')), -- they asked, or its time was over
    archived    INTEGER NOT NULL CHECK (archived IN (0, 1)), -- orders and contracts went to the archive of the law
    at          INTEGER NOT NULL,
    scrubbed_at INTEGER                         -- the free space of the file was cleaned; NULL: to be done
) STRICT;
CREATE INDEX erasure_to_scrub ON erasure(rid) WHERE scrubbed_at IS NULL;

-- What the law has kept of somebody erased: apart, read by a supervisor, gone when its time is over.
CREATE TABLE legal_archive (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind       TEXT NOT NULL CHECK (kind IN ('invoice', 'contract', 'consent')), -- on what ground it is kept
    name       TEXT,                            -- of the customer, as an invoice bears it; NULL: a consent bears none
    address    TEXT,                            -- in one line; NULL: unknown, or a consent
    number_key BLOB,                            -- a consent: keyed hash of the number it allowed to call; NULL: none
    body       TEXT NOT NULL,                   -- JSON: what, how much, on what words
    source     TEXT NOT NULL,                   -- the texts that have it kept
    at         INTEGER NOT NULL,                -- of the purchase, the signature, the consent
    kept_until INTEGER NOT NULL                 -- then it goes
) STRICT;
CREATE INDEX legal_archive_due ON legal_archive(kept_until);
CREATE INDEX legal_archive_by_number ON legal_archive(number_key) WHERE number_key IS NOT NULL;

-- A launch, as its clock told: what is old enough goes only when the launch before agreed.
CREATE TABLE launch (
    rid INTEGER PRIMARY KEY,
    id  BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    at  INTEGER NOT NULL
) STRICT;

-- What is left of somebody erased counts in figures and belongs to nobody.
ALTER TABLE purchase ALTER COLUMN contact_id DROP NOT NULL; -- NULL: the person was erased
ALTER TABLE offer ALTER COLUMN contact_id DROP NOT NULL; -- the same
ALTER TABLE pledge ALTER COLUMN contact_id DROP NOT NULL; -- the same
ALTER TABLE exchange ALTER COLUMN contact_id DROP NOT NULL; -- the same
ALTER TABLE campaign_target ALTER COLUMN contact_id DROP NOT NULL; -- the same

-- Why the use of a fiche is limited (RGPD art. 18), in the words of who did; NULL: it is not.
ALTER TABLE contact ADD COLUMN frozen_why TEXT;

-- The proof of a consent, as R.223-2 of the Code de la consommation has it kept.
ALTER TABLE consent ADD COLUMN text_version TEXT; -- version of the words shown, as the house numbers them; NULL: not told
ALTER TABLE consent ADD COLUMN time_zone TEXT; -- IANA name, where it was collected; NULL: that of the house
ALTER TABLE consent ADD COLUMN evidence_file TEXT; -- name of the file that proves it; NULL: none
ALTER TABLE consent ADD COLUMN evidence_sha256 TEXT; -- sum of that file, 64 hexadecimal digits; NULL: none
ALTER TABLE consent ADD COLUMN slot_at INTEGER; -- a precise date and hour they accepted besides the legal hours; NULL: none
ALTER TABLE consent ADD COLUMN entity TEXT; -- legal entity that asks: name and SIREN; NULL: the one on whose behalf

-- What was agreed is not rewritten: it is only taken back, once.
CREATE TRIGGER consent_is_not_rewritten BEFORE UPDATE ON consent
WHEN (old.purpose, old.channel, old.on_behalf_of, old.object, old.text_shown, old.collected_by, old.evidence,
      old.collected_at, old.expires_at, old.text_version, old.time_zone, old.evidence_file, old.evidence_sha256,
      old.slot_at, old.entity)
     IS NOT
     (new.purpose, new.channel, new.on_behalf_of, new.object, new.text_shown, new.collected_by, new.evidence,
      new.collected_at, new.expires_at, new.text_version, new.time_zone, new.evidence_file, new.evidence_sha256,
      new.slot_at, new.entity)
     OR (old.withdrawn_at IS NOT NULL AND (old.withdrawn_at, old.withdrawn_by) IS NOT (new.withdrawn_at, new.withdrawn_by))
BEGIN
    SELECT raise(ABORT, 'a consent is not rewritten');
END;

-- Every write is chained to the one before: a row changed, added or taken out afterwards is seen.
ALTER TABLE operation ADD COLUMN link BLOB CHECK (link IS NULL OR length(link) = 32); -- SHA-256 of the link before and of this row; NULL: written before there was a chain

-- Where the chain of the audit journal begins, once its oldest rows are gone.
CREATE TABLE audit_anchor (
    rid    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    link   BLOB NOT NULL CHECK (length(link) = 32), -- of the last row that went
    pruned INTEGER NOT NULL,                    -- how many rows went with it
    at     INTEGER NOT NULL
) STRICT;

-- To find what hangs on a person without reading whole tables.
CREATE INDEX journal_by_call ON journal(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX journal_of_no_call ON journal(rid) WHERE call_id IS NULL;
CREATE INDEX ticket_by_call ON ticket(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX ticket_merged ON ticket(merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX ticket_link_to ON ticket_link(other_id);
CREATE INDEX ticket_event_by_call ON ticket_event(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX exchange_by_call ON exchange(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX exchange_by_reply ON exchange(replies_to_id) WHERE replies_to_id IS NOT NULL;
CREATE INDEX exchange_by_proposal ON exchange(proposal_id) WHERE proposal_id IS NOT NULL;
CREATE INDEX callback_by_done_call ON callback(done_call_id) WHERE done_call_id IS NOT NULL;
CREATE INDEX call_reminds ON call(reminds_ticket_id) WHERE reminds_ticket_id IS NOT NULL;
CREATE INDEX appointment_moved ON appointment(moved_from_id) WHERE moved_from_id IS NOT NULL;
CREATE INDEX web_request_by_exchange ON web_request(exchange_id) WHERE exchange_id IS NOT NULL;
CREATE INDEX number_choice_by_contact ON number_choice(contact_id);
CREATE INDEX task_of_contact ON task(contact_id);
CREATE INDEX proposal_of_contact ON proposal(contact_id);

-- ───────────────────────────────────────────────────────── derived (local, rebuilt by doctor --repair)

-- Texts are folded before they come here: a token is what stands between two spaces. A word is looked for in a column,
-- never a phrase, and places within a text are not kept: half the size, and less to write at each edit.
DROP TABLE contact_search;
CREATE VIRTUAL TABLE contact_search USING fts5(
    person, company, place, email,
    content = 'contact_index', content_rowid = 'rid',
    tokenize = 'ascii', prefix = '1 2 3', detail = column, columnsize = 0
);
INSERT INTO contact_search(contact_search, rank) VALUES ('secure-delete', 1);

-- Every three digits of every number; that they follow each other is looked at in number_index.
DROP TABLE number_search;
CREATE VIRTUAL TABLE number_search USING fts5(
    digits, content = 'number_index', content_rowid = 'rid', tokenize = 'trigram', detail = none, columnsize = 0
);
INSERT INTO number_search(number_search, rank) VALUES ('secure-delete', 1);

-- Terms of a transaction are kept in memory up to so many bytes before they become a segment: a large import makes few,
-- and few have to be merged.
INSERT INTO contact_search(contact_search, rank) VALUES ('hashsize', 8388608);
INSERT INTO number_search(number_search, rank) VALUES ('hashsize', 8388608);
INSERT INTO contact_search(contact_search) VALUES ('rebuild');
INSERT INTO number_search(number_search) VALUES ('rebuild');

-- What an import left to be put in the text indexes: filled while it writes, empty soon after.
CREATE TABLE contact_to_search (
    rid INTEGER PRIMARY KEY                     -- contact_index.rid
) STRICT;
CREATE TABLE number_to_search (
    rid INTEGER PRIMARY KEY                     -- number_index.rid
) STRICT;
