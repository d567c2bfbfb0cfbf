/* dossier-window-fields.c: leads to where something is typed: a field, a cell, the end of a list. */
#include "dossier-window-private.h"

#include "dossier-indicator-grid.h"
#include "dossier-lists-window.h"
#include "dossier-programme-view.h"
#include "dossier-record-window.h"
#include "dossier-typing.h"

/* In the tab of its record, or in a window. */
static void
open_field (DossierWindow *self,
            const char    *table,
            gint64         id,
            const char    *place)
{
  DossierPage *page = dossier_window_find_page (self, table);

  if (page == NULL || g_str_equal (table, "component") || g_str_equal (table, "organisation"))
    dossier_record_window_present (GTK_WINDOW (self), self->store, table, id, place);
  else if (dossier_page_open (page, id, NULL))
    {
      dossier_window_show_page (self, page);
      dossier_record_view_focus_field (dossier_page_get_record_view (page), place);
    }
}

static void
open_cell (DossierWindow *self,
           gint64         id,
           const char    *place)
{
  g_autoptr (DossierRecord) indicator = dossier_store_get (self->store, "indicator", id, NULL);
  DossierPage *page = dossier_window_find_page (self, "programme");

  if (indicator == NULL ||
      !dossier_page_open (page, dossier_record_get_integer (indicator, "programme"), NULL))
    return;

  dossier_window_show_page (self, page);
  dossier_programme_view_type_at (DOSSIER_PROGRAMME_VIEW (dossier_page_get_record_view (page)), id, place);
}

/**
 * dossier_window_open_field:
 * @target: a table, an id and a place, see dossier-typing.h
 */
void
dossier_window_open_field (GtkWidget  *widget,
                           const char *action,
                           GVariant   *target)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  const char *table, *place;
  gint64 id;

  g_variant_get (target, "(&sx&s)", &table, &id, &place);
  if (dossier_table_find (table) == NULL)
    return;

  dossier_trail_leave (self->trail, gtk_window_get_focus (GTK_WINDOW (self)));
  if (g_str_has_prefix (place, DOSSIER_GRID_PLACE))
    open_cell (self, id, place);
  else if (g_str_equal (table, "portfolio") && g_str_has_prefix (place, DOSSIER_TYPING_NEW))
    dossier_lists_window_present_list (GTK_WINDOW (self), self->store, place);
  else
    open_field (self, table, id, place);
}
