/* dossier-list-update.c: the rows of a list after something changed.
 *
 * Of a single row that changed only its place is looked for, since copying and comparing the ids of a
 * million others takes longer than all else about an edit.
 */
#include <string.h>

#include "dossier-list-private.h"

#define MAX_SPLICE 256

static DossierSection *
get_section (DossierList *self,
             guint        index)
{
  return g_ptr_array_index (self->sections, index);
}

/* Replaces rows of @section from @index on, and its heading, and says so. */
static void
splice (DossierList    *self,
        DossierSection *section,
        guint           index,
        guint           removed,
        const gint64   *added_ids,
        guint           added)
{
  gboolean was_headed = section->is_headed;
  guint position = dossier_list_find_start (self, section) + was_headed + index;

  if (removed == 0 && added == 0)
    return;

  if (removed > 0)
    g_array_remove_range (section->ids, index, removed);
  if (added > 0)
    g_array_insert_vals (section->ids, index, added_ids, added);
  section->is_headed = section->title != NULL && section->ids->len > 0;

  g_hash_table_remove_all (self->pages);
  g_list_model_items_changed (G_LIST_MODEL (self), position - (was_headed && !section->is_headed),
                              removed + (was_headed && !section->is_headed),
                              added + (section->is_headed && !was_headed));
}

/* Gives @section the ids in @fresh with as little noise as can be had cheaply. */
void
dossier_list_replace_ids (DossierList    *self,
                          DossierSection *section,
                          const GArray   *fresh)
{
  const gint64 *a = (gint64 *) (void *) section->ids->data;
  const gint64 *b = (gint64 *) (void *) fresh->data;
  guint n_a = section->ids->len;
  guint n_b = fresh->len;
  guint head = 0, tail = 0;
  guint removed, added;

  while (head < n_a && head < n_b && a[head] == b[head])
    head++;
  while (tail < n_a - head && tail < n_b - head && a[n_a - 1 - tail] == b[n_b - 1 - tail])
    tail++;
  removed = n_a - head - tail;
  added = n_b - head - tail;

  if (removed == 0 || added == 0 || (removed <= MAX_SPLICE && added <= MAX_SPLICE))
    splice (self, section, head, removed, b + head, added);
  else if (removed == added && memcmp (a + head + 1, b + head, (added - 1) * sizeof (gint64)) == 0)
    {
      splice (self, section, head, 1, NULL, 0);
      splice (self, section, head + added - 1, 0, b + head + added - 1, 1);
    }
  else if (removed == added && memcmp (a + head, b + head + 1, (added - 1) * sizeof (gint64)) == 0)
    {
      splice (self, section, head + removed - 1, 1, NULL, 0);
      splice (self, section, head, 0, b + head, 1);
    }
  else
    {
      /* In two steps on purpose: GTK looks at every item of a splice that
       * both removes and adds, and that would pull all rows from the file. */
      splice (self, section, head, removed, NULL, 0);
      splice (self, section, head, 0, b + head, added);
    }

  dossier_section_set_count (section, section->ids->len);
}

/* One row */

/* A row that goes a short way takes those between along, so that whatever looks at it hears of it once. */
static void
move_row (DossierList          *self,
          DossierSection       *section,
          gint64                id,
          const DossierRowMove *move)
{
  guint first = MIN (move->from, move->to);
  guint n_rows = MAX (move->from, move->to) - first + 1;

  if (move->from == move->to)
    return;

  if (move->from != DOSSIER_NO_ROW && move->to != DOSSIER_NO_ROW && n_rows <= MAX_SPLICE)
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_vals (rows, &g_array_index (section->ids, gint64, first), n_rows);
      g_array_remove_index (rows, move->from - first);
      g_array_insert_val (rows, move->to - first, id);
      splice (self, section, first, n_rows, (const gint64 *) (void *) rows->data, n_rows);
    }
  else
    {
      if (move->from != DOSSIER_NO_ROW)
        splice (self, section, move->from, 1, NULL, 0);
      if (move->to != DOSSIER_NO_ROW)
        splice (self, section, move->to, 0, &id, 1);
    }

  dossier_section_set_count (section, section->ids->len);
}

/* Returns: %FALSE, without having changed anything, if all rows have to be asked for */
static gboolean
place_row (DossierList *self,
           gint64       id)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_ref (self->sections);
  g_autofree DossierRowMove *moves = g_new0 (DossierRowMove, sections->len);

  for (guint i = 0; i < sections->len; i++)
    if (!dossier_section_find_move (get_section (self, i), self->store, id, &moves[i]))
      return FALSE;

  /* Whoever hears of a change may set other sections. */
  for (guint i = 0; i < sections->len && self->sections == sections; i++)
    move_row (self, g_ptr_array_index (sections, i), id, &moves[i]);

  return TRUE;
}

/* All rows */

static gboolean
ask_again (DossierList   *self,
           const GArray  *changed,
           GError       **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) sections = g_ptr_array_ref (self->sections);

  for (guint i = 0; i < sections->len; i++)
    {
      GArray *fresh = dossier_section_query (get_section (self, i), self->store, changed, error);

      if (fresh == NULL)
        return FALSE;
      g_ptr_array_add (all, fresh);
    }

  dossier_list_stop_completing (self);
  for (guint i = 0; i < sections->len && self->sections == sections; i++)
    {
      get_section (self, i)->is_open = TRUE;
      get_section (self, i)->is_complete = TRUE;
      dossier_list_replace_ids (self, get_section (self, i), g_ptr_array_index (all, i));
    }

  return TRUE;
}

/* Brings the rows up to date.
 *
 * @changed: (nullable): the ids of the rows that changed since, or %NULL if nobody knows
 *
 * Returns: %FALSE with @error if a query failed; the rows are then as before */
gboolean
dossier_list_update (DossierList   *self,
                     const GArray  *changed,
                     GError       **error)
{
  return (changed != NULL && changed->len == 1 && place_row (self, g_array_index (changed, gint64, 0))) ||
         ask_again (self, changed, error);
}
