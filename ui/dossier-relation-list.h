/* dossier-relation-list.h: what a programme is to other programmes, for editing. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-child-list.h"

G_BEGIN_DECLS

GtkWidget  *dossier_relation_list_new       (DossierStore   *store);

/* “Extends”, or seen from the other side “Extended by”. */
const char *dossier_relation_get_label      (DossierRecord  *relation,
                                             gboolean        is_from_other_side);

/* “planned, TBC”; (transfer full) */
char       *dossier_programme_dup_status    (DossierRecord  *programme);
void        dossier_relation_list_refresh   (GtkWidget      *list,
                                             DossierRecord  *programme);

G_END_DECLS
