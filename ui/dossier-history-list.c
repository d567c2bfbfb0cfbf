/* dossier-history-list.c: what was changed, by whom and when, day by day, and the way back in part.
 *
 * A row is a step of the journal, the latest first.  Where it changed one field it says from what to
 * what and gives it back; opened, it says everything, and what it removed can be brought back.
 */
#include "dossier-history-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-change-rows.h"
#include "dossier-count.h"
#include "dossier-form.h"
#include "dossier-history-filter.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-step.h"

#define STEPS_AT_ONCE 30
#define SUMMED_UP (16 << 10)   /* bytes of a step: what is larger is read only when it is opened */
#define WAITS 300              /* milliseconds until it is said that the search goes on */

struct _DossierHistoryList
{
  AdwBin                parent_instance;

  DossierStore         *store;
  DossierRecord        *record;     /* (nullable) */
  DossierHistoryFilter *filter;
  GtkWidget            *days;       /* GtkBox of groups */
  GtkWidget            *waiting;
  GtkWidget            *nothing;
  GtkWidget            *more;
  guint                 limit;
  gboolean              is_set;     /* whether it was said of what */
  gboolean              is_stale;
  guint                 refresh_id;
  guint                 wait_id;
  GCancellable         *search;     /* (nullable): the one that goes on */
};

G_DEFINE_FINAL_TYPE (DossierHistoryList, dossier_history_list, ADW_TYPE_BIN)

static DossierHistoryList *
find_list (GtkWidget *widget)
{
  return DOSSIER_HISTORY_LIST (gtk_widget_get_ancestor (widget, DOSSIER_TYPE_HISTORY_LIST));
}

/* One step */

/* What a row knows of its step. */
typedef struct
{
  gint64     id;
  char      *label;
  gboolean   is_undone;
  gboolean   is_set_aside;
  char      *undone;     /* when and by whom, or "" */
  gboolean   is_filled;  /* what is inside the row was put there */
  GPtrArray *changes;    /* (nullable): too many to be read before somebody wants to see them */
} Shown;

static void
shown_free (gpointer data)
{
  Shown *self = data;

  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self->label);
  g_free (self->undone);
  g_free (self);
}

static Shown *
get_shown (gpointer row)
{
  return g_object_get_data (row, "dossier-shown");
}

static Shown *
find_shown (GtkWidget *button)
{
  return get_shown (gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW));
}

static void
bring_back_cb (GtkWidget *button)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_store_restore_removed (find_list (button)->store, find_shown (button)->id, &error))
    dossier_act_report (button, error);
}

static void
restore_record_cb (GtkWidget *button)
{
  DossierHistoryList *self = find_list (button);
  g_autoptr (GError) error = NULL;

  if (!dossier_store_restore_record (self->store, self->record, find_shown (button)->id, &error))
    dossier_act_report (button, error);
}

static void
apply_again_cb (GtkWidget *button)
{
  DossierHistoryList *self = find_list (button);
  Shown *shown = find_shown (button);
  /* Translators: a step that was undone before: “Budget of GLACY” */
  g_autofree char *sentence = g_strdup_printf (_("“%s” was applied again"), shown->label);
  g_autoptr (GError) error = NULL;

  if (dossier_store_apply_again (self->store, shown->id, &error))
    gtk_widget_activate_action (button, "win.toast-undo", "s", sentence);
  else
    dossier_act_report (button, error);
}

static void
redo_cb (GtkWidget *button)
{
  gtk_widget_activate_action (button, "win.redo-to", "x", find_shown (button)->id);
}

/* What can be done with the whole step. */
static void
add_line (AdwExpanderRow *row,
          const char     *title,
          const char     *subtitle,
          GtkWidget      *button)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), button);
  dossier_name_action_row (ADW_ACTION_ROW (line));
  adw_expander_row_add_row (row, line);
}

