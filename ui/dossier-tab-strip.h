/* dossier-tab-strip.h: the inner tabs of a record: one button per page of a GtkStack. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-pills.h"

G_BEGIN_DECLS

/* Property: "stack".  Labels are the titles of its pages; scrolls when there is no room. */
#define DOSSIER_TYPE_TAB_STRIP (dossier_tab_strip_get_type ())
G_DECLARE_FINAL_TYPE (DossierTabStrip, dossier_tab_strip, DOSSIER, TAB_STRIP, GtkWidget)

GtkWidget *dossier_tab_strip_new       (GtkStack         *stack);
void       dossier_tab_strip_set_stack (DossierTabStrip  *self,
                                        GtkStack         *stack);
void       dossier_tab_strip_set_count (DossierTabStrip  *self,
                                        const char       *page,
                                        int               count);
gboolean   dossier_tab_strip_step      (DossierTabStrip  *self,
                                        int               pages);
gboolean   dossier_tab_strip_focus     (DossierTabStrip  *self);

G_END_DECLS
