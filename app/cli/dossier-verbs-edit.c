/* dossier-verbs-edit.c: changing things, each time as one edit: set, add, delete. */
#include "dossier-verbs.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-companions.h"
#include "dossier-json.h"
#include "dossier-output.h"
#include "dossier-own.h"
#include "dossier-replace.h"

/* The other columns of a field follow from what a person typed. */
static gboolean
is_settable (const DossierColumn *column)
{
  return column->part == 0 || column->field->bilingual ||
         (column->field->kind == DOSSIER_KIND_AMOUNT && g_str_has_suffix (column->name, "_qualifier"));
}

/* “Desk officer=A. Cameron”: a field of the office's own, by its label; NULL if there is none. */
static const DossierField *
find_own_field (DossierStore       *store,
                const DossierTable *table,
                const char         *assignment,
                const char        **value)
{
  const DossierTable *own = dossier_own_get_table (store, table->name);

  for (guint i = 0; own != NULL && i < own->n_fields; i++)
    {
      gsize length = strlen (own->fields[i].label);

      if (strncmp (assignment, own->fields[i].label, length) == 0 && assignment[length] == '=')
        {
          *value = assignment + length + 1;
          return &own->fields[i];
        }
    }

  return NULL;
}

static gboolean
assign (DossierEdit    *edit,
        DossierRecord  *record,
        const char     *assignment,
        GError        **error)
{
  const DossierTable *table = dossier_record_get_table (record);
  g_autofree char *name = NULL;
  const char *value;
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  if (!dossier_command_split (assignment, table, &name, &value, error))
    return FALSE;

  if (!is_settable (&columns[dossier_table_find_column (table, name)]))
    {
      g_set_error (error, DOSSIER_COMMAND_ERROR, 0,
                   _("“%s” follows from “%s” and cannot be set by itself."),
                   name, dossier_table_get_field (table, name)->name);
      return FALSE;
    }

  return dossier_edit_set (edit, record, name, value, error);
}

static gboolean
assign_all (DossierStore         *store,
            DossierEdit          *edit,
            DossierRecord        *record,
            char                **assignments,
            GError              **error)
{
  const DossierTable *table = dossier_record_get_table (record);
  const char *value;

  for (char **assignment = assignments; *assignment != NULL; assignment++)
    if (find_own_field (store, table, *assignment, &value) == NULL &&
        !assign (edit, record, *assignment, error))
      return FALSE;

  if (!dossier_edit_save (edit, record, error))
    return FALSE;

  /* These are kept beside the record, which has a number only now. */
  for (char **assignment = assignments; *assignment != NULL; assignment++)
    {
      const DossierField *own = find_own_field (store, table, *assignment, &value);

      if (own != NULL && !dossier_own_set (edit, record, own->name, value, error))
        return FALSE;
    }

  return dossier_edit_commit (edit, error);
}

static void
print_json (DossierStore  *store,
            DossierRecord *record)
{
  g_autoptr (JsonNode) node = dossier_json_from_record (store, record);

  dossier_output_json (node);
}

/* What undo will say: the field if there is one, else the record. */
static const char *
get_label (DossierStore       *store,
           const DossierTable *table,
           char              **assignments)
{
  g_autofree char *name = NULL;
  const char *value;
  const DossierField *own = find_own_field (store, table, assignments[0], &value);

  if (assignments[1] == NULL && own != NULL)
    return own->label;
  if (assignments[1] != NULL || !dossier_command_split (assignments[0], table, &name, &value, NULL))
    return N_("Changing “%s”");

  return dossier_table_get_field (table, name)->label;
}

