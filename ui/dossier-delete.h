/* dossier-delete.h: deleting records, with another one in the place of one that is used. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/**
 * DossierDeletion:
 * @table: name of the table of all of them
 * @ids: gint64
 * @count: “3 programmes”
 */
typedef struct
{
  const char *table;
  GArray     *ids;
  char       *count;
} DossierDeletion;

typedef void (*DossierDeleteCallback) (GtkWidget *window,
                                       gpointer   data);

void dossier_delete_record  (GtkWidget             *widget,
                             DossierStore          *store,
                             DossierRecord         *record);
void dossier_delete_several (GtkWidget             *widget,
                             DossierStore          *store,
                             const DossierDeletion *what,
                             DossierDeleteCallback  go_on,
                             gpointer               data,
                             GDestroyNotify         free);

G_END_DECLS
