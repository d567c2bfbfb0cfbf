/* dossier-chooser.h: a popover to choose a record: search, matches, “Create …”. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* Signals: "chosen" (gint64 id), "create" (const char *title), "backspace" in the empty entry. */
#define DOSSIER_TYPE_CHOOSER (dossier_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DossierChooser, dossier_chooser, DOSSIER, CHOOSER, GtkPopover)

GtkWidget     *dossier_chooser_new       (DossierStore        *store,
                                          const DossierTable  *table);

/* Only records that fit: those whose @link is @id; without an id, all. */
void           dossier_chooser_restrict  (DossierChooser      *self,
                                          const char          *link,
                                          gint64               id);

/* Not those already taken; @ids: (nullable) (element-type gint64). */
void           dossier_chooser_exclude   (DossierChooser      *self,
                                          GArray              *ids);
gboolean       dossier_chooser_can_create (const DossierTable *table);

G_END_DECLS
