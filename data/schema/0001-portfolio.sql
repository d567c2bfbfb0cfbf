-- The first schema: an office, its programmes, and what they are made of.
--
-- Every table is STRICT and has its id first: the undo journal needs a primary
-- key, and ids are handed out by the program, so that they never clash between
-- copies of a file.  A date has four columns: canonical EDTF, the text as it was
-- written, and the earliest and latest possible day, derived when saved (NULL:
-- open).  An amount has minor units, currency, qualifier and text as written.
-- Columns named like a table hold the id of one of its records.

CREATE TABLE country (
  id         INTEGER PRIMARY KEY,   -- the ISO 3166-1 numeric code, the same in every file
  code       TEXT NOT NULL UNIQUE,  -- ISO 3166-1 alpha-2
  code3      TEXT,
  name       TEXT NOT NULL CHECK (name <> ''),
  name_fr    TEXT,
  aliases    TEXT,                  -- other spellings people use, one per line
  note       TEXT
) STRICT;

CREATE TABLE country_group (
  id         INTEGER PRIMARY KEY,
  code       TEXT,
  name       TEXT NOT NULL CHECK (name <> ''),
  name_fr    TEXT,
  kind       TEXT
) STRICT;

CREATE TABLE group_member (
  id             INTEGER PRIMARY KEY,
  country_group  INTEGER NOT NULL REFERENCES country_group (id) ON DELETE CASCADE,
  country        INTEGER NOT NULL REFERENCES country (id) ON DELETE CASCADE,
  position       INTEGER NOT NULL DEFAULT 0,
  UNIQUE (country_group, country)
) STRICT;
CREATE INDEX group_member_country ON group_member (country);

CREATE TABLE organisation (
  id          INTEGER PRIMARY KEY,
  short_name  TEXT,
  name        TEXT NOT NULL CHECK (name <> ''),
  name_fr     TEXT,
  kind        TEXT,
  country     INTEGER REFERENCES country (id) ON DELETE SET NULL,
  parent      INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  iati_ref    TEXT,
  iati_type   TEXT,
  note        TEXT
) STRICT;
CREATE INDEX organisation_country ON organisation (country);
CREATE INDEX organisation_parent ON organisation (parent);

CREATE TABLE instrument (
  id            INTEGER PRIMARY KEY,
  organisation  INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  short_name    TEXT,
  name          TEXT NOT NULL CHECK (name <> ''),
  name_fr       TEXT
) STRICT;
CREATE INDEX instrument_organisation ON instrument (organisation);

CREATE TABLE person (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL CHECK (name <> ''),
  job_title     TEXT,
  job_title_fr  TEXT,
  organisation  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  email         TEXT,
  phone         TEXT
) STRICT;
CREATE INDEX person_organisation ON person (organisation);

