/* dossier-record-window.c: a window with the form of a record that has no tab of its own. */
#include "dossier-record-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-document-file.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-parts.h"
#include "dossier-record-pages.h"
#include "dossier-side-window.h"
#include "dossier-used-by.h"

#define DOSSIER_TYPE_RECORD_WINDOW (dossier_record_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierRecordWindow, dossier_record_window, DOSSIER, RECORD_WINDOW, DossierSideWindow)

struct _DossierRecordWindow
{
  DossierSideWindow  parent_instance;

  DossierStore      *store;    /* that of the parent */
  DossierRecord     *record;

  DossierForm       *form;
  DossierParts      *parts;    /* what belongs to the record */
  DossierUsedBy     *uses;
  GtkWidget         *file;     /* (nullable): of a document: what is done with its file */
  gboolean           has_file;
  guint              refresh_id;
};

G_DEFINE_FINAL_TYPE (DossierRecordWindow, dossier_record_window, DOSSIER_TYPE_SIDE_WINDOW)

/* Showing */

static gboolean
is_there (DossierRecordWindow *self)
{
  g_autoptr (DossierQuery) query = dossier_query_new (dossier_record_get_table (self->record)->name);

  dossier_query_match (query, "id", dossier_record_get_id (self->record));
  return dossier_store_count (self->store, query) > 0;
}

/* The file of a document */

static void
file_chosen_cb (GtkWidget  *widget,
                const char *file_name,
                GBytes     *content)
{
  DossierRecordWindow *self = DOSSIER_RECORD_WINDOW (widget);

  dossier_document_add_file (widget, self->store, self->record, file_name, content);
}

static void
add_file_cb (DossierRecordWindow *self)
{
  dossier_document_choose_file (GTK_WIDGET (self), file_chosen_cb);
}

/* One that has no file yet may be given one.  The buttons stay, and keep the focus, until that changes. */
static void
show_file (DossierRecordWindow *self)
{
  gboolean has_file = self->file != NULL && dossier_record_is_set (self->record, "file_name");
  GtkWidget *child;

  if (self->file == NULL || (gtk_widget_get_first_child (self->file) != NULL && has_file == self->has_file))
    return;

  while ((child = gtk_widget_get_first_child (self->file)) != NULL)
    gtk_box_remove (GTK_BOX (self->file), child);

  self->has_file = has_file;
  gtk_box_append (GTK_BOX (self->file), dossier_document_buttons_new (self->store, self->record, NULL));
  if (!has_file && !dossier_store_is_read_only (self->store))
    {
      child = gtk_button_new_from_icon_name ("dossier-import-symbolic");
      gtk_widget_set_tooltip_text (child, _("Add a File…"));
      dossier_name_set (child, _("Add a File…"));
      g_signal_connect_swapped (child, "clicked", G_CALLBACK (add_file_cb), self);
      gtk_box_append (GTK_BOX (self->file), child);
    }
}

/* Refreshing */

static void
refresh (DossierRecordWindow *self)
{
  const DossierTable *table = dossier_record_get_table (self->record);
  g_autofree char *name = dossier_store_dup_title (self->store, self->record,
                                                   dossier_interface_language ());

  dossier_side_window_set_title (DOSSIER_SIDE_WINDOW (self), name, _(table->label));
  show_file (self);
  dossier_form_set_record (self->form, self->record);
  dossier_parts_refresh (self->parts, self->record);
  dossier_used_by_refresh (self->uses, self->record);
}

