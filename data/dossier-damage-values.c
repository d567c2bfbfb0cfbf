/* dossier-damage-values.c: which values are not the ones that Dossier wrote.
 *
 * A value that fits its digest again once a single byte of it is changed was damaged; one that does
 * not was changed altogether, as other programs do.  Both are told, and neither keeps the file from
 * being used.
 */
#include "dossier-damage-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-digest.h"

/* What is tried takes the square of the length. */
#define LONGEST_BY_BYTE 256
#define LONGEST_BY_BIT 4096
#define MOST_TRIED 100

/* Whether @value, whose bytes may be written to, fits @hash with another byte at @place. */
static gboolean
fits_with_byte (DossierStoredValue *value,
                guint8             *place,
                gboolean            by_bit,
                guint32             hash)
{
  guint8 found = *place;
  gboolean fits = FALSE;

  for (guint other = 1; other < 256 && !fits; other = by_bit ? other * 2 : other + 1)
    {
      *place = found ^ other;
      fits = dossier_digest_hash (value) == hash;
    }
  *place = found;

  return fits;
}

/* Of what is too long to be tried nobody knows. */
static gboolean
may_have_flipped (const DossierStoredValue *value,
                  guint32                   hash)
{
  DossierStoredValue copy = *value;
  g_autofree guint8 *bytes = NULL;
  gsize length = value->type == SQLITE_INTEGER ? sizeof copy.integer : value->length;
  gboolean fits = FALSE;

  if (value->type == SQLITE_NULL || length > LONGEST_BY_BIT)
    return value->type != SQLITE_NULL;

  bytes = g_memdup2 (value->bytes, value->length);
  copy.bytes = bytes;
  for (gsize i = 0; i < length && !fits; i++)
    fits = fits_with_byte (&copy, value->type == SQLITE_INTEGER ? (guint8 *) &copy.integer + i : bytes + i,
                           length > LONGEST_BY_BYTE, hash);

  return fits;
}

/* Whether the digest itself is what was damaged: one byte of the hash is another one. */
static gboolean
is_near (guint32 hash,
         guint32 other)
{
  guint n_bytes = 0;

  for (guint shift = 0; shift < 32; shift += 8)
    n_bytes += ((hash ^ other) >> shift & 0xff) != 0;

  return n_bytes == 1;
}

/* The field that a person knows a column by. */
static const char *
get_label (const char *table,
           const char *column)
{
  const DossierTable *description = dossier_table_find (table);
  const DossierField *field = description != NULL ? dossier_table_get_field (description, column) : NULL;

  return field != NULL ? _(field->label) : column;
}

static char *
dup_sentence (const char *table,
              const char *column,
              const char *name)
{
  if (g_str_equal (table, DOSSIER_JOURNAL_TABLE))
    /* Translators: a day and a time */
    return g_strdup_printf (_("The step of the history taken on %s is not as Dossier wrote it."), name);
  if (g_str_equal (table, DOSSIER_CONTENT_TABLE))
    return g_strdup_printf (_("The file embedded in “%s” is not the one Dossier kept."), name);

  /* Translators: a field and the record it belongs to */
  return g_strdup_printf (_("The value of “%s” of “%s” is not the one Dossier wrote."),
                          get_label (table, column), name);
}

void
dossier_damage_add_value (DossierDamageRun  *self,
                          DossierDamageKind  kind,
                          const char        *table,
                          gint64             record,
                          const char        *column)
{
  g_autofree char *name = dossier_damage_dup_name (self, table, record);
  DossierDamage *damage;
  char *sentence = dup_sentence (table, column, name);

  if (kind == DOSSIER_DAMAGE_CHANGED && dossier_table_find (table) != NULL)
    {
      g_free (sentence);
      /* Translators: a field and the record it belongs to */
      sentence = g_strdup_printf (_("The value of “%s” of “%s” was changed by another program than Dossier."),
                                  get_label (table, column), name);
    }

  dossier_damage_add (self, kind, table, record, sentence);
  damage = g_ptr_array_index (self->damages, self->damages->len - 1);
  damage->column = g_strdup (column);
}

