/* dossier-own.c: fields of the office's own, beside those of the program.
 *
 * A value is kept as it was written and read by the kind of its field, like everything a person
 * types.  So a field can change its kind, as long as all its values can be read as the new one.
 */
#include "dossier-own.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-field.h"
#include "dossier-store-private.h"
#include "dossier-value.h"

static const struct { const char *code; DossierKind kind; } kinds[] = {
  { "text",   DOSSIER_KIND_TEXT },
  { "number", DOSSIER_KIND_NUMBER },
  { "date",   DOSSIER_KIND_DATE },
  { "choice", DOSSIER_KIND_CHOICE },
  { "yes_no", DOSSIER_KIND_YES_NO },
};

/* Making tables */

static DossierKind
find_kind (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      return kinds[i].kind;

  return DOSSIER_KIND_TEXT;
}

/* One choice a line; what is stored is what is shown. */
static const DossierChoice *
make_choices (const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines != NULL ? lines : "", "\n", -1);
  GArray *choices = g_array_new (TRUE, TRUE, sizeof (DossierChoice));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *line = g_intern_string (g_strstrip (parts[i]));
      DossierChoice choice = { line, line };

      if (*line != '\0')
        g_array_append_val (choices, choice);
    }

  return (const DossierChoice *) (gpointer) g_array_free (choices, FALSE);
}

/**
 * dossier_own_name_field:
 * @own_field: the id of a field of the office's own
 *
 * Returns: (transfer none): what it is called in the table of own fields; interned
 */
const char *
dossier_own_name_field (gint64 own_field)
{
  g_autofree char *name = g_strdup_printf (DOSSIER_OWN_PREFIX "%" G_GINT64_FORMAT, own_field);

  return g_intern_string (name);
}

static void
describe (DossierRecord *own_field,
          DossierField  *field)
{
  const char *language = g_str_has_prefix (g_get_language_names ()[0], "fr") ? "fr" : "en";

  field->name = dossier_own_name_field (dossier_record_get_id (own_field));
  field->label = g_intern_string (dossier_record_get_local (own_field, "name", language));
  field->kind = find_kind (dossier_record_get_text (own_field, "kind"));
  field->searched = TRUE;
  if (field->kind == DOSSIER_KIND_CHOICE)
    field->choices = make_choices (dossier_record_get_text (own_field, "choices"));
}

static const DossierTable *
make_table (const char *name,
            GPtrArray  *own_fields)
{
  DossierTable *table = g_new0 (DossierTable, 1);
  DossierField *fields = g_new0 (DossierField, own_fields->len);

  for (guint i = 0; i < own_fields->len; i++)
    describe (g_ptr_array_index (own_fields, i), &fields[i]);

  table->name = g_intern_string (name);
  table->label = N_("Fields of our own");
  table->plural = N_("Fields of our own");
  table->title = fields[0].name;
  table->fields = fields;
  table->n_fields = own_fields->len;
  dossier_table_make_columns (table);
  return table;
}

/* Everything a table is made from: two that are described alike are one and the same. */
static char *
dup_signature (const char *name,
               GPtrArray  *own_fields)
{
  static const char * const parts[] = { "name", "name_fr", "kind", "choices" };
  GString *signature = g_string_new (name);

  for (guint i = 0; i < own_fields->len; i++)
    {
      g_string_append_printf (signature, "\n\n%" G_GINT64_FORMAT,
                              dossier_record_get_id (g_ptr_array_index (own_fields, i)));
      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          const char *part = dossier_record_get_text (g_ptr_array_index (own_fields, i), parts[p]);

          g_string_append_printf (signature, "\n\t%s", part != NULL ? part : "");
        }
    }

  return g_string_free (signature, FALSE);
}

/* Records point at their table, and a worker may have some: a table once made stays for good.
 * There are as many as an office changes its fields, which is a few times a year. */
static const DossierTable *
find_or_make_table (const char *name,
                    GPtrArray  *own_fields)
{
  static GMutex lock;
  static GHashTable *made = NULL;
  g_autofree char *signature = dup_signature (name, own_fields);
  const DossierTable *table;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (made == NULL)
    made = g_hash_table_new (g_str_hash, g_str_equal);

  table = g_hash_table_lookup (made, signature);
  if (table == NULL)
    {
      table = make_table (name, own_fields);
      g_hash_table_insert (made, g_steal_pointer (&signature), (gpointer) table);
    }

  return table;
}

