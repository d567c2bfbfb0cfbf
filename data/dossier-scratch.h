/* dossier-scratch.h: a folder for passing files that nobody else can read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Its path; it goes out of scope with everything in it. */
typedef char DossierScratch;

void            dossier_scratch_find_place (void);
void            dossier_scratch_keep_place (void);
DossierScratch *dossier_scratch_new  (GError         **error);
void            dossier_scratch_free (DossierScratch  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierScratch, dossier_scratch_free)

G_END_DECLS
