/* dossier-programme-view.h: the dossier of a programme: its heading and its inner tabs. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_PROGRAMME_VIEW (dossier_programme_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierProgrammeView, dossier_programme_view, DOSSIER, PROGRAMME_VIEW,
                      DossierRecordView)

/* Property: "tab": "summary", "components", "indicators", "activities", "funding", "countries". */
GtkWidget  *dossier_programme_view_new            (DossierStore          *store);
void        dossier_programme_view_set_record     (DossierProgrammeView  *self,
                                                   DossierRecord         *programme);
const char *dossier_programme_view_get_tab        (DossierProgrammeView  *self);
void        dossier_programme_view_set_tab        (DossierProgrammeView  *self,
                                                   const char            *tab);
gboolean    dossier_programme_view_step_tab       (DossierProgrammeView  *self,
                                                   int                    pages);

/* Opens the tab that has the field and puts the focus there. */
gboolean    dossier_programme_view_focus_field    (DossierProgrammeView  *self,
                                                   const char            *name);

/* Opens the Components tab with this one expanded. */
void        dossier_programme_view_show_component (DossierProgrammeView  *self,
                                                   gint64                 id);

/* Opens the Indicators tab and the cell of that name in the values of one of them. */
void        dossier_programme_view_type_at        (DossierProgrammeView  *self,
                                                   gint64                 indicator,
                                                   const char            *cell);

G_END_DECLS
