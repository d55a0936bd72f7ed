-- The foundation: people, their numbers, the ladder, calls, tickets, the desk.
--
-- Every source table has `rid` (local row number: never shown, never exported; derived tables hang on it)
-- and `id` (UUIDv7, 16 bytes: what foreign keys and the outside world use).
-- Times are integer milliseconds UTC (`…_at`), durations milliseconds (`…_ms`), money euro cents (`…_cents`),
-- days without an hour are ISO text (`…_on`, 'YYYY-MM-DD'). Codes are lower-case English words; their French
-- wording lives in the interfaces, except lists a house edits (outcome, motive), which carry their label.
-- Closed sets are checked here; open ones by the Rust enum that reads them.

-- ───────────────────────────────────────────────────────── the house

-- A group of agents (pôle); owners belong to one.
CREATE TABLE team (
    rid  INTEGER PRIMARY KEY,
    id   BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name TEXT NOT NULL                          -- as shown
) STRICT;

-- The company in whose name we speak (commanditaire, marque).
CREATE TABLE principal (
    rid              INTEGER PRIMARY KEY,
    id               BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name             TEXT NOT NULL,             -- as shown and said
    greeting         TEXT,                      -- opening sentence; NULL: the house's own
    target_percent   INTEGER,                   -- agreed service level, % of calls…; NULL: none agreed
    target_wait_ms   INTEGER                    -- …answered within this; NULL: none agreed
) STRICT;

-- Where calls wait before an agent (ACD queue).
CREATE TABLE queue (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name         TEXT NOT NULL UNIQUE,          -- as telephone systems send it and as shown
    principal_id BLOB REFERENCES principal(id)  -- NULL: the house itself
) STRICT;

-- One of our own numbers: it never matches a client.
CREATE TABLE line (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    e164         TEXT NOT NULL UNIQUE,          -- '+33…'
    label        TEXT NOT NULL,                 -- e.g. Assistance fibre
    queue_id     BLOB REFERENCES queue(id),     -- where its calls wait; NULL: straight to a desk
    principal_id BLOB REFERENCES principal(id)  -- in whose name it is answered; NULL: the house
) STRICT;

-- A person who works here. Kept when they leave: past calls point at them.
CREATE TABLE agent (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name       TEXT NOT NULL,                   -- first and last name as shown
    role       TEXT NOT NULL CHECK (role IN ('advisor', 'supervisor', 'trainer', 'student')), -- what they may steer and practise (DOMAIN.md §1)
    level      INTEGER NOT NULL DEFAULT 1 CHECK (level BETWEEN 1 AND 9), -- support level: 1 is the front line
    extension  TEXT,                            -- desk extension, digits; NULL: none
    login      TEXT,                            -- name the telephone system knows them by; NULL: same as name
    e164       TEXT,                            -- own direct or mobile number, never matched as a client; NULL: none
    languages  TEXT NOT NULL DEFAULT 'fr',      -- ISO 639-1 codes, comma separated
    skills     TEXT NOT NULL DEFAULT '',        -- free words, comma separated
    team_id    BLOB REFERENCES team(id),        -- NULL: no team
    left_at    INTEGER                          -- ms UTC; NULL: works here
) STRICT;
CREATE INDEX agent_by_e164 ON agent(e164) WHERE e164 IS NOT NULL;
CREATE INDEX agent_by_extension ON agent(extension) WHERE extension IS NOT NULL;

-- What an agent was doing, and since when: the source of occupation and back-office rates.
CREATE TABLE agent_state (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    agent_id   BLOB NOT NULL REFERENCES agent(id),
    state      TEXT NOT NULL CHECK (state IN ('available', 'on_call', 'wrap_up', 'pause', 'training', 'back_office')), -- what they do
    started_at INTEGER NOT NULL,                -- ms UTC
    ended_at   INTEGER                          -- ms UTC; NULL: still in it
) STRICT;
CREATE INDEX agent_state_by_agent ON agent_state(agent_id, started_at);

