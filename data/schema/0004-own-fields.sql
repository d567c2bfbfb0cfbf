-- Fields of the office's own that lists show beside the title.
ALTER TABLE own_field ADD COLUMN in_lists INTEGER NOT NULL DEFAULT 0 CHECK (in_lists IN (0, 1));
