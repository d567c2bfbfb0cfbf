/* dossier-pdf.h: fact sheets as a PDF file. */
#pragma once

#include <gio/gio.h>

#include "dossier-sheet.h"

G_BEGIN_DECLS

/* Called after each sheet; on the thread that writes. */
typedef void (*DossierPdfProgress) (guint    n_done,
                                    guint    n_sheets,
                                    gpointer user_data);

/**
 * DossierPdfJob:
 * @path: the file to write; replaced as a whole, or not at all
 * @cancellable: (nullable)
 * @progress: (nullable)
 */
typedef struct
{
  const char         *path;
  GCancellable       *cancellable;
  DossierPdfProgress  progress;
  gpointer            user_data;
} DossierPdfJob;

gboolean dossier_pdf_write_fact_sheets (DossierStore               *store,
                                        GPtrArray                  *programmes,
                                        const DossierSheetOptions  *options,
                                        const DossierPdfJob        *job,
                                        GError                    **error);

G_END_DECLS
