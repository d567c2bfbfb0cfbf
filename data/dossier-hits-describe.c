/* dossier-hits-describe.c: what is said of a record that was found: its title and a second line. */
#include "dossier-hits-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-date.h"
#include "dossier-store-private.h"

/* A line with more characters than these before its first match is shortened. */
#define MOST_BEFORE_IN_TITLE 56
#define MOST_BEFORE_IN_PASSAGE 40

/* Longer details make room for a passage. */
#define MOST_BEFORE_PASSAGE 48

static const DossierHitSource first_sources[] = {
  { "programme",    DOSSIER_HIT_PROGRAMME, { "title" } },
  { "component",    DOSSIER_HIT_COMPONENT, { "programme" } },
  { "indicator",    DOSSIER_HIT_INDICATOR, { "programme" } },
  { "activity",     DOSSIER_HIT_ACTIVITY,  { "date", "city", "country", "programme" } },
  { "organisation", DOSSIER_HIT_FUNDING,   { "short_name", "kind" } },
  { "instrument",   DOSSIER_HIT_FUNDING,   { "organisation" } },
  { "country",      DOSSIER_HIT_COUNTRY,   { NULL } },
  { "person",       DOSSIER_HIT_PERSON,    { "job_title", "organisation" } },
};

static gboolean
is_among_first (const DossierTable *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_sources); i++)
    if (g_str_equal (first_sources[i].table, table->name))
      return TRUE;

  return FALSE;
}

/* Of what has no place of its own above: whose it is, or else what it leads to, if that is not its title. */
static DossierHitSource
make_source (const DossierTable *table)
{
  DossierHitSource source = { .table = table->name, .kind = DOSSIER_HIT_OTHER };
  const DossierField *owner = dossier_table_get_owner (table);
  guint n = 0;

  if (owner != NULL)
    source.details[n++] = owner->name;
  for (guint i = 0; i < table->n_fields && n < 2; i++)
    if (table->fields[i].kind == DOSSIER_KIND_LINK && &table->fields[i] != owner &&
        g_strcmp0 (table->fields[i].name, table->title) != 0)
      source.details[n++] = table->fields[i].name;

  return source;
}

static GArray *
make_sources (void)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (DossierHitSource));
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  g_array_append_vals (sources, first_sources, G_N_ELEMENTS (first_sources));
  for (guint i = 0; i < n_tables; i++)
    if (dossier_search_covers (tables[i]) && !is_among_first (tables[i]))
      {
        DossierHitSource source = make_source (tables[i]);

        g_array_append_val (sources, source);
      }

  return sources;
}

/* Every kind of record that has words, in the order of the hits.  Safe on any thread. */
const DossierHitSource *
dossier_hit_sources (guint *n_sources)
{
  static GArray *all = NULL;

  if (g_once_init_enter (&all))
    g_once_init_leave (&all, make_sources ());

  *n_sources = all->len;
  return (const DossierHitSource *) (gpointer) all->data;
}

/* The passage of a column, if what is shown of it is what was searched. */
static const DossierLine *
find_passage (DossierFinding    *self,
              const char *column,
              const char *text)
{
  const DossierLine *passage = self->passages != NULL ? g_hash_table_lookup (self->passages, column) : NULL;

  if (passage == NULL || passage->matches->len == 0 || strcmp (passage->text->str, text) != 0)
    return NULL;

  self->is_shown = TRUE;
  return passage;
}

static const DossierLine *
find_local_passage (DossierFinding    *self,
                    const char *field,
                    const char *text)
{
  g_autofree char *french = g_strconcat (field, "_fr", NULL);
  const DossierLine *passage = find_passage (self, field, text);

  return passage != NULL ? passage : find_passage (self, french, text);
}

/* A value as somebody wrote it, if that is what was found. */
static const DossierLine *
find_written (DossierFinding *self,
              const char     *field)
{
  g_autofree char *column = g_strconcat (field, "_text", NULL);
  const DossierLine *passage = self->passages != NULL ? g_hash_table_lookup (self->passages, column) : NULL;

  return passage != NULL ? find_passage (self, column, passage->text->str) : NULL;
}

