/* dossier-find.c: records by what people call them, what they are called, and who uses them. */
#include "dossier-store.h"

#include <glib/gi18n-lib.h>

#include "dossier-country.h"
#include "dossier-store-private.h"

#define MAX_CANDIDATES 6

/* Names */

/* Fields that name a record on the command line, in JSON and in links. */
gboolean
dossier_field_is_name (const DossierTable *table,
                       const DossierField *field)
{
  static const char * const names[] = { "short_name", "short_title", "code", "code3", NULL };

  return field->kind != DOSSIER_KIND_LINK &&
         (field->unique || g_str_equal (field->name, table->title) || g_strv_contains (names, field->name));
}

/* By id or letter for letter; or, which has to look at every row, the way people compare names. */
static char *
dup_find_sql (const DossierTable *table,
              gboolean            folded)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  g_string_printf (sql, "SELECT id FROM %s WHERE ", table->name);
  for (guint i = 0; i < n_columns; i++)
    if (dossier_field_is_name (table, columns[i].field) && !columns[i].is_integer)
      {
        if (folded)
          g_string_append_printf (sql, "folded (%s) = folded (?1) OR ", columns[i].name);
        else
          g_string_append_printf (sql, "%s = ?1 OR ", columns[i].name);
      }
  if (folded && dossier_table_find_column (table, "aliases") != DOSSIER_NO_COLUMN)
    g_string_append (sql, "instr (char (10) || folded (aliases) || char (10), "
                     "char (10) || folded (?1) || char (10)) OR ");
  g_string_append (sql, "id = ?2 ORDER BY id LIMIT " G_STRINGIFY (MAX_CANDIDATES));

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static GArray *
find_ids (DossierStore        *self,
          const DossierTable  *table,
          const char          *name_or_id,
          gboolean             folded,
          GError             **error)
{
  g_autofree char *sql = dup_find_sql (table, folded);
  g_autoptr (DossierStatement) statement = dossier_database_prepare (self->database, sql, error);
  g_autoptr (GArray) ids = NULL;
  gint64 id = 0;
  int state;

  if (statement == NULL)
    return NULL;

  g_ascii_string_to_signed (name_or_id, 10, 1, G_MAXINT64, &id, NULL);
  sqlite3_bind_text (statement, 1, name_or_id, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, id);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while ((state = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 found = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, found);
    }
  if (state != SQLITE_DONE)
    {
      dossier_database_set_error (self->database, error);
      return NULL;
    }

  return g_steal_pointer (&ids);
}

void
dossier_store_set_not_found (const DossierTable  *table,
                             const char          *name,
                             GError             **error)
{
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
               /* Translators: a kind of record, like Programme, and what was typed */
               _("There is no %s called “%s”."), _(table->label), name);
}

/* Names the candidates, the first few. */
void
dossier_store_set_ambiguous (DossierStore        *self,
                             const DossierTable  *table,
                             const char          *name,
                             const GArray        *ids,
                             GError             **error)
{
  g_autoptr (GString) candidates = g_string_new (NULL);

  for (guint i = 0; i < MIN (ids->len, MAX_CANDIDATES); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (DossierRecord) record = dossier_store_get (self, table->name, id, NULL);
      g_autofree char *title = record != NULL ? dossier_store_dup_title (self, record, NULL) : NULL;

      g_string_append_printf (candidates, "%s%s (%" G_GINT64_FORMAT ")", i > 0 ? ", " : "", title, id);
    }

  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_AMBIGUOUS,
               /* Translators: what was typed, and the records it could be with their numbers */
               _("“%s” could be any of: %s. Say which by its number."), name, candidates->str);
}

/**
 * dossier_store_find:
 * @table: name of a table
 * @name_or_id: an id, or what the record is called in any language, letter for letter or
 *   else without regard to case and accents
 *
 * Returns: (transfer full): the record, or %NULL with @error set if there is none, or
 *   more than one: then the sentence lists them
 */
DossierRecord *
dossier_store_find (DossierStore  *self,
                    const char    *table,
                    const char    *name_or_id,
                    GError       **error)
{
  const DossierTable *description = dossier_table_find (table);
  g_autoptr (GArray) ids = find_ids (self, description, name_or_id, FALSE, error);

  if (ids != NULL && ids->len == 0)
    {
      g_array_unref (ids);
      ids = find_ids (self, description, name_or_id, TRUE, error);
    }

  if (ids == NULL)
    return NULL;

  if (ids->len == 1)
    return dossier_store_get (self, table, g_array_index (ids, gint64, 0), error);

  if (ids->len == 0)
    dossier_store_set_not_found (description, name_or_id, error);
  else
    dossier_store_set_ambiguous (self, description, name_or_id, ids, error);

  return NULL;
}

