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
char     *dossier_rate_dup_note      (DossierStore     *store,
                                      const DossierSum *sum,
                                      const char       *language);
char     *dossier_rate_dup_total     (DossierStore     *store,
                                      const DossierSum *sum,
                                      const char       *language);

/* Several totals, each converted for itself, and all rates of them at the end. */
typedef struct _DossierConversion DossierConversion;

DossierConversion *
          dossier_conversion_new       (DossierStore      *store,
                                        const char        *language);
char     *dossier_conversion_dup_total (DossierConversion *self,
                                        const DossierSum  *sum);
char     *dossier_conversion_dup_rates (DossierConversion *self);
void      dossier_conversion_free      (DossierConversion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierConversion, dossier_conversion_free)

G_END_DECLS
