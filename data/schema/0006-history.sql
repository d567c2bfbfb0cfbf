-- Nothing goes out of the history.
--
-- What was undone when another edit came is set aside: Redo passes it over, and it can be applied
-- again from the history.  When and by whom a step was undone is not known of older ones.
ALTER TABLE journal ADD COLUMN undone_at INTEGER;   -- seconds since 1970, UTC
ALTER TABLE journal ADD COLUMN undone_by TEXT;
ALTER TABLE journal ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0 CHECK (set_aside IN (0, 1));

-- What the history is searched by; made from the changes, see data/dossier-history-words.c.
ALTER TABLE journal ADD COLUMN removed INTEGER;     -- how many records
ALTER TABLE journal ADD COLUMN found_by TEXT;       -- without case and accents; NULL: not made yet

CREATE INDEX journal_undone ON journal (set_aside, id) WHERE undone;
CREATE INDEX journal_removed ON journal (id) WHERE removed > 0;
CREATE INDEX journal_label ON journal (label, id);
CREATE INDEX journal_unread ON journal (id) WHERE found_by IS NULL;
