-- Data one can trust: imports that can be taken back, duplicates and merges, segments, scores, the rights of a person,
-- the safety of the file.

-- ───────────────────────────────────────────────────────── imports

-- ───────────────────────────────────────────────────────── duplicates and merges

-- ───────────────────────────────────────────────────────── segments

-- ───────────────────────────────────────────────────────── scores

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
CREATE INDEX opposition_by_call ON opposition(call_id) WHERE call_id IS NOT NULL;

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

-- ───────────────────────────────────────────────────────── the safety of the file
