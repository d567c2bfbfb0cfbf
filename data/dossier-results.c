/* dossier-results.c: the components of a programme as a tree: an objective, its purposes, their components.
 *
 * A donor's words for the levels are records of their own; the tree follows only what contributes to what.
 * A file of a stranger may have it as deep and as wide as it likes: each component is looked at once, and no
 * function calls itself.
 */
#include "dossier-results.h"

#define NONE G_MAXUINT

/* Components by their place in the file. */
typedef struct
{
  gint64   id;
  gint64   level;
  guint    above;       /* what it contributes to, or NONE */
  guint    last_below;  /* of what contributes to it, or NONE */
  guint    before;      /* that contributes to the same, or NONE */
  guint    depth;
  guint    n_below;     /* that are listed */
  gboolean is_listed;
} Node;

static Node *
make_nodes (GPtrArray *components)
{
  Node *nodes = g_new0 (Node, components->len);
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < components->len; i++)
    {
      nodes[i].id = dossier_record_get_id (g_ptr_array_index (components, i));
      nodes[i].level = dossier_record_get_integer (g_ptr_array_index (components, i), "result_level");
      nodes[i].above = nodes[i].last_below = nodes[i].before = NONE;
      g_hash_table_insert (places, &nodes[i].id, &nodes[i]);
    }
  for (guint i = 0; i < components->len; i++)
    {
      gint64 parent = dossier_record_get_integer (g_ptr_array_index (components, i), "parent");
      Node *above = g_hash_table_lookup (places, &parent);

      if (above == NULL)
        continue;

      nodes[i].above = above - nodes;
      nodes[i].before = above->last_below;
      above->last_below = i;
    }

  return nodes;
}

/* Lists @node below what is listed already; at the top, if it is nowhere below that. */
static void
list_node (GArray *results,
           Node   *nodes,
           Node   *node,
           guint  *n_top)
{
  Node *above = node->above != NONE && nodes[node->above].is_listed ? &nodes[node->above] : NULL;
  DossierResult result = { node->id, 0, 0, 0, node->level };

  if (above != NULL)
    {
      node->depth = above->depth + 1;
      result.parent = above->id;
      result.depth = node->depth;
    }
  result.number = above != NULL ? ++above->n_below : ++*n_top;
  node->is_listed = TRUE;
  g_array_append_val (results, result);
}

/* @top, and what is below it, each followed by what is below that. */
static void
append (GArray *results,
        Node   *nodes,
        guint   top,
        guint  *n_top)
{
  g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (next, top);
  while (next->len > 0)
    {
      guint place = g_array_index (next, guint, next->len - 1);

      g_array_set_size (next, next->len - 1);
      if (nodes[place].is_listed)
        continue;

      list_node (results, nodes, &nodes[place], n_top);
      for (guint i = nodes[place].last_below; i != NONE; i = nodes[i].before)
        g_array_append_val (next, i);
    }
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
  g_autofree Node *nodes = NULL;
  guint n_top = 0;

  dossier_query_match (query, "programme", programme);
  components = dossier_store_query_records (store, query, NULL);
  if (components == NULL)
    return results;

  nodes = make_nodes (components);
  for (guint i = 0; i < components->len; i++)
    if (nodes[i].above == NONE)
      append (results, nodes, i, &n_top);
  for (guint i = 0; i < components->len; i++)
    append (results, nodes, i, &n_top);

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

static guint
get_depth (GArray *results,
           guint   place)
{
  return g_array_index (results, DossierResult, place).depth;
}

/* Up and down from @place to where something stands less deep than @depth: that is not below the same. */
static guint
find_start (GArray *results,
            guint   place,
            guint   depth)
{
  while (place > 0 && get_depth (results, place - 1) >= depth)
    place--;

  return place;
}

static guint
find_end (GArray *results,
          guint   place,
          guint   depth)
{
  while (place < results->len && get_depth (results, place) >= depth)
    place++;

  return place;
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
  gint64 to;

  if (moved == NULL || places == 0)
    return 0;

  to = (gint64) from + places;
  if (places > 0)
    to = MAX (to, find_end (results, from + 1, moved->depth + 1));
  if (to < find_start (results, from, moved->depth) || to >= find_end (results, from, moved->depth))
    return 0;

  while (get_depth (results, to) > moved->depth)
    to--;

  return g_array_index (results, DossierResult, to).id;
}
