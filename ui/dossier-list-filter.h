/* dossier-list-filter.h: a popover to narrow a list by its fields, and to sort it. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/**
 * DossierListFilterItem:
 * @label: marked with N_()
 * @field: a link, choice or date of the table or of @through
 * @through: (nullable): a table that links to the listed one, and to what is chosen
 * @link: (nullable): that link of @through to the listed table
 * @narrow: (nullable): narrows to what has to do with a record on the day shown, or with any, if
 *   there is more to it than @through
 */
typedef struct
{
  const char *label;
  const char *field;
  const char *through;
  const char *link;
  void      (*narrow) (DossierQuery *query,
                       gint64        id,
                       const GDate  *day);
} DossierListFilterItem;

/**
 * DossierListFilterOrder:
 * @label: marked with N_()
 * @column: what to sort by; %NULL for the own order of the table
 */
typedef struct
{
  const char *label;
  const char *column;
  gboolean    is_descending;
} DossierListFilterOrder;

/* Signal: "changed". */
#define DOSSIER_TYPE_LIST_FILTER (dossier_list_filter_get_type ())
G_DECLARE_FINAL_TYPE (DossierListFilter, dossier_list_filter, DOSSIER, LIST_FILTER, GtkPopover)

/* @items ends with one without a label, @orders (nullable) likewise. */
GtkWidget *dossier_list_filter_new       (DossierStore                  *store,
                                          const char                    *table,
                                          const DossierListFilterItem   *items,
                                          const DossierListFilterOrder  *orders);
void       dossier_list_filter_apply     (DossierListFilter             *self,
                                          DossierQuery                  *query);
void       dossier_list_filter_sort      (DossierListFilter             *self,
                                          DossierQuery                  *query);
gboolean   dossier_list_filter_is_active (DossierListFilter             *self);
void       dossier_list_filter_clear     (DossierListFilter             *self);

/* What is chosen for an item, to be chosen again another day: an id, a code, a period as
 * typed; NULL for anything.  What does not exist any more is not chosen. */
char      *dossier_list_filter_dup_choice (DossierListFilter            *self,
                                           guint                         item);
void       dossier_list_filter_choose    (DossierListFilter             *self,
                                          guint                          item,
                                          const char                    *choice);

/* The id chosen for a link field, or 0. */
gint64     dossier_list_filter_get_link  (DossierListFilter             *self,
                                          const char                    *field);
guint      dossier_list_filter_get_order (DossierListFilter             *self);
void       dossier_list_filter_set_order (DossierListFilter             *self,
                                          guint                          order);

G_END_DECLS