static void
check_cell (DossierDamageRun *self,
            const char       *table,
            DossierStatement *row,
            int               column,
            guint32           written)
{
  DossierStoredValue value;
  guint32 hash;
  gboolean is_flipped;

  dossier_stored_value_read (&value, row, column);
  hash = dossier_digest_hash (&value);
  if (hash == written)
    return;

  is_flipped = is_near (hash, written) ||
               (self->damages->len < MOST_TRIED && may_have_flipped (&value, written));
  dossier_damage_add_value (self, is_flipped ? DOSSIER_DAMAGE_VALUE : DOSSIER_DAMAGE_CHANGED, table,
                            sqlite3_column_int64 (row, 0), sqlite3_column_name (row, column));
}

/* The digest is the last column of @row. */
static void
check_row (DossierDamageRun *self,
           const char       *table,
           DossierStatement *row)
{
  int last = sqlite3_column_count (row) - 1;
  gint64 id = sqlite3_column_int64 (row, 0);
  gsize length = sqlite3_column_bytes (row, last);
  g_autofree guint8 *cells = g_memdup2 (sqlite3_column_blob (row, last), length);
  g_autofree char *name = NULL;
  guint32 written;

  if (sqlite3_column_type (row, last) != SQLITE_NULL)
    {
      for (int i = 1; i < last; i++)
        if (dossier_digest_get_cell (cells, length, i, &written))
          check_cell (self, table, row, i, written);
      return;
    }

  name = dossier_damage_dup_name (self, table, id);
  dossier_damage_add (self, DOSSIER_DAMAGE_CHANGED, table, id,
                      /* Translators: a record, and what many of its kind are called */
                      g_strdup_printf (_("“%s” (%s) was added by another program than Dossier."), name,
                                       dossier_damage_get_plural (table)));
}

static void
check_table (DossierDamageRun *self,
             const char       *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.*, d.cells FROM %s AS t NOT INDEXED LEFT JOIN digest "
                                          "AS d ON d.table_name = '%s' AND d.record = t.id", table, table);
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, sql, NULL);
  int state = SQLITE_ERROR;

  while (row != NULL && !dossier_damage_is_over (self) && (state = sqlite3_step (row)) == SQLITE_ROW)
    check_row (self, table, row);

  if (state != SQLITE_DONE && !dossier_damage_is_over (self))
    dossier_damage_tell (self, table,
                         /* Translators: what many records of a kind are called */
                         g_strdup_printf (_("“%s” cannot be read to the end."),
                                          dossier_damage_get_plural (table)), NULL);
}

static void
check_missing (DossierDamageRun *self,
               const char       *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT record FROM digest WHERE table_name = '%s' AND record NOT "
                                          "IN (SELECT id FROM %s NOT INDEXED)", table, table);
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, sql, NULL);

  while (row != NULL && !dossier_damage_is_over (self) && sqlite3_step (row) == SQLITE_ROW)
    dossier_damage_add (self, DOSSIER_DAMAGE_CHANGED, table, sqlite3_column_int64 (row, 0),
                        /* Translators: what many records of a kind are called, and a number */
                        g_strdup_printf (_("“%s” has lost the record with the number %s, which Dossier did "
                                           "not delete."), dossier_damage_get_plural (table),
                                         (const char *) sqlite3_column_text (row, 0)));
}

/* Whether every record holds what Dossier wrote into it, and none is missing or new. */
void
dossier_damage_values (DossierDamageRun *self)
{
  for (guint i = 0; dossier_digest_get_table (i) != NULL && !dossier_damage_is_over (self); i++)
    {
      check_table (self, dossier_digest_get_table (i));
      check_missing (self, dossier_digest_get_table (i));
    }
}