/**
 * dossier_own_get_table:
 * @table: "programme", "activity", "organisation" or "component"; others have none
 *
 * Returns: (nullable) (transfer none): the description of the office's own fields of @table; another
 *   one after they changed.  %NULL if there are none.
 */
const DossierTable *
dossier_own_get_table (DossierStore *store,
                       const char   *table)
{
  const DossierTable *own = NULL;
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GPtrArray) own_fields = NULL;
  gpointer known;

  if (g_hash_table_lookup_extended (store->own_tables, table, NULL, &known))
    return known;

  query = dossier_query_new ("own_field");
  dossier_query_match_text (query, "table_name", table);
  own_fields = dossier_store_query_records (store, query, NULL);
  if (own_fields == NULL)
    return NULL;

  if (own_fields->len > 0)
    {
      g_autofree char *name = g_strconcat (DOSSIER_OWN_PREFIX, table, NULL);

      own = find_or_make_table (name, own_fields);
    }

  g_hash_table_insert (store->own_tables, (gpointer) g_intern_string (table), (gpointer) own);
  return own;
}

/* Values */

static GPtrArray *
find_values (DossierStore  *store,
             const char    *table,
             gint64         id,
             gint64         own_field)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("own_value");

  dossier_query_match (query, table, id);
  if (own_field != 0)
    dossier_query_match (query, "own_field", own_field);
  return dossier_store_query_records (store, query, NULL);
}

/**
 * dossier_own_dup_record:
 * @record: one of a table that may have own fields
 *
 * Returns: (transfer full) (nullable): the values that @record has, by the table of own fields; it has
 *   the id of @record and does not follow changes.  %NULL if there are no own fields.
 */
DossierRecord *
dossier_own_dup_record (DossierStore  *store,
                        DossierRecord *record)
{
  const char *name = dossier_record_get_table (record)->name;
  const DossierTable *table = dossier_own_get_table (store, name);
  DossierRecord *own;
  g_autoptr (GPtrArray) values = NULL;

  if (table == NULL)
    return NULL;

  own = dossier_record_new (table);
  dossier_record_set_id (own, dossier_record_get_id (record));
  for (guint i = 0; i < table->n_fields; i++)
    dossier_record_clear (own, table->fields[i].name);

  /* The last one counts, should two programs have written at once.  What cannot be read as its
   * kind cannot have been written here: dossier_own_value_guard() sees to that. */
  values = find_values (store, name, dossier_record_get_id (record), 0);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const char *field = dossier_own_name_field (dossier_record_get_integer (values->pdata[i], "own_field"));

      if (dossier_table_get_field (table, field) != NULL)
        dossier_record_parse (own, field, dossier_record_get_text (g_ptr_array_index (values, i), "value"),
                              NULL);
    }

  return own;
}

/**
 * dossier_own_refresh:
 * @own: what dossier_own_dup_record() gave for @record, with the table of today
 *
 * Gives @own the values that @record has now, and says ::changed if they are others.
 */
void
dossier_own_refresh (DossierStore  *store,
                     DossierRecord *record,
                     DossierRecord *own)
{
  g_autoptr (DossierRecord) fresh = dossier_own_dup_record (store, record);
  const DossierTable *table = dossier_record_get_table (own);
  guint n_columns;

  g_return_if_fail (fresh != NULL && dossier_record_get_table (fresh) == table);

  dossier_table_get_columns (table, &n_columns);
  dossier_record_take_cells (own, dossier_record_steal_cells (fresh, g_new0 (DossierCell, n_columns)));
}

static void
own_value_free (gpointer data)
{
  DossierOwnValue *value = data;

  g_free (value->label);
  g_free (value->text);
  g_free (value);
}

static DossierOwnValue *
make_value (DossierStore  *store,
            DossierRecord *own,
            const char    *name,
            const char    *language)
{
  gint64 id = g_ascii_strtoll (name + strlen (DOSSIER_OWN_PREFIX), NULL, 10);
  g_autoptr (DossierRecord) own_field = dossier_store_get (store, "own_field", id, NULL);
  DossierOwnValue *value;

  if (own_field == NULL)
    return NULL;

  value = g_new (DossierOwnValue, 1);
  value->name = g_intern_string (name);
  value->label = g_strdup (dossier_record_get_local (own_field, "name", language));
  value->text = dossier_record_dup_display (own, name, language);
  value->in_lists = dossier_record_get_integer (own_field, "in_lists") != 0;
  return value;
}

