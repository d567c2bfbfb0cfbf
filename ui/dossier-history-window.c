/* dossier-history-window.c: the history of the portfolio or of a record in a window of its own. */
#include "dossier-history-window.h"

#include <glib/gi18n-lib.h>

#include "dossier-history-list.h"
#include "dossier-language.h"
#include "dossier-pane.h"
#include "dossier-side-window.h"

#define WIDTH 640

void
dossier_history_window_present (GtkWindow     *parent,
                                DossierStore  *store,
                                DossierRecord *record)
{
  DossierSideWindow *window = g_object_new (DOSSIER_TYPE_SIDE_WINDOW, "transient-for", parent,
                                            "destroy-with-parent", TRUE, "store", store, NULL);
  GtkWidget *list = dossier_history_list_new (store);
  g_autofree char *title = record != NULL
    ? dossier_store_dup_title (store, record, dossier_interface_language ()) : NULL;

  dossier_history_list_set_record (DOSSIER_HISTORY_LIST (list), record);
  dossier_side_window_set_title (window, _("History"), title);
  dossier_side_window_set_page (window, dossier_scroll_new (list, WIDTH));
  gtk_window_present (GTK_WINDOW (window));
}
