-- A desk for eight hours: solved cases that are found again, why a ticket came back.

-- Why a ticket was handed back, so that hand-overs made wrongly can be counted.
ALTER TABLE ticket_event ADD COLUMN why TEXT; -- returned: crm::ticket::ReturnReason; NULL: no such step
-- The hand-over sheet as it was when it was handed over: a later one does not rewrite it.
ALTER TABLE ticket_event ADD COLUMN sheet TEXT; -- escalated: JSON of crm::ticket::HandoverSheet; NULL: no such step
CREATE INDEX ticket_event_handovers ON ticket_event(at) WHERE kind IN ('escalated', 'returned');

-- ───────────────────────────────────────────────────────── the ladder as a board

CREATE INDEX stage_change_by_rung ON stage_change(to_stage, at);
CREATE INDEX contact_prospects ON contact(coalesce(temperature, 'cold'), last_contact_at) WHERE stage = 'prospect';
CREATE INDEX contact_prospects_by_contact ON contact(last_contact_at) WHERE stage = 'prospect';
CREATE INDEX contact_by_owner ON contact(owner_id, stage); -- whom nobody follows is counted by it too
CREATE INDEX contact_put_back ON contact(team_id, stage) WHERE owner_id IS NULL AND team_id IS NOT NULL;

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

-- ───────────────────────────────────────────────────────── calling out

-- Whose success an outcome is, and whether it is said of their calls only (DOMAIN.md §6).
ALTER TABLE outcome ADD COLUMN success_of TEXT NOT NULL DEFAULT ''; -- crm::campaign::CampaignKind words, comma separated
ALTER TABLE outcome ADD COLUMN campaign_only INTEGER NOT NULL DEFAULT 0 CHECK (campaign_only IN (0, 1)); -- not offered in other calls
ALTER TABLE outcome ADD COLUMN proposes_stage TEXT; -- rung proposed to the agent with it, when the person stands lower; NULL: none
UPDATE outcome SET success_of = 'prospecting,telesales,loyalty', proposes_stage = 'client' WHERE code = 'sale';
UPDATE outcome SET success_of = 'prospecting,appointment', proposes_stage = 'prospect' WHERE code = 'appointment';
INSERT INTO outcome (id, code, label, position, consequence, solved, reached, success_of, campaign_only) VALUES
    (x'0d0c0000000070008000000000000061', 'lead',            'Intéressé (lead)',     12, 'none',   0, 1, 'prospecting,lead_generation', 0),
    (x'0d0c0000000070008000000000000062', 'donation',        'Don',                  13, 'pledge', 0, 1, 'fundraising',  1),
    (x'0d0c0000000070008000000000000063', 'survey_done',     'Enquête complétée',    14, 'none',   0, 1, 'survey',       1),
    (x'0d0c0000000070008000000000000064', 'payment_promise', 'Promesse de paiement', 15, 'pledge', 0, 1, 'collection',   1),
    (x'0d0c0000000070008000000000000065', 'document_sent',   'Document envoyé',      16, 'none',   0, 1, 'prospecting,lead_generation', 0),
    (x'0d0c0000000070008000000000000066', 'verified',        'Fiche vérifiée',       17, 'none',   0, 1, 'verification', 1);
UPDATE outcome SET proposes_stage = 'lead' WHERE code IN ('lead', 'document_sent');

-- A sum promised in a call: a gift, a debt to be paid.
CREATE TABLE pledge (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    call_id      BLOB NOT NULL UNIQUE REFERENCES call(id) ON DELETE CASCADE,
    contact_id   BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
    due_on       TEXT,                          -- promised for that day; NULL: at once
    at           INTEGER NOT NULL
) STRICT;
CREATE INDEX pledge_by_contact ON pledge(contact_id);