/**
 * dossier_own_list_values:
 * @language: "en" or "fr": of the labels and of dates and numbers
 *
 * Returns: (transfer full) (element-type DossierOwnValue): the own fields of @record that have a value
 */
GPtrArray *
dossier_own_list_values (DossierStore  *store,
                         DossierRecord *record,
                         const char    *language)
{
  g_autoptr (DossierRecord) own = dossier_own_dup_record (store, record);
  GPtrArray *values = g_ptr_array_new_with_free_func (own_value_free);
  const DossierTable *table = own != NULL ? dossier_record_get_table (own) : NULL;

  for (guint i = 0; table != NULL && i < table->n_fields; i++)
    {
      DossierOwnValue *value = dossier_record_is_set (own, table->fields[i].name)
        ? make_value (store, own, table->fields[i].name, language) : NULL;

      if (value != NULL)
        g_ptr_array_add (values, value);
    }

  return values;
}

/**
 * dossier_own_dup_line:
 *
 * Returns: (transfer full) (nullable): what lists show of @record: “Desk officer: A. Cameron · Light:
 *   Amber”; %NULL if there is nothing
 */
char *
dossier_own_dup_line (DossierStore  *store,
                      DossierRecord *record,
                      const char    *language)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GString) line = NULL;

  if (dossier_own_get_table (store, dossier_record_get_table (record)->name) == NULL)
    return NULL;

  values = dossier_own_list_values (store, record, language);
  line = g_string_new (NULL);
  for (guint i = 0; i < values->len; i++)
    {
      const DossierOwnValue *value = g_ptr_array_index (values, i);

      if (value->in_lists)
        g_string_append_printf (line, "%s%s: %s", line->len > 0 ? " · " : "", value->label, value->text);
    }

  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}

static gboolean
write_value (DossierEdit    *edit,
             DossierRecord  *record,
             gint64          own_field,
             const char     *text,
             GError        **error)
{
  const char *table = dossier_record_get_table (record)->name;
  g_autoptr (GPtrArray) values = find_values (dossier_edit_get_store (edit), table,
                                              dossier_record_get_id (record), own_field);
  g_autoptr (DossierRecord) value = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  guint n_kept = *stripped != '\0' ? 1 : 0;

  /* At most one is left. */
  while (values != NULL && values->len > n_kept)
    {
      if (!dossier_edit_delete (edit, g_ptr_array_index (values, 0), error))
        return FALSE;
      g_ptr_array_remove_index (values, 0);
    }
  if (n_kept == 0)
    return TRUE;

  value = values != NULL && values->len > 0 ? g_object_ref (g_ptr_array_index (values, 0))
                                            : dossier_record_new (dossier_table_find ("own_value"));
  dossier_record_set_link (value, "own_field", own_field);
  dossier_record_set_link (value, table, dossier_record_get_id (record));
  return dossier_edit_set (edit, value, "value", stripped, error) && dossier_edit_save (edit, value, error);
}

/**
 * dossier_own_set:
 * @record: a record in the file
 * @name: a field of the table of own fields of @record
 * @text: what a person typed; empty for no value
 *
 * Returns: %FALSE with a sentence if @text cannot be read
 */
gboolean
dossier_own_set (DossierEdit    *edit,
                 DossierRecord  *record,
                 const char     *name,
                 const char     *text,
                 GError        **error)
{
  g_autoptr (DossierRecord) own = dossier_own_dup_record (dossier_edit_get_store (edit), record);
  gint64 own_field = 0;

  g_return_val_if_fail (own != NULL && g_str_has_prefix (name, DOSSIER_OWN_PREFIX), FALSE);

  own_field = g_ascii_strtoll (name + strlen (DOSSIER_OWN_PREFIX), NULL, 10);
  return dossier_record_parse (own, name, text, error) && write_value (edit, record, own_field, text, error);
}

/**
 * dossier_store_change_own:
 *
 * Changes one own field of @record as one edit, like dossier_store_change().
 */
