/* dossier-country-part.h: what a country takes part in, for the lists of its programmes,
 * activities and indicators. */
#pragma once

#include "dossier-child-list.h"

G_BEGIN_DECLS

/* Of a programme_country, or of a programme that works with a group of the country. */
void       dossier_country_show_programme  (DossierChildList *list,
                                            DossierChildRow  *row);
GPtrArray *dossier_country_find_programmes (DossierChildList *list,
                                            DossierRecord    *country);

/* Of an activity_country, or of an activity that the country hosts or that is for one of its groups. */
void       dossier_country_show_activity   (DossierChildList *list,
                                            DossierChildRow  *row);
GPtrArray *dossier_country_find_activities (DossierChildList *list,
                                            DossierRecord    *country);

/* Of an indicator that has been measured in the country by the day shown. */
void       dossier_country_show_indicator  (DossierChildList *list,
                                            DossierChildRow  *row);
GPtrArray *dossier_country_find_indicators (DossierChildList *list,
                                            DossierRecord    *country);

G_END_DECLS
