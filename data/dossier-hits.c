/* dossier-hits.c: asks the text index of every kind of record.
 *
 * Each is asked for its newest few matches, unranked: ranking would read every
 * match of a short prefix, this reads only what is shown.
 */
#include "dossier-hits-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-store-private.h"

/* So many of the newest matches are looked through for those found by their title. */
#define MOST_CANDIDATES 48

typedef struct
{
  DossierStore       *store;
  const char * const *words;
  const char         *expression;
  const char         *language;
  guint               limit;
  GPtrArray          *hits;
} Search;

/* One letter begins so many words that the index would have to merge a good part of
 * itself.  Together with a second one it has an index of its own: 1 ms instead of 60
 * among a million. */
static char *
dup_letter_expression (char letter)
{
  static const char seconds[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  g_autoptr (GString) expression = g_string_new (NULL);

  g_string_printf (expression, "(\"%c\"", letter);
  for (const char *second = seconds; *second != '\0'; second++)
    g_string_append_printf (expression, " OR \"%c%c\"*", letter, *second);
  g_string_append (expression, ")");

  return g_string_free (g_steal_pointer (&expression), FALSE);
}

static char *
dup_expression (const char * const *words)
{
  g_autoptr (GString) expression = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_letter = g_ascii_isalnum (words[i][0]) && words[i][1] == '\0';
      g_autofree char *part = is_letter ? dup_letter_expression (words[i][0])
                                        : dossier_search_expression (words[i]);

      if (part != NULL)
        g_string_append_printf (expression, "%s%s", expression->len > 0 ? " AND " : "", part);
    }

  return expression->len > 0 ? g_string_free (g_steal_pointer (&expression), FALSE) : NULL;
}

static char *
dup_search_sql (const DossierTable *table,
                GPtrArray          *columns)
{
  g_autoptr (GString) sql = g_string_new ("SELECT rowid");

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, ", highlight (%s_search, %u, char (%d), char (%d))",
                            table->name, i, DOSSIER_MATCH_BEGIN, DOSSIER_MATCH_END);
  g_string_append_printf (sql, " FROM %s_search WHERE %s_search MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
                          table->name, table->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static GHashTable *
read_passages (const Search     *self,
               DossierStatement *row,
               GPtrArray        *columns)
{
  GHashTable *passages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                (GDestroyNotify) dossier_line_free);

  for (guint i = 0; i < columns->len; i++)
    {
      const DossierColumn *column = g_ptr_array_index (columns, i);
      const char *line_break = column != NULL && g_str_equal (column->name, "aliases") ? ", " : " ";
      g_autofree char *marked = column != NULL ? dossier_statement_dup_text (row, i + 1) : NULL;

      if (marked != NULL)
        g_hash_table_insert (passages, (gpointer) column->name,
                             dossier_line_read (marked, line_break, self->words));
    }

  return passages;
}

/* A row the index found, before anything else is read of it. */
typedef struct
{
  gint64      id;
  GHashTable *passages;
  guint       rank;
} Candidate;

static void
candidate_free (Candidate *self)
{
  g_hash_table_unref (self->passages);
  g_free (self);
}

/* How well a passage of the title matches: 0 from its beginning, 1 somewhere, 2 not at all. */
static guint
rank_passage (const DossierLine *title)
{
  if (title == NULL || title->matches->len == 0)
    return 2;

  return g_array_index (title->matches, DossierRange, 0).start > 0;
}

static Candidate *
candidate_new (const Search       *search,
               DossierStatement   *row,
               const DossierTable *table,
               GPtrArray          *columns)
{
  g_autofree char *french = g_strconcat (table->title, "_fr", NULL);
  Candidate *self = g_new (Candidate, 1);

  self->id = sqlite3_column_int64 (row, 0);
  self->passages = read_passages (search, row, columns);
  self->rank = MIN (rank_passage (g_hash_table_lookup (self->passages, table->title)),
                    rank_passage (g_hash_table_lookup (self->passages, french)));

  return self;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *left = *(Candidate * const *) a, *right = *(Candidate * const *) b;

  return (int) left->rank - (int) right->rank;
}