-- People called one after the other, with one purpose.
CREATE TABLE campaign (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name         TEXT NOT NULL,                 -- as shown
    kind         TEXT NOT NULL CHECK (kind IN ('prospecting', 'lead_generation', 'telesales', 'loyalty', 'fundraising', 'survey', 'collection', 'appointment', 'verification')), -- what for (DOMAIN.md §6)
    ground       TEXT NOT NULL CHECK (ground IN ('prospecting', 'contract', 'professional', 'service')), -- on what ground one calls: crm::law::Ground
    goal         INTEGER,                       -- successes aimed at; NULL: none
    starts_on    TEXT,                          -- NULL: at once
    ends_on      TEXT,                          -- last day; NULL: no end
    max_attempts INTEGER NOT NULL,              -- calls to one person at most, the law’s limit besides
    absent_hours INTEGER NOT NULL,              -- after no answer, called again so many hours later
    busy_minutes INTEGER NOT NULL,              -- after a busy line, so many minutes later
    guides       TEXT NOT NULL,                 -- JSON array of guide keys: none, one, or two drawn at random and compared
    brief        TEXT NOT NULL,                 -- script: what every agent reads before the first call; empty: none
    created_at   INTEGER NOT NULL,
    agent_id     BLOB REFERENCES agent(id),     -- who began it; NULL: the command line
    closed_at    INTEGER                        -- over since; NULL: going on
) STRICT;

-- Who works on a campaign; nobody named: everybody may.
CREATE TABLE campaign_agent (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    campaign_id BLOB NOT NULL REFERENCES campaign(id) ON DELETE CASCADE,
    agent_id    BLOB NOT NULL REFERENCES agent(id),
    UNIQUE (campaign_id, agent_id)
) STRICT;

-- A person to call in a campaign.
CREATE TABLE campaign_target (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    campaign_id BLOB NOT NULL REFERENCES campaign(id) ON DELETE CASCADE,
    contact_id  BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'calling', 'done', 'out')), -- to be called, in a call without outcome, answered for good, given up
    next_at     INTEGER NOT NULL,               -- not before; 0: at once
    attempts    INTEGER NOT NULL DEFAULT 0,     -- calls made in this campaign
    guide       TEXT,                           -- key drawn among the campaign’s; NULL: it has none
    taken_by    BLOB REFERENCES agent(id),      -- who has it on the screen; NULL: nobody
    taken_until INTEGER,                        -- until then nobody else is given it; NULL with taken_by
    outcome_id  BLOB REFERENCES outcome(id),    -- of its last call; NULL: none yet
    success     INTEGER NOT NULL DEFAULT 0 CHECK (success IN (0, 1)), -- that outcome is what the campaign wants
    why         TEXT,                           -- out: crm::campaign::OutReason; NULL: not out
    at          INTEGER NOT NULL,               -- last change
    UNIQUE (campaign_id, contact_id)
) STRICT;
CREATE INDEX campaign_target_next ON campaign_target(campaign_id, state, next_at, rid);
CREATE INDEX campaign_target_by_contact ON campaign_target(contact_id);

