/* dossier-hits.c: what a search over the whole portfolio finds, as lines to be shown.
 *
 * Each kind of record is asked for its newest few matches, unranked: ranking
 * would read every match of a short prefix, this reads only what is shown.  The
 * index marks the matches; they travel as ranges of bytes, free of any markup.
 */
#include "dossier-hits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-date.h"
#include "dossier-store-private.h"

#define MATCH_BEGIN '\001'
#define MATCH_END '\002'

/* Before its first match, a line that is shortened keeps about this many characters, */
#define CHARACTERS_BEFORE 28

/* and a line with more than these is shortened. */
#define MOST_BEFORE_IN_TITLE 56
#define MOST_BEFORE_IN_PASSAGE 40

/* So many of the newest matches are looked through for those found by their title. */
#define MOST_CANDIDATES 48

/* Longer details make room for a passage. */
#define MOST_BEFORE_PASSAGE 48

/* What is said of a kind of record on its second line. */
static const struct
{
  const char     *table;
  DossierHitKind  kind;
  const char     *details[5];
} sources[] = {
  { "programme",    DOSSIER_HIT_PROGRAMME, { "title" } },
  { "component",    DOSSIER_HIT_COMPONENT, { "programme" } },
  { "indicator",    DOSSIER_HIT_INDICATOR, { "programme" } },
  { "activity",     DOSSIER_HIT_ACTIVITY,  { "date", "city", "country", "programme" } },
  { "organisation", DOSSIER_HIT_FUNDING,   { "short_name", "kind" } },
  { "instrument",   DOSSIER_HIT_FUNDING,   { "organisation" } },
  { "country",      DOSSIER_HIT_COUNTRY,   { NULL } },
  { "person",       DOSSIER_HIT_PERSON,    { "job_title", "organisation" } },
};

/* Lines */

/* A text and where it matches. */
typedef struct
{
  GString *text;
  GArray  *matches;
} Line;

static Line *
line_new (void)
{
  Line *self = g_new (Line, 1);

  self->text = g_string_new (NULL);
  self->matches = g_array_new (FALSE, FALSE, sizeof (DossierRange));

  return self;
}

static void
line_free (Line *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->matches);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Line, line_free)

/* A character as the index compares it: without case and accents. */
static gunichar
fold (gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts));
  return g_unichar_tolower (parts[0]);
}

static gboolean
is_mark (const char *text)
{
  return g_unichar_combining_class (g_utf8_get_char (text)) != 0;
}

/* How many bytes of @text a word begins; 0 if it does not. */
static guint
measure_beginning (const char *text,
                   const char *end,
                   const char *word)
{
  const char *c = text;

  for (const char *w = word; *w != '\0'; w = g_utf8_next_char (w))
    {
      if (is_mark (w))
        continue;
      if (c >= end || fold (g_utf8_get_char (c)) != fold (g_utf8_get_char (w)))
        return 0;
      do
        c = g_utf8_next_char (c);
      while (c < end && is_mark (c));
    }

  return c - text;
}

/* The index marks whole words; people want to see how much of one they have typed. */
static void
clip_range (DossierRange       *range,
            const char         *text,
            const char * const *words)
{
  guint longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, measure_beginning (text + range->start, text + range->end, words[i]));
  if (longest > 0)
    range->end = range->start + longest;
}

/* Reads a text in which the index has marked the matches. */
static Line *
line_read (const char         *marked,
           const char         *line_break,
           const char * const *words)
{
  Line *self = line_new ();
  DossierRange range = { 0 };

  for (const char *c = marked; *c != '\0'; c++)
    if (*c == MATCH_BEGIN)
      range.start = self->text->len;
    else if (*c == MATCH_END)
      {
        range.end = self->text->len;
        clip_range (&range, self->text->str, words);
        g_array_append_val (self->matches, range);
      }
    else if (*c == '\n')
      g_string_append (self->text, line_break);
    else
      g_string_append_c (self->text, *c);

  return self;
}

static void
line_append (Line       *self,
             const char *text,
             const Line *passage)
{
  guint offset = self->text->len;

  g_string_append (self->text, text);
  for (guint i = 0; passage != NULL && i < passage->matches->len; i++)
    {
      DossierRange range = g_array_index (passage->matches, DossierRange, i);

      range.start += offset;
      range.end += offset;
      g_array_append_val (self->matches, range);
    }
}

static void
line_append_separator (Line *self)
{
  if (self->text->len > 0)
    g_string_append (self->text, " · ");
}

/* Leaves out the beginning of a long text, so that its first match can be seen on one line. */
static void
line_shorten (Line *self,
              glong most_before)
{
  guint match = self->matches->len > 0 ? g_array_index (self->matches, DossierRange, 0).start : 0;
  glong before = g_utf8_strlen (self->text->str, match);
  const char *begin;
  guint cut;

  if (before <= most_before)
    return;

  begin = g_utf8_offset_to_pointer (self->text->str, before - CHARACTERS_BEFORE);
  while (begin < self->text->str + match && *begin != ' ')
    begin = g_utf8_next_char (begin);

  cut = begin - self->text->str;
  g_string_erase (self->text, 0, cut);
  g_string_prepend (self->text, "…");
  for (guint i = 0; i < self->matches->len; i++)
    {
      DossierRange *range = &g_array_index (self->matches, DossierRange, i);

      range->start += strlen ("…") - cut;
      range->end += strlen ("…") - cut;
    }
}

