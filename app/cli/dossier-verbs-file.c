/* dossier-verbs-file.c: the portfolio as a whole: new, info. */
#include <glib/gi18n.h>

#include "dossier-output.h"
#include "dossier-verbs.h"

gboolean
dossier_verb_new (const DossierCommand  *command,
                  GError               **error)
{
  g_autoptr (DossierStore) store = NULL;

  if (!dossier_command_check_free (command->words[0], error))
    return FALSE;

  store = dossier_store_open (command->words[0],
                              DOSSIER_STORE_CREATE | (command->sample ? DOSSIER_STORE_SAMPLE : 0), error);
  return store != NULL;
}

static guint
count_table (DossierStore       *store,
             const DossierTable *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table->name);

  return dossier_store_count (store, query);
}

static char *
dup_as_of (DossierStore *store)
{
  GDate day;

  dossier_store_get_as_of (store, &day);
  return dossier_day_to_iso (&day);
}

static void
print_info_json (DossierStore *store,
                 const char   *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *as_of = dup_as_of (store);
  const char *name = dossier_record_get_title (dossier_store_get_portfolio (store), "en");
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  json_builder_begin_object (builder);
  dossier_output_add_member (builder, "file", path);
  dossier_output_add_member (builder, "name", name);
  dossier_output_add_member (builder, "as_of", as_of);
  json_builder_set_member_name (builder, "records");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n_tables; i++)
    {
      json_builder_set_member_name (builder, tables[i]->name);
      json_builder_add_int_value (builder, count_table (store, tables[i]));
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  dossier_output_built (builder);
}

static void
add_row (GPtrArray  *rows,
         const char *label,
         const char *value,
         const char *detail)
{
  const char *cells[] = { label, value, detail, NULL };

  g_ptr_array_add (rows, g_strdupv ((char **) cells));
}

gboolean
dossier_verb_info (const DossierCommand  *command,
                   GError               **error)
{
  g_autoptr (DossierStore) store = dossier_command_open (command, 0, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *path = g_filename_display_name (command->words[0]);
  g_autofree char *as_of = NULL;
  const char *name;
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  if (store == NULL)
    return FALSE;

  if (command->json)
    {
      print_info_json (store, path);
      return TRUE;
    }

  as_of = dup_as_of (store);
  name = dossier_record_get_title (dossier_store_get_portfolio (store),
                                   dossier_command_get_language (command));
  add_row (rows, _("File"), path, "");
  add_row (rows, _("Name"), name != NULL ? name : "", "");
  add_row (rows, _("Shown as of"), as_of, "");
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", count_table (store, tables[i]));

      add_row (rows, _(tables[i]->plural), count, tables[i]->name);
    }
  dossier_output_rows (rows);

  return TRUE;
}
