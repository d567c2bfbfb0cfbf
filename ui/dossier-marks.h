/* dossier-marks.h: a set of record ids: which rows of a list are selected together. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DossierMarks DossierMarks;

DossierMarks *dossier_marks_new      (void);
void          dossier_marks_free     (DossierMarks  *self);
guint         dossier_marks_count    (DossierMarks  *self);
gboolean      dossier_marks_has      (DossierMarks  *self,
                                      gint64         id);
void          dossier_marks_add      (DossierMarks  *self,
                                      gint64         id);
void          dossier_marks_remove   (DossierMarks  *self,
                                      gint64         id);
void          dossier_marks_clear    (DossierMarks  *self);

/* For many at once: append them in any order, then settle. */
void          dossier_marks_append   (DossierMarks  *self,
                                      gint64         id);
void          dossier_marks_settle   (DossierMarks  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMarks, dossier_marks_free)

G_END_DECLS
