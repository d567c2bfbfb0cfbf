/* dossier-verbs-backup.c: backups of a portfolio: make one, list them, compare, restore. */
#include "dossier-backup.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "dossier-compare.h"
#include "dossier-output.h"
#include "dossier-verbs.h"

/* Making */

static gboolean
back_up_to (const char  *portfolio,
            const char  *path,
            GError     **error)
{
  g_autoptr (DossierSnapshot) snapshot = dossier_command_check_free (path, error)
                                         ? dossier_snapshot_new (portfolio, error) : NULL;

  return snapshot != NULL && dossier_snapshot_copy (snapshot, path, NULL, error);
}

gboolean
dossier_verb_backup (const DossierCommand  *command,
                     GError               **error)
{
  /* Opened first: only a portfolio has backups. */
  g_autoptr (DossierStore) store = dossier_command_open (command, DOSSIER_STORE_READ_ONLY, error);
  guint n_sacrificed = 0;
  g_autofree char *path = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *sacrifice = NULL;

  if (store == NULL)
    return FALSE;

  /* Where it lies it may be that only one can have it open. */
  g_clear_object (&store);
  if (command->words[1] != NULL)
    return back_up_to (command->words[0], command->words[1], error);

  path = dossier_backup_make_now (command->words[0], DOSSIER_BACKUP_ASKED, &n_sacrificed, error);
  if (path == NULL)
    return FALSE;

  shown = g_filename_display_name (path);
  dossier_output_text ("%s\n", shown);
  sacrifice = dossier_backup_dup_sacrifice (n_sacrificed);
  if (sacrifice != NULL)
    fprintf (stderr, "%s\n", sacrifice);
  return TRUE;
}

/* Listing */

static void
print_json (GPtrArray *backups)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < backups->len; i++)
    {
      const DossierBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *path = g_filename_display_name (backup->path);
      g_autofree char *at = g_date_time_format (backup->at, "%Y-%m-%dT%H:%M:%S");

      json_builder_begin_object (builder);
      dossier_output_add_member (builder, "file", path);
      dossier_output_add_member (builder, "at", at);
      dossier_output_add_member (builder, "reason", dossier_backup_get_reason (backup->reason));
      json_builder_set_member_name (builder, "bytes");
      json_builder_add_int_value (builder, backup->size);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  dossier_output_built (builder);
}

static void
print_list (GPtrArray *backups)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < backups->len; i++)
    {
      const DossierBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *path = g_filename_display_name (backup->path);
      g_autofree char *at = g_date_time_format (backup->at, backup->reason == DOSSIER_BACKUP_DAILY
                                                ? "%Y-%m-%d" : "%Y-%m-%d %H:%M:%S");
      g_autofree char *size = g_format_size (backup->size);
      const char *cells[] = { at, dossier_backup_get_reason (backup->reason), size, path, NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  dossier_output_rows (rows);
}

/* Also of a portfolio that is gone: that is when they are looked for. */
gboolean
dossier_verb_backups (const DossierCommand  *command,
                      GError               **error)
{
  g_autoptr (GPtrArray) backups = dossier_backup_find (command->words[0]);

  if (command->json)
    print_json (backups);
  else
    print_list (backups);
  return TRUE;
}

/* Comparing */

static GPtrArray *
describe (const DossierCommand  *command,
          DossierStore          *store,
          GBytes                *changes)
{
  return dossier_store_describe_changes (store, changes, dossier_command_get_language (command));
}

static const char *
get_act (const DossierStepChange *change)
{
  switch (change->act)
    {
    case DOSSIER_STEP_ADDED:
      return _("added");

    case DOSSIER_STEP_REMOVED:
      return _("removed");

    case DOSSIER_STEP_CHANGED:
    default:
      return change->label;
    }
}

static void
print_changes (GPtrArray *changes)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < changes->len; i++)
    {
      const DossierStepChange *change = g_ptr_array_index (changes, i);
      const char *cells[] = { _(change->table->label), change->title, get_act (change),
                              change->before != NULL ? change->before : "",
                              change->after != NULL ? change->after : "", NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  dossier_output_rows (rows);
}

static void
print_changes_json (GPtrArray *changes)
{
  static const char * const acts[] = { "added", "changed", "removed" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      const DossierStepChange *change = g_ptr_array_index (changes, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, change->id);

      json_builder_begin_object (builder);
      dossier_output_add_member (builder, "act", acts[change->act]);
      dossier_output_add_member (builder, "table", change->table->name);
      dossier_output_add_member (builder, "id", id);
      dossier_output_add_member (builder, "title", change->title);
      dossier_output_add_member (builder, "field", change->column);
      dossier_output_add_member (builder, "before", change->before);
      dossier_output_add_member (builder, "after", change->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  dossier_output_built (builder);
}

gboolean
dossier_verb_compare (const DossierCommand  *command,
                      GError               **error)
{
  g_autofree char *copy = g_filename_from_utf8 (command->words[1], -1, NULL, NULL, error);
  /* One after the other: where it lies it may be that only one can have it open. */
  g_autoptr (GBytes) bytes = copy != NULL ? dossier_compare (command->words[0], copy, NULL, error) : NULL;
  g_autoptr (DossierStore) store =
    bytes != NULL ? dossier_command_open (command, DOSSIER_STORE_READ_ONLY, error) : NULL;
  g_autoptr (GPtrArray) changes = store != NULL ? describe (command, store, bytes) : NULL;

  if (changes == NULL)
    return FALSE;

  if (command->json)
    print_changes_json (changes);
  else if (g_bytes_get_size (bytes) == 0)
    dossier_output_text ("%s\n", _("Nothing differs."));
  else if (changes->len == 0)
    dossier_output_text ("%s\n", _("Only the order of lists or the contents of files"));
  else
    print_changes (changes);
  return TRUE;
}

/* Restoring */

gboolean
dossier_verb_restore (const DossierCommand  *command,
                      GError               **error)
{
  g_autoptr (DossierStore) store = dossier_command_open (command, 0, error);
  g_autofree char *name = g_filename_display_basename (command->words[1]);
  g_autofree char *copy = g_filename_from_utf8 (command->words[1], -1, NULL, NULL, error);
  g_autoptr (GBytes) bytes = store == NULL || copy == NULL ? NULL
    : dossier_compare (command->words[0], copy, NULL, error);
  g_autoptr (GPtrArray) changes = bytes != NULL ? describe (command, store, bytes) : NULL;

  if (changes == NULL)
    return FALSE;

  if (g_bytes_get_size (bytes) == 0)
    {
      dossier_output_text ("%s\n", _("Nothing differs."));
      return TRUE;
    }

  dossier_store_want_copy (store, DOSSIER_BACKUP_RESTORE);
  if (!dossier_store_restore_copy (store, bytes, name, error))
    return FALSE;

  dossier_output_text (ngettext ("%u difference was taken back. “dossier-cli undo” brings it back.",
                                 "%u differences were taken back. “dossier-cli undo” brings them back.",
                                 changes->len), changes->len);
  dossier_output_text ("\n");
  return TRUE;
}