-- A call made from here: on what ground, for whom, in which campaign. What the law guard answers for.
CREATE TABLE dial (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    call_id    BLOB NOT NULL UNIQUE REFERENCES call(id) ON DELETE CASCADE,
    ground     TEXT NOT NULL,                   -- crm::law::Ground, its word
    ground_at  INTEGER,                         -- moment of the request or of the appointment; NULL: the ground has none
    why        TEXT,                            -- the agent’s words for calling though prospecting is not allowed; NULL: it is
    target_id  BLOB REFERENCES campaign_target(id) ON DELETE SET NULL, -- NULL: no campaign
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX dial_by_target ON dial(target_id) WHERE target_id IS NOT NULL;

-- ───────────────────────────────────────────────────────── appointments, documents, every channel

-- A rendez-vous: somebody of ours with a person, at an agreed moment.
CREATE TABLE appointment (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id   BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    kind         TEXT NOT NULL CHECK (kind IN ('visit', 'intervention', 'video', 'phone')), -- how one meets
    starts_at    INTEGER NOT NULL,              -- ms UTC
    duration_ms  INTEGER NOT NULL CHECK (duration_ms > 0),
    place        TEXT NOT NULL,                 -- address or link; empty: not said
    subject      TEXT NOT NULL,                 -- what about; empty: not said
    agent_id     BLOB NOT NULL REFERENCES agent(id), -- who goes
    state        TEXT NOT NULL CHECK (state IN ('planned', 'confirmed', 'honoured', 'missed', 'moved', 'cancelled')), -- where it stands
    state_at     INTEGER NOT NULL,              -- since
    moved_from_id BLOB REFERENCES appointment(id), -- the one it stands in for; NULL: none
    call_id      BLOB REFERENCES call(id) ON DELETE SET NULL, -- taken in this call; NULL: otherwise
    taken_by     BLOB REFERENCES agent(id),     -- who took it; NULL: the command line
    at           INTEGER NOT NULL               -- taken
) STRICT;
CREATE INDEX appointment_by_agent ON appointment(agent_id, starts_at);
CREATE INDEX appointment_by_time ON appointment(starts_at);
CREATE INDEX appointment_by_contact ON appointment(contact_id, starts_at);
CREATE INDEX appointment_by_call ON appointment(call_id) WHERE call_id IS NOT NULL;

-- A document of the house (attestation, brochure, mail): one of its own, or one that ships, edited. Every version stays.
CREATE TABLE document (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    key        TEXT NOT NULL,                   -- crm::document::Document.key
    version    INTEGER NOT NULL,                -- grows by one at each edit
    file       TEXT NOT NULL,                   -- the whole document, as its TOML file
    agent_id   BLOB REFERENCES agent(id),       -- who saved it; NULL: a file or the command line
    saved_at   INTEGER NOT NULL,
    retired_at INTEGER,                         -- no longer proposed since; NULL: in use
    UNIQUE (key, version)
) STRICT;

-- What was sent, word for word as it left, and what an exchange answers.
ALTER TABLE exchange ADD COLUMN document TEXT; -- key of the document sent; NULL: none
ALTER TABLE exchange ADD COLUMN document_version INTEGER; -- its version then; NULL: none
ALTER TABLE exchange ADD COLUMN sent_by TEXT; -- mail, print: how a document left; NULL: none
ALTER TABLE exchange ADD COLUMN call_id BLOB REFERENCES call(id) ON DELETE SET NULL; -- during this call; NULL: outside one
ALTER TABLE exchange ADD COLUMN replies_to_id BLOB REFERENCES exchange(id) ON DELETE SET NULL; -- the message it answers; NULL: none

-- ───────────────────────────────────────────────────────── practice and listening

-- A call in which a comrade plays the client: what they play, and the truth that the fiche has wrong, stale or empty.
CREATE TABLE verification_sheet (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id BLOB NOT NULL UNIQUE REFERENCES contact(id) ON DELETE CASCADE,
    brief      TEXT NOT NULL,                   -- who is asked for, their mood, what they say
    truth      TEXT NOT NULL,                   -- JSON object: crm::class::VerifiedField to the right value
    before     TEXT NOT NULL                    -- JSON object: crm::class::VerifiedField to the values the fiche is put back to
) STRICT;

-- A student's try at a sheet: the call, then the fiche compared with the truth, once. A new try puts the fiche back.
CREATE TABLE practice (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- of which sheet
    student    TEXT NOT NULL,                   -- who calls, as typed
    call_id    BLOB REFERENCES call(id) ON DELETE SET NULL, -- their last call of this try; NULL: not called yet
    agent_id   BLOB REFERENCES agent(id),       -- who sat at the desk; NULL: nobody
    fields     TEXT,                            -- JSON array of crm::class::Comparison, as compared then; NULL: not yet
    mark       REAL,                            -- of the fiche, out of 20, one decimal; NULL: not compared yet
    strengths  TEXT NOT NULL DEFAULT '',        -- words of who evaluates
    improve    TEXT NOT NULL DEFAULT '',        -- words of who evaluates
    started_at INTEGER NOT NULL,
    checked_at INTEGER                          -- compared; NULL: not yet
) STRICT;
CREATE INDEX practice_by_contact ON practice(contact_id, started_at);
CREATE INDEX practice_by_call ON practice(call_id) WHERE call_id IS NOT NULL;

-- A listening grid of the house: one of its own, or one that ships, edited. Every version stays: notes were given by it.
CREATE TABLE grid (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    key      TEXT NOT NULL,                     -- crm::grid::Grid.key
    version  INTEGER NOT NULL,                  -- grows by one at each edit
    file     TEXT NOT NULL,                     -- the whole grid, as its TOML file
    agent_id BLOB REFERENCES agent(id),         -- who saved it; NULL: a file or the command line
    saved_at INTEGER NOT NULL,
    UNIQUE (key, version)
) STRICT;

-- A grid marked on one call or one exchange: appended, never rewritten; the last one counts. Kept one year at most.
CREATE TABLE listening (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    call_id     BLOB REFERENCES call(id) ON DELETE CASCADE, -- NULL: an exchange was read
    exchange_id BLOB REFERENCES exchange(id) ON DELETE CASCADE, -- NULL: a call was heard
    grid        TEXT NOT NULL,                  -- its key
    version     INTEGER NOT NULL,               -- its version then
    marks       TEXT NOT NULL,                  -- JSON object: item key to crm::grid::GridMark
    parts       TEXT NOT NULL,                  -- JSON array of crm::grid::PartNote
    note        REAL,                           -- out of 20, one decimal; NULL: nothing could be judged
    comment     TEXT NOT NULL,                  -- words of who listened; empty: none
    agent_id    BLOB REFERENCES agent(id),      -- who listened; NULL: the command line
    at          INTEGER NOT NULL,
    CHECK ((call_id IS NULL) <> (exchange_id IS NULL))
) STRICT;
CREATE INDEX listening_by_call ON listening(call_id, at) WHERE call_id IS NOT NULL;
CREATE INDEX listening_by_exchange ON listening(exchange_id, at) WHERE exchange_id IS NOT NULL;

-- ───────────────────────────────────────────────────────── knowledge base

-- An article: what the house answers to a question that comes back. Its words are in its versions.
CREATE TABLE article (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16), -- the same for all its versions
    made_at    INTEGER NOT NULL,                -- first saved
    retired_at INTEGER                          -- no longer proposed since; NULL: in use
) STRICT;

