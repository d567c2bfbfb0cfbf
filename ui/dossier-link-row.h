/* dossier-link-row.h: a row that shows a record and opens it. */
#pragma once

#include <adwaita.h>

#include "dossier-treaty.h"

G_BEGIN_DECLS

/* Activating it opens the record: action "win.open-record" with (table, id) as "(sx)".
 * Signals, where it may be changed: "choose" (F2, the menu, or activating it while
 * empty), "clear" (Delete, the menu). */
#define DOSSIER_TYPE_LINK_ROW (dossier_link_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierLinkRow, dossier_link_row, DOSSIER, LINK_ROW, AdwActionRow)

GtkWidget *dossier_link_row_new          (const char           *title);

/* @target: (nullable): what opens, and for programmes the colour of the dot; @text: what is shown. */
void       dossier_link_row_show         (DossierLinkRow       *self,
                                          DossierRecord        *target,
                                          const char           *text);
void       dossier_link_row_set_note     (DossierLinkRow       *self,
                                          const char           *note);
void       dossier_link_row_set_treaty   (DossierLinkRow       *self,
                                          DossierTreatyStatus   status,
                                          const char           *sentence);
void       dossier_link_row_set_editable (DossierLinkRow       *self,
                                          gboolean              may_change,
                                          gboolean              may_clear);

/* The row owns @popover from then on and shows it below itself. */
void       dossier_link_row_set_popover  (DossierLinkRow       *self,
                                          GtkPopover           *popover);

G_END_DECLS
