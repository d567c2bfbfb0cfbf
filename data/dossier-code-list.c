/* dossier-code-list.c: the lists of choices that an office may add to, rename and retire.
 *
 * Records keep the code of a choice, the lists what it is called.  A choice of the program has no
 * entry until the office renames or retires it; without the entry it is again what it was.
 */
#include "dossier-code-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-catalogue.h"
#include "dossier-choices.h"
#include "dossier-fold.h"
#include "dossier-store-private.h"
#include "dossier-value.h"

static const DossierChoice *
find_program_choice (const DossierField *field,
                     const char         *code)
{
  for (const DossierChoice *choice = field->choices; choice->code != NULL; choice++)
    if (g_str_equal (choice->code, code))
      return choice;

  return NULL;
}

/**
 * dossier_code_list_get_field:
 * @list: "activity_type", one of the choices of field “list” of table “code”
 *
 * Returns: (nullable) (transfer none): the first field whose choices are those of @list
 */
const DossierField *
dossier_code_list_get_field (const char *list)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      if (g_strcmp0 (tables[t]->fields[f].list, list) == 0)
        return &tables[t]->fields[f];

  return NULL;
}

static DossierRecord *
find_entry (DossierStore *store,
            const char   *list,
            const char   *code)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("code");
  g_autoptr (GPtrArray) entries = NULL;

  dossier_query_match_text (query, "list", list);
  dossier_query_match_text (query, "code", code);
  entries = dossier_store_query_records (store, query, NULL);

  return entries != NULL && entries->len > 0 ? g_object_ref (g_ptr_array_index (entries, 0)) : NULL;
}

/* The entry of a choice of the program, as if the office had written it. */
static DossierRecord *
make_entry (DossierStore        *store,
            const char          *list,
            const DossierChoice *choice)
{
  DossierRecord *entry = dossier_record_new (dossier_table_find ("code"));
  g_autofree char *french = dossier_catalogue_dup ("fr", choice->label);

  dossier_store_adopt (store, entry);
  dossier_record_parse (entry, "list", list, NULL);
  dossier_record_parse (entry, "code", choice->code, NULL);
  dossier_record_parse (entry, "name", choice->label, NULL);
  if (french != NULL)
    dossier_record_parse (entry, "name_fr", french, NULL);

  return entry;
}

/**
 * dossier_code_list_dup_entry:
 *
 * Returns: (transfer full) (nullable): what @list says of @code: the entry of the office, or one
 *   that is not in the file yet and says what the program does
 */
DossierRecord *
dossier_code_list_dup_entry (DossierStore *store,
                             const char   *list,
                             const char   *code)
{
  const DossierField *field = dossier_code_list_get_field (list);
  DossierRecord *entry = find_entry (store, list, code);
  const DossierChoice *choice;

  if (entry != NULL || field == NULL)
    return entry;

  choice = find_program_choice (field, code);
  return choice != NULL ? make_entry (store, list, choice) : NULL;
}

/* "Study visit (long)" is kept as "study_visit_long": codes are for programs. */
static char *
dup_code (const char *name)
{
  g_autofree char *folded = dossier_fold (name);
  GString *code = g_string_new (NULL);

  for (const char *c = folded != NULL ? folded : name; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (code, g_ascii_tolower (*c));
    else if (code->len > 0 && code->str[code->len - 1] != '_')
      g_string_append_c (code, '_');
  if (code->len > 0 && code->str[code->len - 1] == '_')
    g_string_truncate (code, code->len - 1);
  if (code->len == 0)
    g_string_append (code, "entry");

  return g_string_free (code, FALSE);
}

static gboolean
is_taken (GArray     *offers,
          const char *code)
{
  for (guint i = 0; i < offers->len; i++)
    if (g_str_equal (g_array_index (offers, DossierOffer, i).code, code))
      return TRUE;

  return FALSE;
}

static char *
dup_free_code (GArray     *offers,
               const char *name)
{
  g_autofree char *wanted = dup_code (name);
  char *code = g_strdup (wanted);

  for (guint n = 2; is_taken (offers, code); n++)
    {
      g_free (code);
      code = g_strdup_printf ("%s_%u", wanted, n);
    }

  return code;
}

/**
 * dossier_code_list_add:
 * @list: one that has a field
 * @name: what the new choice is called in English
 *
 * Adds a choice of the office's own at the end of @list.
 *
 * Returns: (transfer full): its entry, or %NULL with a sentence if there is one of that name
 */
DossierRecord *
dossier_code_list_add (DossierEdit  *edit,
                       const char   *list,
                       const char   *name,
                       GError      **error)
{
  DossierStore *store = dossier_edit_get_store (edit);
  DossierChoices *choices = dossier_store_get_choices (store);
  const DossierField *field = dossier_code_list_get_field (list);
  g_autoptr (GArray) offers = dossier_choices_list (choices, field);
  g_autofree char *code = dup_free_code (offers, name);
  g_autoptr (DossierRecord) entry = dossier_record_new (dossier_table_find ("code"));

  if (dossier_choices_find (choices, field, name) != NULL)
    {
      g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                   _("The list has an entry “%s” already."), name);
      return NULL;
    }

  if (!dossier_edit_set (edit, entry, "list", list, error) ||
      !dossier_edit_set (edit, entry, "code", code, error) ||
      !dossier_edit_set (edit, entry, "name", name, error) || !dossier_edit_save (edit, entry, error))
    return NULL;

  return g_steal_pointer (&entry);
}

/**
 * dossier_code_list_count_users:
 *
 * Returns: how many records have a field that says @code out of @list
 */
guint
dossier_code_list_count_users (DossierStore *store,
                               const char   *list,
                               const char   *code)
{
  guint n_tables, count = 0;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      {
        const DossierField *field = &tables[t]->fields[f];
        g_autoptr (DossierQuery) query = NULL;

        if (g_strcmp0 (field->list, list) != 0)
          continue;

        query = dossier_query_new (tables[t]->name);
        dossier_query_match_text (query, field->name, code);
        count += dossier_store_count (store, query);
      }

  return count;
}

/**
 * dossier_code_list_guard:
 * @record: an entry
 *
 * Returns: %FALSE with a sentence if records would be left with a code that nobody knows
 */
gboolean
dossier_code_list_guard (DossierStore   *store,
                         DossierRecord  *record,
                         gboolean        is_deleted,
                         GError        **error)
{
  g_autoptr (DossierRecord) stored = dossier_record_get_id (record) != 0
                                     ? dossier_store_dup_stored (store, record) : NULL;
  const char *list = stored != NULL ? dossier_record_get_text (stored, "list") : NULL;
  const char *code = stored != NULL ? dossier_record_get_text (stored, "code") : NULL;
  const DossierField *field = list != NULL ? dossier_code_list_get_field (list) : NULL;
  guint n_users;

  if (field == NULL || find_program_choice (field, code) != NULL ||
      (!is_deleted && dossier_record_has_same (record, stored, "list") &&
       dossier_record_has_same (record, stored, "code")))
    return TRUE;

  n_users = dossier_code_list_count_users (store, list, code);
  if (n_users == 0)
    return TRUE;

  g_set_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
               ngettext ("“%s” is used by %u record. Let it be no longer offered instead.",
                         "“%s” is used by %u records. Let it be no longer offered instead.", n_users),
               dossier_record_get_text (stored, "name"), n_users);
  return FALSE;
}
