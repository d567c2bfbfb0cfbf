/* dossier-trail.c: where the person has been: back and forth through records. */
#include "dossier-trail.h"

#define MOST_PLACES 200

struct _DossierTrail
{
  GArray *places;   /* DossierPlace */
  guint   current;
};

DossierTrail *
dossier_trail_new (void)
{
  DossierTrail *self = g_new0 (DossierTrail, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (DossierPlace));
  return self;
}

void
dossier_trail_free (DossierTrail *self)
{
  g_array_unref (self->places);
  g_free (self);
}

/**
 * dossier_trail_visit:
 *
 * Adds a place after the current one; what lay before it is forgotten.  The place one
 * is at already is no visit.
 */
void
dossier_trail_visit (DossierTrail *self,
                     const char   *tab,
                     gint64        id,
                     const char   *inner)
{
  DossierPlace place = { g_intern_string (tab), id, g_intern_string (inner) };

  if (self->places->len > 0)
    {
      const DossierPlace *here = &g_array_index (self->places, DossierPlace, self->current);

      if (here->tab == place.tab && here->id == place.id && here->inner == place.inner)
        return;
      g_array_set_size (self->places, self->current + 1);
    }

  if (self->places->len == MOST_PLACES)
    g_array_remove_index (self->places, 0);
  g_array_append_val (self->places, place);
  self->current = self->places->len - 1;
}

gboolean
dossier_trail_can_step (DossierTrail *self,
                        int           places)
{
  gint64 target = (gint64) self->current + places;

  return target >= 0 && target < self->places->len;
}

/**
 * dossier_trail_step:
 *
 * Returns: (nullable): the place so many steps on or, if negative, back
 */
const DossierPlace *
dossier_trail_step (DossierTrail *self,
                    int           places)
{
  if (!dossier_trail_can_step (self, places))
    return NULL;

  self->current += places;
  return &g_array_index (self->places, DossierPlace, self->current);
}
