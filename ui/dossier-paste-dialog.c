/* dossier-paste-dialog.c: what a block of cells would change, before it does.
 *
 * Nothing is written here.  The plan is made in slices behind a progress dialog, anew
 * whenever another column feeds a field; of its rows only those on screen are described.
 */
#include "dossier-paste-dialog.h"

#include <glib/gi18n-lib.h>

#include "dossier-bulk.h"
#include "dossier-count.h"
#include "dossier-name.h"
#include "dossier-paste-columns.h"
#include "dossier-paste-row.h"
#include "dossier-pills.h"

struct _DossierPasteDialog
{
  AdwWindow            parent_instance;

  AdwWindowTitle      *title;
  GtkWidget           *cancel;
  GtkWidget           *accept;
  GtkLabel            *note;
  GtkSwitch           *header;
  GtkSwitch           *clearing;
  DossierPasteColumns *columns;
  DossierPills        *pills;
  GtkListView         *list;
  GtkLabel            *footer;

  DossierStore        *store;
  DossierRows         *rows;     /* (nullable): not after it was stolen */
  GArray              *shown;    /* guint: rows of the plan that the pill lets through */
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierPasteDialog, dossier_paste_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *name;
  int         state;  /* -1: every one */
} filters[] = {
  { "all", -1 },
  { "new", DOSSIER_ROWS_NEW },
  { "changed", DOSSIER_ROWS_CHANGED },
  { "unchanged", DOSSIER_ROWS_UNCHANGED },
  { "refused", DOSSIER_ROWS_REFUSED },
};

/* Showing */

static guint
get_n_pasted (DossierPasteDialog *self)
{
  return dossier_rows_count (self->rows, DOSSIER_ROWS_NEW) +
         dossier_rows_count (self->rows, DOSSIER_ROWS_CHANGED);
}

static int
get_wanted_state (DossierPasteDialog *self)
{
  const char *selected = dossier_pills_get_selected (self->pills);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (g_strcmp0 (filters[i].name, selected) == 0)
      return filters[i].state;

  return -1;
}

/* The items say nothing but how many there are: rows are described by their position. */
static void
show_rows (DossierPasteDialog *self)
{
  g_autoptr (GPtrArray) nothings = g_ptr_array_new ();
  g_autoptr (GtkStringList) items = NULL;
  g_autoptr (GtkSelectionModel) model = NULL;
  int wanted = get_wanted_state (self);

  if (self->rows == NULL)
    return;

  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < dossier_rows_get_n_rows (self->rows); i++)
    if (wanted < 0 || (int) dossier_rows_get_state (self->rows, i) == wanted)
      {
        g_array_append_val (self->shown, i);
        g_ptr_array_add (nothings, (gpointer) "");
      }
  g_ptr_array_add (nothings, NULL);

  items = gtk_string_list_new ((const char * const *) nothings->pdata);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&items))));
  gtk_list_view_set_model (self->list, model);
}

static void
show_title (DossierPasteDialog *self)
{
  guint n = dossier_rows_get_n_rows (self->rows);
  g_autofree char *text = dossier_count_dup_words (ngettext ("%u row", "%u rows", n), n);

  adw_window_title_set_subtitle (self->title, text);
}

static void
show_accept (DossierPasteDialog *self)
{
  guint n = get_n_pasted (self);
  guint n_refused = dossier_rows_count (self->rows, DOSSIER_ROWS_REFUSED);
  g_autofree char *label = n == 0 ? g_strdup (_("Nothing to Paste"))
                                  : dossier_count_dup_words (ngettext ("_Paste %u Row", "_Paste %u Rows", n),
                                                             n);
  g_autofree char *left_out = dossier_count_dup_words (ngettext ("%u row is refused and will be left out.",
                                                                 "%u rows are refused and will be left out.",
                                                                 n_refused),
                                                       n_refused);

  gtk_button_set_label (GTK_BUTTON (self->accept), label);
  gtk_widget_set_sensitive (self->accept, n > 0);
  gtk_label_set_text (self->footer, n_refused > 0 ? left_out :
                      n > 0 ? _("One step of Undo takes everything back.") :
                      _("All of this is in the portfolio already."));
}

static void
show_plan (DossierPasteDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    dossier_pills_set_count (self->pills, filters[i].name,
                             filters[i].state < 0 ? dossier_rows_get_n_rows (self->rows)
                                                  : dossier_rows_count (self->rows, filters[i].state));
  show_title (self);
  show_accept (self);
  show_rows (self);
  dossier_paste_columns_show (self->columns, self->rows);
  if (gtk_window_get_focus (GTK_WINDOW (self)) == self->cancel)
    gtk_widget_grab_focus (self->accept);
}

/* Planning */

