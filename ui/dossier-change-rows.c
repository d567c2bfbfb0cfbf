/* dossier-change-rows.c: what was changed, one row for each, with the way back for a single field. */
#include "dossier-change-rows.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-count.h"
#include "dossier-name.h"

/* An import may have changed a hundred thousand records. */
#define ROWS_AT_ONCE 200

/* The changes of one row that can be opened, and how many of them it shows. */
typedef struct
{
  AdwExpanderRow      *row;      /* which has this */
  DossierChangeSource  source;
  GPtrArray           *changes;
  guint                n_removed;
  guint                n_shown;
  GPtrArray           *widgets;  /* the rows inside it */
  GtkWidget           *more;     /* of them, the one that stands for the others, or NULL */
} Rows;

static void
rows_free (gpointer data)
{
  Rows *self = data;

  g_object_unref (self->source.store);
  g_clear_pointer (&self->source.bytes, g_bytes_unref);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->widgets);
  g_free (self);
}

GtkWidget *
dossier_change_button_new (DossierStore *store,
                           const char   *label,
                           const char   *name,
                           GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  dossier_name_set (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, !dossier_store_is_read_only (store));
  g_signal_connect (button, "clicked", clicked, NULL);
  return button;
}

static guint
count_removed (GPtrArray *changes)
{
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += ((DossierStepChange *) changes->pdata[i])->act == DOSSIER_STEP_REMOVED;

  return n;
}

/**
 * dossier_change_removed_new:
 * @changes: (element-type DossierStepChange)
 * @title: what was removed
 * @name: of the button for assistive technologies
 * @clicked: of the button
 *
 * Returns: (nullable) (transfer floating): a row
 */
GtkWidget *
dossier_change_removed_new (DossierStore *store,
                            GPtrArray    *changes,
                            const char   *title,
                            const char   *name,
                            GCallback     clicked)
{
  GtkWidget *row;

  if (count_removed (changes) == 0)
    return NULL;

  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             dossier_change_button_new (store, _("Bring Back"), name, clicked));
  dossier_name_action_row (ADW_ACTION_ROW (row));

  return row;
}

static void
restore_cb (GtkWidget *button)
{
  DossierStepChange *change = g_object_get_data (G_OBJECT (button), "dossier-change");
  DossierStore *store = g_object_get_data (G_OBJECT (button), "dossier-store");
  g_autoptr (GError) error = NULL;

  if (!dossier_store_restore_field (store, change, &error))
    dossier_act_report (button, error);
}

static char *
dup_heading (const DossierStepChange *change)
{
  switch (change->act)
    {
    case DOSSIER_STEP_ADDED:
      /* Translators: a kind of record, like Risk, and what it is called */
      return g_strdup_printf (_("Added: %s “%s”"), _(change->table->label), change->title);

    case DOSSIER_STEP_REMOVED:
      return g_strdup_printf (_("Removed: %s “%s”"), _(change->table->label), change->title);

    case DOSSIER_STEP_CHANGED:
    default:
      /* Translators: a field, and the record it belongs to */
      return g_strdup_printf (_("%s of “%s”"), change->label, change->title);
    }
}

/**
 * dossier_change_dup_summary:
 *
 * Returns: (transfer full): “EUR 3.35 million → EUR 4 million” with words for nothing; of a record that
 *   was added or removed that it was
 */
char *
dossier_change_dup_summary (const DossierStepChange *change)
{
  if (change->act != DOSSIER_STEP_CHANGED)
    return dup_heading (change);

  return g_strdup_printf ("%s → %s", *change->before != '\0' ? change->before : _("nothing"),
                          *change->after != '\0' ? change->after : _("nothing"));
}

/**
 * dossier_change_restore_new:
 * @changes: that has @change
 * @change: of a field
 *
 * Returns: (transfer floating): a button that gives the field back its value
 */
GtkWidget *
dossier_change_restore_new (DossierStore      *store,
                            GPtrArray         *changes,
                            DossierStepChange *change)
{
  g_autofree char *heading = dup_heading (change);
  /* Translators: %s is “Budget of “GLACY”” */
  g_autofree char *name = g_strdup_printf (_("Restore: %s"), heading);
  GtkWidget *button = dossier_change_button_new (store, _("Restore"), name, G_CALLBACK (restore_cb));

  g_object_set_data_full (G_OBJECT (button), "dossier-changes", g_ptr_array_ref (changes),
                          (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (button), "dossier-change", change);
  g_object_set_data_full (G_OBJECT (button), "dossier-store", g_object_ref (store), g_object_unref);
  return button;
}

/* Parts of a step */

static Rows *
find_rows (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW)),
                            "dossier-change-rows");
}

