/* dossier-members.h: the countries of a group, a programme or an indicator on a day. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

GArray   *dossier_group_list_countries     (DossierStore   *store,
                                            gint64          group,
                                            const GDate    *day,
                                            GError        **error);
GArray   *dossier_programme_list_countries (DossierStore   *store,
                                            gint64          programme,
                                            const GDate    *day,
                                            GError        **error);
GArray   *dossier_indicator_list_countries (DossierStore   *store,
                                            DossierRecord  *indicator,
                                            const GDate    *day,
                                            GError        **error);
gboolean  dossier_countries_contain        (GArray         *countries,
                                            gint64          country);

G_END_DECLS
