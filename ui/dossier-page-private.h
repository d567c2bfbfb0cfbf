/* dossier-page-private.h: what the files of the page share. */
#pragma once

#include "dossier-page.h"

G_BEGIN_DECLS

typedef struct
{
  DossierStore      *store;
  DossierList       *list;
  DossierSelection  *selection;

  AdwLeaflet        *leaflet;
  GtkWidget         *list_side;
  GtkWidget         *separator;
  GtkWidget         *record_side;
  DossierListPane   *list_pane;
  GtkWidget         *filter;
  GtkWidget         *view;
  DossierRecordView *record_view;
  GtkStack          *details;       /* "record", or "several" once that was needed */

  GHashTable        *bound;         /* GtkListItem on screen */
  GHashTable        *counting;      /* (nullable): what is being counted → GCancellable */
  guint              refresh_id;
  guint              last_position; /* of the record, in case it goes away */
  gboolean           is_filled;
  gboolean           is_count_stale; /* of the pills */
  gboolean           is_opening;    /* the filter is being cleared for a record */
} DossierPagePrivate;

DossierPagePrivate *dossier_page_get_private (DossierPage *self);

/* dossier-page-keys.c: the keys and the context menu of the list. */
void       dossier_page_add_keys     (DossierPage      *self,
                                      GtkWidget        *view);

/* dossier-page-order.c */
gboolean   dossier_page_may_reorder  (DossierPage      *self);
void       dossier_page_add_dragging (GtkListItem      *item);

/* dossier-page-rows.c */
GtkWidget *dossier_page_make_view    (DossierPage      *self);
void       dossier_page_show_item    (DossierPage      *self,
                                      GtkListItem      *item);
GtkWidget *dossier_page_find_row     (DossierPage      *self,
                                      DossierRecord    *record);
DossierRecord *dossier_page_find_record (DossierPage   *self,
                                      GtkWidget        *widget);
void       dossier_page_scroll       (DossierPage      *self);
gboolean   dossier_page_focus_row    (DossierPage      *self);

/* dossier-page-panes.c */
void       dossier_page_fill_leaflet (DossierPage      *self);
void       dossier_page_show_folded  (DossierPage      *self);
void       dossier_page_show_detail  (DossierPage      *self,
                                      gboolean          with_focus);
void       dossier_page_enter_detail (DossierPage      *self);
void       dossier_page_show_several (DossierPage      *self);
void       dossier_page_leave_list   (DossierPage      *self,
                                      GtkDirectionType  direction);

G_END_DECLS