static void
add_restore_record (DossierHistoryList *self,
                    AdwExpanderRow     *row)
{
  add_line (row, _("As it was before this step"), "",
            dossier_change_button_new (self->store, _("Restore Record"),
                                       _("Make the record as it was before this step"),
                                       G_CALLBACK (restore_record_cb)));
}

/* What was undone last can be redone; what was undone before something else was done, applied again. */
static void
add_undone (DossierHistoryList *self,
            AdwExpanderRow     *row,
            const Shown        *shown)
{
  g_autofree char *again = g_strdup_printf (_("Apply again: %s"), shown->label);
  g_autofree char *redo = g_strdup_printf (_("Redo: %s"), shown->label);

  add_line (row, _("This step was undone"), shown->undone,
            shown->is_set_aside
            ? dossier_change_button_new (self->store, _("Apply Again"), again, G_CALLBACK (apply_again_cb))
            : dossier_change_button_new (self->store, _("Redo"), redo, G_CALLBACK (redo_cb)));
}

static GPtrArray *
read_changes (DossierHistoryList  *self,
              gint64               step,
              GError             **error)
{
  return dossier_store_get_step_changes (self->store, step, dossier_interface_language (), error);
}

/* Of one record all fields can go back at once; what is undone lies in no past, and removed nothing. */
static void
fill_row (DossierHistoryList *self,
          AdwExpanderRow     *row,
          Shown              *shown)
{
  DossierChangeSource source = { self->store, shown->id, NULL, shown->is_undone };
  GtkWidget *removed = NULL;

  shown->is_filled = TRUE;
  if (shown->is_undone)
    add_undone (self, row, shown);
  else
    removed = dossier_change_removed_new (self->store, shown->changes, _("What this step removed"),
                                          _("Bring back what this step removed"), G_CALLBACK (bring_back_cb));
  if (self->record != NULL && !shown->is_undone)
    add_restore_record (self, row);
  if (removed != NULL)
    adw_expander_row_add_row (row, removed);
  dossier_change_rows_add (row, &source, shown->changes);
}

static void
expanded_cb (AdwExpanderRow *row)
{
  DossierHistoryList *self = find_list (GTK_WIDGET (row));
  Shown *shown = get_shown (row);
  g_autoptr (GError) error = NULL;

  if (!adw_expander_row_get_expanded (row) || shown->is_filled)
    return;

  if (shown->changes == NULL)
    shown->changes = read_changes (self, shown->id, &error);
  if (shown->changes == NULL)
    {
      dossier_act_report (GTK_WIDGET (row), error);
      return;
    }

  fill_row (self, row, shown);
}

/* The field of the only change, or what was added or removed; of many their number. */
static char *
dup_summary (GPtrArray *changes)
{
  if (changes == NULL || changes->len == 0)
    return NULL;
  if (changes->len == 1)
    return dossier_change_dup_summary (changes->pdata[0]);

  return dossier_count_dup_words (ngettext ("%u change", "%u changes", changes->len), changes->len);
}

/* The time stands before them: beside the title it would leave too little room for large letters. */
static char *
dup_subtitle (const DossierStep *step,
              GDateTime         *at,
              GPtrArray         *changes)
{
  g_autofree char *time = g_date_time_format (at, "%R");
  g_autofree char *summary = dup_summary (changes);
  g_autofree char *what = summary == NULL ? g_strdup (step->author)
    /* Translators: who changed something, and what */
    : g_strdup_printf (_("%s · %s"), step->author, summary);
  /* Translators: the time something was changed, and who changed what */
  g_autofree char *whole = g_strdup_printf (_("%s · %s"), time, what);

  if (!step->is_undone)
    return g_steal_pointer (&whole);

  /* Translators: when, who and what, of something that was undone */
  return g_strdup_printf (_("%s · undone"), whole);
}