-- An article as it was saved. Every version stays; the highest is the one in use.
CREATE TABLE article_version (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    article_id BLOB NOT NULL REFERENCES article(id) ON DELETE CASCADE, -- of which article
    version    INTEGER NOT NULL CHECK (version > 0), -- 1, then one more at each save
    title      TEXT NOT NULL,                   -- in one line
    body       TEXT NOT NULL,                   -- paragraphs apart by an empty line; lines that begin with "- " are a list
    motive_id  BLOB REFERENCES motive(id),      -- the reason for contact it answers; NULL: none in particular
    url        TEXT,                            -- where the house published it; NULL: nowhere
    agent_id   BLOB REFERENCES agent(id),       -- who saved it; NULL: the command line
    saved_at   INTEGER NOT NULL,                -- when
    UNIQUE (article_id, version)
) STRICT;

-- A solved case that an article explains.
CREATE TABLE article_case (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    article_id BLOB NOT NULL REFERENCES article(id) ON DELETE CASCADE, -- which article
    case_id    BLOB NOT NULL REFERENCES solved_case(id) ON DELETE CASCADE, -- which case
    agent_id   BLOB REFERENCES agent(id),       -- who linked them; NULL: the command line
    at         INTEGER NOT NULL,                -- when
    UNIQUE (article_id, case_id)
) STRICT;
CREATE INDEX article_case_by_case ON article_case(case_id);

-- ───────────────────────────────────────────────────────── a call handed to a colleague

-- A call offered to a colleague, with what the next one must know. Kept for good: what was said then stays said.
CREATE TABLE transfer (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    call_id      BLOB NOT NULL REFERENCES call(id) ON DELETE CASCADE,
    next_call_id BLOB REFERENCES call(id) ON DELETE SET NULL, -- the same conversation, where the telephone tells of it as another call; NULL: it does not
    external     TEXT,                          -- the person’s E.164, by which that other call is known; NULL: withheld
    from_id      BLOB REFERENCES agent(id),     -- who hands over; NULL: nobody sat at the desk
    to_id        BLOB NOT NULL REFERENCES agent(id), -- to whom
    announced    INTEGER NOT NULL CHECK (announced IN (0, 1)), -- the colleague is told before the caller is passed on
    note         TEXT,                          -- what the next one must know; NULL: nothing was said
    state        TEXT NOT NULL CHECK (state IN ('announced', 'passed', 'taken', 'taken_back')), -- crm::transfer::TransferState
    at           INTEGER NOT NULL,              -- offered
    state_at     INTEGER NOT NULL               -- in this state since
) STRICT;
CREATE INDEX transfer_by_call ON transfer(call_id);
CREATE INDEX transfer_by_next ON transfer(next_call_id) WHERE next_call_id IS NOT NULL;
CREATE INDEX transfer_open ON transfer(at) WHERE state IN ('announced', 'passed');

-- ───────────────────────────────────────────────────────── catalogue, offers, guides by queue

ALTER TABLE product ADD COLUMN again INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1)); -- bought more than once: proposed to who has one
ALTER TABLE product ADD COLUMN retired_at INTEGER; -- out of the catalogue since; NULL: in it
-- The answer said by itself in the call, to which the offer returns when the outcome is corrected; NULL: it came with the outcome.
ALTER TABLE offer ADD COLUMN told TEXT;
-- JSON array of guide keys, the first proposed when a call comes through this queue; empty: the house’s choice.
ALTER TABLE queue ADD COLUMN guides TEXT NOT NULL DEFAULT '[]';