gboolean
dossier_store_change_own (DossierStore   *store,
                          DossierRecord  *record,
                          const char     *name,
                          const char     *text,
                          GError        **error)
{
  const DossierTable *table = dossier_own_get_table (store, dossier_record_get_table (record)->name);
  const DossierField *field = table != NULL ? dossier_table_get_field (table, name) : NULL;
  g_autofree char *subject = dossier_store_dup_title (store, record, NULL);
  g_autoptr (DossierEdit) edit = NULL;

  if (field == NULL)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                           _("This field was deleted and cannot be filled in any more."));
      return FALSE;
    }

  edit = dossier_store_begin (store, field->label, subject, error);
  return edit != NULL && dossier_own_set (edit, record, name, text, error) &&
         dossier_edit_commit (edit, error);
}

/* Guards */

/* Whether @text can be read as a value of @own_field. */
static gboolean
can_read (DossierRecord  *own_field,
          const char     *text,
          GError        **error)
{
  DossierField field = { 0 };
  DossierCell cells[4] = { { 0 } };
  gboolean ok;

  describe (own_field, &field);
  ok = dossier_field_parse (&field, 0, text, NULL, cells, error);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    dossier_cell_clear (&cells[i]);
  g_free ((gpointer) field.choices);

  return ok;
}

/* All values of @own_field, as it is to be, and what the first unreadable one is. */
static gboolean
check_values (DossierStore   *store,
              DossierRecord  *own_field,
              GError        **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("own_value");
  g_autoptr (GPtrArray) values = NULL;

  dossier_query_match (query, "own_field", dossier_record_get_id (own_field));
  values = dossier_store_query_records (store, query, error);
  if (values == NULL)
    return FALSE;

  for (guint i = 0; i < values->len; i++)
    {
      const char *text = dossier_record_get_text (g_ptr_array_index (values, i), "value");

      if (can_read (own_field, text, NULL))
        continue;

      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                   /* Translators: a value, and the name of a field of the office's own */
                   _("The value “%s” that “%s” has somewhere could not be read any more. Change it first."),
                   text, dossier_record_get_text (own_field, "name"));
      return FALSE;
    }

  return TRUE;
}

/* Two of one name could not be told apart, in a list of columns as little as on a paper. */
static gboolean
check_name (DossierStore   *store,
            DossierRecord  *own_field,
            GError        **error)
{
  const char *name = dossier_record_get_text (own_field, "name");
  g_autoptr (DossierQuery) query = dossier_query_new ("own_field");
  g_autoptr (GPtrArray) others = NULL;

  dossier_query_match_text (query, "table_name", dossier_record_get_text (own_field, "table_name"));
  others = dossier_store_query_records (store, query, error);
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (dossier_record_get_id (others->pdata[i]) != dossier_record_get_id (own_field) &&
        g_strcmp0 (dossier_record_get_text (others->pdata[i], "name"), name) == 0)
      {
        g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                     _("There is a field “%s” already."), name);
        return FALSE;
      }

  return others != NULL;
}

/**
 * dossier_own_field_guard:
 * @record: a field of the office's own
 *
 * Returns: %FALSE with a sentence if it would be called like another, lose its table, or the
 *   meaning of one of its values
 */
gboolean
dossier_own_field_guard (DossierStore   *store,
                         DossierRecord  *record,
                         gboolean        is_deleted,
                         GError        **error)
{
  g_autoptr (DossierRecord) stored = dossier_record_get_id (record) != 0 && !is_deleted
                                     ? dossier_store_dup_stored (store, record) : NULL;
  g_autoptr (DossierQuery) query = dossier_query_new ("own_value");

  if (!is_deleted && !check_name (store, record, error))
    return FALSE;
  if (stored == NULL)
    return TRUE;

  dossier_query_match (query, "own_field", dossier_record_get_id (record));
  if (!dossier_record_has_same (record, stored, "table_name") && dossier_store_count (store, query) > 0)
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                   _("“%s” is filled in already and cannot move to other records."),
                   dossier_record_get_text (stored, "name"));
      return FALSE;
    }

  return check_values (store, record, error);
}

/**
 * dossier_own_value_guard:
 * @record: a value of such a field
 *
 * Returns: %FALSE with a sentence if it is of another kind than its field
 */
gboolean
dossier_own_value_guard (DossierStore   *store,
                         DossierRecord  *record,
                         gboolean        is_deleted,
                         GError        **error)
{
  g_autoptr (DossierRecord) own_field = dossier_store_get_linked (store, record, "own_field");

  return is_deleted || own_field == NULL ||
         can_read (own_field, dossier_record_get_text (record, "value"), error);
}
