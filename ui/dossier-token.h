/* dossier-token.h: a removable reference in a row of references. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-treaty.h"

G_BEGIN_DECLS

/* Signals: "open" (Enter or a click on it), "remove" (Delete, Backspace or its ×). */
#define DOSSIER_TYPE_TOKEN (dossier_token_get_type ())
G_DECLARE_FINAL_TYPE (DossierToken, dossier_token, DOSSIER, TOKEN, GtkWidget)

GtkWidget *dossier_token_new           (gint64               id,
                                        const char          *label,
                                        gboolean             is_removable);
gint64     dossier_token_get_id        (DossierToken        *self);
void       dossier_token_set_treaty    (DossierToken        *self,
                                        DossierTreatyStatus  status,
                                        const char          *sentence);

G_END_DECLS