/* Participants of no category are called by their country. */
static char *
dup_first_link (DossierStore  *self,
                DossierRecord *record,
                const char    *language)
{
  const DossierTable *table = dossier_record_get_table (record);

  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autoptr (DossierRecord) target = NULL;

      if (table->fields[i].kind != DOSSIER_KIND_LINK || table->fields[i].owner)
        continue;
      target = dossier_store_get_linked (self, record, table->fields[i].name);
      if (target != NULL)
        return dossier_store_dup_title (self, target, language);
    }

  return g_strdup (_(table->label));
}

static char *
dup_country (DossierStore  *self,
             DossierRecord *country,
             const char    *language)
{
  GDate day;

  dossier_store_get_as_of (self, &day);
  return dossier_country_dup_name (self, country, &day, language);
}

/**
 * dossier_store_dup_title:
 * @language: (nullable): "en" or "fr"; %NULL for English
 *
 * A country is called as on the day the portfolio is shown as of.
 *
 * Returns: (transfer full): what @record is called: its own title, or for the records
 *   that only link others the name of what they link to; never empty
 */
char *
dossier_store_dup_title (DossierStore  *self,
                         DossierRecord *record,
                         const char    *language)
{
  const DossierTable *table = dossier_record_get_table (record);
  const DossierField *field = dossier_table_get_field (table, table->title);
  const char *title = dossier_record_get_title (record, language);

  if (dossier_record_is_a (record, "country"))
    {
      g_autofree char *name = dup_country (self, record, language);

      if (*name != '\0')
        return g_steal_pointer (&name);
    }

  if (title != NULL && *title != '\0')
    return g_strdup (title);

  if (field->kind == DOSSIER_KIND_LINK)
    {
      g_autoptr (DossierRecord) target = dossier_store_get_linked (self, record, field->name);

      if (target != NULL)
        return dossier_store_dup_title (self, target, language);
    }

  /* Some records are called by an amount. */
  if (field->kind != DOSSIER_KIND_LINK && field->kind != DOSSIER_KIND_TEXT &&
      dossier_record_is_set (record, field->name))
    return dossier_record_dup_display (record, field->name, language != NULL ? language : "en");

  return field->kind == DOSSIER_KIND_CHOICE ? dup_first_link (self, record, language)
                                            : g_strdup (_(table->label));
}

/**
 * dossier_store_dup_display:
 *
 * Like dossier_record_dup_display(), but a link is shown by the name of its target.
 */
char *
dossier_store_dup_display (DossierStore  *self,
                           DossierRecord *record,
                           const char    *name,
                           const char    *language)
{
  const DossierField *field = dossier_table_get_field (dossier_record_get_table (record), name);
  g_autoptr (DossierRecord) target = NULL;

  if (field->kind != DOSSIER_KIND_LINK)
    return dossier_record_dup_display (record, name, language);

  target = dossier_store_get_linked (self, record, name);
  return target != NULL ? dossier_store_dup_title (self, target, language) : g_strdup ("");
}

/* Used by */

static guint
count_links (DossierStore       *self,
             const DossierTable *table,
             const DossierField *link,
             gint64              id)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table->name);

  dossier_query_match (query, link->name, id);
  return dossier_store_count (self, query);
}

/**
 * dossier_store_dup_stored:
 * @record: a record of this store that may be changed in memory
 *
 * Returns: (transfer full) (nullable): what the file has for it at present
 */
DossierRecord *
dossier_store_dup_stored (DossierStore  *self,
                          DossierRecord *record)
{
  g_autoptr (DossierRecord) stored = dossier_record_new (dossier_record_get_table (record));

  if (!dossier_store_load (self, stored, dossier_record_get_id (record), NULL))
    return NULL;

  return g_steal_pointer (&stored);
}

/**
 * dossier_store_has:
 *
 * Returns: whether there is a row @id in @table now; somebody may still hold the record of one that is gone
 */
gboolean
dossier_store_has (DossierStore *self,
                   const char   *table,
                   gint64        id)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);

  dossier_query_match (query, "id", id);
  return dossier_store_count (self, query) > 0;
}

/**
 * dossier_store_get_users:
 *
 * Returns: (transfer full) (element-type DossierUse): who links to @record, by table and
 *   link, only those with a count
 */
GPtrArray *
dossier_store_get_users (DossierStore  *self,
                         DossierRecord *record)
{
  GPtrArray *users = g_ptr_array_new_with_free_func (g_free);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      {
        const DossierField *link = &tables[t]->fields[f];
        guint count;

        if (link->kind != DOSSIER_KIND_LINK || !dossier_record_is_a (record, link->target))
          continue;

        count = count_links (self, tables[t], link, dossier_record_get_id (record));
        if (count > 0)
          {
            DossierUse use = { tables[t], link, count };

            g_ptr_array_add (users, g_memdup2 (&use, sizeof use));
          }
      }

  return users;
}
