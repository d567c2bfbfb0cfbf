/* dossier-trail.h: where the person has been: back and forth through records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A record in a tab, and the inner tab it was seen in. */
typedef struct
{
  const char *tab;    /* interned */
  gint64      id;     /* 0: no record */
  const char *inner;  /* interned, or NULL */
} DossierPlace;

typedef struct _DossierTrail DossierTrail;

DossierTrail       *dossier_trail_new      (void);
void                dossier_trail_free     (DossierTrail  *self);
void                dossier_trail_visit    (DossierTrail  *self,
                                            const char    *tab,
                                            gint64         id,
                                            const char    *inner);
gboolean            dossier_trail_can_step (DossierTrail  *self,
                                            int            places);
const DossierPlace *dossier_trail_step     (DossierTrail  *self,
                                            int            places);

G_END_DECLS
