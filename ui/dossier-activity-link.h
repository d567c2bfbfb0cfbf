/* dossier-activity-link.h: a line for an activity of a component: held or ahead, title, date. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ACTIVITY_LINK (dossier_activity_link_get_type ())
G_DECLARE_FINAL_TYPE (DossierActivityLink, dossier_activity_link, DOSSIER, ACTIVITY_LINK, GtkWidget)

GtkWidget  *dossier_activity_link_new  (DossierStore         *store);

/* @link: a record of activity_component */
void        dossier_activity_link_show (DossierActivityLink  *self,
                                        DossierRecord        *link);

/* "dossier-check-symbolic" or "dossier-clock-symbolic"; @words: what that means. */
const char *dossier_activity_get_icon  (DossierRecord        *activity,
                                        const GDate          *as_of,
                                        const char          **words);

/* City and country, NULL if neither is known; (transfer full) */
char       *dossier_activity_dup_place (DossierStore         *store,
                                        DossierRecord        *activity);

/* “12–14 Jan 2016 · Sri Lanka”; (transfer full) */
char       *dossier_activity_dup_when_where (DossierStore    *store,
                                             DossierRecord   *activity);

G_END_DECLS
