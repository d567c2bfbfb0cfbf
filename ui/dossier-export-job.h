/* dossier-export-job.h: fact sheets written to PDF files on a worker. */
#pragma once

#include "dossier-job.h"
#include "dossier-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_EXPORT_DOCUMENT,  /* all sheets in one file */
  DOSSIER_EXPORT_FILES,     /* a file each, in a folder; what is there already is left alone */
} DossierExportKind;

DossierJob *dossier_export_job_new           (GPtrArray                  *programmes,
                                              const DossierSheetOptions  *options,
                                              DossierExportKind           kind,
                                              const char                 *path);
guint       dossier_export_job_get_n_saved   (DossierJob                 *job);
guint       dossier_export_job_get_n_sheets  (DossierJob                 *job);
char       *dossier_export_dup_file_name     (DossierRecord              *programme);

G_END_DECLS
