/* dossier-code-list.h: the lists of choices that an office may add to, rename and retire. */
#pragma once

#include "dossier-edit.h"

G_BEGIN_DECLS

const DossierField *dossier_code_list_get_field   (const char     *list);
DossierRecord      *dossier_code_list_dup_entry   (DossierStore   *store,
                                                   const char     *list,
                                                   const char     *code);
DossierRecord      *dossier_code_list_add         (DossierEdit    *edit,
                                                   const char     *list,
                                                   const char     *name,
                                                   GError        **error);
guint               dossier_code_list_count_users (DossierStore   *store,
                                                   const char     *list,
                                                   const char     *code);

/* For the description of table “code”. */
gboolean            dossier_code_list_guard       (DossierStore   *store,
                                                   DossierRecord  *record,
                                                   gboolean        is_deleted,
                                                   GError        **error);

G_END_DECLS