CREATE TABLE treaty (
  id             INTEGER PRIMARY KEY,
  code           TEXT,
  short_name     TEXT,
  short_name_fr  TEXT,
  name           TEXT NOT NULL CHECK (name <> ''),
  name_fr        TEXT,
  kind           TEXT,
  parent         INTEGER REFERENCES treaty (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX treaty_parent ON treaty (parent);

-- What a country did about a treaty, and when; the status on any day follows.
CREATE TABLE treaty_event (
  id             INTEGER PRIMARY KEY,
  treaty         INTEGER NOT NULL REFERENCES treaty (id) ON DELETE CASCADE,
  country        INTEGER NOT NULL REFERENCES country (id) ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  date           TEXT,
  date_text      TEXT,
  date_earliest  TEXT,
  date_latest    TEXT,
  confirmed      INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
  source         TEXT
) STRICT;
CREATE INDEX treaty_event_country ON treaty_event (country, treaty);
CREATE INDEX treaty_event_treaty ON treaty_event (treaty, kind);

CREATE TABLE office (
  id            INTEGER PRIMARY KEY,
  organisation  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  short_name    TEXT,
  name          TEXT NOT NULL CHECK (name <> ''),
  name_fr       TEXT,
  city          TEXT,
  country       INTEGER REFERENCES country (id) ON DELETE SET NULL,
  mandate       TEXT,
  mandate_fr    TEXT,
  website       TEXT
) STRICT;
CREATE INDEX office_organisation ON office (organisation);
CREATE INDEX office_country ON office (country);

CREATE TABLE office_event (
  id             INTEGER PRIMARY KEY,
  office         INTEGER NOT NULL REFERENCES office (id) ON DELETE CASCADE,
  kind           TEXT,
  title          TEXT NOT NULL CHECK (title <> ''),
  title_fr       TEXT,
  body           INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  date           TEXT,
  date_text      TEXT,
  date_earliest  TEXT,
  date_latest    TEXT
) STRICT;
CREATE INDEX office_event_office ON office_event (office);
CREATE INDEX office_event_body ON office_event (body);

CREATE TABLE staffing (
  id             INTEGER PRIMARY KEY,
  office         INTEGER NOT NULL REFERENCES office (id) ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  figure         INTEGER CHECK (figure >= 0),
  qualifier      TEXT NOT NULL DEFAULT 'exact',
  text           TEXT,
  date           TEXT,
  date_text      TEXT,
  date_earliest  TEXT,
  date_latest    TEXT
) STRICT;
CREATE INDEX staffing_office ON staffing (office);

-- One row: what the file says of itself.
CREATE TABLE portfolio (
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  name            TEXT,
  name_fr         TEXT,
  as_of           TEXT,   -- the day the file is shown as of, unless the person picks another; NULL: today
  as_of_text      TEXT,
  as_of_earliest  TEXT,
  as_of_latest    TEXT,
  currency        TEXT,   -- of amounts typed without one
  office          INTEGER REFERENCES office (id) ON DELETE SET NULL,
  treaty          INTEGER REFERENCES treaty (id) ON DELETE SET NULL  -- whose status countries are marked with
) STRICT;
CREATE INDEX portfolio_office ON portfolio (office);
CREATE INDEX portfolio_treaty ON portfolio (treaty);
INSERT INTO portfolio (id, currency) VALUES (1, 'EUR');

CREATE TABLE programme (
  id                 INTEGER PRIMARY KEY,
  code               TEXT,
  short_title        TEXT NOT NULL CHECK (short_title <> ''),
  title              TEXT,
  title_fr           TEXT,
  subtitle           TEXT,
  subtitle_fr        TEXT,
  kind               TEXT,
  lifecycle          TEXT NOT NULL DEFAULT 'pipeline'
                          CHECK (lifecycle IN ('pipeline', 'implementation', 'finalisation',
                                               'closed', 'cancelled', 'suspended')),
  certainty          TEXT NOT NULL DEFAULT 'confirmed'
                          CHECK (certainty IN ('confirmed', 'tbc', 'proposed', 'dropped')),
  certainty_text     TEXT,
  objective          TEXT,
  objective_fr       TEXT,
  starts             TEXT,
  starts_text        TEXT,
  starts_earliest    TEXT,
  starts_latest      TEXT,
  ends               TEXT,
  ends_text          TEXT,
  ends_earliest      TEXT,
  ends_latest        TEXT,
  duration           INTEGER CHECK (duration > 0),  -- months as stated; what follows from the dates is not stored
  duration_text      TEXT,
  budget             INTEGER CHECK (budget >= 0),
  budget_currency    TEXT,
  budget_qualifier   TEXT CHECK (budget_qualifier IN ('exact', 'up_to', 'at_least', 'approx', 'tbd')),
  budget_text        TEXT,
  funding_text       TEXT,
  scope              TEXT,
  scope_fr           TEXT,
  scope_note         TEXT,
  scope_note_fr      TEXT,
  office             INTEGER REFERENCES office (id) ON DELETE SET NULL,
  contact            INTEGER REFERENCES person (id) ON DELETE SET NULL,
  visibility         TEXT,
  visibility_fr      TEXT,
  iati_identifier    TEXT,
  sector             TEXT,
  note               TEXT,
  colour             INTEGER CHECK (colour BETWEEN 1 AND 8),
  position           INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX programme_position ON programme (position);
CREATE INDEX programme_office ON programme (office);
CREATE INDEX programme_contact ON programme (contact);

CREATE TABLE relation (
  id           INTEGER PRIMARY KEY,
  programme    INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  kind         TEXT NOT NULL CHECK (kind IN ('follows', 'extends', 'part_of')),
  other        INTEGER REFERENCES programme (id) ON DELETE CASCADE,
  other_title  TEXT,   -- of a programme without a record
  inferred     TEXT,   -- from what, if nobody said so
  CHECK (other IS NOT NULL OR other_title IS NOT NULL)
) STRICT;
CREATE INDEX relation_programme ON relation (programme);
CREATE INDEX relation_other ON relation (other);

CREATE TABLE programme_country (
  id         INTEGER PRIMARY KEY,
  programme  INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  country    INTEGER NOT NULL REFERENCES country (id) ON DELETE CASCADE,
  role       TEXT NOT NULL DEFAULT 'covered' CHECK (role IN ('priority', 'covered')),
  position   INTEGER NOT NULL DEFAULT 0,
  UNIQUE (programme, country)
) STRICT;
CREATE INDEX programme_country_country ON programme_country (country);

CREATE TABLE programme_group (
  id             INTEGER PRIMARY KEY,
  programme      INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  country_group  INTEGER NOT NULL REFERENCES country_group (id) ON DELETE CASCADE,
  UNIQUE (programme, country_group)
) STRICT;
CREATE INDEX programme_group_group ON programme_group (country_group);

CREATE TABLE programme_treaty (
  id         INTEGER PRIMARY KEY,
  programme  INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  treaty     INTEGER NOT NULL REFERENCES treaty (id) ON DELETE CASCADE,
  role       TEXT NOT NULL DEFAULT 'basis' CHECK (role IN ('basis', 'promotes')),
  position   INTEGER NOT NULL DEFAULT 0,
  UNIQUE (programme, treaty, role)
) STRICT;
CREATE INDEX programme_treaty_treaty ON programme_treaty (treaty);

-- A funder of a programme.
CREATE TABLE contribution (
  id               INTEGER PRIMARY KEY,
  programme        INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  organisation     INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  instrument       INTEGER REFERENCES instrument (id) ON DELETE SET NULL,
  voluntary        INTEGER NOT NULL DEFAULT 0 CHECK (voluntary IN (0, 1)),
  group_label      TEXT,   -- "Parties and observers …": how the funders of one programme are grouped
  group_label_fr   TEXT,
  share            INTEGER CHECK (share >= 0),
  share_currency   TEXT,
  share_qualifier  TEXT CHECK (share_qualifier IN ('exact', 'up_to', 'at_least', 'approx', 'tbd')),
  share_text       TEXT,
  inferred         TEXT,
  position         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contribution_programme ON contribution (programme, position);
CREATE INDEX contribution_organisation ON contribution (organisation);
CREATE INDEX contribution_instrument ON contribution (instrument);

-- What other organisations are to a programme.
CREATE TABLE partner (
  id            INTEGER PRIMARY KEY,
  programme     INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  organisation  INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  role          TEXT NOT NULL DEFAULT 'partner'
                     CHECK (role IN ('implementer', 'partner', 'accountable', 'extending', 'beneficiary')),
  position      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX partner_programme ON partner (programme);
CREATE INDEX partner_organisation ON partner (organisation);

-- A component, expected result or purpose of a programme.
CREATE TABLE component (
  id              INTEGER PRIMARY KEY,
  programme       INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  level           TEXT NOT NULL DEFAULT 'component' CHECK (level IN ('purpose', 'component')),
  title           TEXT NOT NULL CHECK (title <> ''),
  title_fr        TEXT,
  description     TEXT,
  description_fr  TEXT,
  position        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX component_programme ON component (programme, position);

CREATE TABLE indicator (
  id               INTEGER PRIMARY KEY,
  programme        INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  component        INTEGER REFERENCES component (id) ON DELETE SET NULL,
  statement        TEXT NOT NULL CHECK (statement <> ''),
  statement_fr     TEXT,
  rule             TEXT CHECK (rule IN ('number', 'percent', 'increase', 'decrease',
                                        'available', 'rating', 'narrative')),
  due_month        INTEGER CHECK (due_month > 0),
  due              TEXT,
  due_text         TEXT,
  due_earliest     TEXT,
  due_latest       TEXT,
  per_country      INTEGER NOT NULL DEFAULT 0 CHECK (per_country IN (0, 1)),
  country_group    INTEGER REFERENCES country_group (id) ON DELETE SET NULL,
  verification     TEXT,
  verification_fr  TEXT,
  position         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX indicator_programme ON indicator (programme, position);
CREATE INDEX indicator_component ON indicator (component);
CREATE INDEX indicator_group ON indicator (country_group);

CREATE TABLE series (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL CHECK (name <> ''),
  name_fr     TEXT,
  recurrence  TEXT CHECK (recurrence IN ('yearly', 'half_yearly', 'quarterly', 'monthly'))
) STRICT;

CREATE TABLE activity (
  id              INTEGER PRIMARY KEY,
  programme       INTEGER REFERENCES programme (id) ON DELETE CASCADE,
  title           TEXT NOT NULL CHECK (title <> ''),
  title_fr        TEXT,
  date            TEXT,
  date_text       TEXT,
  date_earliest   TEXT,
  date_latest     TEXT,
  city            TEXT,
  country         INTEGER REFERENCES country (id) ON DELETE SET NULL,
  place_inferred  TEXT,   -- from what the country was concluded, if it was
  type            TEXT,
  mode            TEXT,
  status          TEXT NOT NULL DEFAULT 'planned'
                       CHECK (status IN ('planned', 'in_progress', 'done', 'cancelled', 'postponed')),
  certainty       TEXT NOT NULL DEFAULT 'confirmed'
                       CHECK (certainty IN ('confirmed', 'tbc', 'proposed', 'dropped')),
  listed_as       TEXT CHECK (listed_as IN ('recent', 'forthcoming')),  -- by its source, whatever the day
  highlight       INTEGER NOT NULL DEFAULT 0 CHECK (highlight IN (0, 1)),
  series          INTEGER REFERENCES series (id) ON DELETE SET NULL,
  ordinal         INTEGER CHECK (ordinal > 0),
  description     TEXT,
  description_fr  TEXT,
  outcome         TEXT,
  outcome_fr      TEXT
) STRICT;
-- One index for every order and every column a list of a million is asked for.
CREATE INDEX activity_date_earliest ON activity (date_earliest, date_latest, id);
CREATE INDEX activity_date_latest ON activity (date_latest, date_earliest, id);
CREATE INDEX activity_undated ON activity (id) WHERE date IS NULL;
-- What is on at a day: see add_now() in data/dossier-query.c.
CREATE INDEX activity_long ON activity (date_latest, date_earliest)
  WHERE date IS NOT NULL AND (substr (date_earliest, 1, 7) = substr (date_latest, 1, 7)) IS NOT 1;
CREATE INDEX activity_programme ON activity (programme, date_earliest, id);
CREATE INDEX activity_title ON activity (title COLLATE NOCASE, id);
CREATE INDEX activity_city ON activity (city COLLATE NOCASE, id);
CREATE INDEX activity_place ON activity (country, id);
CREATE INDEX activity_status ON activity (status, id);
CREATE INDEX activity_type ON activity (type, id);
CREATE INDEX activity_series ON activity (series, ordinal);

CREATE TABLE activity_country (
  id        INTEGER PRIMARY KEY,
  activity  INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  country   INTEGER NOT NULL REFERENCES country (id) ON DELETE CASCADE,
  role      TEXT NOT NULL DEFAULT 'beneficiary' CHECK (role IN ('beneficiary', 'delegation', 'subject')),
  UNIQUE (activity, country, role)
) STRICT;
CREATE INDEX activity_country_country ON activity_country (country);

CREATE TABLE activity_group (
  id             INTEGER PRIMARY KEY,
  activity       INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  country_group  INTEGER NOT NULL REFERENCES country_group (id) ON DELETE CASCADE,
  UNIQUE (activity, country_group)
) STRICT;
CREATE INDEX activity_group_group ON activity_group (country_group);

CREATE TABLE activity_organisation (
  id            INTEGER PRIMARY KEY,
  activity      INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  organisation  INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
  role          TEXT NOT NULL DEFAULT 'partner' CHECK (role IN ('host', 'organiser', 'event_owner', 'partner')),
  UNIQUE (activity, organisation, role)
) STRICT;
CREATE INDEX activity_organisation_organisation ON activity_organisation (organisation);

CREATE TABLE activity_component (
  id         INTEGER PRIMARY KEY,
  activity   INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  component  INTEGER NOT NULL REFERENCES component (id) ON DELETE CASCADE,
  inferred   TEXT,
  UNIQUE (activity, component)
) STRICT;
CREATE INDEX activity_component_component ON activity_component (component);

-- A published figure, kept beside the records that should bear it out.
CREATE TABLE claim (
  id               INTEGER PRIMARY KEY,
  programme        INTEGER REFERENCES programme (id) ON DELETE CASCADE,
  subject          TEXT NOT NULL,   -- what was counted: 'activities'
  figure           INTEGER,
  qualifier        TEXT NOT NULL DEFAULT 'exact',
  text             TEXT,            -- as printed
  period           TEXT,
  period_text      TEXT,
  period_earliest  TEXT,
  period_latest    TEXT,
  source           TEXT,
  note             TEXT
) STRICT;
CREATE INDEX claim_programme ON claim (programme);

-- One row per edit: what it was, and the changeset that undoes or redoes it.
CREATE TABLE journal (
  id       INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,             -- seconds since 1970, UTC
  author   TEXT,
  label    TEXT NOT NULL,                -- msgid, translated when shown
  subject  TEXT,                         -- the record's name at the time
  changes  BLOB NOT NULL,
  undone   INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
