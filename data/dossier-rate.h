/* dossier-rate.h: dated exchange rates, and amounts in another currency by them. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

gboolean  dossier_rate_read          (DossierRecord  *rate,
                                      const char     *text,
                                      GError        **error);
char     *dossier_rate_dup_converted (DossierStore   *store,
                                      DossierRecord  *record,
                                      const char     *field,
                                      const char     *language);
char     *dossier_rate_dup_total     (DossierStore     *store,
                                      const DossierSum *sum,
                                      const char       *language);

G_END_DECLS
