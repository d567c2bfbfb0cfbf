/* dossier-salvage-strays.c: rows that no tree leads to, or that a wrong tree led to.
 *
 * They are given to the table whose digests they fit or, in a file of an earlier version, whose columns.
 */
#include "dossier-salvage-private.h"

/* The text index numbers its own rows by the segment they are of, shifted left by 37 bits, of which there
 * are 2^16 at most (https://www.sqlite.org/fts5.html, appendix A), and they would pass for embedded files.
 * Those of the sample are smaller, and those that were handed out (dossier-id.c) larger. */
#define FIRST_OF_INDEX (G_GINT64_CONSTANT (1) << 37)
#define BEHIND_INDEX (G_GINT64_CONSTANT (1) << 53)

/* It also keeps how long the texts of each record are, by the number of that: three bytes at most for each
 * of its twelve columns at most.  A file as small as that has to be expected. */
#define LONGEST_OF_INDEX (3 * 12)

typedef struct
{
  DossierSalvageSource *source;
  DossierSalvagePart   *part;
  guint                 points;    /* for @part as that of the page */
  gboolean              is_index;  /* the page has rows that no table has */
  gboolean              is_taking;
} Guess;

static guint
count_matches (GBytes                   *digest,
               const DossierStoredValue *values,
               guint                     n)
{
  gsize length;
  const guint8 *cells = g_bytes_get_data (digest, &length);
  guint n_matches = 0;
  guint32 hash;

  for (guint i = 1; i < n; i++)
    n_matches += values[i].type != SQLITE_NULL && dossier_digest_get_cell (cells, length, i, &hash) &&
                 hash == dossier_digest_hash (&values[i]);

  return n_matches;
}

static gboolean
may_be_of_index (const DossierStoredValue *values,
                 int                       n)
{
  return n == 2 && values[1].type == SQLITE_BLOB && values[1].length <= LONGEST_OF_INDEX;
}

/* How much speaks for @cell being a row of the part: nothing if it does not even fit in. */
static guint
weigh (const Guess            *self,
       const DossierCellBytes *cell)
{
  DossierStoredValue values[DOSSIER_SALVAGE_MOST_COLUMNS];
  int n = dossier_pages_decode (cell, values, G_N_ELEMENTS (values));
  gboolean is_expected = g_hash_table_contains (self->part->expected, &cell->id);
  GBytes *digest = g_hash_table_lookup (self->part->expected, &cell->id);

  if (n < 2 || n > (int) self->part->columns->len)
    return 0;
  for (int i = 0; i < n; i++)
    if (values[i].type != DOSSIER_STORED_LOST && !dossier_salvage_fits (self->part, i, &values[i]))
      return 0;

  if (digest != NULL)
    return 4 * count_matches (digest, values, n);

  return is_expected ? 4 : !self->source->knows_all && !may_be_of_index (values, n);
}

static void
guess_cell (const DossierCellBytes *cell,
            gpointer                data)
{
  Guess *self = data;
  guint points = weigh (self, cell);

  if (self->is_taking && points > 0)
    dossier_salvage_take_row (cell, self->part);
  self->points += points;
  self->is_index |= cell->id >= FIRST_OF_INDEX && cell->id < BEHIND_INDEX;
}

/* The page goes to the table for which most speaks; where two are as likely, to none. */
static void
place_page (DossierSalvageSource *self,
            guint                 page)
{
  Guess best = { self };
  gboolean is_tie = FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Guess guess = { self, g_ptr_array_index (self->parts, i) };

      if (guess.part->is_whole)
        continue;

      dossier_pages_read (self->pages, page, guess_cell, &guess);
      if (guess.is_index)
        return;
      is_tie = guess.points == best.points ? TRUE : guess.points > best.points ? FALSE : is_tie;
      if (guess.points > best.points)
        best = guess;
    }

  best.is_taking = TRUE;
  if (best.points > 0 && !is_tie)
    dossier_pages_read (self->pages, page, guess_cell, &best);
}

/* A tree may lead into that of another table: what is expected there belongs there. */
static DossierSalvagePart *
find_owner (DossierSalvageSource   *self,
            const DossierCellBytes *row)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      DossierSalvagePart *part = g_ptr_array_index (self->parts, i);
      Guess guess = { self, part };

      if (g_hash_table_contains (part->expected, &row->id) && weigh (&guess, row) > 0)
        return part;
    }

  return NULL;
}

static void
move_rows (DossierSalvageSource *self,
           DossierSalvagePart   *part)
{
  GHashTableIter iter;
  gpointer id, row;

  g_hash_table_iter_init (&iter, part->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    {
      DossierSalvagePart *owner = g_hash_table_contains (part->expected, id) ? NULL : find_owner (self, row);

      if (owner == NULL || owner == part)
        continue;

      dossier_salvage_take_row (row, owner);
      g_hash_table_iter_remove (&iter);
    }
}

/* Where it is known what has to be there, a table is whole if that is there. */
static void
judge_parts (DossierSalvageSource *self)
{
  if (!self->knows_all)
    return;

  for (guint i = 0; i < self->parts->len; i++)
    move_rows (self, g_ptr_array_index (self->parts, i));

  for (guint i = 0; i < self->parts->len; i++)
    {
      DossierSalvagePart *part = g_ptr_array_index (self->parts, i);
      GHashTableIter iter;
      gpointer id;

      part->is_whole = TRUE;
      g_hash_table_iter_init (&iter, part->expected);
      while (part->is_whole && g_hash_table_iter_next (&iter, &id, NULL))
        part->is_whole = g_hash_table_contains (part->rows, id);
    }
}

/**
 * dossier_salvage_place_strays:
 *
 * Finds a table for every row that is not in one yet, or in the wrong one.
 */
void
dossier_salvage_place_strays (DossierSalvageSource *self)
{
  judge_parts (self);
  for (guint page = 1; page <= dossier_pages_count (self->pages); page++)
    if (dossier_pages_is_stray (self->pages, page, DOSSIER_PAGE_TABLE_LEAF))
      place_page (self, page);
}