/* A row at least. */
static gboolean
plan_step (DossierEdit  *edit,
           guint         number,
           gpointer      data,
           GError      **error)
{
  DossierPasteDialog *self = data;

  if (self->rows != NULL)
    dossier_rows_plan (self->rows, 0);
  return TRUE;
}

static void
planned_cb (GtkWidget    *widget,
            const GError *error,
            gpointer      data)
{
  DossierPasteDialog *self = data;

  if (error != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  else if (self->rows != NULL)
    show_plan (self);
}

static void
plan (DossierPasteDialog *self)
{
  DossierBulk bulk = {
    .heading = _("Reading the rows…"),
    .n_steps = dossier_cells_get_n_rows (dossier_rows_get_cells (self->rows)),
    .step = plan_step,
    .done = planned_cb,
    .data = g_object_ref (self),
    .free = g_object_unref,
  };

  gtk_widget_set_sensitive (self->accept, FALSE);
  dossier_bulk_run (GTK_WIDGET (self), self->store, &bulk);
}

static void
header_cb (DossierPasteDialog *self)
{
  gboolean is_active = gtk_switch_get_active (self->header);

  if (self->rows == NULL || dossier_rows_has_header (self->rows) == is_active)
    return;

  dossier_rows_set_header (self->rows, is_active);
  plan (self);
}

static void
clearing_cb (DossierPasteDialog *self)
{
  gboolean is_active = gtk_switch_get_active (self->clearing);

  if (self->rows == NULL || dossier_rows_is_clearing (self->rows) == is_active)
    return;

  dossier_rows_set_clearing (self->rows, is_active);
  plan (self);
}

static void
accept_cb (DossierPasteDialog *self)
{
  g_signal_emit (self, signals[ACCEPTED], 0);
}

/* The list */

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gtk_list_item_set_child (item, dossier_paste_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (DossierPasteDialog *self,
         GtkListItem        *item)
{
  guint position = gtk_list_item_get_position (item);

  if (self->rows != NULL && position < self->shown->len)
    dossier_paste_row_show (DOSSIER_PASTE_ROW (gtk_list_item_get_child (item)), self->rows,
                            g_array_index (self->shown, guint, position));
}

/**
 * dossier_paste_dialog_new:
 * @rows: (transfer full): what would be done, not planned yet
 * @note: (nullable): what else there is to know, in a sentence
 *
 * Plans @rows and shows the plan, in a window that presents itself.
 */
GtkWidget *
dossier_paste_dialog_new (GtkWindow    *parent,
                          DossierStore *store,
                          DossierRows  *rows,
                          const char   *note)
{
  DossierPasteDialog *self = g_object_new (DOSSIER_TYPE_PASTE_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->rows = rows;
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_switch_set_active (self->header, dossier_rows_has_header (rows));
  gtk_window_present (GTK_WINDOW (self));
  plan (self);

  return GTK_WIDGET (self);
}

/**
 * dossier_paste_dialog_steal_rows:
 *
 * Returns: (transfer full): the plan; the dialog is of no use any more
 */
DossierRows *
dossier_paste_dialog_steal_rows (DossierPasteDialog *self)
{
  gtk_list_view_set_model (self->list, NULL);
  dossier_paste_columns_show (self->columns, NULL);
  return g_steal_pointer (&self->rows);
}

static void
dossier_paste_dialog_dispose (GObject *object)
{
  DossierPasteDialog *self = DOSSIER_PASTE_DIALOG (object);

  if (self->list != NULL && self->rows != NULL)
    dossier_rows_free (dossier_paste_dialog_steal_rows (self));
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_paste_dialog_parent_class)->dispose (object);
}

static void
dossier_paste_dialog_finalize (GObject *object)
{
  g_array_unref (DOSSIER_PASTE_DIALOG (object)->shown);

  G_OBJECT_CLASS (dossier_paste_dialog_parent_class)->finalize (object);
}

static void
dossier_paste_dialog_class_init (DossierPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_paste_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_paste_dialog_finalize;

  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL,
                                    G_TYPE_NONE, 0);

  g_type_ensure (DOSSIER_TYPE_PASTE_COLUMNS);
  g_type_ensure (DOSSIER_TYPE_PILLS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierPasteDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteDialog, note);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteDialog, header);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteDialog, clearing);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteDialog, pills);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DossierPasteDialog, footer);
  gtk_widget_class_bind_template_callback (widget_class, header_cb);
  gtk_widget_class_bind_template_callback (widget_class, clearing_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_paste_dialog_init (DossierPasteDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    dossier_pills_append (self->pills, filters[i].name,
                          filters[i].state < 0 ? _("All")
                                               : dossier_paste_row_get_state_label (filters[i].state));
  g_signal_connect_object (self->pills, "notify::selected", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
}