static GPtrArray *
find_candidates (const Search        *self,
                 const DossierTable  *table,
                 GError             **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  g_autoptr (GPtrArray) columns = dossier_search_list_columns (self->store, table);
  g_autofree char *sql = dup_search_sql (table, columns);
  g_autoptr (DossierStatement) statement = NULL;
  int state;

  /* A file of an earlier version that may only be read. */
  if (columns->len == 0)
    return g_steal_pointer (&candidates);

  statement = dossier_database_prepare (self->store->database, sql, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement, 1, self->expression, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, MAX (self->limit, MOST_CANDIDATES));
  while ((state = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (candidates, candidate_new (self, statement, table, columns));

  if (state != SQLITE_DONE)
    {
      dossier_database_set_error (self->store->database, error);
      return NULL;
    }

  g_ptr_array_sort (candidates, compare_candidates);
  return g_steal_pointer (&candidates);
}

static gboolean
search_source (const Search            *self,
               const DossierHitSource  *source,
               GError                 **error)
{
  const DossierTable *table = dossier_table_find (source->table);
  g_autoptr (GPtrArray) candidates = find_candidates (self, table, error);

  if (candidates == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (candidates->len, self->limit); i++)
    {
      const Candidate *candidate = g_ptr_array_index (candidates, i);
      g_autoptr (DossierRecord) record = dossier_store_get (self->store, table->name, candidate->id, error);
      DossierFinding finding = { self->store, record, self->language, source, candidate->passages };

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (self->hits, dossier_finding_describe (&finding));
    }

  return TRUE;
}

/**
 * dossier_store_search:
 * @words: what a person typed; every word must begin some word of a record, in either
 *   language, an alias included, or a date, an amount or the like as it was written,
 *   with or without accents
 * @language: "en" or "fr": of the lines of a hit
 * @limit: how many records of each table at most
 *
 * Of the newest records of each kind, those whose title begins so first, then those with
 * the words elsewhere in their title.  Takes less than a frame whatever the size of the file.
 *
 * Returns: (transfer full) (element-type DossierHit): the hits, kind by kind; empty if there
 *   is no word in @words; %NULL with @error set if the file could not be read
 */
GPtrArray *
dossier_store_search (DossierStore  *store,
                      const char    *words,
                      const char    *language,
                      guint          limit,
                      GError       **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_hit_free);
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (valid, " \t\r\n", -1);
  g_autofree char *expression = dup_expression ((const char * const *) parts);
  const Search search = { store, (const char * const *) parts, expression, language, limit, hits };
  const DossierHitSource *sources;
  guint n_sources;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);

  sources = dossier_hit_sources (&n_sources);
  for (guint i = 0; expression != NULL && i < n_sources; i++)
    if (!search_source (&search, &sources[i], error))
      return NULL;

  return g_steal_pointer (&hits);
}

/**
 * dossier_store_describe:
 *
 * The lines of a hit for a record nobody searched for.
 *
 * Returns: (transfer full) (nullable): the hit; %NULL if there is no such record or it is of
 *   a kind that is not searched
 */
DossierHit *
dossier_store_describe (DossierStore *store,
                        const char   *table,
                        gint64        id,
                        const char   *language)
{
  guint n_sources;
  const DossierHitSource *sources = dossier_hit_sources (&n_sources);

  for (guint i = 0; i < n_sources; i++)
    if (g_str_equal (sources[i].table, table) && dossier_store_has (store, table, id))
      {
        g_autoptr (DossierRecord) record = dossier_store_get (store, table, id, NULL);
        DossierFinding finding = { store, record, language, &sources[i] };

        return record != NULL ? dossier_finding_describe (&finding) : NULL;
      }

  return NULL;
}

/**
 * dossier_hit_kind_get_label:
 *
 * Returns: (transfer none): the heading over the hits of a kind
 */
const char *
dossier_hit_kind_get_label (DossierHitKind kind)
{
  static const char * const labels[DOSSIER_N_HIT_KINDS] = {
    [DOSSIER_HIT_PROGRAMME] = N_("Programmes"),
    [DOSSIER_HIT_COMPONENT] = N_("Components"),
    [DOSSIER_HIT_INDICATOR] = N_("Indicators"),
    [DOSSIER_HIT_ACTIVITY] = N_("Activities"),
    [DOSSIER_HIT_FUNDING] = N_("Funding"),
    [DOSSIER_HIT_COUNTRY] = N_("Countries"),
    [DOSSIER_HIT_PERSON] = N_("Persons"),
    [DOSSIER_HIT_OTHER] = N_("Everything else"),
  };

  g_return_val_if_fail (kind < DOSSIER_N_HIT_KINDS, NULL);

  return _(labels[kind]);
}

void
dossier_hit_free (DossierHit *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->detail);
  g_array_unref (self->title_matches);
  g_array_unref (self->detail_matches);
  g_free (self);
}