-- ───────────────────────────────────────────────────────── requests of a site, what calls for attention

-- Somebody asked on a site to be called back: what they wrote, as they wrote it.
CREATE TABLE web_request (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    key          BLOB NOT NULL UNIQUE CHECK (length(key) = 16), -- what makes two requests one: crm::request::record
    source       TEXT NOT NULL,                 -- form, file: the inlet
    external_id  TEXT,                          -- the site's own number of it; NULL: none
    contact_id   BLOB REFERENCES contact(id) ON DELETE CASCADE, -- whose; NULL: to be chosen among several
    callback_id  BLOB REFERENCES callback(id) ON DELETE SET NULL, -- the promise it made, or joined; NULL: deleted
    exchange_id  BLOB REFERENCES exchange(id) ON DELETE SET NULL, -- on the timeline; NULL with contact_id
    name         TEXT,                          -- whole name in one field; NULL: none given, as of all that follow
    first_name   TEXT,                          -- as written
    last_name    TEXT,                          -- as written
    company      TEXT,                          -- as written
    written      TEXT,                          -- number as written
    e164         TEXT,                          -- that number; NULL: it is none
    address      TEXT,                          -- e-mail as written
    email        TEXT,                          -- that address; NULL: it is none
    subject      TEXT,                          -- in one line
    message      TEXT,                          -- what they wrote
    wanted       TEXT,                          -- when to call, as written
    wanted_at    INTEGER,                       -- that moment, ms UTC; NULL: it is none
    page         TEXT,                          -- from which page
    consent      TEXT,                          -- value of the box that was ticked
    consent_text TEXT,                          -- words beside that box
    postcode     TEXT,                          -- as written
    town         TEXT,                          -- as written
    asked_at     INTEGER NOT NULL,              -- when they asked: the legal ground of the call (R.223-4)
    dated        INTEGER NOT NULL CHECK (dated IN (0, 1)), -- 0: the date they gave cannot be read: no ground
    at           INTEGER NOT NULL               -- written down
) STRICT;
CREATE INDEX web_request_by_callback ON web_request(callback_id) WHERE callback_id IS NOT NULL;
CREATE INDEX web_request_by_contact ON web_request(contact_id, asked_at) WHERE contact_id IS NOT NULL;
CREATE INDEX web_request_by_time ON web_request(at);

-- What an agent has read of what called for their attention; the rest is derived from the base at each look.
CREATE TABLE notice_mark (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    key      TEXT NOT NULL,                     -- crm::notice::Notice.key
    agent_id BLOB REFERENCES agent(id),         -- who read; NULL: at a desk where nobody gave a name
    read_at  INTEGER NOT NULL                   -- when
) STRICT;
CREATE UNIQUE INDEX notice_mark_by_key ON notice_mark(key, coalesce(agent_id, x''));
CREATE INDEX notice_mark_by_time ON notice_mark(read_at);

ALTER TABLE appointment ADD COLUMN reminded_at INTEGER; -- the reminder left; NULL: it did not

-- ───────────────────────────────────────────────────────── automations and sequences

-- Whether a callback was promised to somebody: one that a rule planned is no request of theirs, no ground to call.
ALTER TABLE callback ADD COLUMN planned_by TEXT CHECK (planned_by IN ('rule', 'sequence')); -- NULL: promised by a person

-- « Quand… si… alors… »: a rule of the house, or one that ships, changed or switched on.
CREATE TABLE automation_rule (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16), -- of one that ships, always the same
    event      TEXT NOT NULL,                   -- crm::automation::Event, its word
    rule       TEXT NOT NULL,                   -- JSON of crm::automation::Rule, with its version
    on_at      INTEGER,                         -- switched on since; NULL: off
    seen_to    INTEGER NOT NULL,                -- what came with time (silence, delay) was looked at up to then
    seen_id    BLOB CHECK (length(seen_id) = 16), -- at that very moment, up to this subject; NULL: all of it
    agent_id   BLOB REFERENCES agent(id),       -- who saved it last; NULL: the command line
    saved_at   INTEGER NOT NULL,
    retired_at INTEGER                          -- removed since; NULL: in use
) STRICT;
CREATE INDEX automation_rule_on ON automation_rule(event) WHERE on_at IS NOT NULL AND retired_at IS NULL;

