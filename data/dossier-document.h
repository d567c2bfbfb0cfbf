/* dossier-document.h: files that are kept inside the portfolio. */
#pragma once

#include "dossier-edit.h"
#include "dossier-scratch.h"

G_BEGIN_DECLS

/* Larger ones are better linked to: every backup copies the portfolio whole. */
#define DOSSIER_DOCUMENT_MOST_MEGABYTES 25

gboolean  dossier_document_embed         (DossierEdit    *edit,
                                          DossierRecord  *document,
                                          const char     *file_name,
                                          GBytes         *content,
                                          GError        **error);
GBytes   *dossier_document_dup_content   (DossierStore   *store,
                                          DossierRecord  *document,
                                          GError        **error);
char     *dossier_document_dup_file_name (DossierRecord  *document);
gboolean  dossier_document_is_program    (DossierRecord  *document,
                                          GBytes         *content);
gboolean  dossier_document_write         (DossierStore   *store,
                                          DossierRecord  *document,
                                          GFile          *file,
                                          GError        **error);
GFile    *dossier_document_unpack        (DossierStore   *store,
                                          DossierRecord  *document,
                                          DossierScratch **folder,
                                          GError        **error);

G_END_DECLS
