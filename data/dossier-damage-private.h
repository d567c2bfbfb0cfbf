/* dossier-damage-private.h: for the files that look for damage. */
#pragma once

#include "dossier-damage.h"
#include "dossier-store-private.h"

G_BEGIN_DECLS

/* A search for damage under way. */
typedef struct
{
  DossierStore    *store;       /* NULL where only the structure is looked at */
  DossierDatabase *database;
  GCancellable    *cancellable;
  GPtrArray       *damages;
} DossierDamageRun;

void        dossier_damage_free       (DossierDamage      *self);
gboolean    dossier_damage_is_over    (DossierDamageRun   *self);
void        dossier_damage_add        (DossierDamageRun   *self,
                                       DossierDamageKind   kind,
                                       const char         *table,
                                       gint64              record,
                                       char               *sentence);
void        dossier_damage_add_value  (DossierDamageRun   *self,
                                       DossierDamageKind   kind,
                                       const char         *table,
                                       gint64              record,
                                       const char         *column);
const char *dossier_damage_get_plural (const char         *table);
char       *dossier_damage_dup_name   (DossierDamageRun   *self,
                                       const char         *table,
                                       gint64              record);
void        dossier_damage_tell       (DossierDamageRun   *self,
                                       const char         *table,
                                       char               *sentence,
                                       const char         *finding);
void        dossier_damage_let_cancel (DossierDatabase    *database,
                                       GCancellable       *cancellable);
void        dossier_damage_structure  (DossierDamageRun   *self);
char       *dossier_damage_dup_structure (DossierDatabase *database);
DossierDatabase *
            dossier_damage_copy_file  (DossierDatabase    *database,
                                       GCancellable       *cancellable);
void        dossier_damage_values     (DossierDamageRun   *self);
void        dossier_damage_schema     (DossierDamageRun   *self);
gboolean    dossier_damage_is_described (DossierDatabase  *database);
void        dossier_damage_search     (DossierDamageRun   *self);

G_END_DECLS
