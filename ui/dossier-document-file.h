/* dossier-document-file.h: the file of a document, or its address: opened, saved, added. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* What becomes of a file that was chosen; @file_name is UTF-8 and without folders. */
typedef void (*DossierFileCallback) (GtkWidget  *widget,
                                     const char *file_name,
                                     GBytes     *content);

GtkWidget *dossier_document_buttons_new (DossierStore         *store,
                                         DossierRecord        *document,
                                         const char           *title);
void       dossier_document_choose_file (GtkWidget            *widget,
                                         DossierFileCallback   chosen);
gboolean   dossier_document_add_file    (GtkWidget            *widget,
                                         DossierStore         *store,
                                         DossierRecord        *document,
                                         const char           *file_name,
                                         GBytes               *content);

G_END_DECLS
