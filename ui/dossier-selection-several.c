/* dossier-selection-several.c: more than one selected record: ranges, all, and what is left of them. */
#include "dossier-selection-private.h"

guint
dossier_selection_get_n_selected (DossierSelection *self)
{
  return dossier_selection_is_several (self) ? dossier_marks_count (self->marks) : self->record != NULL;
}

gboolean
dossier_selection_has (DossierSelection *self,
                       DossierRecord    *record)
{
  return record == self->record ||
         (dossier_selection_is_several (self) &&
          dossier_marks_has (self->marks, dossier_record_get_id (record)));
}

/**
 * dossier_selection_dup_ids:
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type gint64): the ids of what is selected, in the order of the list
 */
GArray *
dossier_selection_dup_ids (DossierSelection *self,
                           guint             most)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_several = dossier_selection_is_several (self);
  guint n_items = is_several ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;

  for (guint i = 0; i < n_items && ids->len < most; i++)
    {
      gint64 id = dossier_list_get_id (self->list, i);

      if (dossier_marks_has (self->marks, id))
        g_array_append_val (ids, id);
    }

  if (!is_several && self->record != NULL)
    {
      gint64 id = dossier_record_get_id (self->record);

      g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * dossier_selection_select_ids:
 *
 * Selects these records, as far as they are in the list, and nothing else.
 */
void
dossier_selection_select_ids (DossierSelection *self,
                              const gint64     *ids,
                              guint             n_ids)
{
  dossier_marks_clear (self->marks);
  for (guint i = 0; i < n_ids; i++)
    dossier_marks_append (self->marks, ids[i]);
  dossier_marks_settle (self->marks);
  self->anchor = 0;
  dossier_selection_prune (self);
}

void
dossier_selection_select_all (DossierSelection *self)
{
  guint n_items;

  /* A long list may only now ask for the rest of its rows. */
  dossier_list_refresh (self->list, NULL);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  dossier_marks_clear (self->marks);
  for (guint i = 0; i < n_items; i++)
    if (dossier_selection_is_record (self, i))
      dossier_marks_append (self->marks, dossier_list_get_id (self->list, i));
  dossier_marks_settle (self->marks);
  dossier_selection_settle (self);
}

/* Selects all from the anchor to @position, and nothing else. */
static void
extend_to_position (DossierSelection *self,
                    guint             position)
{
  guint anchor = self->anchor != 0 ? dossier_list_find (self->list, self->anchor) : G_MAXUINT;

  if (anchor == G_MAXUINT)
    anchor = self->position != GTK_INVALID_LIST_POSITION ? self->position : position;

  dossier_marks_clear (self->marks);
  for (guint i = MIN (anchor, position); i <= MAX (anchor, position); i++)
    if (dossier_selection_is_record (self, i))
      dossier_marks_append (self->marks, dossier_list_get_id (self->list, i));
  dossier_marks_settle (self->marks);
  dossier_selection_move_to (self, position);
  dossier_selection_settle (self);
}

/**
 * dossier_selection_extend:
 * @records: how many records further down or, if negative, up
 *
 * Like dossier_selection_step(), but what lies between stays selected.
 */
void
dossier_selection_extend (DossierSelection *self,
                          int               records)
{
  guint target = dossier_selection_find_step (self, records);

  if (target != GTK_INVALID_LIST_POSITION)
    extend_to_position (self, target);
}

void
dossier_selection_extend_to (DossierSelection *self,
                             DossierRecord    *record)
{
  guint position = dossier_list_find (self->list, dossier_record_get_id (record));

  if (position != G_MAXUINT)
    extend_to_position (self, position);
}

/**
 * dossier_selection_prune:
 *
 * Forgets what is selected but no longer in the list; for when the list has come to rest.
 */
void
dossier_selection_prune (DossierSelection *self)
{
  g_autoptr (GArray) ids = NULL;

  if (dossier_marks_count (self->marks) == 0)
    return;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    if (dossier_marks_has (self->marks, dossier_list_get_id (self->list, i)))
      {
        gint64 id = dossier_list_get_id (self->list, i);

        g_array_append_val (ids, id);
      }

  dossier_marks_clear (self->marks);
  for (guint i = 0; i < ids->len; i++)
    dossier_marks_append (self->marks, g_array_index (ids, gint64, i));
  dossier_marks_settle (self->marks);
  dossier_selection_settle (self);
}
