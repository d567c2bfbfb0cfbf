/* dossier-section.c: a part of a list: a heading, a query, and the ids of its rows.
 *
 * What an edit did to the rows is found out without asking for all of them
 * again: the rows that changed are taken out, those that still belong here are
 * put back where the query's own order wants them.
 */
#include "dossier-list-private.h"

#include <string.h>

#include "dossier-store-private.h"

/* More than this at once, and asking for all rows is faster than looking for each. */
#define FEW_CHANGES 64

enum
{
  PROP_TITLE = 1,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierSection, dossier_section, G_TYPE_OBJECT)

/**
 * dossier_section_new:
 * @title: (nullable): the heading, or %NULL for rows without one
 * @query: (transfer full): the rows
 */
DossierSection *
dossier_section_new (const char   *title,
                     DossierQuery *query)
{
  static gint64 last_key = 0;
  DossierSection *self = g_object_new (DOSSIER_TYPE_SECTION, NULL);

  self->key = --last_key;
  self->title = g_strdup (title);
  self->query = query;

  return self;
}

const char *
dossier_section_get_title (DossierSection *self)
{
  return self->title;
}

DossierQuery *
dossier_section_get_query (DossierSection *self)
{
  return self->query;
}

/**
 * dossier_section_get_count:
 *
 * Returns: how many records the section has; of a long one that was just opened, how many
 *   are known yet
 */
guint
dossier_section_get_count (DossierSection *self)
{
  return self->count;
}

void
dossier_section_set_count (DossierSection *self,
                           guint           count)
{
  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/* Asking */

/* Fills a section that has no rows yet with as many as a first look needs. */
gboolean
dossier_section_open (DossierSection  *self,
                      DossierStore    *store,
                      GError         **error)
{
  g_autoptr (GArray) ids = dossier_query_run (self->query, store, DOSSIER_SECTION_FIRST_ROWS, error);

  if (ids == NULL)
    return FALSE;

  self->is_open = TRUE;
  self->is_complete = ids->len < DOSSIER_SECTION_FIRST_ROWS;
  self->is_headed = FALSE;
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&ids);
  return TRUE;
}

/* Where @id belongs among @ids, which are in order but for the one at @without, as if that were not
 * there: by halving, asking SQL each time. */
static gboolean
find_place (DossierSection *self,
            DossierStore   *store,
            const GArray   *ids,
            guint           without,
            gint64          id,
            guint          *place)
{
  guint low = 0, high = ids->len - (without != DOSSIER_NO_ROW);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 other = g_array_index (ids, gint64, middle < without ? middle : middle + 1);
      gboolean is_before;

      if (!dossier_query_compare (self->query, store, id, other, &is_before, NULL))
        return FALSE;

      if (is_before)
        high = middle;
      else
        low = middle + 1;
    }

  *place = low;
  return TRUE;
}

static GArray *
dup_without (const GArray *ids,
             const GArray *changed)
{
  GArray *rest = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len + changed->len);

  g_array_append_vals (rest, ids->data, ids->len);
  for (guint c = 0; c < changed->len; c++)
    for (guint i = 0; i < rest->len; i++)
      if (g_array_index (rest, gint64, i) == g_array_index (changed, gint64, c))
        {
          g_array_remove_index (rest, i);
          break;
        }

  return rest;
}

/**
 * dossier_section_query:
 * @changed: (nullable): the ids of the rows that changed since, or %NULL if nobody knows
 *
 * Returns: (transfer full): the ids of all rows as they should be now; @self stays as it is
 */
GArray *
dossier_section_query (DossierSection  *self,
                       DossierStore    *store,
                       const GArray    *changed,
                       GError         **error)
{
  g_autoptr (GArray) ids = NULL;

  if (changed == NULL || changed->len > FEW_CHANGES || !self->is_complete ||
      !dossier_query_is_by_row (self->query))
    return dossier_query_run (self->query, store, 0, error);

  ids = dup_without (self->ids, changed);
  for (guint i = 0; i < changed->len; i++)
    {
      gint64 id = g_array_index (changed, gint64, i);
      guint place;

      if (!dossier_query_includes (self->query, store, id))
        continue;

      /* Should the order not be known, because a row is gone, all are asked for. */
      if (!find_place (self, store, ids, DOSSIER_NO_ROW, id, &place))
        return dossier_query_run (self->query, store, 0, error);
      g_array_insert_val (ids, place, id);
    }

  return g_steal_pointer (&ids);
}

/**
 * dossier_section_find_move:
 * @id: the only row that changed
 * @move: (out): where it was, and where it belongs now; @self stays as it is
 *
 * Returns: %FALSE if that cannot be known without asking for all rows
 */
gboolean
dossier_section_find_move (DossierSection *self,
                           DossierStore   *store,
                           gint64          id,
                           DossierRowMove *move)
{
  *move = (DossierRowMove) { DOSSIER_NO_ROW, DOSSIER_NO_ROW };
  if (!self->is_complete || !dossier_query_is_by_row (self->query))
    return FALSE;

  for (guint i = 0; i < self->ids->len && move->from == DOSSIER_NO_ROW; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      move->from = i;

  return !dossier_query_includes (self->query, store, id) ||
         find_place (self, store, self->ids, move->from, id, &move->to);
}

/* Class */

static void
dossier_section_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  DossierSection *self = DOSSIER_SECTION (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_section_finalize (GObject *object)
{
  DossierSection *self = DOSSIER_SECTION (object);

  g_free (self->title);
  dossier_query_unref (self->query);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (dossier_section_parent_class)->finalize (object);
}

static void
dossier_section_class_init (DossierSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dossier_section_finalize;
  object_class->get_property = dossier_section_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_section_init (DossierSection *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}
