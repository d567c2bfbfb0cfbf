/* dossier-others.h: steps of the history that others took; for the files of data/ only. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

void     dossier_others_init      (DossierStore  *self);
void     dossier_others_clear     (DossierStore  *self);
void     dossier_others_look      (DossierStore  *self);
void     dossier_others_note_step (DossierStore  *self,
                                   gint64         id);
void     dossier_others_note_undo (DossierStore  *self,
                                   gint64         id,
                                   gboolean       undo);
gboolean dossier_others_check     (DossierStore  *self,
                                   gint64         id,
                                   gboolean       undo,
                                   GError       **error);

G_END_DECLS
