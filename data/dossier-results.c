/* dossier-results.c: the components of a programme as a tree: an objective, its purposes, their components.
 *
 * A donor's words for the levels are records of their own; the tree follows only what contributes to what.
 */
#include "dossier-results.h"

/* What stands below @parent, each followed by what stands below it. */
static void
append_below (GArray    *results,
              GPtrArray *components,
              gint64     parent,
              guint      depth)
{
  guint number = 0;

  for (guint i = 0; i < components->len; i++)
    {
      DossierRecord *component = g_ptr_array_index (components, i);
      DossierResult result = { dossier_record_get_id (component), parent, depth, number + 1 };

      if (dossier_record_get_integer (component, "parent") != parent ||
          dossier_results_find (results, result.id, NULL) != NULL)
        continue;

      number++;
      g_array_append_val (results, result);
      append_below (results, components, result.id, depth + 1);
    }
}

static gboolean
contains (GPtrArray *components,
          gint64     id)
{
  for (guint i = 0; i < components->len; i++)
    if (dossier_record_get_id (g_ptr_array_index (components, i)) == id)
      return TRUE;

  return FALSE;
}

static void
append_top (GArray        *results,
            GPtrArray     *components,
            DossierRecord *component,
            guint         *number)
{
  DossierResult result = { dossier_record_get_id (component), 0, 0, 0 };

  if (dossier_results_find (results, result.id, NULL) != NULL)
    return;

  result.number = ++*number;
  g_array_append_val (results, result);
  append_below (results, components, result.id, 1);
}

/**
 * dossier_programme_get_results:
 *
 * What contributes to a component of another programme, or in a circle to itself, stands at the top:
 * nothing is left out.
 *
 * Returns: (transfer full) (element-type DossierResult): the components of @programme, each before
 *   those that contribute to it
 */
GArray *
dossier_programme_get_results (DossierStore *store,
                               gint64        programme)
{
  GArray *results = g_array_new (FALSE, FALSE, sizeof (DossierResult));
  g_autoptr (DossierQuery) query = dossier_query_new ("component");
  g_autoptr (GPtrArray) components = NULL;
  guint number = 0;

  dossier_query_match (query, "programme", programme);
  components = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; components != NULL && i < components->len; i++)
    {
      DossierRecord *component = g_ptr_array_index (components, i);

      if (!contains (components, dossier_record_get_integer (component, "parent")))
        append_top (results, components, component, &number);
    }
  for (guint i = 0; components != NULL && i < components->len; i++)
    append_top (results, components, g_ptr_array_index (components, i), &number);

  return results;
}

/**
 * dossier_results_find:
 * @place: (out) (optional): how many are before it
 *
 * Returns: (transfer none) (nullable): the result of the component @id
 */
const DossierResult *
dossier_results_find (GArray *results,
                      gint64  id,
                      guint  *place)
{
  for (guint i = 0; i < results->len; i++)
    {
      const DossierResult *result = &g_array_index (results, DossierResult, i);

      if (result->id != id)
        continue;

      if (place != NULL)
        *place = i;
      return result;
    }

  return NULL;
}

/* The result itself, or what it is below of, that stands beside @sibling. */
static const DossierResult *
find_beside (GArray              *results,
             const DossierResult *result,
             const DossierResult *sibling)
{
  while (result != NULL && result->parent != sibling->parent)
    result = dossier_results_find (results, result->parent, NULL);

  return result;
}

/**
 * dossier_results_find_place:
 * @places: how many lines further down it is to go, negative for up
 *
 * A component moves among those that contribute to the same, and takes along what is below it.
 *
 * Returns: the component whose place it takes, 0 if there is none
 */
gint64
dossier_results_find_place (GArray *results,
                            gint64  id,
                            int     places)
{
  guint from;
  const DossierResult *moved = dossier_results_find (results, id, &from);

  if (moved == NULL || places == 0)
    return 0;

  for (int i = (int) from + places; i >= 0 && i < (int) results->len; i += places < 0 ? -1 : 1)
    {
      const DossierResult *beside = find_beside (results, &g_array_index (results, DossierResult, i), moved);

      if (beside != NULL && beside != moved)
        return beside->id;
    }

  return 0;
}
