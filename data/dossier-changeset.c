/* dossier-changeset.c: whether bytes are a changeset of SQLite.
 *
 * SQLite reads a journal that it wrote.  One that somebody made up, and that ends too early, may
 * keep it in an endless loop; so nothing is handed to it that was not walked through here before
 * (the format: “changeset” in https://www.sqlite.org/src/file/ext/session/sqlite3session.c).
 */
#include "dossier-changeset.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "dossier-store.h"

#define TABLE_MARK 'T'
#define MOST_COLUMNS 2000

enum
{
  VALUE_UNCHANGED = 0,
  VALUE_INTEGER = 1,
  VALUE_REAL = 2,
  VALUE_TEXT = 3,
  VALUE_BLOB = 4,
  VALUE_NULL = 5,
};

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static gboolean
skip (Reader *self,
      guint64 n)
{
  if (n > (guint64) (self->end - self->at))
    return FALSE;

  self->at += n;
  return TRUE;
}

/* Seven bits a byte, the high ones first; nothing here is longer than four of them. */
static gboolean
read_length (Reader  *self,
             guint64 *length)
{
  *length = 0;
  for (guint i = 0; i < 5 && self->at < self->end; i++)
    {
      guint8 byte = *self->at++;

      *length = *length << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return *length <= G_MAXINT32;
    }

  return FALSE;
}

/* The number of columns, which of them are the key – the id is, and nothing else – and the name. */
static gboolean
read_table (Reader  *self,
            guint64 *n_columns)
{
  const guint8 *is_key;

  if (!skip (self, 1) || !read_length (self, n_columns) || *n_columns == 0 || *n_columns > MOST_COLUMNS)
    return FALSE;

  is_key = self->at;
  if (!skip (self, *n_columns))
    return FALSE;
  for (guint64 i = 0; i < *n_columns; i++)
    if (is_key[i] != (i == 0))
      return FALSE;

  while (self->at < self->end && *self->at != '\0')
    self->at++;

  return skip (self, 1);
}

static gboolean
read_value (Reader *self)
{
  guint64 length;

  if (self->at == self->end)
    return FALSE;

  switch (*self->at++)
    {
    case VALUE_UNCHANGED:
    case VALUE_NULL:
      return TRUE;

    case VALUE_INTEGER:
    case VALUE_REAL:
      return skip (self, 8);

    case VALUE_TEXT:
    case VALUE_BLOB:
      return read_length (self, &length) && skip (self, length);

    default:
      return FALSE;
    }
}

/* Notes in @kinds what each value is. */
static gboolean
read_values (Reader  *self,
             guint64  n_columns,
             guint8  *kinds)
{
  for (guint64 i = 0; i < n_columns; i++)
    {
      kinds[i] = self->at < self->end ? *self->at : VALUE_UNCHANGED;
      if (!read_value (self))
        return FALSE;
    }

  return TRUE;
}

/* The row before and after: a column has changed or it has not, and the id never does. */
static gboolean
read_update (Reader  *self,
             guint64  n_columns)
{
  guint8 before[MOST_COLUMNS], after[MOST_COLUMNS];

  if (!read_values (self, n_columns, before) || !read_values (self, n_columns, after) ||
      before[0] != VALUE_INTEGER || after[0] != VALUE_UNCHANGED)
    return FALSE;

  for (guint64 i = 1; i < n_columns; i++)
    if ((before[i] == VALUE_UNCHANGED) != (after[i] == VALUE_UNCHANGED))
      return FALSE;

  return TRUE;
}

static gboolean
read_whole (Reader  *self,
            guint64  n_columns)
{
  guint8 kinds[MOST_COLUMNS];

  return read_values (self, n_columns, kinds) && kinds[0] == VALUE_INTEGER &&
         memchr (kinds, VALUE_UNCHANGED, n_columns) == NULL;
}

/* What happened, whether a trigger did it, and the row. */
static gboolean
read_row (Reader  *self,
          guint64  n_columns)
{
  guint8 operation = *self->at;

  if (!skip (self, 2))
    return FALSE;

  switch (operation)
    {
    case SQLITE_UPDATE:
      return read_update (self, n_columns);

    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return read_whole (self, n_columns);

    default:
      return FALSE;
    }
}

/**
 * dossier_changeset_is_sound:
 *
 * Returns: whether @data can be given to SQLite: it is complete, and every row has an id
 */
gboolean
dossier_changeset_is_sound (gconstpointer data,
                            gsize         size)
{
  Reader reader = { data, size > 0 ? (const guint8 *) data + size : data };
  guint64 n_columns = 0;
  gboolean ok = size <= G_MAXINT32;

  while (ok && reader.at < reader.end)
    if (*reader.at == TABLE_MARK)
      ok = read_table (&reader, &n_columns);
    else
      ok = n_columns > 0 && read_row (&reader, n_columns);

  return ok;
}

/* The same with a sentence. */
gboolean
dossier_changeset_check (GBytes  *changes,
                         GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changes, &size);

  if (dossier_changeset_is_sound (data, size))
    return TRUE;

  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                       _("What the file says about this step is damaged."));
  return FALSE;
}
