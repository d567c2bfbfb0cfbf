/* dossier-backups-window.c: the backups of a portfolio, what was changed since, and the way back.
 *
 * A row is a backup, the latest first; opened, it says what was changed since it was made, which a
 * worker finds out.  One field can be given back its value, or everything, as an edit like any other.
 */
#include "dossier-backups-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-act.h"
#include "dossier-backup.h"
#include "dossier-change-rows.h"
#include "dossier-compare.h"
#include "dossier-count.h"
#include "dossier-form.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-side-window.h"

#define WIDTH 640

#define DOSSIER_TYPE_BACKUPS_WINDOW (dossier_backups_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierBackupsWindow, dossier_backups_window, DOSSIER, BACKUPS_WINDOW,
                      DossierSideWindow)

struct _DossierBackupsWindow
{
  DossierSideWindow  parent_instance;

  GtkListBox        *list;
  GtkWidget         *make;
  GPtrArray         *earlier;  /* (nullable): backups from when it was called or lay otherwise, once known */
};

G_DEFINE_FINAL_TYPE (DossierBackupsWindow, dossier_backups_window, DOSSIER_TYPE_SIDE_WINDOW)

/* A backup: goes with its row. */
typedef struct
{
  DossierStore   *store;
  char           *path;
  GDateTime      *at;
  char           *when;         /* as people read it */
  GtkWidget      *head;         /* the first row inside: that it is being compared, then the way back */
  GtkWidget      *removed;      /* the row after it, for what was removed since, or NULL */
  GCancellable   *cancellable;  /* while it is compared, or NULL */
  GBytes         *changes;      /* what was changed since, or NULL */
} Entry;

static DossierStore *
get_store (gpointer self)
{
  return dossier_side_window_get_store (DOSSIER_SIDE_WINDOW (self));
}

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->changes, g_bytes_unref);
  g_object_unref (self->store);
  g_free (self->path);
  g_date_time_unref (self->at);
  g_free (self->when);
  g_free (self);
}

static Entry *
get_entry (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "dossier-entry");
}

/* Comparing */

static void
set_head (AdwExpanderRow *row,
          const char     *words,
          GtkWidget      *prefix,
          GtkWidget      *suffix)
{
  Entry *entry = get_entry (row);

  if (entry->head != NULL)
    adw_expander_row_remove (row, entry->head);
  entry->head = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry->head), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->head), words);
  if (prefix != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (entry->head), prefix);
  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (entry->head), suffix);
  dossier_name_action_row (ADW_ACTION_ROW (entry->head));
  adw_expander_row_add_row (row, entry->head);
}

static void
restore_cb (GtkWidget *button)
{
  Entry *entry = get_entry (gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW));
  g_autoptr (GBytes) changes = g_bytes_ref (entry->changes);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (button));

  /* What is shown is about to be shown anew. */
  if (entry->cancellable != NULL)
    return;

  dossier_store_want_copy (entry->store, DOSSIER_BACKUP_RESTORE);
  if (!dossier_store_restore_copy (entry->store, changes, entry->when, &error))
    {
      dossier_act_report (window, error);
      return;
    }

  /* Translators: a day */
  sentence = g_strdup_printf (_("Everything is as it was in the backup of %s"), entry->when);
  gtk_widget_activate_action (window, "win.toast-undo", "s", sentence);
}

static void
bring_back_cb (GtkWidget *button)
{
  Entry *entry = get_entry (gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW));
  g_autoptr (GBytes) changes = g_bytes_ref (entry->changes);
  g_autoptr (GError) error = NULL;

  if (entry->cancellable == NULL && !dossier_store_bring_back (entry->store, changes, &error))
    dossier_act_report (button, error);
}

static void
set_removed (AdwExpanderRow *row,
             GPtrArray      *changes)
{
  Entry *entry = get_entry (row);

  if (entry->removed != NULL)
    adw_expander_row_remove (row, entry->removed);
  entry->removed = dossier_change_removed_new (entry->store, changes, _("What was removed since"),
                                               _("Bring back what was removed since"),
                                               G_CALLBACK (bring_back_cb));
  if (entry->removed != NULL)
    adw_expander_row_add_row (row, entry->removed);
}

