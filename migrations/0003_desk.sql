-- A desk for eight hours: solved cases that are found again, why a ticket came back.

-- Why a ticket was handed back, so that hand-overs made wrongly can be counted.
ALTER TABLE ticket_event ADD COLUMN why TEXT; -- returned: crm::ticket::ReturnReason; NULL: no such step
-- The hand-over sheet as it was when it was handed over: a later one does not rewrite it.
ALTER TABLE ticket_event ADD COLUMN sheet TEXT; -- escalated: JSON of crm::ticket::HandoverSheet; NULL: no such step
CREATE INDEX ticket_event_handovers ON ticket_event(at) WHERE kind IN ('escalated', 'returned');

-- ───────────────────────────────────────────────────────── the ladder as a board

CREATE INDEX stage_change_by_rung ON stage_change(to_stage, at);
CREATE INDEX contact_prospects ON contact(coalesce(temperature, 'cold'), last_contact_at) WHERE stage = 'prospect';
CREATE INDEX contact_by_owner ON contact(owner_id, stage) WHERE owner_id IS NOT NULL;

-- ───────────────────────────────────────────────────────── call guides

-- A guide of the house: one of its own, or one that ships, edited.
CREATE TABLE guide (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    key        TEXT NOT NULL UNIQUE,            -- crm::guide::Guide.key
    file       TEXT NOT NULL,                   -- the whole guide, as its TOML file
    agent_id   BLOB REFERENCES agent(id),       -- who saved it last; NULL: a file or the command line
    saved_at   INTEGER NOT NULL,
    retired_at INTEGER                          -- no longer proposed since; NULL: in use
) STRICT;

-- What was done of a guide in a call, as told with its outcome.
CREATE TABLE guide_run (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    call_id   BLOB NOT NULL UNIQUE REFERENCES call(id) ON DELETE CASCADE,
    guide     TEXT NOT NULL,                    -- its key
    version   INTEGER NOT NULL,                 -- its version then
    ticked    TEXT NOT NULL,                    -- JSON array of item keys
    spent     TEXT NOT NULL,                    -- JSON object: step key to ms
    at        INTEGER NOT NULL
) STRICT;

-- An objection met in a call and the parts of its answer: what objections cost, and what answers them.
CREATE TABLE objection (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    call_id   BLOB NOT NULL REFERENCES call(id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,                 -- order in the call, from 0
    key       TEXT NOT NULL,                    -- in its guide
    name      TEXT NOT NULL,                    -- as it was called then
    answered  TEXT NOT NULL                     -- JSON array of crm::guide::CracPart
) STRICT;
CREATE INDEX objection_by_call ON objection(call_id, position);

-- ───────────────────────────────────────────────────────── solved cases

-- What solved an incident, kept because an agent said so (raisonnement à base de cas: retain, revise).
CREATE TABLE solved_case (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    ticket_id  BLOB UNIQUE REFERENCES ticket(id) ON DELETE SET NULL, -- the ticket it was kept from; NULL: erased
    title      TEXT NOT NULL,                   -- in one line
    solution   TEXT NOT NULL,                   -- what solves it, as revised
    wording    TEXT NOT NULL,                   -- subject and description of that ticket: its first wording
    product_id BLOB REFERENCES product(id),     -- NULL: any
    motive_id  BLOB REFERENCES motive(id),      -- NULL: any
    category   TEXT,                            -- the house's word; NULL: any
    agent_id   BLOB REFERENCES agent(id),       -- who kept it; NULL: a file or the command line
    kept_at    INTEGER NOT NULL,
    retired_at INTEGER                          -- no longer proposed since; NULL: in use
) STRICT;

CREATE INDEX solved_case_by_category ON solved_case(category) WHERE retired_at IS NULL;
CREATE INDEX solved_case_by_product ON solved_case(product_id) WHERE retired_at IS NULL;
CREATE INDEX solved_case_by_motive ON solved_case(motive_id) WHERE retired_at IS NULL;

-- A case was tried on a ticket: what it did.
CREATE TABLE case_trial (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    case_id   BLOB NOT NULL REFERENCES solved_case(id) ON DELETE CASCADE,
    ticket_id BLOB NOT NULL REFERENCES ticket(id) ON DELETE CASCADE,
    worked    INTEGER NOT NULL CHECK (worked IN (0, 1)), -- it solved the ticket
    agent_id  BLOB REFERENCES agent(id),
    at        INTEGER NOT NULL,
    UNIQUE (case_id, ticket_id)
) STRICT;
CREATE INDEX case_trial_by_ticket ON case_trial(ticket_id);

-- ───────────────────────────────────────────────────────── derived (local, rebuilt by doctor --repair)

-- The terms of a case in use: its first wording, and those of the tickets it solved.
CREATE TABLE case_term (
    stem     TEXT NOT NULL,                     -- crm::case::terms
    case_rid INTEGER NOT NULL,                  -- solved_case.rid
    wordings INTEGER NOT NULL,                  -- in how many of its wordings
    PRIMARY KEY (stem, case_rid)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_term_by_case ON case_term(case_rid, stem, wordings);

-- Every term: in how many cases, and a word that reads like it.
CREATE TABLE case_stem (
    stem     TEXT PRIMARY KEY,                  -- crm::case::terms
    word     TEXT NOT NULL,                     -- as the first ticket wrote it, folded
    cases    INTEGER NOT NULL,                  -- in how many cases
    wordings INTEGER NOT NULL                   -- in how many wordings of all cases
) STRICT, WITHOUT ROWID;