/* When and by whom, as far as that is known. */
static char *
dup_undone (const DossierStep *step)
{
  g_autoptr (GDateTime) at = step->undone_at != 0 ? g_date_time_new_from_unix_local (step->undone_at) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (at == NULL)
    return g_strdup ("");

  day = dossier_day_format (at, dossier_interface_language (), DOSSIER_DATE_LONG);
  time = g_date_time_format (at, "%R");
  /* Translators: a day, a time, and who did it */
  return g_strdup_printf (_("%s, %s · %s"), day, time, step->undone_by != NULL ? step->undone_by : "");
}

static void
add_restore (DossierHistoryList *self,
             AdwExpanderRow     *row,
             GPtrArray          *changes)
{
  DossierStepChange *change = changes != NULL && changes->len == 1 ? changes->pdata[0] : NULL;
  GtkWidget *restore;

  if (change == NULL || change->act != DOSSIER_STEP_CHANGED ||
      !dossier_store_has (self->store, change->table->name, change->id))
    return;

  /* Inside there is another. */
  restore = dossier_change_restore_new (self->store, changes, change);
  if (!dossier_store_is_read_only (self->store))
    g_object_bind_property (row, "expanded", restore, "visible",
                            G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  adw_expander_row_add_action (row, restore);
}

static GtkWidget *
make_step (DossierHistoryList *self,
           const DossierStep  *step,
           GDateTime          *at)
{
  GtkWidget *row = adw_expander_row_new ();
  Shown *shown = g_new0 (Shown, 1);
  g_autofree char *subtitle = NULL;

  shown->id = step->id;
  shown->label = g_strdup (step->label);
  shown->is_undone = step->is_undone;
  shown->is_set_aside = step->is_set_aside;
  shown->undone = dup_undone (step);
  shown->changes = step->size > SUMMED_UP ? NULL : read_changes (self, step->id, NULL);
  g_object_set_data_full (G_OBJECT (row), "dossier-shown", shown, shown_free);

  subtitle = dup_subtitle (step, at, shown->changes);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->label);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  add_restore (self, ADW_EXPANDER_ROW (row), step->is_undone ? NULL : shown->changes);
  dossier_name_set (row, step->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);

  return row;
}

/* All steps */

static void
clear (DossierHistoryList *self)
{
  GtkWidget *day;

  while ((day = gtk_widget_get_first_child (self->days)) != NULL)
    gtk_box_remove (GTK_BOX (self->days), day);
}

static void
fill (DossierHistoryList *self,
      GPtrArray          *steps)
{
  g_autofree char *last = NULL;
  GtkListBox *list = NULL;

  for (guint i = 0; i < MIN (steps->len, self->limit); i++)
    {
      const DossierStep *step = g_ptr_array_index (steps, i);
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (step->at);
      g_autofree char *day = dossier_day_format (at, dossier_interface_language (), DOSSIER_DATE_LONG);

      if (g_strcmp0 (day, last) != 0)
        gtk_box_append (GTK_BOX (self->days), dossier_group_new (day, NULL, &list));
      gtk_list_box_append (list, make_step (self, step, at));
      g_free (last);
      last = g_steal_pointer (&day);
    }

  gtk_label_set_text (GTK_LABEL (self->nothing), dossier_history_filter_is_active (self->filter)
                      ? _("No such step") : _("Nothing was changed yet"));
  gtk_widget_set_visible (self->nothing, steps->len == 0);
  gtk_widget_set_visible (self->more, steps->len > self->limit);
}

static void
stop_search (DossierHistoryList *self)
{
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_handle_id (&self->wait_id, g_source_remove);
}

static void
found_cb (GObject      *store,
          GAsyncResult *result,
          gpointer      data)
{
  DossierHistoryList *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = dossier_store_find_steps_finish (DOSSIER_STORE (store), result, &error);
  gboolean has_focus;

  /* Then another search is on its way, or the list is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  stop_search (self);
  gtk_widget_set_visible (self->waiting, FALSE);
  has_focus = (gtk_widget_get_state_flags (self->days) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  clear (self);
  if (steps == NULL)
    {
      dossier_act_report (GTK_WIDGET (self), error);
      return;
    }

  fill (self, steps);
  /* What had the focus is gone: it is not for chance to say where it goes. */
  if (has_focus)
    gtk_widget_child_focus (self->days, GTK_DIR_TAB_FORWARD);
}