/* From a record to a hit */

/* A record being described; passages are what the index says of its columns. */
typedef struct
{
  DossierStore  *store;
  DossierRecord *record;
  const char    *language;
  guint          source;
  GHashTable    *passages;  /* (nullable): column name → Line */
  gboolean       is_shown;  /* some match is in the lines already */
} Finding;

/* The passage of a column, if what is shown of it is what was searched. */
static const Line *
find_passage (Finding    *self,
              const char *column,
              const char *text)
{
  const Line *passage = self->passages != NULL ? g_hash_table_lookup (self->passages, column) : NULL;

  if (passage == NULL || passage->matches->len == 0 || strcmp (passage->text->str, text) != 0)
    return NULL;

  self->is_shown = TRUE;
  return passage;
}

static const Line *
find_local_passage (Finding    *self,
                    const char *field,
                    const char *text)
{
  g_autofree char *french = g_strconcat (field, "_fr", NULL);
  const Line *passage = find_passage (self, field, text);

  return passage != NULL ? passage : find_passage (self, french, text);
}

static char *
dup_value (Finding    *self,
           const char *name)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (self->record), name);

  if (field->kind == DOSSIER_KIND_DATE && dossier_record_is_set (self->record, name))
    return dossier_date_format (dossier_record_get_text (self->record, name), self->language, DOSSIER_DATE_SHORT);

  return dossier_store_dup_display (self->store, self->record, name, self->language);
}

static Line *
make_title (Finding *self)
{
  const DossierTable *table = dossier_record_get_table (self->record);
  g_autofree char *title = dossier_store_dup_title (self->store, self->record, self->language);
  Line *line = line_new ();

  g_strdelimit (title, "\n", ' ');
  line_append (line, title, find_local_passage (self, table->title, title));
  line_shorten (line, MOST_BEFORE_IN_TITLE);

  /* A component is known by its number as much as by its title. */
  if (g_str_equal (table->name, "component") && dossier_record_get_integer (self->record, "position") > 0)
    {
      g_autoptr (Line) plain = line;

      line = line_new ();
      g_string_printf (line->text, "%" G_GINT64_FORMAT " · ", dossier_record_get_integer (self->record, "position"));
      line_append (line, plain->text->str, plain);
    }

  return line;
}

/* The place of an activity is its city, or its country where no city is known. */
static gboolean
is_needed (Finding    *self,
           const char *name)
{
  return !g_str_equal (name, "country") || !dossier_record_is_set (self->record, "city");
}

/* The programmes an organisation or an instrument pays for. */
static void
append_programmes (Finding *self,
                   Line    *line)
{
  const char *table = dossier_record_get_table (self->record)->name;
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GPtrArray) programmes = NULL;

  if (sources[self->source].kind != DOSSIER_HIT_FUNDING)
    return;

  query = dossier_query_new ("programme");
  dossier_query_linked_from (query, "contribution", "programme", table, dossier_record_get_id (self->record));
  /* What cannot be read is left out of a second line; opening the record says why. */
  programmes = dossier_store_query_records (self->store, query, NULL);

  for (guint i = 0; programmes != NULL && i < programmes->len; i++)
    {
      if (i == 0)
        line_append_separator (line);
      else
        g_string_append (line->text, ", ");
      g_string_append (line->text, dossier_record_get_title (g_ptr_array_index (programmes, i), self->language));
    }
}

/* A match that is in none of the texts shown so far is quoted with the name of its field. */
static void
append_passage (Finding *self,
                Line    *line)
{
  const DossierTable *table = dossier_record_get_table (self->record);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  if (self->passages == NULL || self->is_shown)
    return;

  for (guint i = 0; i < n_columns; i++)
    {
      Line *passage = g_hash_table_lookup (self->passages, columns[i].name);

      if (passage == NULL || passage->matches->len == 0)
        continue;

      line_shorten (passage, MOST_BEFORE_IN_PASSAGE);
      if (g_utf8_strlen (line->text->str, -1) > MOST_BEFORE_PASSAGE)
        g_string_truncate (line->text, 0);
      line_append_separator (line);
      /* Translators: the name of a field, before a quotation from it */
      g_string_append_printf (line->text, _("%s: "), _(columns[i].field->label));
      line_append (line, passage->text->str, passage);
      return;
    }
}

static Line *
make_detail (Finding *self)
{
  Line *line = line_new ();

  for (const char * const *name = sources[self->source].details; *name != NULL; name++)
    {
      g_autofree char *value = is_needed (self, *name) ? dup_value (self, *name) : g_strdup ("");

      if (*value == '\0')
        continue;

      line_append_separator (line);
      line_append (line, value, find_local_passage (self, *name, value));
    }

  append_programmes (self, line);
  append_passage (self, line);
  return line;
}

