-- What Dossier wrote into each record, in short, so that a check finds what is not as it was
-- written: a byte flipped by a failing disk, a value changed by another program.
--
-- No record and no part of the undo journal, so it goes without an id.  The file can be changed
-- without it: what is missing here is not judged.  See data/dossier-digest.c.
CREATE TABLE digest (
  table_name  TEXT NOT NULL,
  record      INTEGER NOT NULL,
  cells       BLOB NOT NULL,   -- four bytes for each column after the id, in their order
  PRIMARY KEY (table_name, record)
) STRICT, WITHOUT ROWID;