static gboolean
wait_cb (gpointer data)
{
  DossierHistoryList *self = data;

  self->wait_id = 0;
  gtk_widget_set_visible (self->waiting, TRUE);
  return G_SOURCE_REMOVE;
}

/* What is shown stays until it is known what comes instead. */
static void
show (DossierHistoryList *self)
{
  DossierStepSearch search = {
    self->record,
    dossier_history_filter_get_kind (self->filter),
    dossier_history_filter_get_words (self->filter),
    self->limit + 1,
  };

  self->is_stale = FALSE;
  stop_search (self);
  self->search = g_cancellable_new ();
  self->wait_id = g_timeout_add (WAITS, wait_cb, self);
  dossier_store_find_steps_async (self->store, &search, self->search, found_cb, self);
}

static void
more_cb (DossierHistoryList *self)
{
  self->limit += STEPS_AT_ONCE;
  show (self);
}

/* From the latest on. */
static void
filter_cb (DossierHistoryList *self)
{
  self->limit = STEPS_AT_ONCE;
  if (self->is_set)
    show (self);
}

static gboolean
refresh_cb (gpointer data)
{
  DossierHistoryList *self = data;

  self->refresh_id = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* Once for an edit, however many tables it touched, and not while the button of a row is at work. */
static void
steps_changed_cb (DossierHistoryList *self)
{
  self->is_stale = self->is_set;
  if (self->is_stale && self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
dossier_history_list_map (GtkWidget *widget)
{
  DossierHistoryList *self = DOSSIER_HISTORY_LIST (widget);

  if (self->is_stale)
    show (self);
  GTK_WIDGET_CLASS (dossier_history_list_parent_class)->map (widget);
}

/**
 * dossier_history_list_set_record:
 * @record: (nullable): only what changed this record; %NULL for the whole portfolio
 */
void
dossier_history_list_set_record (DossierHistoryList *self,
                                 DossierRecord      *record)
{
  if (self->is_set && self->record == record)
    return;

  self->is_set = TRUE;
  g_set_object (&self->record, record);
  clear (self);
  dossier_history_filter_set_record (self->filter, record);
  self->limit = STEPS_AT_ONCE;
  steps_changed_cb (self);
}

/**
 * dossier_history_list_new:
 *
 * Returns: (transfer floating): empty until dossier_history_list_set_record() says of what
 */
GtkWidget *
dossier_history_list_new (DossierStore *store)
{
  DossierHistoryList *self = g_object_new (DOSSIER_TYPE_HISTORY_LIST, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "notify::undo-label", G_CALLBACK (steps_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
dossier_history_list_dispose (GObject *object)
{
  DossierHistoryList *self = DOSSIER_HISTORY_LIST (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  stop_search (self);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_history_list_parent_class)->dispose (object);
}

static void
dossier_history_list_class_init (DossierHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_history_list_dispose;
  GTK_WIDGET_CLASS (klass)->map = dossier_history_list_map;
}

static GtkWidget *
make_dim_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
dossier_history_list_init (DossierHistoryList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->limit = STEPS_AT_ONCE;
  self->filter = DOSSIER_HISTORY_FILTER (dossier_history_filter_new ());
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (filter_cb), self);
  self->days = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->waiting = make_dim_label (_("Looking through the history…"));
  self->nothing = make_dim_label (NULL);
  self->more = gtk_button_new_with_label (_("Show Earlier Steps"));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->more))), TRUE);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filter));
  gtk_box_append (GTK_BOX (box), self->waiting);
  gtk_box_append (GTK_BOX (box), self->days);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->more);
  adw_bin_set_child (ADW_BIN (self), box);
}