static char *
dup_value (DossierFinding    *self,
           const char *name)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (self->record), name);

  if (field->kind == DOSSIER_KIND_DATE && dossier_record_is_set (self->record, name))
    return dossier_date_format (dossier_record_get_text (self->record, name), self->language,
                                DOSSIER_DATE_SHORT);

  return dossier_store_dup_display (self->store, self->record, name, self->language);
}

static DossierLine *
make_title (DossierFinding *self)
{
  const DossierTable *table = dossier_record_get_table (self->record);
  const DossierLine *written = find_written (self, table->title);
  g_autofree char *title = written != NULL ? g_strdup (written->text->str)
                           : dossier_store_dup_title (self->store, self->record, self->language);
  DossierLine *line = dossier_line_new ();

  g_strdelimit (title, "\n", ' ');
  dossier_line_append (line, title, written != NULL ? written
                                    : find_local_passage (self, table->title, title));
  dossier_line_shorten (line, MOST_BEFORE_IN_TITLE);

  /* A component is known by its number as much as by its title. */
  if (g_str_equal (table->name, "component") && dossier_record_get_integer (self->record, "position") > 0)
    {
      g_autoptr (DossierLine) plain = line;

      line = dossier_line_new ();
      g_string_printf (line->text, "%" G_GINT64_FORMAT " · ",
                       dossier_record_get_integer (self->record, "position"));
      dossier_line_append (line, plain->text->str, plain);
    }

  return line;
}

/* The place of an activity is its city, or its country where no city is known. */
static gboolean
is_needed (DossierFinding    *self,
           const char *name)
{
  return !g_str_equal (name, "country") ||
         dossier_table_find_column (dossier_record_get_table (self->record), "city") == DOSSIER_NO_COLUMN ||
         !dossier_record_is_set (self->record, "city");
}

/* The programmes an organisation or an instrument pays for. */
static void
append_programmes (DossierFinding *self,
                   DossierLine    *line)
{
  const char *table = dossier_record_get_table (self->record)->name;
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GPtrArray) programmes = NULL;

  if (self->source->kind != DOSSIER_HIT_FUNDING)
    return;

  query = dossier_query_new ("programme");
  dossier_query_linked_from (query, "contribution", "programme", table, dossier_record_get_id (self->record));
  /* What cannot be read is left out of a second line; opening the record says why. */
  programmes = dossier_store_query_records (self->store, query, NULL);

  for (guint i = 0; programmes != NULL && i < programmes->len; i++)
    {
      if (i == 0)
        dossier_line_append_separator (line);
      else
        g_string_append (line->text, ", ");
      g_string_append (line->text,
                       dossier_record_get_title (g_ptr_array_index (programmes, i), self->language));
    }
}

/* A match that is in none of the texts shown so far is quoted with the name of its field.  Where it takes
 * the place of details, the kind of record stays. */
static void
append_passage (DossierFinding *self,
                DossierLine    *line)
{
  const DossierTable *table = dossier_record_get_table (self->record);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);
  gsize kept = self->source->kind == DOSSIER_HIT_OTHER ? strlen (_(table->label)) : 0;

  if (self->passages == NULL || self->is_shown)
    return;

  for (guint i = 0; i < n_columns; i++)
    {
      DossierLine *passage = g_hash_table_lookup (self->passages, columns[i].name);

      if (passage == NULL || passage->matches->len == 0)
        continue;

      dossier_line_shorten (passage, MOST_BEFORE_IN_PASSAGE);
      if (g_utf8_strlen (line->text->str, -1) > MOST_BEFORE_PASSAGE)
        g_string_truncate (line->text, kept);
      dossier_line_append_separator (line);
      /* Translators: the name of a field, before a quotation from it */
      g_string_append_printf (line->text, _("%s: "), _(columns[i].field->label));
      dossier_line_append (line, passage->text->str, passage);
      return;
    }
}