/* What is shown may be shown anew while it is changed. */
static void
bring_one_back_cb (GtkWidget *button)
{
  Rows *self = find_rows (button);
  DossierStepChange *change = g_object_get_data (G_OBJECT (button), "dossier-change");
  g_autoptr (GPtrArray) changes = g_ptr_array_ref (self->changes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = self->source.bytes != NULL ? g_bytes_ref (self->source.bytes)
    : dossier_step_read_changes (self->source.store, self->source.step, &error);

  if (bytes == NULL || !dossier_store_bring_back_one (self->source.store, bytes, change, &error))
    dossier_act_report (button, error);
}

static void
restore_gone_cb (GtkWidget *button)
{
  Rows *self = find_rows (button);
  DossierStepChange *change = g_object_get_data (G_OBJECT (button), "dossier-change");
  g_autoptr (GPtrArray) changes = g_ptr_array_ref (self->changes);
  g_autoptr (GError) error = NULL;

  if (!dossier_store_restore_gone (self->source.store, change, self->source.step, &error))
    dossier_act_report (button, error);
}

static GtkWidget *
make_button (Rows              *self,
             DossierStepChange *change)
{
  gboolean is_removed = change->act == DOSSIER_STEP_REMOVED;
  g_autofree char *name = is_removed
    ? g_strdup_printf (_("Bring back: %s “%s”"), _(change->table->label), change->title)
    /* Translators: a kind of record, like Risk, and what it is called */
    : g_strdup_printf (_("Restore as it was before this step: %s “%s”"), _(change->table->label),
                       change->title);
  GCallback clicked = is_removed ? G_CALLBACK (bring_one_back_cb) : G_CALLBACK (restore_gone_cb);
  GtkWidget *button = dossier_change_button_new (self->source.store, is_removed ? _("Bring Back")
                                                                                : _("Restore Record"),
                                                 name, clicked);

  g_object_set_data (G_OBJECT (button), "dossier-change", change);
  return button;
}

/* A field of a record that is there, one of many records that were removed, a record that is gone.
 *
 * Returns: (nullable) (transfer floating) */
static GtkWidget *
make_way_back (Rows              *self,
               DossierStepChange *change)
{
  gboolean is_there = dossier_store_has (self->source.store, change->table->name, change->id);

  if (self->source.is_undone || change->act == DOSSIER_STEP_ADDED)
    return NULL;
  if (change->act == DOSSIER_STEP_REMOVED)
    return self->n_removed > 1 && !is_there ? make_button (self, change) : NULL;
  if (is_there)
    return dossier_change_restore_new (self->source.store, self->changes, change);

  return self->source.step != 0 ? make_button (self, change) : NULL;
}

static GtkWidget *
make_row (Rows              *self,
          DossierStepChange *change)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *heading = dup_heading (change);
  GtkWidget *way_back = make_way_back (self, change);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), heading);
  if (change->act == DOSSIER_STEP_CHANGED)
    {
      g_autofree char *summary = dossier_change_dup_summary (change);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
    }
  if (way_back != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), way_back);
  dossier_name_action_row (ADW_ACTION_ROW (row));

  return row;
}

static void
more_cb (GtkWidget      *button,
         AdwExpanderRow *row)
{
  dossier_change_rows_more (row);
}

static GtkWidget *
make_more (Rows  *self,
           guint  n)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Show More"));
  g_autofree char *words = dossier_count_dup_words (ngettext ("and %u more change",
                                                              "and %u more changes", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (more_cb), self->row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  dossier_name_action_row (ADW_ACTION_ROW (row));
  return row;
}

static void
add_widget (Rows      *self,
            GtkWidget *widget)
{
  adw_expander_row_add_row (self->row, widget);
  g_ptr_array_add (self->widgets, widget);
}

/* The next of them. */
void
dossier_change_rows_more (AdwExpanderRow *row)
{
  Rows *self = g_object_get_data (G_OBJECT (row), "dossier-change-rows");
  guint end = MIN (self->n_shown + ROWS_AT_ONCE, self->changes->len);

  if (self->more != NULL)
    {
      g_ptr_array_remove (self->widgets, self->more);
      adw_expander_row_remove (row, g_steal_pointer (&self->more));
    }
  while (self->n_shown < end)
    add_widget (self, make_row (self, g_ptr_array_index (self->changes, self->n_shown++)));

  if (end < self->changes->len)
    {
      self->more = make_more (self, self->changes->len - end);
      add_widget (self, self->more);
    }
}

/* What is added next shows as many: whoever went down a long list stays where he was. */
void
dossier_change_rows_clear (AdwExpanderRow *row)
{
  Rows *self = g_object_get_data (G_OBJECT (row), "dossier-change-rows");

  g_object_set_data (G_OBJECT (row), "dossier-n-shown", GUINT_TO_POINTER (self != NULL ? self->n_shown : 0));
  for (guint i = 0; self != NULL && i < self->widgets->len; i++)
    adw_expander_row_remove (row, g_ptr_array_index (self->widgets, i));
  g_object_set_data (G_OBJECT (row), "dossier-change-rows", NULL);
}

/**
 * dossier_change_rows_add:
 * @changes: (element-type DossierStepChange)
 *
 * Shows the first of @changes inside @row, as many as were shown before, and a way to the others.
 */
void
dossier_change_rows_add (AdwExpanderRow            *row,
                         const DossierChangeSource *source,
                         GPtrArray                 *changes)
{
  Rows *self = g_new0 (Rows, 1);
  guint n_before = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "dossier-n-shown"));

  self->row = row;
  self->source = *source;
  g_object_ref (self->source.store);
  if (self->source.bytes != NULL)
    g_bytes_ref (self->source.bytes);
  self->changes = g_ptr_array_ref (changes);
  self->n_removed = count_removed (changes);
  self->widgets = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (row), "dossier-change-rows", self, rows_free);
  do
    dossier_change_rows_more (row);
  while (self->n_shown < MIN (n_before, changes->len));
}
