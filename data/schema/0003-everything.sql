-- What else an office knows: its approach, what it published, results and risks, agreements
-- and transactions, people and documents, amendments, and lists and fields of its own.
--
-- Only tables and columns are added, so the steps in the journal can still be undone.  A number
-- has three columns: millionths, qualifier, and the text as written.

ALTER TABLE country ADD COLUMN footnote TEXT;     -- what has to stand under a page that names it
ALTER TABLE country ADD COLUMN footnote_fr TEXT;
INSERT INTO country (id, code, code3, name, name_fr, aliases, note, footnote, footnote_fr) VALUES
  (983, 'XK', 'XKX', 'Kosovo*', 'Kosovo*', 'Kosovo',
   'Without a code in ISO 3166-1; XK is one for users to assign.',
   '* Every mention of Kosovo, be it of its territory, its institutions or its people, is in line with '
   || 'United Nations Security Council Resolution 1244 and leaves its status open.',
   '* Toute mention du Kosovo, qu’il s’agisse de son territoire, de ses institutions ou de sa '
   || 'population, respecte la Résolution 1244 du Conseil de sécurité des Nations Unies et ne préjuge '
   || 'pas de son statut.');

-- What a country is called in other years than those of its own name.
CREATE TABLE country_name (
  id               INTEGER PRIMARY KEY,
  country          INTEGER NOT NULL REFERENCES country (id) ON DELETE CASCADE,
  name             TEXT NOT NULL CHECK (name <> ''),
  name_fr          TEXT,
  period           TEXT,
  period_text      TEXT,
  period_earliest  TEXT,
  period_latest    TEXT
) STRICT;
CREATE INDEX country_name_country ON country_name (country);
INSERT INTO country_name
  (id, country, name, name_fr, period, period_text, period_earliest, period_latest)
VALUES
  (2001, 203, 'Czechia', 'Tchéquie', '2016-07-01/..', 'as from 1 July 2016', '2016-07-01', NULL),
  (2002, 748, 'Eswatini', 'Eswatini', '2018-04-19/..', 'as from 19 April 2018', '2018-04-19', NULL),
  (2003, 807, 'North Macedonia', 'Macédoine du Nord', '2019-02-12/..', 'as from 12 February 2019',
   '2019-02-12', NULL),
  (2004, 792, 'Türkiye', 'Türkiye', '2022-06-01/..', 'as from 1 June 2022', '2022-06-01', NULL);

ALTER TABLE group_member ADD COLUMN period TEXT;
ALTER TABLE group_member ADD COLUMN period_text TEXT;
ALTER TABLE group_member ADD COLUMN period_earliest TEXT;
ALTER TABLE group_member ADD COLUMN period_latest TEXT;

-- Where a figure or a fact was published.
CREATE TABLE publication (
  id              INTEGER PRIMARY KEY,
  kind            TEXT,
  title           TEXT NOT NULL CHECK (title <> ''),
  title_fr        TEXT,
  author          INTEGER REFERENCES person (id) ON DELETE SET NULL,
  organisation    INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  website         TEXT,
  header          TEXT,
  header_fr       TEXT,
  as_of           TEXT,
  as_of_text      TEXT,
  as_of_earliest  TEXT,
  as_of_latest    TEXT,
  inferred        TEXT,   -- from what the day was concluded, if it is not printed
  note            TEXT
) STRICT;
CREATE INDEX publication_author ON publication (author);
CREATE INDEX publication_organisation ON publication (organisation);

