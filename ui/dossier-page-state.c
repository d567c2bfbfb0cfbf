/* dossier-page-state.c: what a page looks like next time. */
#include "dossier-page-private.h"

/**
 * dossier_page_load_state:
 * @group: of @file
 *
 * Goes back to the pill and the order of last time; before the page is filled.
 */
void
dossier_page_load_state (DossierPage *self,
                         GKeyFile    *file,
                         const char  *group)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  const DossierPagePill *pills = dossier_page_get_kind (self)->pills;
  g_autofree char *pill = g_key_file_get_string (file, group, "pill", NULL);

  for (guint i = 0; pill != NULL && pills != NULL && pills[i].name != NULL; i++)
    if (g_str_equal (pills[i].name, pill))
      dossier_pills_set_selected (dossier_list_pane_get_pills (priv->list_pane), pill);
  dossier_list_filter_set_order (DOSSIER_LIST_FILTER (priv->filter),
                                 g_key_file_get_integer (file, group, "order", NULL));
  if (DOSSIER_PAGE_GET_CLASS (self)->load_state != NULL)
    DOSSIER_PAGE_GET_CLASS (self)->load_state (self, file, group);
}

void
dossier_page_save_state (DossierPage *self,
                         GKeyFile    *file,
                         const char  *group)
{
  DossierPagePrivate *priv = dossier_page_get_private (self);
  const char *pill = dossier_pills_get_selected (dossier_list_pane_get_pills (priv->list_pane));

  if (pill != NULL)
    g_key_file_set_string (file, group, "pill", pill);
  g_key_file_set_integer (file, group, "order",
                          dossier_list_filter_get_order (DOSSIER_LIST_FILTER (priv->filter)));
  if (DOSSIER_PAGE_GET_CLASS (self)->save_state != NULL)
    DOSSIER_PAGE_GET_CLASS (self)->save_state (self, file, group);
}

/* The choices of a filter are records of one portfolio: they are kept for each. */

static char *
dup_filter_key (DossierPage                 *self,
                const DossierListFilterItem *item)
{
  return g_strdup_printf ("%s by %s", dossier_page_get_kind (self)->table, item->field);
}

/**
 * dossier_page_load_filter:
 * @group: of @file, for this portfolio
 */
void
dossier_page_load_filter (DossierPage *self,
                          GKeyFile    *file,
                          const char  *group)
{
  const DossierListFilterItem *items = dossier_page_get_kind (self)->filters;

  for (guint i = 0; items[i].label != NULL; i++)
    {
      g_autofree char *key = dup_filter_key (self, &items[i]);
      g_autofree char *choice = g_key_file_get_string (file, group, key, NULL);

      if (choice != NULL)
        dossier_list_filter_choose (dossier_page_get_filter (self), i, choice);
    }
}

void
dossier_page_save_filter (DossierPage *self,
                          GKeyFile    *file,
                          const char  *group)
{
  const DossierListFilterItem *items = dossier_page_get_kind (self)->filters;

  for (guint i = 0; items[i].label != NULL; i++)
    {
      g_autofree char *key = dup_filter_key (self, &items[i]);
      g_autofree char *choice = dossier_list_filter_dup_choice (dossier_page_get_filter (self), i);

      if (choice != NULL)
        g_key_file_set_string (file, group, key, choice);
      else
        g_key_file_remove_key (file, group, key, NULL);
    }
}