-- A number or range that never opens a window (blocked or ignored): journal only.
CREATE TABLE ignored_number (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pattern    TEXT NOT NULL UNIQUE,            -- E.164, or an E.164 prefix followed by '*'
    why        TEXT NOT NULL DEFAULT '',        -- the agent's words
    created_at INTEGER NOT NULL                 -- ms UTC
) STRICT;

-- A choice of the person at this desk; absent means the default of crates/crm/src/settings.rs.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,                     -- dotted name, e.g. popup.mode
    value TEXT NOT NULL                         -- JSON
) STRICT, WITHOUT ROWID;

-- ───────────────────────────────────────────────────────── people

-- An employer or any organisation: what its people share. Numbers and tickets hang on contacts;
-- the company's own desk is a contact without a personal name.
CREATE TABLE company (
    rid                INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name               TEXT NOT NULL,           -- as written
    name_folded        TEXT NOT NULL,           -- crm::text::fold(name): equality and sorting
    siret              TEXT,                    -- 14 digits; NULL: unknown
    naf_code           TEXT,                    -- NAF rév. 2, e.g. 61.10Z; NULL: unknown
    headcount_band     TEXT,                    -- INSEE band code (00, 01, 02, 03, 11…); NULL: unknown
    establishment_type TEXT,                    -- siège, agence, …; NULL: unknown
    website            TEXT                     -- NULL: unknown
) STRICT;
CREATE INDEX company_by_name ON company(name_folded);

