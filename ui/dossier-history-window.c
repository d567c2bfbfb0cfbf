/* dossier-history-window.c: what was changed, by whom and when, and the way back in part.
 *
 * A row is a step of the journal, the latest first; opened, it says which fields went from what to
 * what.  One field can be given back its value, and what a step removed can be brought back.
 */
#include "dossier-history-window.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-change-rows.h"
#include "dossier-form.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-side-window.h"
#include "dossier-step.h"

#define WIDTH 640
#define STEPS_AT_ONCE 100

#define DOSSIER_TYPE_HISTORY_WINDOW (dossier_history_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierHistoryWindow, dossier_history_window, DOSSIER, HISTORY_WINDOW,
                      DossierSideWindow)

struct _DossierHistoryWindow
{
  DossierSideWindow  parent_instance;

  DossierRecord     *record;   /* (nullable) */
  GtkListBox        *list;
  GtkWidget         *more;
  guint              limit;
  guint              refresh_id;
};

G_DEFINE_FINAL_TYPE (DossierHistoryWindow, dossier_history_window, DOSSIER_TYPE_SIDE_WINDOW)

static DossierStore *
get_store (gpointer self)
{
  return dossier_side_window_get_store (DOSSIER_SIDE_WINDOW (self));
}

/* One step */

static char *
dup_when (const DossierStep *step)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (step->at);
  g_autofree char *day = dossier_day_format (at, dossier_interface_language (), DOSSIER_DATE_SHORT);
  g_autofree char *time = g_date_time_format (at, "%R");

  if (step->is_undone)
    /* Translators: the day and the time a step was taken, and by whom */
    return g_strdup_printf (_("%s, %s · %s · undone"), day, time, step->author);

  /* Translators: the day and the time a step was taken, and by whom */
  return g_strdup_printf (_("%s, %s · %s"), day, time, step->author);
}

static void
bring_back_cb (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);
  const gint64 *step = g_object_get_data (G_OBJECT (row), "dossier-step");
  g_autoptr (GError) error = NULL;

  if (!dossier_store_restore_removed (get_store (gtk_widget_get_root (button)), *step, &error))
    dossier_act_report (button, error);
}

static void
restore_record_cb (GtkWidget *button)
{
  DossierHistoryWindow *self = DOSSIER_HISTORY_WINDOW (gtk_widget_get_root (button));
  const gint64 *step = g_object_get_data (G_OBJECT (button), "dossier-step");
  g_autoptr (GError) error = NULL;

  if (!dossier_store_restore_record (get_store (self), self->record, *step, &error))
    dossier_act_report (button, error);
}

/* Of one record all fields can go back at once; what is undone lies in no past. */
static void
add_restore_record (DossierHistoryWindow *self,
                    AdwExpanderRow       *row,
                    gint64                step)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *button = dossier_change_button_new (get_store (self), _("Restore Record"),
                                                 _("Make the record as it was before this step"),
                                                 G_CALLBACK (restore_record_cb));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("As it was before this step"));
  g_object_set_data_full (G_OBJECT (button), "dossier-step", g_memdup2 (&step, sizeof step), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), button);
  dossier_name_action_row (ADW_ACTION_ROW (line));
  adw_expander_row_add_row (row, line);
}

/* Its changes are looked up when it is first opened. */
static void
expanded_cb (AdwExpanderRow *row,
             GParamSpec     *pspec,
             gint64         *step)
{
  DossierHistoryWindow *self = DOSSIER_HISTORY_WINDOW (gtk_widget_get_root (GTK_WIDGET (row)));
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *removed;

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "dossier-filled") != NULL)
    return;

  changes = dossier_store_get_step_changes (get_store (self), *step, dossier_interface_language (), &error);
  if (changes == NULL)
    {
      dossier_act_report (GTK_WIDGET (row), error);
      return;
    }

  g_object_set_data (G_OBJECT (row), "dossier-filled", row);
  if (self->record != NULL && g_object_get_data (G_OBJECT (row), "dossier-undone") == NULL)
    add_restore_record (self, row, *step);
  removed = dossier_change_removed_new (get_store (self), changes, _("What this step removed"),
                                        _("Bring back what this step removed"), G_CALLBACK (bring_back_cb));
  if (removed != NULL)
    adw_expander_row_add_row (row, removed);
  dossier_change_rows_add (row, get_store (self), changes);
}

static GtkWidget *
make_step (const DossierStep *step)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *when = dup_when (step);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->label);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), when);
  dossier_name_set (row, step->label);
  g_object_set_data (G_OBJECT (row), "dossier-undone", step->is_undone ? row : NULL);
  g_object_set_data_full (G_OBJECT (row), "dossier-step", g_memdup2 (&step->id, sizeof step->id), g_free);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb),
                    g_object_get_data (G_OBJECT (row), "dossier-step"));

  return row;
}

/* All steps */

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show (DossierHistoryWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = dossier_store_get_history (get_store (self), self->record, self->limit + 1,
                                                           &error);
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self->list));

  clear (self->list);
  if (steps == NULL)
    {
      dossier_act_report (GTK_WIDGET (self), error);
      return;
    }

  for (guint i = 0; i < MIN (steps->len, self->limit); i++)
    gtk_list_box_append (self->list, make_step (g_ptr_array_index (steps, i)));
  gtk_widget_set_visible (self->more, steps->len > self->limit);
  /* What had the focus is gone: it is not for chance to say where it goes. */
  if ((flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
more_cb (DossierHistoryWindow *self)
{
  self->limit += STEPS_AT_ONCE;
  show (self);
}

static gboolean
refresh_cb (gpointer self)
{
  DOSSIER_HISTORY_WINDOW (self)->refresh_id = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* Once for an edit, however many tables it touched, and not while the button of a row is at work. */
static void
steps_changed_cb (DossierHistoryWindow *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
fill (DossierHistoryWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *title = self->record != NULL
    ? dossier_store_dup_title (get_store (self), self->record, dossier_interface_language ()) : NULL;

  dossier_side_window_set_title (DOSSIER_SIDE_WINDOW (self), _("History"), title);
  gtk_box_append (GTK_BOX (box), dossier_group_new (_("Steps, the latest first"), NULL, &self->list));
  gtk_list_box_set_placeholder (self->list, gtk_label_new (_("Nothing was changed yet")));
  self->more = gtk_button_new_with_label (_("Show Earlier Steps"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->more);
  dossier_side_window_set_page (DOSSIER_SIDE_WINDOW (self), dossier_scroll_new (box, WIDTH));

  g_signal_connect_object (get_store (self), "notify::undo-label", G_CALLBACK (steps_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show (self);
}

void
dossier_history_window_present (GtkWindow     *parent,
                                DossierStore  *store,
                                DossierRecord *record)
{
  DossierHistoryWindow *self = g_object_new (DOSSIER_TYPE_HISTORY_WINDOW, "transient-for", parent,
                                             "destroy-with-parent", TRUE, "store", store, NULL);

  g_set_object (&self->record, record);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
dossier_history_window_dispose (GObject *object)
{
  g_clear_handle_id (&DOSSIER_HISTORY_WINDOW (object)->refresh_id, g_source_remove);
  g_clear_object (&DOSSIER_HISTORY_WINDOW (object)->record);

  G_OBJECT_CLASS (dossier_history_window_parent_class)->dispose (object);
}

static void
dossier_history_window_class_init (DossierHistoryWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_history_window_dispose;
}

static void
dossier_history_window_init (DossierHistoryWindow *self)
{
  self->limit = STEPS_AT_ONCE;
}