-- What a rule did, once per subject and event: appended; taken back, it says so.
CREATE TABLE automation_act (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    rule_id    BLOB NOT NULL REFERENCES automation_rule(id), -- which rule
    rule       TEXT NOT NULL,                   -- the rule as it was then: JSON of crm::automation::Rule
    action     INTEGER NOT NULL,                -- place of the action in the rule, from 0
    key        TEXT UNIQUE,                     -- rule, event, subject, action; NULL: the event was put right since
    contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- for whom
    call_id    BLOB REFERENCES call(id) ON DELETE SET NULL, -- the call it came from; NULL: none
    state      TEXT NOT NULL,                   -- crm::automation::ActState, its word
    made       BLOB,                            -- id of the task, callback, proposal, tag or run made; NULL: none
    at         INTEGER NOT NULL,
    ended_by   BLOB REFERENCES agent(id)        -- who took it back; NULL: it stands, or nobody did
) STRICT;
CREATE INDEX automation_act_by_time ON automation_act(at);
CREATE INDEX automation_act_by_rule ON automation_act(rule_id, at);
CREATE INDEX automation_act_by_contact ON automation_act(contact_id, at);
CREATE INDEX automation_act_by_call ON automation_act(call_id) WHERE call_id IS NOT NULL;

-- A named list of dated steps; those who follow it keep the steps it had when they began.
CREATE TABLE sequence (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16), -- of one that ships, always the same
    sequence   TEXT NOT NULL,                   -- JSON of crm::sequence::Sequence, with its version
    agent_id   BLOB REFERENCES agent(id),       -- who saved it last; NULL: the command line
    saved_at   INTEGER NOT NULL,
    retired_at INTEGER                          -- no longer offered since; NULL: in use
) STRICT;

-- A person in a sequence.
CREATE TABLE sequence_run (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    sequence_id BLOB NOT NULL,                  -- sequence.id, or that of one that ships
    sequence    TEXT NOT NULL,                  -- JSON of crm::sequence::Sequence as it was at the start
    contact_id  BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- who follows it
    step        INTEGER NOT NULL,               -- place of the next step, from 0
    next_at     INTEGER NOT NULL,               -- when it is due
    agent_id    BLOB REFERENCES agent(id),      -- who began it; NULL: a rule, the command line
    reason      TEXT,                           -- JSON of crm::proposal::PlannedBy: the rule that began it; NULL: a person
    started_at  INTEGER NOT NULL,
    ended_at    INTEGER,                        -- NULL: going on
    why         TEXT,                           -- crm::sequence::EndWhy, its word; NULL: going on
    ended_by    BLOB REFERENCES agent(id)       -- who stopped it; NULL: it ended by itself, or goes on
) STRICT;
CREATE INDEX sequence_run_due ON sequence_run(next_at) WHERE ended_at IS NULL;
CREATE INDEX sequence_run_by_contact ON sequence_run(contact_id, started_at);
CREATE UNIQUE INDEX sequence_run_once ON sequence_run(sequence_id, contact_id) WHERE ended_at IS NULL;