static void
show_changes (AdwExpanderRow *row)
{
  Entry *entry = get_entry (row);
  gboolean had_focus = (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  g_autoptr (GPtrArray) changes = dossier_store_describe_changes (entry->store, entry->changes,
                                                                  dossier_interface_language ());
  DossierChangeSource source = { .store = entry->store, .bytes = entry->changes };
  g_autofree char *words = NULL;
  GtkWidget *button;

  dossier_change_rows_clear (row);
  if (g_bytes_get_size (entry->changes) == 0)
    {
      set_head (row, _("Nothing was changed since"), NULL, NULL);
      set_removed (row, changes);
      return;
    }

  words = changes->len == 0 ? g_strdup (_("Only the order of lists or the contents of files"))
    : dossier_count_dup_words (ngettext ("%u change since", "%u changes since", changes->len), changes->len);
  button = dossier_change_button_new (entry->store, _("Restore All"),
                                      _("Make everything as it was in this backup"), G_CALLBACK (restore_cb));
  set_head (row, words, NULL, button);
  set_removed (row, changes);
  dossier_change_rows_add (row, &source, changes);
  /* What had the focus is gone: it is not for chance to say where it goes. */
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
compared_cb (GObject      *row,
             GAsyncResult *result,
             gpointer      data)
{
  Entry *entry = get_entry (row);
  g_autoptr (GError) error = NULL;
  GBytes *changes = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&entry->cancellable);
  g_clear_pointer (&entry->changes, g_bytes_unref);
  entry->changes = changes;
  if (changes != NULL)
    show_changes (ADW_EXPANDER_ROW (row));
  else
    set_head (ADW_EXPANDER_ROW (row), error->message, NULL, NULL);
}

static void
compare (GTask        *task,
         gpointer      row,
         gpointer      data,
         GCancellable *cancellable)
{
  char **paths = data;
  g_autoptr (GError) error = NULL;
  GBytes *changes = dossier_compare (paths[0], paths[1], cancellable, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
stop_comparing (Entry *entry)
{
  g_cancellable_cancel (entry->cancellable);
  g_clear_object (&entry->cancellable);
}

static void
start_comparing (AdwExpanderRow *row)
{
  Entry *entry = get_entry (row);
  const char *paths[] = { dossier_store_get_path (entry->store), entry->path, NULL };
  g_autoptr (GTask) task = NULL;

  stop_comparing (entry);
  entry->cancellable = g_cancellable_new ();
  if (entry->changes == NULL)
    {
      GtkWidget *spinner = gtk_spinner_new ();

      gtk_spinner_start (GTK_SPINNER (spinner));
      set_head (row, _("Comparing with the portfolio…"), spinner, NULL);
    }

  task = g_task_new (row, entry->cancellable, compared_cb, NULL);
  g_task_set_task_data (task, g_strdupv ((char **) paths), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, compare);
}

/* Closing a row is how waiting is cancelled. */
static void
expanded_cb (AdwExpanderRow *row)
{
  if (adw_expander_row_get_expanded (row))
    start_comparing (row);
  else
    stop_comparing (get_entry (row));
}

/* Listing */

static char *
dup_when (const DossierBackup *backup)
{
  g_autofree char *day = dossier_day_format (backup->at, dossier_interface_language (), DOSSIER_DATE_LONG);
  g_autofree char *time = NULL;

  if (backup->reason == DOSSIER_BACKUP_DAILY)
    return g_steal_pointer (&day);

  time = g_date_time_format (backup->at, "%H:%M:%S");
  /* Translators: a day and a time of day */
  return g_strdup_printf (_("%s, %s"), day, time);
}

/* Why it was made, its size, and what the portfolio was called then, where that was otherwise. */
static char *
dup_about (DossierBackupsWindow *self,
           const DossierBackup  *backup)
{
  const char *reason = dossier_backup_get_reason (backup->reason);
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *file = g_path_get_basename (dossier_store_get_path (get_store (self)));
  g_autofree char *name = NULL;

  if (backup->name == NULL)
    return g_strdup_printf ("%s · %s", reason, size);

  name = g_filename_display_name (backup->name);
  if (g_str_has_prefix (file, backup->name) && g_str_equal (file + strlen (backup->name), ".dossier"))
    /* Translators: why a backup was made, and its size */
    return g_strdup_printf (_("%s · %s · when the portfolio was in another folder"), reason, size);

  /* Translators: why a backup was made, its size, and what the portfolio was called then */
  return g_strdup_printf (_("%s · %s · when the portfolio was called “%s”"), reason, size, name);
}

static GtkWidget *
make_row (DossierBackupsWindow *self,
          const DossierBackup  *backup)
{
  GtkWidget *row = adw_expander_row_new ();
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *about = dup_about (self, backup);

  entry->store = g_object_ref (get_store (self));
  entry->path = g_strdup (backup->path);
  entry->at = g_date_time_ref (backup->at);
  entry->when = dup_when (backup);
  g_object_set_data_full (G_OBJECT (row), "dossier-entry", entry, entry_free);

  /* The portfolio may have been called anything. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->when);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), about);
  dossier_name_set_value (row, entry->when, about);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  return row;
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       unused)
{
  int order = g_date_time_compare (get_entry (b)->at, get_entry (a)->at);

  return order != 0 ? order : strcmp (get_entry (b)->path, get_entry (a)->path);
}

static void
append_rows (DossierBackupsWindow *self,
             GPtrArray            *backups)
{
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (backups, i)));
}

static void
show_backups (DossierBackupsWindow *self)
{
  g_autoptr (GPtrArray) backups = dossier_backup_list (dossier_store_get_path (get_store (self)));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  append_rows (self, backups);
  append_rows (self, self->earlier);
}

static void
found_earlier_cb (GObject      *window,
                  GAsyncResult *result,
                  gpointer      data)
{
  DossierBackupsWindow *self = DOSSIER_BACKUPS_WINDOW (window);

  self->earlier = g_task_propagate_pointer (G_TASK (result), NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    append_rows (self, self->earlier);
}

static void
find_earlier (GTask        *task,
              gpointer      self,
              gpointer      path,
              GCancellable *cancellable)
{
  g_task_return_pointer (task, dossier_backup_list_earlier (path), (GDestroyNotify) g_ptr_array_unref);
}

/* Every backup is looked into, also those of other portfolios: not while the person waits. */
static void
look_for_earlier (DossierBackupsWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, found_earlier_cb, NULL);

  g_task_set_task_data (task, g_strdup (dossier_store_get_path (get_store (self))), g_free);
  g_task_run_in_thread (task, find_earlier);
}

/* What is open is compared anew; what it shows stays until that is done. */
static void
changed_cb (DossierBackupsWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
      start_comparing (ADW_EXPANDER_ROW (row));
}

/* Making */

static void
made_cb (GObject      *window,
         GAsyncResult *result,
         gpointer      data)
{
  DossierBackupsWindow *self = DOSSIER_BACKUPS_WINDOW (window);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);
  guint *n_sacrificed = g_task_get_task_data (G_TASK (result));
  g_autofree char *sacrifice = dossier_backup_dup_sacrifice (*n_sacrificed);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  gtk_widget_set_sensitive (self->make, TRUE);
  if (path == NULL)
    dossier_act_report (GTK_WIDGET (self), error);
  else
    {
      show_backups (self);
      gtk_widget_grab_focus (self->make);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _("The backup is made and was read back"));
    }
  if (sacrifice != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sacrifice);
}

static void
make (GTask        *task,
      gpointer      self,
      gpointer      n_sacrificed,
      GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  char *path = dossier_backup_make_now (dossier_store_get_path (get_store (self)), DOSSIER_BACKUP_ASKED,
                                        n_sacrificed, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
make_cb (DossierBackupsWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, made_cb, NULL);

  gtk_widget_set_sensitive (self->make, FALSE);
  g_task_set_task_data (task, g_new0 (guint, 1), g_free);
  g_task_run_in_thread (task, make);
}

/* Whoever closes the window waits for nothing in it. */
static gboolean
close_cb (DossierBackupsWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    stop_comparing (get_entry (row));
  return FALSE;
}

static void
fill (DossierBackupsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *nothing = gtk_label_new (_("A backup is made before the first edit of a day"));
  g_autofree char *name = g_filename_display_basename (dossier_store_get_path (get_store (self)));

  dossier_side_window_set_title (DOSSIER_SIDE_WINDOW (self), _("Backups"), name);
  self->make = gtk_button_new_with_label (_("Back Up Now"));
  g_signal_connect_object (self->make, "clicked", G_CALLBACK (make_cb), self, G_CONNECT_SWAPPED);
  dossier_side_window_add_button (DOSSIER_SIDE_WINDOW (self), self->make);

  gtk_box_append (GTK_BOX (box), dossier_group_new (_("Backups, the latest first"), NULL, &self->list));
  gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
  gtk_widget_add_css_class (nothing, "faint");
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  dossier_side_window_set_page (DOSSIER_SIDE_WINDOW (self), dossier_scroll_new (box, WIDTH));

  g_signal_connect (self, "close-request", G_CALLBACK (close_cb), NULL);
  g_signal_connect_object (get_store (self), "notify::undo-label", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_backups (self);
  look_for_earlier (self);
}

void
dossier_backups_window_present (GtkWindow    *parent,
                                DossierStore *store)
{
  DossierBackupsWindow *self = g_object_new (DOSSIER_TYPE_BACKUPS_WINDOW, "transient-for", parent,
                                             "destroy-with-parent", TRUE, "store", store, NULL);

  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
dossier_backups_window_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_BACKUPS_WINDOW (object)->earlier, g_ptr_array_unref);

  G_OBJECT_CLASS (dossier_backups_window_parent_class)->finalize (object);
}

static void
dossier_backups_window_class_init (DossierBackupsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_backups_window_finalize;
}

static void
dossier_backups_window_init (DossierBackupsWindow *self)
{
}
