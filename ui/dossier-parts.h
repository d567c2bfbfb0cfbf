/* dossier-parts.h: lists of what belongs to a record, made from tables: one after the other. */
#pragma once

#include "dossier-child-list.h"

G_BEGIN_DECLS

typedef struct _DossierParts DossierParts;

DossierParts *dossier_parts_new     (DossierStore        *store,
                                     GtkBox              *box,
                                     const char * const  *tables,
                                     const char          *target);
void          dossier_parts_refresh (DossierParts        *self,
                                     DossierRecord       *owner);
guint         dossier_parts_count   (DossierParts        *self);
void          dossier_parts_free    (DossierParts        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierParts, dossier_parts_free)

G_END_DECLS