-- What a step of a sequence put before the agent.
CREATE TABLE sequence_made (
    rid     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    run_id  BLOB NOT NULL REFERENCES sequence_run(id) ON DELETE CASCADE,
    step    INTEGER NOT NULL,                   -- place of the step, from 0
    made    BLOB NOT NULL,                      -- id of the task, callback or proposal
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX sequence_made_by_run ON sequence_made(run_id, step);

-- Something to do about a person, dated; other than calling them.
CREATE TABLE task (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- about whom
    text       TEXT NOT NULL,                   -- in one line
    due_at     INTEGER NOT NULL,
    owner_id   BLOB REFERENCES agent(id),       -- who does it; NULL: "à prendre"
    reason     TEXT,                            -- JSON of crm::proposal::PlannedBy; NULL: an agent wrote it
    created_at INTEGER NOT NULL,
    done_at    INTEGER,                         -- NULL: to do, or dropped
    dropped_at INTEGER                          -- no longer to be done since; NULL: to do, or done
) STRICT;
CREATE INDEX task_due ON task(due_at) WHERE done_at IS NULL AND dropped_at IS NULL;
CREATE INDEX task_by_contact ON task(contact_id, due_at) WHERE done_at IS NULL AND dropped_at IS NULL;

-- What a rule or a sequence would have an agent do to a fiche, or send: nothing changes before the agent agrees.
CREATE TABLE proposal (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id  BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- for whom
    kind        TEXT NOT NULL CHECK (kind IN ('stage', 'temperature', 'message')), -- what is proposed
    value       TEXT NOT NULL,                  -- rung, temperature, or key of the document
    reason      TEXT NOT NULL,                  -- JSON of crm::proposal::PlannedBy
    at          INTEGER NOT NULL,
    answered_at INTEGER,                        -- NULL: waits for an answer
    answer      TEXT CHECK (answer IN ('agreed', 'refused', 'withdrawn')), -- NULL: waits for an answer
    agent_id    BLOB REFERENCES agent(id)       -- who answered; NULL: nobody yet, or it was withdrawn
) STRICT;
-- Sending what was proposed is no new event: no rule is set in motion by what another one asked for.
ALTER TABLE exchange ADD COLUMN proposal_id BLOB REFERENCES proposal(id); -- the proposal it answers; NULL: none
CREATE UNIQUE INDEX proposal_waiting ON proposal(contact_id, kind, value) WHERE answered_at IS NULL;
CREATE INDEX proposal_by_time ON proposal(at) WHERE answered_at IS NULL;

-- A word of the house on a fiche.
CREATE TABLE contact_tag (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE, -- whose fiche
    tag        TEXT NOT NULL,                   -- as written
    agent_id   BLOB REFERENCES agent(id),       -- who put it; NULL: a rule, the command line
    at         INTEGER NOT NULL,
    UNIQUE (contact_id, tag)
) STRICT;
CREATE INDEX contact_tag_by_tag ON contact_tag(tag, contact_id);

-- ───────────────────────────────────────────────────────── taking back

-- Ctrl Z takes acts back one by one; the ladder keeps a move that was taken back, and the move back.
ALTER TABLE operation ADD COLUMN passed_at INTEGER; -- cannot be taken back and its agent was told so, or it changed nothing: undoing looks further back; NULL: not
ALTER TABLE stage_change ADD COLUMN undone_at INTEGER; -- taken back since, or itself the taking back: counts in no figure; NULL: stands
ALTER TABLE callback ADD COLUMN cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)); -- given up at done_at, not kept
CREATE INDEX operation_by_agent ON operation(agent_id, rid);

-- ───────────────────────────────────────────────────────── views

-- What a list shows, kept by an agent under a name; one digit opens it again.
CREATE TABLE saved_view (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    agent_id BLOB REFERENCES agent(id),         -- whose; NULL: of the desk when nobody sits there
    list     TEXT NOT NULL,                     -- contacts, pipeline, tickets
    digit    INTEGER NOT NULL CHECK (digit BETWEEN 1 AND 9), -- the key that opens it
    name     TEXT NOT NULL,                     -- as its agent calls it
    filter   TEXT NOT NULL,                     -- JSON of crm::view::ViewFilter
    saved_at INTEGER NOT NULL,
    UNIQUE (agent_id, list, digit)
) STRICT;

-- ───────────────────────────────────────────────────────── derived (local, rebuilt by doctor --repair)

-- Whose a fiche is, in every order of the list: read on the way, without its row.
ALTER TABLE contact_index ADD COLUMN owner_id BLOB; -- copy of contact.owner_id
UPDATE contact_index SET owner_id = (SELECT c.owner_id FROM contact c WHERE c.rid = contact_index.rid)
    WHERE EXISTS (SELECT 1 FROM contact c WHERE c.rid = contact_index.rid AND c.owner_id IS NOT NULL);
DROP INDEX contact_index_by_name;
DROP INDEX contact_index_by_company;
DROP INDEX contact_index_by_place;
DROP INDEX contact_index_by_contact;
DROP INDEX contact_index_by_rung;
CREATE INDEX contact_index_by_name    ON contact_index(sort_name, rid, owner_id);
CREATE INDEX contact_index_by_company ON contact_index(company, sort_name, rid, owner_id);
CREATE INDEX contact_index_by_place   ON contact_index(place, sort_name, rid, owner_id);
CREATE INDEX contact_index_by_contact ON contact_index(last_contact_at, rid, owner_id);
CREATE INDEX contact_index_by_rung    ON contact_index(rung, sort_name, rid, owner_id);

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
