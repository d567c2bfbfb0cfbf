/* dossier-pills.h: a row of round buttons of which one is chosen: filters, languages. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property: "selected", the name of the chosen pill; notifies when a person chooses too. */
#define DOSSIER_TYPE_PILLS (dossier_pills_get_type ())
G_DECLARE_FINAL_TYPE (DossierPills, dossier_pills, DOSSIER, PILLS, GtkWidget)

#define DOSSIER_NO_COUNT -1

GtkWidget  *dossier_pills_new          (const char    *label);
void        dossier_pills_append       (DossierPills  *self,
                                        const char    *name,
                                        const char    *label);
void        dossier_pills_set_count    (DossierPills  *self,
                                        const char    *name,
                                        int            count);
const char *dossier_pills_get_selected (DossierPills  *self);
void        dossier_pills_set_selected (DossierPills  *self,
                                        const char    *name);

G_END_DECLS
