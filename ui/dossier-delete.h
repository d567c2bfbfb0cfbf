/* dossier-delete.h: deleting a record, with another one in its place where it is used. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

void dossier_delete_record (GtkWidget     *widget,
                            DossierStore  *store,
                            DossierRecord *record);

G_END_DECLS
