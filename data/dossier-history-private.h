/* dossier-history-private.h: what the steps of the journal are found by. */
#pragma once

#include "dossier-database.h"
#include "dossier-history.h"

G_BEGIN_DECLS

char      *dossier_history_dup_words   (const char          *subject,
                                        const char          *author,
                                        GBytes              *changes,
                                        gint64              *n_removed);
gboolean   dossier_history_fill        (DossierDatabase     *database,
                                        GError             **error);
gboolean   dossier_history_prepare     (DossierDatabase     *database,
                                        GError             **error);
gboolean   dossier_journal_set_undone_aside (DossierDatabase *database,
                                             GError         **error);

G_END_DECLS
