/* dossier-page-several.c: what is selected in the list of a page, if it is more than one record. */
#include "dossier-page-private.h"

#include "dossier-several-view.h"

/**
 * dossier_page_dup_selected:
 *
 * Returns: (transfer full) (element-type gint64): the ids of the selected records, in the
 *   order of the list
 */
GArray *
dossier_page_dup_selected (DossierPage *self)
{
  return dossier_selection_dup_ids (dossier_page_get_private (self)->selection, G_MAXUINT);
}

char *
dossier_page_dup_count (DossierPage *self,
                        guint        n_records)
{
  return DOSSIER_PAGE_GET_CLASS (self)->dup_count (n_records);
}

/**
 * dossier_page_select_ids:
 *
 * Selects these records, as far as they are listed, and shows the first of them.
 */
void
dossier_page_select_ids (DossierPage  *self,
                         const gint64 *ids,
                         guint         n_ids)
{
  dossier_page_fill (self);
  dossier_selection_select_ids (dossier_page_get_private (self)->selection, ids, n_ids);
  dossier_page_scroll (self);
}

static DossierSeveralView *
get_several (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  GtkWidget *several = gtk_stack_get_child_by_name (priv->details, "several");

  if (several == NULL)
    {
      several = dossier_several_view_new (self);
      gtk_stack_add_named (priv->details, several, "several");
    }

  return DOSSIER_SEVERAL_VIEW (several);
}

/* Beside the list stands the record that is selected, or what can be done with several. */
void
dossier_page_show_several (DossierPage *self)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  gboolean is_several = dossier_selection_get_n_selected (priv->selection) > 1;

  if (is_several)
    dossier_several_view_refresh (get_several (self));
  gtk_stack_set_visible_child_name (priv->details, is_several ? "several" : "record");
}