-- A fiche: a person, or a company's own desk when it has no personal name.
CREATE TABLE contact (
    rid                INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    external_id        TEXT,                    -- the id of an imported file; NULL: born here
    civility           TEXT,                    -- 'mme', 'm', 'mx'; NULL: unknown
    first_name         TEXT,                    -- NULL: unknown
    last_name          TEXT,                    -- NULL with first_name NULL: a company's own desk, or only a number
    company_id         BLOB REFERENCES company(id), -- NULL: none
    job                TEXT,                    -- function at work; NULL: unknown
    decision_power     TEXT,                    -- 'yes', 'no', or the name of who decides; NULL: unknown
    street             TEXT,                    -- main address; NULL: unknown
    postcode           TEXT,                    -- of the main address; NULL: unknown
    town               TEXT,                    -- of the main address; NULL: unknown
    country            TEXT,                    -- ISO 3166-1 alpha-2; NULL: France assumed
    address_kind       TEXT,                    -- 'home', 'work' of the main address; NULL: unknown
    birth_year         INTEGER,                 -- where lawful; NULL: unknown
    sex                TEXT,                    -- 'f', 'm', where lawful; NULL: unknown
    pcs_code           TEXT,                    -- INSEE socio-professional code; NULL: unknown
    language           TEXT,                    -- preferred language, ISO 639-1; NULL: French assumed
    usual_hours        TEXT,                    -- when to reach them, free text; NULL: unknown
    loyalty_card       TEXT,                    -- number of the card; NULL: none
    label              TEXT,                    -- 'utilisateur', 'usager', 'consommateur': a label, not a rung; NULL: none
    preferences        TEXT,                    -- tastes, constraints, free text; NULL: unknown
    stage              TEXT NOT NULL CHECK (stage IN ('suspect', 'lead', 'prospect', 'client', 'loyal_client', 'lost')), -- present rung; its history is in stage_change
    temperature        TEXT CHECK (temperature IN ('cold', 'warm', 'hot')), -- confirmed by a person; NULL: none
    temperature_at     INTEGER,                 -- ms UTC of that confirmation; NULL with temperature
    origin             TEXT NOT NULL DEFAULT 'internal', -- how the fiche was born: internal, call, import, form, demo
    owner_id           BLOB REFERENCES agent(id), -- NULL: nobody's, "à prendre"
    team_id            BLOB REFERENCES team(id),  -- NULL: no team
    frozen_at          INTEGER,                 -- processing limited (RGPD art. 18) since; NULL: no
    last_contact_at    INTEGER,                 -- last exchange either way, ms UTC; NULL: never
    created_at         INTEGER NOT NULL,
    updated_at         INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_by_company ON contact(company_id) WHERE company_id IS NOT NULL;
CREATE INDEX contact_by_external_id ON contact(external_id) WHERE external_id IS NOT NULL;

-- A telephone number of a fiche. Several per person, shared ones allowed.
CREATE TABLE phone_number (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id  BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,               -- 0 is the main number
    raw         TEXT NOT NULL,                  -- as written, cleaned
    e164        TEXT,                           -- '+33…': the only thing matched; NULL: not a number
    extension   TEXT,                           -- digits behind a switchboard; NULL: none
    line_type   TEXT NOT NULL,                  -- phone::LineType
    usage       TEXT,                           -- 'mobile', 'work', 'home', 'switchboard', 'fax', 'other'; NULL: unknown
    origin      TEXT NOT NULL DEFAULT 'internal', -- internal, call, import, reconstituted, demo
    invalid_at  INTEGER,                        -- ms UTC since when it is known to be wrong; NULL: good
    verified_at INTEGER,                        -- ms UTC last proved right; NULL: never
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX phone_number_by_e164 ON phone_number(e164, contact_id) WHERE e164 IS NOT NULL;
CREATE INDEX phone_number_by_contact ON phone_number(contact_id, position);

CREATE TABLE email (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id  BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,               -- 0 is the main address
    address     TEXT NOT NULL,                  -- as written, trimmed
    address_folded TEXT NOT NULL,               -- lower case: equality
    usage       TEXT,                           -- 'work', 'home', 'other'; NULL: unknown
    origin      TEXT NOT NULL DEFAULT 'internal', -- internal, call, import, reconstituted, demo
    invalid_at  INTEGER,                        -- ms UTC; NULL: good
    verified_at INTEGER,                        -- ms UTC; NULL: never
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX email_by_address ON email(address_folded);
CREATE INDEX email_by_contact ON email(contact_id, position);

-- Further addresses; the main one is on the fiche.
CREATE TABLE address (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,                   -- 'home', 'work', 'billing', 'delivery'
    street     TEXT,                            -- number and street; NULL: unknown
    postcode   TEXT,                            -- NULL: unknown
    town       TEXT,                            -- NULL: unknown
    country    TEXT                             -- ISO 3166-1 alpha-2; NULL: France assumed
) STRICT;
CREATE INDEX address_by_contact ON address(contact_id);

-- Where one value of a fiche comes from: origin is kept per value.
CREATE TABLE value_origin (
    rid             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id      BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    field           TEXT NOT NULL,              -- column, or 'phone:<id>', 'email:<id>'
    origin          TEXT NOT NULL CHECK (origin IN ('internal', 'external', 'reconstituted')), -- ours, bought or given, or worked out by a rule
    supplier        TEXT,                       -- external: who sold or gave it
    licence_ends_on TEXT,                       -- external: last day of the licence; NULL: none
    rule            TEXT,                       -- reconstituted: by which rule
    recorded_at     INTEGER NOT NULL,           -- ms UTC
    verified_at     INTEGER,                    -- ms UTC; NULL: never
    UNIQUE (contact_id, field)
) STRICT;

-- Every change of rung: who, when, why.
CREATE TABLE stage_change (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    from_stage TEXT,                            -- NULL: the fiche was created at to_stage
    to_stage   TEXT NOT NULL,                   -- rung reached
    why        TEXT NOT NULL,                   -- the reason given
    agent_id   BLOB REFERENCES agent(id),       -- NULL: by a file or the command line
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_change_by_contact ON stage_change(contact_id, at);

-- ───────────────────────────────────────────────────────── what we sell

CREATE TABLE product (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    reference  TEXT NOT NULL UNIQUE,            -- as on orders
    name       TEXT NOT NULL,                   -- as said to customers
    family     TEXT,                            -- NULL: none
    price_cents INTEGER,                        -- NULL: on quotation
    sold_from_on  TEXT,                         -- NULL: always was
    sold_until_on TEXT,                         -- NULL: still sold
    feature    TEXT,                            -- pitch: caractéristique
    advantage  TEXT,                            -- pitch: avantage
    benefit    TEXT,                            -- pitch: bénéfice
    proof      TEXT                             -- pitch: preuve
) STRICT;

-- Products that go with another (cross-selling) or stand above it (up-selling).
CREATE TABLE product_link (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    product_id BLOB NOT NULL REFERENCES product(id),
    other_id   BLOB NOT NULL REFERENCES product(id),
    kind       TEXT NOT NULL CHECK (kind IN ('cross', 'up')), -- goes with it, or stands above it
    UNIQUE (product_id, other_id, kind)
) STRICT;

-- A deal in hand (opportunité).
CREATE TABLE opportunity (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id   BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    product_id   BLOB REFERENCES product(id),   -- NULL: not yet known
    subject      TEXT NOT NULL,                 -- in one line
    amount_cents INTEGER,                       -- NULL: not yet known
    probability  INTEGER CHECK (probability BETWEEN 0 AND 100), -- %; NULL: not estimated
    expected_on  TEXT,                          -- NULL: no date
    status       TEXT NOT NULL CHECK (status IN ('open', 'won', 'lost')), -- in hand, signed, gone
    why          TEXT,                          -- reason of won or lost; NULL while open
    owner_id     BLOB REFERENCES agent(id),
    team_id      BLOB REFERENCES team(id),
    created_at   INTEGER NOT NULL,
    closed_at    INTEGER                        -- NULL while open
) STRICT;
CREATE INDEX opportunity_by_contact ON opportunity(contact_id, status);

-- ───────────────────────────────────────────────────────── calls and exchanges

-- How a call ends for us (issue d'appel): an editable tree.
CREATE TABLE outcome (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    parent_id   BLOB REFERENCES outcome(id),    -- NULL: first level
    code        TEXT NOT NULL UNIQUE,           -- stable word for scripts and figures
    label       TEXT NOT NULL,                  -- the house's words
    position    INTEGER NOT NULL,               -- order; positions 1–8 of the first level have a key
    consequence TEXT NOT NULL DEFAULT 'none',   -- none, callback, ticket, sale, appointment, refusal, wrong_number, opposition
    solved      INTEGER NOT NULL DEFAULT 0 CHECK (solved IN (0, 1)), -- counts as solved (FCR)
    reached     INTEGER NOT NULL DEFAULT 1 CHECK (reached IN (0, 1)), -- we spoke to somebody
    retired_at  INTEGER                         -- no longer offered since; NULL: in use
) STRICT;

-- Why people contact us (motif): an editable list.
CREATE TABLE motive (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    parent_id  BLOB REFERENCES motive(id),
    code       TEXT NOT NULL UNIQUE,            -- stable word for scripts and figures
    label      TEXT NOT NULL,                   -- the house's words
    position   INTEGER NOT NULL,                -- order in the list
    retired_at INTEGER
) STRICT;

-- One call, one record, whatever the number of events. Typed by hand: source 'manual'.
CREATE TABLE call (
    rid             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    source          TEXT NOT NULL,              -- telephone source, 'manual', 'import', 'demo'
    external_id     TEXT,                       -- the telephone system's id; NULL: typed by hand, demo
    direction       TEXT NOT NULL CHECK (direction IN ('inbound', 'outbound', 'internal')), -- seen from our desk
    state           TEXT NOT NULL CHECK (state IN ('ringing', 'answered', 'held', 'ended', 'wrap_up', 'qualified')), -- where it stands (DOMAIN.md §3)
    contact_id      BLOB REFERENCES contact(id) ON DELETE SET NULL, -- NULL: unknown, masked, or not chosen yet
    from_raw        TEXT,                       -- as received; NULL: never told
    to_raw          TEXT,                       -- as received; NULL: never told
    external        TEXT,                       -- the other party's E.164; NULL: none
    external_kind   TEXT NOT NULL,              -- phone::Kind of the other party
    caller_name     TEXT,                       -- name shown by the network, unverified; NULL: none
    line_id         BLOB REFERENCES line(id),   -- our line; NULL: unknown
    queue_id        BLOB REFERENCES queue(id),  -- NULL: none
    principal_id    BLOB REFERENCES principal(id), -- in whose name; NULL: the house
    agent_id        BLOB REFERENCES agent(id),  -- who took or made it; NULL: nobody
    ivr_choice      TEXT,                       -- what the caller chose or said; NULL: none
    ringing_at      INTEGER NOT NULL,           -- first event seen, ms UTC
    answered_at     INTEGER,                    -- NULL: not answered
    held_since_at   INTEGER,                    -- on hold since; NULL: not on hold
    hold_ms         INTEGER NOT NULL DEFAULT 0, -- total time on hold
    ended_at        INTEGER,                    -- NULL: not over
    wrap_up_ms      INTEGER,                    -- after-call work (ACW); NULL: not qualified
    qualified_at    INTEGER,                    -- outcome given; NULL: in "appels non qualifiés" once over
    end_cause       TEXT,                       -- phone::EndCause; NULL: not told
    lost_cause      TEXT CHECK (lost_cause IN ('abandoned', 'overflow', 'out_of_hours', 'missed')), -- NULL: not lost
    outcome_id      BLOB REFERENCES outcome(id),
    motive_id       BLOB REFERENCES motive(id),
    redirected_to   TEXT,                       -- orienté vers: site, faq, customer_area, virtual_agent, community; NULL: no
    reminds_ticket_id BLOB REFERENCES ticket(id), -- relance du dossier; NULL: no
    note            TEXT,                       -- the agent's words; NULL: none
    opposed_at      INTEGER,                    -- the outcome was "no more calls": when it was said; NULL: it was not
    clock_moved     INTEGER NOT NULL DEFAULT 0 CHECK (clock_moved IN (0, 1)) -- a clock went back: durations were clamped to 0
) STRICT;
CREATE UNIQUE INDEX call_by_external_id ON call(source, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX call_by_contact ON call(contact_id, ringing_at) WHERE contact_id IS NOT NULL;
CREATE INDEX call_by_time ON call(ringing_at);
CREATE INDEX call_by_external ON call(external, ringing_at) WHERE external IS NOT NULL AND contact_id IS NULL;
CREATE INDEX call_unqualified ON call(ended_at)
    WHERE qualified_at IS NULL AND ended_at IS NOT NULL AND lost_cause IS NULL AND direction <> 'internal';
CREATE INDEX call_opposed ON call(contact_id, opposed_at) WHERE opposed_at IS NOT NULL;
CREATE INDEX call_live ON call(ringing_at) WHERE ended_at IS NULL;

-- Every step a telephone system told us of one call: what makes one record of many events.
CREATE TABLE call_event (
    rid     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    call_id BLOB NOT NULL REFERENCES call(id) ON DELETE CASCADE,
    event   TEXT NOT NULL,                      -- phone::CallEventKind
    leg_id  TEXT NOT NULL DEFAULT '',           -- '' : the call itself
    cause   TEXT,                               -- phone::EndCause; NULL: not told
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX call_event_by_call ON call_event(call_id, at);

-- Any other exchange of the timeline: mail, SMS, chat, form, post, visit, social, note, survey.
CREATE TABLE exchange (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id  BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    channel     TEXT NOT NULL,                  -- mail, sms, chat, form, post, visit, social, note, survey
    direction   TEXT NOT NULL CHECK (direction IN ('inbound', 'outbound', 'internal')), -- seen from our desk; a note is internal
    subject     TEXT NOT NULL,                  -- in one line
    body        TEXT,                           -- NULL: none
    score       INTEGER,                        -- survey mark; NULL: not a survey
    outcome_id  BLOB REFERENCES outcome(id),
    motive_id   BLOB REFERENCES motive(id),
    agent_id    BLOB REFERENCES agent(id),
    reply_ms    INTEGER,                        -- delay of our reply; NULL: none
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX exchange_by_contact ON exchange(contact_id, at);

-- A promise to call back.
CREATE TABLE callback (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id   BLOB REFERENCES contact(id) ON DELETE CASCADE, -- NULL: an unknown caller's number
    e164         TEXT,                          -- number to call; NULL: the fiche's main one
    due_at       INTEGER NOT NULL,              -- ms UTC
    subject      TEXT NOT NULL,                 -- what it is about; empty: not said
    call_id      BLOB REFERENCES call(id) ON DELETE SET NULL, -- the call it was promised in; NULL: none
    owner_id     BLOB REFERENCES agent(id),     -- who calls; NULL: "à prendre"
    team_id      BLOB REFERENCES team(id),
    created_at   INTEGER NOT NULL,
    done_at      INTEGER,                       -- NULL: to do
    done_call_id BLOB REFERENCES call(id) ON DELETE SET NULL -- the call that did it; NULL: none
) STRICT;
CREATE INDEX callback_due ON callback(due_at) WHERE done_at IS NULL;
CREATE INDEX callback_by_contact ON callback(contact_id, due_at) WHERE contact_id IS NOT NULL;
CREATE INDEX callback_by_call ON callback(call_id) WHERE call_id IS NOT NULL;

-- An offer made, and the answer: a refusal is never proposed again too soon.
CREATE TABLE offer (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id  BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    product_id  BLOB NOT NULL REFERENCES product(id),
    call_id     BLOB REFERENCES call(id) ON DELETE SET NULL,
    answer      TEXT NOT NULL CHECK (answer IN ('pending', 'accepted', 'refused', 'no_answer')), -- what they said
    why         TEXT,                           -- reason of a refusal, in the customer's words; NULL: not given
    not_before_on TEXT,                         -- do not propose again before; NULL: no limit
    agent_id    BLOB REFERENCES agent(id),
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX offer_by_contact ON offer(contact_id, at);
CREATE INDEX offer_by_call ON offer(call_id) WHERE call_id IS NOT NULL;

CREATE TABLE purchase (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    external_id  TEXT,                          -- order number of another system; NULL: none
    contact_id   BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    product_id   BLOB REFERENCES product(id),   -- NULL: not in our catalogue
    label        TEXT NOT NULL,                 -- as on the order
    quantity     INTEGER NOT NULL DEFAULT 1,    -- units
    amount_cents INTEGER NOT NULL,              -- whole order, all taxes
    channel      TEXT,                          -- phone, web, shop…; NULL: unknown
    call_id      BLOB REFERENCES call(id) ON DELETE SET NULL,
    agent_id     BLOB REFERENCES agent(id),
    at           INTEGER NOT NULL
) STRICT;
CREATE INDEX purchase_by_contact ON purchase(contact_id, at);
CREATE INDEX purchase_by_call ON purchase(call_id) WHERE call_id IS NOT NULL;

-- ───────────────────────────────────────────────────────── tickets

CREATE TABLE ticket (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    number       INTEGER NOT NULL UNIQUE,       -- the number people say
    external_id  TEXT,                          -- id of an imported file; NULL: born here
    contact_id   BLOB REFERENCES contact(id) ON DELETE SET NULL, -- NULL: the person was erased
    call_id      BLOB REFERENCES call(id) ON DELETE SET NULL, -- opened in this call; NULL: otherwise
    product_id   BLOB REFERENCES product(id),
    motive_id    BLOB REFERENCES motive(id),
    category     TEXT,                          -- the house's word; NULL: none
    subject      TEXT NOT NULL,                 -- in one line
    description  TEXT NOT NULL DEFAULT '',      -- what happens; empty: only the subject
    priority     TEXT NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')), -- how much it presses
    level        INTEGER NOT NULL CHECK (level BETWEEN 1 AND 9), -- in whose hands: N1, N2…
    status       TEXT NOT NULL CHECK (status IN ('open', 'waiting_customer', 'waiting_third_party', 'resolved', 'closed', 'merged')), -- where it stands
    symptoms     TEXT,                          -- hand-over sheet, asked before an escalation
    tests_done   TEXT,                          -- hand-over sheet; NULL: not filled
    impact       TEXT,                          -- hand-over sheet; NULL: not filled
    reproducible TEXT,                          -- hand-over sheet; NULL: not filled
    resolution   TEXT,                          -- what solved it; NULL: not solved
    merged_into_id BLOB REFERENCES ticket(id),
    owner_id     BLOB REFERENCES agent(id),     -- in charge; NULL: "à prendre"
    team_id      BLOB REFERENCES team(id),
    opened_by_id BLOB REFERENCES agent(id),
    opened_at    INTEGER NOT NULL,
    due_at       INTEGER,                       -- promised answer; NULL: none
    first_reply_at INTEGER,
    resolved_at  INTEGER,
    closed_at    INTEGER
) STRICT;
CREATE INDEX ticket_by_contact ON ticket(contact_id, status) WHERE contact_id IS NOT NULL;
CREATE INDEX ticket_open ON ticket(level, due_at) WHERE status IN ('open', 'waiting_customer', 'waiting_third_party');
CREATE INDEX ticket_by_opened ON ticket(opened_at);

-- What happened to a ticket: appended, never rewritten.
CREATE TABLE ticket_event (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    ticket_id BLOB NOT NULL REFERENCES ticket(id) ON DELETE CASCADE,
    kind      TEXT NOT NULL,                    -- opened, note, status, priority, owner, escalated, returned, resolved, reopened, closed, merged, linked, reminder
    detail    TEXT,                             -- code of the new value (status, priority, level…); NULL: none
    body      TEXT,                             -- words of the agent; NULL: none
    call_id   BLOB REFERENCES call(id) ON DELETE SET NULL, -- said in this call; NULL: outside a call
    agent_id  BLOB REFERENCES agent(id),
    at        INTEGER NOT NULL
) STRICT;
CREATE INDEX ticket_event_by_ticket ON ticket_event(ticket_id, at);

CREATE TABLE ticket_link (
    rid       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    ticket_id BLOB NOT NULL REFERENCES ticket(id) ON DELETE CASCADE,
    other_id  BLOB NOT NULL REFERENCES ticket(id) ON DELETE CASCADE,
    kind      TEXT NOT NULL,                    -- related, duplicate, caused_by
    UNIQUE (ticket_id, other_id, kind)
) STRICT;

-- ───────────────────────────────────────────────────────── consent

-- What a person allowed, and the proof (C. conso. L.223-1, R.223-1): appended, never rewritten.
CREATE TABLE consent (
    rid          INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    contact_id   BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    purpose      TEXT NOT NULL,                 -- e.g. prospecting
    channel      TEXT NOT NULL,                 -- phone, mail, sms, all
    on_behalf_of TEXT NOT NULL,                 -- the professional named in the request
    object       TEXT NOT NULL,                 -- nature of the goods or services
    text_shown   TEXT NOT NULL,                 -- exact wording accepted
    collected_by TEXT NOT NULL,                 -- form, call, paper…
    evidence     TEXT,                          -- file hash or reference; NULL: none
    collected_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,              -- one year at most, no tacit renewal (R.223-1)
    withdrawn_at INTEGER,                       -- NULL: stands
    withdrawn_by TEXT                           -- oral in a call, mail…; NULL: stands
) STRICT;
CREATE INDEX consent_by_contact ON consent(contact_id, collected_at);

-- A number that must not be canvassed: kept after erasure, so only a keyed hash of the E.164.
CREATE TABLE opposition (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    number_key BLOB NOT NULL UNIQUE,            -- HMAC-SHA-256 of the E.164 under the file's secret
    why        TEXT NOT NULL DEFAULT '',        -- the agent's words; empty: none
    at         INTEGER NOT NULL
) STRICT;

-- ───────────────────────────────────────────────────────── the desk

-- "This number is that person": the choice made between several fiches.
CREATE TABLE number_choice (
    rid        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    e164       TEXT NOT NULL UNIQUE,            -- the shared number
    contact_id BLOB NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    agent_id   BLOB REFERENCES agent(id),
    at         INTEGER NOT NULL
) STRICT;

-- Text being typed, on disk within a second; removed when it becomes a record.
CREATE TABLE draft (
    key        TEXT PRIMARY KEY,                -- what is being typed: 'call:<id>:note', 'contact:new', …
    body       TEXT NOT NULL,                   -- text, or JSON of a form
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every payload a telephone system sent, and what was done with it.
CREATE TABLE journal (
    rid         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    at          INTEGER NOT NULL,
    source      TEXT NOT NULL,                  -- telephone source it came by
    external_id TEXT,                           -- NULL: not understood
    event       TEXT,                           -- phone::CallEventKind; NULL: not understood
    verdict     TEXT NOT NULL,                  -- one, several, unknown, masked, internal, ignored, duplicate, refused
    call_id     BLOB REFERENCES call(id) ON DELETE SET NULL,
    reason      TEXT,                           -- why it was refused: a code and, behind ': ', words for who sets the telephone up; NULL: it was not
    raw         TEXT NOT NULL                   -- as received, capped, secrets removed
) STRICT;
CREATE INDEX journal_by_time ON journal(at);

-- Every write that went through the one gate: what, when, by whom. Its id makes a write idempotent.
CREATE TABLE operation (
    rid      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind     TEXT NOT NULL,                     -- e.g. contact.edit
    subject  BLOB,                              -- id of the main row touched; NULL: none
    agent_id BLOB REFERENCES agent(id),
    undo     TEXT,                              -- JSON that takes it back; NULL: cannot be undone
    undone_at INTEGER,                          -- NULL: stands
    at       INTEGER NOT NULL
) STRICT;
CREATE INDEX operation_by_time ON operation(at);
CREATE INDEX operation_undoable ON operation(rid) WHERE undo IS NOT NULL AND undone_at IS NULL;

-- ───────────────────────────────────────────────────────── derived (local, rebuilt by doctor --repair)

-- One row per fiche, folded: what lists sort by and what the text index reads.
CREATE TABLE contact_index (
    rid       INTEGER PRIMARY KEY,              -- contact.rid
    sort_name TEXT NOT NULL,                    -- last first, else company, else number; folded
    person    TEXT NOT NULL,                    -- first and last name
    company   TEXT NOT NULL,                    -- employer's name; empty: none
    place     TEXT NOT NULL,                    -- town and postcode
    email     TEXT NOT NULL,                    -- all addresses; empty: none
    rung      INTEGER NOT NULL,                 -- place of contact.stage on the ladder, 0 suspect … 5 lost
    last_contact_at INTEGER NOT NULL            -- copy of contact.last_contact_at; 0: never
) STRICT;
CREATE INDEX contact_index_by_name    ON contact_index(sort_name, rid);
CREATE INDEX contact_index_by_company ON contact_index(company, sort_name, rid);
CREATE INDEX contact_index_by_place   ON contact_index(place, sort_name, rid);
CREATE INDEX contact_index_by_contact ON contact_index(last_contact_at, rid);
CREATE INDEX contact_index_by_rung    ON contact_index(rung, sort_name, rid);

CREATE VIRTUAL TABLE contact_search USING fts5(
    person, company, place, email,
    content = 'contact_index', content_rowid = 'rid',
    tokenize = 'unicode61', prefix = '1 2 3 4', columnsize = 0
);
INSERT INTO contact_search(contact_search, rank) VALUES ('secure-delete', 1);

-- Every digit fragment of every number.
CREATE TABLE number_index (
    rid    INTEGER PRIMARY KEY,                 -- phone_number.rid
    digits TEXT NOT NULL                        -- E.164 digits and national digits, or raw digits
) STRICT;
CREATE VIRTUAL TABLE number_search USING fts5(
    digits, content = 'number_index', content_rowid = 'rid', tokenize = 'trigram', columnsize = 0
);
INSERT INTO number_search(number_search, rank) VALUES ('secure-delete', 1);
