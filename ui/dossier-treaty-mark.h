/* dossier-treaty-mark.h: what a country is to a treaty, as a shape: disc, half disc, ring, dashed ring. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-treaty.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_TREATY_MARK (dossier_treaty_mark_get_type ())
G_DECLARE_FINAL_TYPE (DossierTreatyMark, dossier_treaty_mark, DOSSIER, TREATY_MARK, GtkWidget)

GtkWidget *dossier_treaty_mark_new        (void);

/* @sentence: (nullable): tooltip and name, e.g. of dossier_treaty_status_dup_sentence(). */
void       dossier_treaty_mark_set        (DossierTreatyMark    *self,
                                           DossierTreatyStatus   status,
                                           const char           *sentence);

/* "● Party ◐ Signed ○ Invited" for above lists with marks. */
GtkWidget *dossier_treaty_mark_new_legend (void);

G_END_DECLS