gboolean
dossier_verb_set (const DossierCommand  *command,
                  GError               **error)
{
  g_autoptr (DossierStore) store = dossier_command_open (command, 0, error);
  g_autoptr (DossierRecord) record =
    store != NULL ? dossier_command_get_record (command, store, error) : NULL;
  g_autoptr (DossierEdit) edit = NULL;
  g_autofree char *subject = NULL;

  if (record == NULL)
    return FALSE;

  subject = dossier_store_dup_title (store, record, NULL);
  edit = dossier_store_begin (store, get_label (store, dossier_record_get_table (record), command->words + 3),
                              subject, error);
  if (edit == NULL || !assign_all (store, edit, record, command->words + 3, error))
    return FALSE;

  if (command->json)
    print_json (store, record);
  return TRUE;
}

/* The name a new record is given on the command line. */
static const char *
find_subject (const DossierTable *table,
              char              **assignments)
{
  for (char **assignment = assignments; *assignment != NULL; assignment++)
    {
      g_autofree char *name = NULL;
      const char *value;

      if (dossier_command_split (*assignment, table, &name, &value, NULL) && g_str_equal (name, table->title))
        return value;
    }

  return _(table->label);
}

gboolean
dossier_verb_add (const DossierCommand  *command,
                  GError               **error)
{
  const DossierTable *table = dossier_command_get_table (command, error);
  g_autoptr (DossierStore) store = table != NULL ? dossier_command_open (command, 0, error) : NULL;
  g_autoptr (DossierRecord) record = NULL;
  g_autoptr (DossierEdit) edit = NULL;

  if (store == NULL)
    return FALSE;

  record = dossier_record_new (table);
  edit = dossier_store_begin (store, N_("Adding “%s”"), find_subject (table, command->words + 2), error);
  if (edit == NULL || !assign_all (store, edit, record, command->words + 2, error))
    return FALSE;

  if (command->json)
    print_json (store, record);
  else
    dossier_output_text ("%" G_GINT64_FORMAT "\n", dossier_record_get_id (record));
  return TRUE;
}

/* Deleting */

/* What goes with @record, counted while it is still there. */
static GPtrArray *
get_companions (DossierStore  *store,
                DossierRecord *record)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = dossier_record_get_id (record);

  g_array_append_val (ids, id);
  return dossier_store_get_companions (store, dossier_record_get_table (record)->name, ids);
}

static void
print_losses (const char *title,
              GPtrArray  *companions)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < companions->len; i++)
    {
      const DossierUse *use = g_ptr_array_index (companions, i);
      g_autofree char *count = g_strdup_printf ("%u", use->count);
      const char *cells[] = { _(use->table->plural), count, NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }

  if (rows->len > 0)
    dossier_output_text (_("“%s” was deleted, and with it:"), title);
  else
    dossier_output_text (_("“%s” was deleted."), title);
  dossier_output_text ("\n");
  dossier_output_rows (rows);
}

/* What refers to it refers to another one from then on, and nothing goes with it. */
static gboolean
replace (const DossierCommand  *command,
         DossierStore          *store,
         DossierRecord         *record,
         GError               **error)
{
  g_autoptr (DossierRecord) other = dossier_store_find (store, dossier_record_get_table (record)->name,
                                                        command->replacement, error);

  return other != NULL && dossier_store_replace (store, record, other, error);
}

gboolean
dossier_verb_delete (const DossierCommand  *command,
                     GError               **error)
{
  g_autoptr (DossierStore) store = dossier_command_open (command, 0, error);
  g_autoptr (DossierRecord) record =
    store != NULL ? dossier_command_get_record (command, store, error) : NULL;
  g_autoptr (DossierEdit) edit = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) companions = NULL;

  if (record == NULL)
    return FALSE;

  if (command->replacement != NULL)
    return replace (command, store, record, error);

  title = dossier_store_dup_title (store, record, NULL);
  edit = dossier_store_begin (store, N_("Deleting “%s”"), title, error);
  if (edit == NULL)
    return FALSE;

  companions = get_companions (store, record);
  if (!dossier_edit_delete (edit, record, error) || !dossier_edit_commit (edit, error))
    return FALSE;

  print_losses (title, companions);
  return TRUE;
}
