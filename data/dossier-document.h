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
void      dossier_document_read_async    (GFile               *file,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GBytes   *dossier_document_read_finish   (GFile          *file,
                                          GAsyncResult   *result,
                                          GError        **error);
GBytes   *dossier_document_dup_content   (DossierStore   *store,
                                          DossierRecord  *document,
                                          GError        **error);
char     *dossier_document_dup_file_name (DossierRecord  *document);
gboolean  dossier_document_is_program    (DossierRecord  *document,
                                          GBytes         *content);
GFile    *dossier_document_unpack        (GBytes         *content,
                                          const char     *file_name,
                                          DossierScratch **folder,
                                          GError        **error);

G_END_DECLS
