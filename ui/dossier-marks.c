/* dossier-marks.c: a set of record ids, kept sorted: 8 bytes each, also for a million of them. */
#include "dossier-marks.h"

struct _DossierMarks
{
  GArray *ids;
};

DossierMarks *
dossier_marks_new (void)
{
  DossierMarks *self = g_new0 (DossierMarks, 1);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
dossier_marks_free (DossierMarks *self)
{
  g_array_unref (self->ids);
  g_free (self);
}

guint
dossier_marks_count (DossierMarks *self)
{
  return self->ids->len;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* Where @id is or, if it is not there, belongs. */
static guint
find_place (DossierMarks *self,
            gint64        id)
{
  guint low = 0, high = self->ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->ids, gint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

gboolean
dossier_marks_has (DossierMarks *self,
                   gint64        id)
{
  guint place = find_place (self, id);

  return place < self->ids->len && g_array_index (self->ids, gint64, place) == id;
}

void
dossier_marks_add (DossierMarks *self,
                   gint64        id)
{
  if (!dossier_marks_has (self, id))
    g_array_insert_val (self->ids, find_place (self, id), id);
}

void
dossier_marks_remove (DossierMarks *self,
                      gint64        id)
{
  if (dossier_marks_has (self, id))
    g_array_remove_index (self->ids, find_place (self, id));
}

void
dossier_marks_clear (DossierMarks *self)
{
  g_array_set_size (self->ids, 0);
}

void
dossier_marks_append (DossierMarks *self,
                      gint64        id)
{
  g_array_append_val (self->ids, id);
}

void
dossier_marks_settle (DossierMarks *self)
{
  guint kept = 0;

  g_array_sort (self->ids, compare_ids);
  for (guint i = 0; i < self->ids->len; i++)
    if (kept == 0 || g_array_index (self->ids, gint64, i) != g_array_index (self->ids, gint64, kept - 1))
      g_array_index (self->ids, gint64, kept++) = g_array_index (self->ids, gint64, i);
  g_array_set_size (self->ids, kept);
}