-- The parts of an approach: what stands on which treaty, committee or office.
CREATE TABLE pillar (
  id            INTEGER PRIMARY KEY,
  office        INTEGER REFERENCES office (id) ON DELETE SET NULL,
  title         TEXT NOT NULL CHECK (title <> ''),
  title_fr      TEXT,
  subject       TEXT,
  subject_fr    TEXT,
  detail        TEXT,
  detail_fr     TEXT,
  treaty        INTEGER REFERENCES treaty (id) ON DELETE SET NULL,
  organisation  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  position      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX pillar_office ON pillar (office);
CREATE INDEX pillar_treaty ON pillar (treaty);
CREATE INDEX pillar_organisation ON pillar (organisation);

-- How far the law of a country is in line with a treaty, whatever its status.
CREATE TABLE alignment (
  id             INTEGER PRIMARY KEY,
  treaty         INTEGER NOT NULL REFERENCES treaty (id) ON DELETE CASCADE,
  country        INTEGER NOT NULL REFERENCES country (id) ON DELETE CASCADE,
  level          TEXT NOT NULL,
  is_draft       INTEGER NOT NULL DEFAULT 0 CHECK (is_draft IN (0, 1)),
  date           TEXT,
  date_text      TEXT,
  date_earliest  TEXT,
  date_latest    TEXT,
  source         TEXT,
  note           TEXT
) STRICT;
CREATE INDEX alignment_country ON alignment (country, treaty);
CREATE INDEX alignment_treaty ON alignment (treaty, level);

ALTER TABLE claim ADD COLUMN treaty INTEGER REFERENCES treaty (id) ON DELETE SET NULL;
ALTER TABLE claim ADD COLUMN office INTEGER REFERENCES office (id) ON DELETE SET NULL;
ALTER TABLE claim ADD COLUMN publication INTEGER REFERENCES publication (id) ON DELETE SET NULL;
ALTER TABLE claim ADD COLUMN place TEXT;           -- where in the publication
ALTER TABLE claim ADD COLUMN as_of TEXT;
ALTER TABLE claim ADD COLUMN as_of_text TEXT;
ALTER TABLE claim ADD COLUMN as_of_earliest TEXT;
ALTER TABLE claim ADD COLUMN as_of_latest TEXT;
CREATE INDEX claim_treaty ON claim (treaty);
CREATE INDEX claim_office ON claim (office);
CREATE INDEX claim_publication ON claim (publication);

-- What an office or a donor calls the levels of a results framework.
CREATE TABLE result_level (
  id            INTEGER PRIMARY KEY,
  -- Whose words they are; NULL: those of the office.
  organisation  INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  name          TEXT NOT NULL CHECK (name <> ''),
  name_fr       TEXT,
  iati_type     TEXT,
  position      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX result_level_organisation ON result_level (organisation);

ALTER TABLE component ADD COLUMN parent INTEGER REFERENCES component (id) ON DELETE SET NULL;
ALTER TABLE component ADD COLUMN result_level INTEGER REFERENCES result_level (id) ON DELETE SET NULL;
ALTER TABLE component ADD COLUMN code TEXT;
ALTER TABLE component ADD COLUMN rating TEXT;
CREATE INDEX component_parent ON component (parent);
CREATE INDEX component_result_level ON component (result_level);

CREATE TABLE assumption (
  id            INTEGER PRIMARY KEY,
  programme     INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  component     INTEGER REFERENCES component (id) ON DELETE SET NULL,
  statement     TEXT NOT NULL CHECK (statement <> ''),
  statement_fr  TEXT,
  state         TEXT,
  position      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX assumption_programme ON assumption (programme, position);
CREATE INDEX assumption_component ON assumption (component);

CREATE TABLE risk (
  id               INTEGER PRIMARY KEY,
  programme        INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  component        INTEGER REFERENCES component (id) ON DELETE SET NULL,
  kind             TEXT,
  statement        TEXT NOT NULL CHECK (statement <> ''),
  statement_fr     TEXT,
  likelihood       TEXT,
  impact           TEXT,
  response         TEXT,
  response_fr      TEXT,
  person           INTEGER REFERENCES person (id) ON DELETE SET NULL,
  status           TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'occurred', 'closed')),
  review           TEXT,
  review_text      TEXT,
  review_earliest  TEXT,
  review_latest    TEXT,
  position         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX risk_programme ON risk (programme, position);
CREATE INDEX risk_component ON risk (component);
CREATE INDEX risk_person ON risk (person);

-- A change that was decided: the old value stays readable, with the reason.
CREATE TABLE amendment (
  id                  INTEGER PRIMARY KEY,
  programme           INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  number              INTEGER CHECK (number > 0),
  kind                TEXT,
  title               TEXT NOT NULL CHECK (title <> ''),
  title_fr            TEXT,
  reason              TEXT,
  reason_fr           TEXT,
  signed              TEXT,
  signed_text         TEXT,
  signed_earliest     TEXT,
  signed_latest       TEXT,
  effective           TEXT,
  effective_text      TEXT,
  effective_earliest  TEXT,
  effective_latest    TEXT
) STRICT;
CREATE INDEX amendment_programme ON amendment (programme, number);

CREATE TABLE amendment_change (
  id          INTEGER PRIMARY KEY,
  amendment   INTEGER NOT NULL REFERENCES amendment (id) ON DELETE CASCADE,
  subject     TEXT NOT NULL CHECK (subject <> ''),  -- what the value was of, in words
  table_name  TEXT,
  record      INTEGER,
  field       TEXT,
  before      TEXT,
  after       TEXT,
  position    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX amendment_change_amendment ON amendment_change (amendment, position);
CREATE INDEX amendment_change_record ON amendment_change (record);

ALTER TABLE indicator ADD COLUMN code TEXT;
ALTER TABLE indicator ADD COLUMN unit TEXT;
ALTER TABLE indicator ADD COLUMN unit_fr TEXT;
ALTER TABLE indicator ADD COLUMN aggregation TEXT;
ALTER TABLE indicator ADD COLUMN frequency TEXT;
ALTER TABLE indicator ADD COLUMN person INTEGER REFERENCES person (id) ON DELETE SET NULL;
ALTER TABLE indicator ADD COLUMN tolerance INTEGER;  -- percent
CREATE INDEX indicator_person ON indicator (person);

-- The parts a value is given in: sent and received, women and men.
CREATE TABLE breakdown (
  id         INTEGER PRIMARY KEY,
  indicator  INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
  name       TEXT NOT NULL CHECK (name <> ''),
  name_fr    TEXT,
  position   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX breakdown_indicator ON breakdown (indicator, position);

CREATE TABLE indicator_value (
  id               INTEGER PRIMARY KEY,
  indicator        INTEGER NOT NULL REFERENCES indicator (id) ON DELETE CASCADE,
  kind             TEXT NOT NULL CHECK (kind IN ('baseline', 'target', 'actual')),
  country          INTEGER REFERENCES country (id) ON DELETE SET NULL,
  breakdown        INTEGER REFERENCES breakdown (id) ON DELETE SET NULL,
  period           TEXT,
  period_text      TEXT,
  period_earliest  TEXT,
  period_latest    TEXT,
  value            INTEGER,
  value_qualifier  TEXT,
  value_text       TEXT,
  note             TEXT,
  amendment        INTEGER REFERENCES amendment (id) ON DELETE SET NULL  -- by which it no longer holds
) STRICT;
CREATE INDEX indicator_value_indicator ON indicator_value (indicator, kind, period_latest);
CREATE INDEX indicator_value_country ON indicator_value (country);
CREATE INDEX indicator_value_breakdown ON indicator_value (breakdown);
CREATE INDEX indicator_value_amendment ON indicator_value (amendment);

CREATE TABLE milestone (
  id             INTEGER PRIMARY KEY,
  programme      INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  component      INTEGER REFERENCES component (id) ON DELETE SET NULL,
  title          TEXT NOT NULL CHECK (title <> ''),
  title_fr       TEXT,
  due_month      INTEGER CHECK (due_month > 0),
  due            TEXT,
  due_text       TEXT,
  due_earliest   TEXT,
  due_latest     TEXT,
  done           TEXT,
  done_text      TEXT,
  done_earliest  TEXT,
  done_latest    TEXT,
  position       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX milestone_programme ON milestone (programme, position);
CREATE INDEX milestone_component ON milestone (component);

-- Who of which sex took part in an activity.
CREATE TABLE participation (
  id        INTEGER PRIMARY KEY,
  activity  INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  country   INTEGER REFERENCES country (id) ON DELETE SET NULL,
  category  TEXT,
  women     INTEGER CHECK (women >= 0),
  men       INTEGER CHECK (men >= 0),
  other     INTEGER CHECK (other >= 0),
  total     INTEGER CHECK (total >= 0),  -- where the parts are not known
  note      TEXT
) STRICT;
CREATE INDEX participation_activity ON participation (activity);
CREATE INDEX participation_country ON participation (country);

CREATE TABLE action_point (
  id             INTEGER PRIMARY KEY,
  activity       INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  statement      TEXT NOT NULL CHECK (statement <> ''),
  person         INTEGER REFERENCES person (id) ON DELETE SET NULL,
  due            TEXT,
  due_text       TEXT,
  due_earliest   TEXT,
  due_latest     TEXT,
  done           TEXT,
  done_text      TEXT,
  done_earliest  TEXT,
  done_latest    TEXT
) STRICT;
CREATE INDEX action_point_activity ON action_point (activity);
CREATE INDEX action_point_person ON action_point (person);

-- Of the budget, and of the programme, in percent.
ALTER TABLE contribution ADD COLUMN part INTEGER CHECK (part BETWEEN 0 AND 100000000);
ALTER TABLE contribution ADD COLUMN part_qualifier TEXT;
ALTER TABLE contribution ADD COLUMN part_text TEXT;
ALTER TABLE programme_country ADD COLUMN part INTEGER CHECK (part BETWEEN 0 AND 100000000);
ALTER TABLE programme_country ADD COLUMN part_qualifier TEXT;
ALTER TABLE programme_country ADD COLUMN part_text TEXT;

-- What was signed with a funder about a programme.
CREATE TABLE agreement (
  id                INTEGER PRIMARY KEY,
  programme         INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  organisation      INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  instrument        INTEGER REFERENCES instrument (id) ON DELETE SET NULL,
  contract_number   TEXT,
  title             TEXT NOT NULL CHECK (title <> ''),
  title_fr          TEXT,
  status            TEXT NOT NULL DEFAULT 'negotiation'
                         CHECK (status IN ('negotiation', 'signed', 'closed', 'terminated')),
  signed            TEXT,
  signed_text       TEXT,
  signed_earliest   TEXT,
  signed_latest     TEXT,
  starts            TEXT,
  starts_text       TEXT,
  starts_earliest   TEXT,
  starts_latest     TEXT,
  ends              TEXT,
  ends_text         TEXT,
  ends_earliest     TEXT,
  ends_latest       TEXT,
  amount            INTEGER CHECK (amount >= 0),
  amount_currency   TEXT,
  amount_qualifier  TEXT CHECK (amount_qualifier IN ('exact', 'up_to', 'at_least', 'approx', 'tbd')),
  amount_text       TEXT,
  indirect          INTEGER,  -- costs, in percent
  indirect_qualifier TEXT,
  indirect_text     TEXT,
  conditions        TEXT,
  position          INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX agreement_programme ON agreement (programme, position);
CREATE INDEX agreement_organisation ON agreement (organisation);
CREATE INDEX agreement_instrument ON agreement (instrument);

-- What has to be done by a day because it was agreed: reports, audits, payments.
CREATE TABLE obligation (
  id             INTEGER PRIMARY KEY,
  agreement      INTEGER NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  kind           TEXT,
  title          TEXT NOT NULL CHECK (title <> ''),
  title_fr       TEXT,
  due            TEXT,
  due_text       TEXT,
  due_earliest   TEXT,
  due_latest     TEXT,
  person         INTEGER REFERENCES person (id) ON DELETE SET NULL,
  sent           TEXT,
  sent_text      TEXT,
  sent_earliest  TEXT,
  sent_latest    TEXT,
  accepted       TEXT,
  accepted_text  TEXT,
  accepted_earliest TEXT,
  accepted_latest TEXT,
  note           TEXT
) STRICT;
CREATE INDEX obligation_agreement ON obligation (agreement, due_latest);
CREATE INDEX obligation_person ON obligation (person);
CREATE INDEX obligation_due ON obligation (due_latest, id);

CREATE TABLE budget_version (
  id                 INTEGER PRIMARY KEY,
  programme          INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  title              TEXT NOT NULL CHECK (title <> ''),
  title_fr           TEXT,
  kind               TEXT NOT NULL DEFAULT 'original' CHECK (kind IN ('original', 'revised')),
  status             TEXT NOT NULL DEFAULT 'indicative' CHECK (status IN ('indicative', 'committed')),
  approved           TEXT,
  approved_text      TEXT,
  approved_earliest  TEXT,
  approved_latest    TEXT,
  amendment          INTEGER REFERENCES amendment (id) ON DELETE SET NULL,
  position           INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX budget_version_programme ON budget_version (programme, position);
CREATE INDEX budget_version_amendment ON budget_version (amendment);

CREATE TABLE budget_line (
  id                INTEGER PRIMARY KEY,
  budget_version    INTEGER NOT NULL REFERENCES budget_version (id) ON DELETE CASCADE,
  heading           TEXT,   -- of the donor's form, e.g. 1.1
  title             TEXT NOT NULL CHECK (title <> ''),
  title_fr          TEXT,
  unit              TEXT,
  quantity          INTEGER,
  quantity_qualifier TEXT,
  quantity_text     TEXT,
  unit_cost         INTEGER CHECK (unit_cost >= 0),
  unit_cost_currency TEXT,
  unit_cost_qualifier TEXT,
  unit_cost_text    TEXT,
  amount            INTEGER CHECK (amount >= 0),
  amount_currency   TEXT,
  amount_qualifier  TEXT,
  amount_text       TEXT,
  period            TEXT,
  period_text       TEXT,
  period_earliest   TEXT,
  period_latest     TEXT,
  organisation      INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  component         INTEGER REFERENCES component (id) ON DELETE SET NULL,
  activity          INTEGER REFERENCES activity (id) ON DELETE SET NULL,
  position          INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX budget_line_version ON budget_line (budget_version, position);
CREATE INDEX budget_line_organisation ON budget_line (organisation);
CREATE INDEX budget_line_component ON budget_line (component);
CREATE INDEX budget_line_activity ON budget_line (activity);

CREATE TABLE money_transaction (
  id                INTEGER PRIMARY KEY,
  programme         INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  agreement         INTEGER REFERENCES agreement (id) ON DELETE SET NULL,
  kind              TEXT NOT NULL CHECK (kind IN ('incoming_commitment', 'outgoing_commitment',
                                                  'incoming_funds', 'disbursement', 'expenditure')),
  reference         TEXT,
  date              TEXT,
  date_text         TEXT,
  date_earliest     TEXT,
  date_latest       TEXT,
  value_date        TEXT,
  value_date_text   TEXT,
  value_date_earliest TEXT,
  value_date_latest TEXT,
  amount            INTEGER CHECK (amount >= 0),
  amount_currency   TEXT,
  amount_qualifier  TEXT,
  amount_text       TEXT,
  provider          INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  receiver          INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  budget_line       INTEGER REFERENCES budget_line (id) ON DELETE SET NULL,
  activity          INTEGER REFERENCES activity (id) ON DELETE SET NULL,
  note              TEXT
) STRICT;
CREATE INDEX money_transaction_programme ON money_transaction (programme, date_earliest, id);
CREATE INDEX money_transaction_agreement ON money_transaction (agreement);
CREATE INDEX money_transaction_provider ON money_transaction (provider);
CREATE INDEX money_transaction_receiver ON money_transaction (receiver);
CREATE INDEX money_transaction_line ON money_transaction (budget_line);
CREATE INDEX money_transaction_activity ON money_transaction (activity);

CREATE TABLE planned_disbursement (
  id                INTEGER PRIMARY KEY,
  programme         INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  agreement         INTEGER REFERENCES agreement (id) ON DELETE SET NULL,
  kind              TEXT NOT NULL DEFAULT 'original' CHECK (kind IN ('original', 'revised')),
  period            TEXT,
  period_text       TEXT,
  period_earliest   TEXT,
  period_latest     TEXT,
  amount            INTEGER CHECK (amount >= 0),
  amount_currency   TEXT,
  amount_qualifier  TEXT,
  amount_text       TEXT,
  value_date        TEXT,
  value_date_text   TEXT,
  value_date_earliest TEXT,
  value_date_latest TEXT
) STRICT;
CREATE INDEX planned_disbursement_programme ON planned_disbursement (programme, period_earliest);
CREATE INDEX planned_disbursement_agreement ON planned_disbursement (agreement);

-- One unit of one currency in another, on a day.
CREATE TABLE exchange_rate (
  id              INTEGER PRIMARY KEY,
  from_currency   TEXT NOT NULL CHECK (length (from_currency) = 3),
  to_currency     TEXT NOT NULL CHECK (length (to_currency) = 3),
  date            TEXT,
  date_text       TEXT,
  date_earliest   TEXT,
  date_latest     TEXT,
  rate            INTEGER NOT NULL CHECK (rate > 0),
  rate_qualifier  TEXT,
  rate_text       TEXT,
  source          TEXT
) STRICT;
CREATE INDEX exchange_rate_currencies ON exchange_rate (from_currency, to_currency, date_earliest);

-- Who does what in a programme.
CREATE TABLE programme_person (
  id         INTEGER PRIMARY KEY,
  programme  INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
  person     INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role       TEXT NOT NULL DEFAULT 'team',
  position   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX programme_person_programme ON programme_person (programme, position);
CREATE INDEX programme_person_person ON programme_person (person);

ALTER TABLE person ADD COLUMN office INTEGER REFERENCES office (id) ON DELETE SET NULL;
ALTER TABLE person ADD COLUMN note TEXT;
CREATE INDEX person_office ON person (office);

-- A link, or a file whose bytes are in document_content.
CREATE TABLE document (
  id             INTEGER PRIMARY KEY,
  programme      INTEGER REFERENCES programme (id) ON DELETE CASCADE,
  activity       INTEGER REFERENCES activity (id) ON DELETE SET NULL,
  agreement      INTEGER REFERENCES agreement (id) ON DELETE SET NULL,
  organisation   INTEGER REFERENCES organisation (id) ON DELETE SET NULL,
  country        INTEGER REFERENCES country (id) ON DELETE SET NULL,
  title          TEXT NOT NULL CHECK (title <> ''),
  title_fr       TEXT,
  kind           TEXT,
  website        TEXT,
  file_name      TEXT,
  size           INTEGER CHECK (size >= 0),  -- of the file in here, in bytes
  date           TEXT,
  date_text      TEXT,
  date_earliest  TEXT,
  date_latest    TEXT,
  language       TEXT,
  note           TEXT
) STRICT;
CREATE INDEX document_programme ON document (programme);
CREATE INDEX document_activity ON document (activity);
CREATE INDEX document_agreement ON document (agreement);
CREATE INDEX document_organisation ON document (organisation);
CREATE INDEX document_country ON document (country);

CREATE TABLE document_content (
  id       INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,  -- that of the document
  content  BLOB NOT NULL
) STRICT;

-- Findings that somebody knows about, with the reason why they may stay.
CREATE TABLE acknowledgement (
  id             INTEGER PRIMARY KEY,
  rule           TEXT NOT NULL,
  table_name     TEXT NOT NULL,
  record         INTEGER NOT NULL,
  reason         TEXT NOT NULL CHECK (reason <> ''),
  date           TEXT,
  date_text      TEXT,
  date_earliest  TEXT,
  date_latest    TEXT
) STRICT;
CREATE INDEX acknowledgement_record ON acknowledgement (record, rule);

-- Lists of codes that an office adds to, renames or retires.
CREATE TABLE code (
  id        INTEGER PRIMARY KEY,
  list      TEXT NOT NULL,
  code      TEXT NOT NULL CHECK (code <> ''),
  name      TEXT NOT NULL CHECK (name <> ''),
  name_fr   TEXT,
  retired   INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  position  INTEGER NOT NULL DEFAULT 0,
  UNIQUE (list, code)
) STRICT;

-- Fields of the office's own, and what they hold.
CREATE TABLE own_field (
  id          INTEGER PRIMARY KEY,
  table_name  TEXT NOT NULL CHECK (table_name IN ('programme', 'activity', 'organisation', 'component')),
  name        TEXT NOT NULL CHECK (name <> ''),
  name_fr     TEXT,
  kind        TEXT NOT NULL DEFAULT 'text' CHECK (kind IN ('text', 'number', 'date', 'choice', 'yes_no')),
  choices     TEXT,   -- one per line
  position    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX own_field_table ON own_field (table_name, position);

CREATE TABLE own_value (
  id              INTEGER PRIMARY KEY,
  own_field       INTEGER NOT NULL REFERENCES own_field (id) ON DELETE CASCADE,
  programme       INTEGER REFERENCES programme (id) ON DELETE CASCADE,
  activity        INTEGER REFERENCES activity (id) ON DELETE CASCADE,
  organisation    INTEGER REFERENCES organisation (id) ON DELETE CASCADE,
  component       INTEGER REFERENCES component (id) ON DELETE CASCADE,
  value           TEXT NOT NULL,
  value_earliest  TEXT,   -- of a date
  value_latest    TEXT
) STRICT;
CREATE INDEX own_value_field ON own_value (own_field);
CREATE INDEX own_value_programme ON own_value (programme);
CREATE INDEX own_value_activity ON own_value (activity);
CREATE INDEX own_value_organisation ON own_value (organisation);
CREATE INDEX own_value_component ON own_value (component);
