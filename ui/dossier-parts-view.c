/* dossier-parts-view.c: an inner tab with nothing but lists of what belongs to its record. */
#include "dossier-parts-view.h"

#include "dossier-pane.h"
#include "dossier-parts.h"

struct _DossierPartsView
{
  DossierRecordView  parent_instance;

  DossierParts      *parts;
};

G_DEFINE_FINAL_TYPE (DossierPartsView, dossier_parts_view, DOSSIER_TYPE_RECORD_VIEW)

static void
dossier_parts_view_refresh (DossierRecordView *view,
                            DossierRecord     *record,
                            const GDate       *as_of)
{
  dossier_parts_refresh (DOSSIER_PARTS_VIEW (view)->parts, record);
}

static gboolean
dossier_parts_view_focus (DossierRecordView *view,
                          const char        *name)
{
  return gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

/**
 * dossier_parts_view_new:
 * @tables: (array zero-terminated=1): names of tables whose owner is the programme to be shown
 */
GtkWidget *
dossier_parts_view_new (DossierStore       *store,
                        const char * const *tables)
{
  DossierPartsView *self = g_object_new (DOSSIER_TYPE_PARTS_VIEW, "store", store, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->parts = dossier_parts_new (store, GTK_BOX (box), tables, "programme");
  adw_bin_set_child (ADW_BIN (self), dossier_scroll_new (box, 820));

  /* What a row says may come from any other record. */
  g_signal_connect_object (store, "changed", G_CALLBACK (dossier_record_view_invalidate), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
dossier_parts_view_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_PARTS_VIEW (object)->parts, dossier_parts_free);

  G_OBJECT_CLASS (dossier_parts_view_parent_class)->finalize (object);
}

static void
dossier_parts_view_class_init (DossierPartsViewClass *klass)
{
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_parts_view_finalize;
  view_class->refresh = dossier_parts_view_refresh;
  view_class->focus = dossier_parts_view_focus;
}

static void
dossier_parts_view_init (DossierPartsView *self)
{
}
