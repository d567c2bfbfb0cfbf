/* dossier-test.h: what the tests of the data layer share. */
#pragma once

#include "dossier-edit.h"

G_BEGIN_DECLS

/* A temporary folder that is gone with everything in it at the end of its scope. */
typedef struct _DossierTestFolder DossierTestFolder;

DossierTestFolder *dossier_test_folder_new      (void);
char              *dossier_test_folder_dup_path (DossierTestFolder  *self,
                                                 const char         *name);
void               dossier_test_folder_free     (DossierTestFolder  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTestFolder, dossier_test_folder_free)

DossierStore  *dossier_test_open          (const char         *path,
                                           DossierStoreFlags   flags);
DossierStore  *dossier_test_new_store     (void);
DossierStore  *dossier_test_new_sample    (void);
DossierRecord *dossier_test_find          (DossierStore       *store,
                                           const char         *table,
                                           const char         *name);
DossierRecord *dossier_test_add           (DossierStore       *store,
                                           const char         *table,
                                           ...) G_GNUC_NULL_TERMINATED;
void           dossier_test_set           (DossierStore       *store,
                                           DossierRecord      *record,
                                           const char         *name,
                                           const char         *text);
void           dossier_test_delete        (DossierStore       *store,
                                           DossierRecord      *record);
DossierRecord *dossier_test_embed         (DossierStore       *store,
                                           const char         *file_name,
                                           GBytes             *content);
DossierRecord *dossier_test_embed_text    (DossierStore       *store,
                                           const char         *file_name,
                                           gsize               length);
void           dossier_test_undo          (DossierStore       *store);
void           dossier_test_redo          (DossierStore       *store);
guint          dossier_test_count         (DossierStore       *store,
                                           const char         *table);
char          *dossier_test_dup_snapshot  (DossierStore       *store);
void           dossier_test_assert_same   (const char         *snapshot,
                                           const char         *expected);
void           dossier_test_copy_file     (const char         *from,
                                           const char         *to,
                                           const char         *suffix);
void           dossier_test_look_into     (const char         *path);
char          *dossier_test_dup_checksum  (const char         *path);
void           dossier_test_assert_error  (GError            **error,
                                           DossierStoreError   code,
                                           const char         *sentence);
void           dossier_test_run_sql  (const char         *path,
                                           const char         *sql);

G_END_DECLS