/* For the dot: the one programme a record belongs to. */
static gint64
find_programme (Finding *self)
{
  const DossierTable *table = dossier_record_get_table (self->record);
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (g_str_equal (table->name, "programme"))
    return dossier_record_get_id (self->record);

  if (dossier_table_find_column (table, "programme") != DOSSIER_NO_COLUMN)
    return dossier_record_get_integer (self->record, "programme");

  if (sources[self->source].kind != DOSSIER_HIT_FUNDING)
    return 0;

  query = dossier_query_new ("programme");
  dossier_query_linked_from (query, "contribution", "programme", table->name, dossier_record_get_id (self->record));
  dossier_query_limit (query, 2);
  ids = dossier_store_query (self->store, query, NULL);

  return ids != NULL && ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

static DossierHit *
describe (Finding *self)
{
  g_autoptr (Line) title = make_title (self);
  g_autoptr (Line) detail = make_detail (self);
  DossierHit *hit = g_new0 (DossierHit, 1);

  hit->kind = sources[self->source].kind;
  hit->table = sources[self->source].table;
  hit->id = dossier_record_get_id (self->record);
  hit->programme = find_programme (self);
  hit->title = g_strdup (title->text->str);
  hit->detail = g_strdup (detail->text->str);
  hit->title_matches = g_array_ref (title->matches);
  hit->detail_matches = g_array_ref (detail->matches);

  return hit;
}

/* Asking the index */

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
      g_autofree char *part = is_letter ? dup_letter_expression (words[i][0]) : dossier_search_expression (words[i]);

      if (part != NULL)
        g_string_append_printf (expression, "%s%s", expression->len > 0 ? " AND " : "", part);
    }

  return expression->len > 0 ? g_string_free (g_steal_pointer (&expression), FALSE) : NULL;
}

static char *
dup_search_sql (const DossierTable *table)
{
  g_autoptr (GString) sql = g_string_new ("SELECT rowid");
  guint n_columns, n = 0;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].field->searched)
      g_string_append_printf (sql, ", highlight (%s_search, %u, char (%d), char (%d))",
                              table->name, n++, MATCH_BEGIN, MATCH_END);
  g_string_append_printf (sql, " FROM %s_search WHERE %s_search MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
                          table->name, table->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static GHashTable *
read_passages (const Search       *self,
               DossierStatement   *row,
               const DossierTable *table)
{
  GHashTable *passages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) line_free);
  guint n_columns, n = 1;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      const char *line_break = g_str_equal (columns[i].name, "aliases") ? ", " : " ";
      const char *marked = NULL;

      if (columns[i].field->searched)
        marked = (const char *) sqlite3_column_text (row, n++);
      if (marked != NULL)
        g_hash_table_insert (passages, (gpointer) columns[i].name, line_read (marked, line_break, self->words));
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
rank_passage (const Line *title)
{
  if (title == NULL || title->matches->len == 0)
    return 2;

  return g_array_index (title->matches, DossierRange, 0).start > 0;
}

static Candidate *
candidate_new (const Search       *search,
               DossierStatement   *row,
               const DossierTable *table)
{
  g_autofree char *french = g_strconcat (table->title, "_fr", NULL);
  Candidate *self = g_new (Candidate, 1);

  self->id = sqlite3_column_int64 (row, 0);
  self->passages = read_passages (search, row, table);
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
  g_autofree char *sql = dup_search_sql (table);
  g_autoptr (DossierStatement) statement = dossier_database_prepare (self->store->database, sql, error);
  int state;

  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement, 1, self->expression, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, MAX (self->limit, MOST_CANDIDATES));
  while ((state = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (candidates, candidate_new (self, statement, table));

  if (state != SQLITE_DONE)
    {
      dossier_database_set_error (self->store->database, error);
      return NULL;
    }

  g_ptr_array_sort (candidates, compare_candidates);
  return g_steal_pointer (&candidates);
}

static gboolean
search_source (const Search  *self,
               guint          source,
               GError       **error)
{
  const DossierTable *table = dossier_table_find (sources[source].table);
  g_autoptr (GPtrArray) candidates = find_candidates (self, table, error);

  if (candidates == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (candidates->len, self->limit); i++)
    {
      const Candidate *candidate = g_ptr_array_index (candidates, i);
      g_autoptr (DossierRecord) record = dossier_store_get (self->store, table->name, candidate->id, error);
      Finding finding = { self->store, record, self->language, source, candidate->passages };

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (self->hits, describe (&finding));
    }

  return TRUE;
}

/**
 * dossier_store_search:
 * @words: what a person typed; every word must begin some word of a record, in either
 *   language, an alias included, with or without accents
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

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);

  for (guint i = 0; expression != NULL && i < G_N_ELEMENTS (sources); i++)
    if (!search_source (&search, i, error))
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
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].table, table))
      {
        g_autoptr (DossierRecord) record = dossier_store_get (store, table, id, NULL);
        Finding finding = { store, record, language, i };

        return record != NULL ? describe (&finding) : NULL;
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
