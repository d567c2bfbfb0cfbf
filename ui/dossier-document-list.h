/* dossier-document-list.h: the Documents tab of a programme: files, links and published figures. */
#pragma once

#include "dossier-record-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_DOCUMENT_LIST (dossier_document_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierDocumentList, dossier_document_list, DOSSIER, DOCUMENT_LIST, DossierRecordView)

gboolean dossier_document_list_add_file (DossierDocumentList  *self,
                                         const char           *file_name,
                                         GBytes               *content);

G_END_DECLS
