/* dossier-indicator-value.h: what one value of an indicator says: a number, words, yes, no or a date. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

gboolean dossier_indicator_value_guard      (DossierStore   *store,
                                             DossierRecord  *record,
                                             gboolean        is_deleted,
                                             GError        **error);
gboolean dossier_indicator_guard            (DossierStore   *store,
                                             DossierRecord  *record,
                                             gboolean        is_deleted,
                                             GError        **error);
gboolean dossier_indicator_value_is_known   (DossierRecord  *value);
gboolean dossier_indicator_value_get_amount (DossierStore   *store,
                                             DossierRecord  *value,
                                             const char     *rule,
                                             const GDate    *day,
                                             gint64         *millionths);

G_END_DECLS