static gboolean
refresh_cb (gpointer data)
{
  DossierRecordWindow *self = DOSSIER_RECORD_WINDOW (data);

  self->refresh_id = 0;
  if (is_there (self))
    refresh (self);
  else
    gtk_window_close (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

static void
changed_cb (DossierRecordWindow *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

/* What was published about a record is listed with it, although it may stand alone. */
static const char * const published[] = { "claim", NULL };
static const char * const published_about[] = { "treaty", "office", "publication", NULL };

static gboolean
has_published (const char *table)
{
  return g_strv_contains (published_about, table);
}

/* What was published about it, which is short, and the records that live and die with it. */
static void
add_parts (DossierRecordWindow *self,
           GtkBox              *box)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);
  const char *target = dossier_record_get_table (self->record)->name;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (has_published (target))
    g_ptr_array_add (names, (gpointer) published[0]);
  for (guint i = 0; i < n_tables; i++)
    {
      const DossierField *owner = dossier_table_get_owner (tables[i]);

      if (owner != NULL && g_str_equal (owner->target, target))
        g_ptr_array_add (names, (gpointer) tables[i]->name);
    }

  g_ptr_array_add (names, NULL);
  self->parts = dossier_parts_new (self->store, box, (const char * const *) names->pdata, target);
}

static GtkWidget *
make_history_button (DossierRecord *record)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("dossier-clock-symbolic");

  gtk_widget_set_tooltip_text (button, _("History of this record"));
  dossier_name_set (button, _("History of this record"));
  /* The target first: an action that expects one must never see the button without. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", dossier_record_get_table (record)->name,
                                    dossier_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.history-of");
  return button;
}

static void
fill (DossierRecordWindow *self)
{
  const DossierTable *table = dossier_record_get_table (self->record);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->form = dossier_form_new (self->store, dossier_table_get_page (table));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  add_parts (self, GTK_BOX (box));
  self->uses = DOSSIER_USED_BY (dossier_used_by_new (self->store,
                                                    has_published (table->name) ? published : NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->uses));
  dossier_side_window_set_page (DOSSIER_SIDE_WINDOW (self), dossier_scroll_new (box, 600));

  dossier_side_window_add_button (DOSSIER_SIDE_WINDOW (self), make_history_button (self->record));
  if (dossier_record_is_a (self->record, "document"))
    {
      self->file = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      dossier_side_window_add_button (DOSSIER_SIDE_WINDOW (self), self->file);
    }
  g_signal_connect_object (self->store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/* What is typed and right is kept, also when the window goes. */
static gboolean
dossier_record_window_close_request (GtkWindow *window)
{
  dossier_form_commit (DOSSIER_RECORD_WINDOW (window)->form);

  return GTK_WINDOW_CLASS (dossier_record_window_parent_class)->close_request (window);
}

/* Public */

static DossierRecordWindow *
find_open (DossierStore *store,
           const char   *table,
           gint64        id)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);
      DossierRecordWindow *self;

      if (!DOSSIER_IS_RECORD_WINDOW (window))
        continue;

      self = DOSSIER_RECORD_WINDOW (window);
      if (self->store == store && dossier_record_is_a (self->record, table) &&
          dossier_record_get_id (self->record) == id)
        return self;
    }

  return NULL;
}

/**
 * dossier_record_window_present:
 * @parent: where links in it lead to, and errors are said
 * @table: name of a table
 * @place: (nullable): where the focus goes, see dossier-typing.h
 */
void
dossier_record_window_present (GtkWindow    *parent,
                               DossierStore *store,
                               const char   *table,
                               gint64        id,
                               const char   *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) record = dossier_store_get (store, table, id, &error);
  DossierRecordWindow *self = find_open (store, table, id);

  if (record == NULL)
    {
      dossier_act_report (GTK_WIDGET (parent), error);
      return;
    }

  if (self == NULL)
    {
      self = g_object_new (DOSSIER_TYPE_RECORD_WINDOW, "transient-for", parent, "destroy-with-parent",
                           TRUE, "store", store, NULL);
      self->store = store;
      self->record = g_steal_pointer (&record);
      fill (self);
    }

  gtk_window_present (GTK_WINDOW (self));
  if (place != NULL && !dossier_form_focus (self->form, place))
    dossier_child_list_type_in (GTK_WIDGET (self), place);
}

static void
dossier_record_window_dispose (GObject *object)
{
  DossierRecordWindow *self = DOSSIER_RECORD_WINDOW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);

  G_OBJECT_CLASS (dossier_record_window_parent_class)->dispose (object);
}

static void
dossier_record_window_finalize (GObject *object)
{
  DossierRecordWindow *self = DOSSIER_RECORD_WINDOW (object);

  dossier_parts_free (self->parts);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (dossier_record_window_parent_class)->finalize (object);
}

static void
dossier_record_window_class_init (DossierRecordWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_record_window_dispose;
  object_class->finalize = dossier_record_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_record_window_close_request;
}

static void
dossier_record_window_init (DossierRecordWindow *self)
{
}
