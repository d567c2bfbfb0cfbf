/* dossier-trail.h: where the person has been: back and forth through records. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A record in a tab, the inner tab it was seen in, and what had the focus there. */
typedef struct
{
  const char *tab;    /* interned */
  gint64      id;     /* 0: no record */
  const char *inner;  /* interned, or NULL */
  GWeakRef   *focus;
} DossierPlace;

typedef struct _DossierTrail DossierTrail;

DossierTrail       *dossier_trail_new      (void);
void                dossier_trail_free     (DossierTrail  *self);
void                dossier_trail_visit    (DossierTrail  *self,
                                            const char    *tab,
                                            gint64         id,
                                            const char    *inner);

/* @focus: (nullable): what to go back to when this place is visited again, if it is still there. */
void                dossier_trail_leave    (DossierTrail  *self,
                                            gpointer       focus);
gboolean            dossier_trail_can_step (DossierTrail  *self,
                                            int            places);
const DossierPlace *dossier_trail_step     (DossierTrail  *self,
                                            int            places);

G_END_DECLS