static DossierLine *
make_detail (DossierFinding *self)
{
  DossierLine *line = dossier_line_new ();

  if (self->source->kind == DOSSIER_HIT_OTHER)
    dossier_line_append (line, _(dossier_record_get_table (self->record)->label), NULL);
  for (const char * const *name = self->source->details; *name != NULL; name++)
    {
      const DossierLine *written = find_written (self, *name);
      g_autofree char *value = written != NULL ? g_strdup (written->text->str)
                               : is_needed (self, *name) ? dup_value (self, *name) : g_strdup ("");

      if (*value == '\0')
        continue;

      dossier_line_append_separator (line);
      dossier_line_append (line, value, written != NULL ? written : find_local_passage (self, *name, value));
    }

  append_programmes (self, line);
  append_passage (self, line);
  return line;
}

/* For the dot: the one programme a record belongs to. */
static gint64
find_programme (DossierFinding *self)
{
  const DossierTable *table = dossier_record_get_table (self->record);
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (g_str_equal (table->name, "programme"))
    return dossier_record_get_id (self->record);

  if (dossier_table_find_column (table, "programme") != DOSSIER_NO_COLUMN)
    return dossier_record_get_integer (self->record, "programme");

  if (self->source->kind != DOSSIER_HIT_FUNDING)
    return 0;

  query = dossier_query_new ("programme");
  dossier_query_linked_from (query, "contribution", "programme", table->name,
                             dossier_record_get_id (self->record));
  dossier_query_limit (query, 2);
  ids = dossier_store_query (self->store, query, NULL);

  return ids != NULL && ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

/* The record that a value of an own field is of. */
static DossierRecord *
find_owner_of_value (DossierFinding *self)
{
  static const char * const links[] = { "programme", "activity", "organisation", "component" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (dossier_record_is_set (self->record, links[i]))
      return dossier_store_get_linked (self->store, self->record, links[i]);

  return NULL;
}

/* A value of an own field leads to what it is of: “GLACY”, below it “Programme · Desk officer: A. C.” */
static DossierHit *
describe_value (DossierFinding *self,
                DossierRecord  *owner)
{
  g_autoptr (DossierRecord) own_field = dossier_store_get_linked (self->store, self->record, "own_field");
  const char *value = dossier_record_get_text (self->record, "value");
  g_autoptr (DossierLine) detail = dossier_line_new ();
  DossierFinding of_owner = { self->store, owner, self->language, self->source };
  DossierHit *hit = g_new0 (DossierHit, 1);

  dossier_line_append (detail, _(dossier_record_get_table (owner)->label), NULL);
  dossier_line_append_separator (detail);
  if (own_field != NULL)
    g_string_append_printf (detail->text, _("%s: "),
                            dossier_record_get_local (own_field, "name", self->language));
  dossier_line_append (detail, value, find_passage (self, "value", value));

  hit->kind = self->source->kind;
  hit->table = dossier_record_get_table (owner)->name;
  hit->id = dossier_record_get_id (owner);
  hit->programme = find_programme (&of_owner);
  hit->title = dossier_store_dup_title (self->store, owner, self->language);
  hit->detail = g_strdup (detail->text->str);
  hit->title_matches = g_array_new (FALSE, FALSE, sizeof (DossierRange));
  hit->detail_matches = g_array_ref (detail->matches);
  return hit;
}

static DossierHit *
describe_record (DossierFinding *self)
{
  g_autoptr (DossierLine) title = make_title (self);
  g_autoptr (DossierLine) detail = make_detail (self);
  DossierHit *hit = g_new0 (DossierHit, 1);

  hit->kind = self->source->kind;
  hit->table = self->source->table;
  hit->id = dossier_record_get_id (self->record);
  hit->programme = find_programme (self);
  hit->title = g_strdup (title->text->str);
  hit->detail = g_strdup (detail->text->str);
  hit->title_matches = g_array_ref (title->matches);
  hit->detail_matches = g_array_ref (detail->matches);

  return hit;
}

/* Words a record: its title and its second line.
 * Returns: (transfer full): never %NULL */
DossierHit *
dossier_finding_describe (DossierFinding *self)
{
  g_autoptr (DossierRecord) owner = NULL;

  if (g_str_equal (self->source->table, "own_value"))
    owner = find_owner_of_value (self);

  return owner != NULL ? describe_value (self, owner) : describe_record (self);
}
