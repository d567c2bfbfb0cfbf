/* dossier-changes.c: whether a changeset can be read to its end.
 *
 * SQLite trusts its changesets: one that is cut off in the head of a table keeps it reading for ever.  Those
 * of the journal lie in a file that may be damaged or come from anywhere, so each is looked through here
 * before SQLite sees it.  The format is described at the head of SQLite's ext/session/sqlite3session.c.
 */
#include "dossier-changes.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "dossier-pages.h"
#include "dossier-store.h"

#define TABLE 'T'
#define MOST_COLUMNS 1000

/* What stands for a type in a record; the numbers of SQLite, and none. */
#define UNCHANGED 0

typedef struct
{
  const guint8 *place;
  const guint8 *end;
  guint         n_columns;  /* of the table that is read */
} Reader;

static gboolean
skip (Reader *self,
      guint64 n_bytes)
{
  if (n_bytes > (guint64) (self->end - self->place))
    return FALSE;

  self->place += n_bytes;
  return TRUE;
}

static gboolean
skip_number (Reader  *self,
             guint64 *number)
{
  guint used = dossier_varint_read (self->place, self->end, number);

  self->place += used;
  return used > 0;
}

static gboolean
skip_value (Reader   *self,
            gboolean  may_be_unchanged)
{
  guint64 length = 0;
  guint8 type;

  if (self->place == self->end)
    return FALSE;

  type = *self->place++;
  if (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
    return skip (self, sizeof (gint64));
  if (type == SQLITE_TEXT || type == SQLITE_BLOB)
    return skip_number (self, &length) && skip (self, length);

  return type == SQLITE_NULL || (type == UNCHANGED && may_be_unchanged);
}

static gboolean
skip_record (Reader   *self,
             gboolean  may_be_unchanged)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (!skip_value (self, may_be_unchanged))
      return FALSE;

  return TRUE;
}

/* The number of columns, which of them are the key, and the name. */
static gboolean
skip_table (Reader *self)
{
  guint64 n_columns = 0;
  const guint8 *end;

  if (!skip_number (self, &n_columns) || n_columns == 0 || n_columns > MOST_COLUMNS ||
      !skip (self, n_columns))
    return FALSE;

  end = memchr (self->place, '\0', self->end - self->place);
  if (end == NULL || end == self->place)
    return FALSE;

  self->n_columns = n_columns;
  self->place = end + 1;
  return TRUE;
}

static gboolean
skip_change (Reader *self)
{
  guint8 operation = *self->place++;

  if (operation == TABLE)
    return skip_table (self);

  if (self->n_columns == 0 || !skip (self, 1))
    return FALSE;

  if (operation == SQLITE_UPDATE)
    return skip_record (self, TRUE) && skip_record (self, TRUE);

  return (operation == SQLITE_INSERT || operation == SQLITE_DELETE) && skip_record (self, FALSE);
}

/**
 * dossier_changes_are_whole:
 *
 * Returns: whether @changes can be given to SQLite
 */
gboolean
dossier_changes_are_whole (gconstpointer changes,
                           gsize         size)
{
  Reader reader = { changes, (const guint8 *) changes + size };

  while (reader.place < reader.end)
    if (!skip_change (&reader))
      return FALSE;

  return TRUE;
}

/**
 * dossier_changes_check:
 *
 * Returns: %FALSE with a sentence in @error unless @changes can be given to SQLite
 */
gboolean
dossier_changes_check (gconstpointer   changes,
                       gsize           size,
                       GError        **error)
{
  if (dossier_changes_are_whole (changes, size))
    return TRUE;

  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                       _("This step of the history is damaged and cannot be read."));
  return FALSE;
}
