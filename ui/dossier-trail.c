/* dossier-trail.c: where the person has been: back and forth through records. */
#include "dossier-trail.h"

#define MOST_PLACES 200

struct _DossierTrail
{
  GArray *places;   /* DossierPlace */
  guint   current;
};

static void
place_clear (gpointer data)
{
  DossierPlace *place = data;

  g_weak_ref_clear (place->focus);
  g_free (place->focus);
}

DossierTrail *
dossier_trail_new (void)
{
  DossierTrail *self = g_new0 (DossierTrail, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (DossierPlace));
  g_array_set_clear_func (self->places, place_clear);
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
  place.focus = g_new (GWeakRef, 1);
  g_weak_ref_init (place.focus, NULL);
  g_array_append_val (self->places, place);
  self->current = self->places->len - 1;
}

void
dossier_trail_leave (DossierTrail *self,
                     gpointer      focus)
{
  if (self->places->len > 0)
    g_weak_ref_set (g_array_index (self->places, DossierPlace, self->current).focus, focus);
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
