/* dossier-preferences.c: what a person may set once and for all portfolios. */
#include "dossier-preferences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dossier-author.h"
#include "dossier-name.h"

static void
applied_cb (AdwEntryRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (!dossier_author_set (gtk_editable_get_text (GTK_EDITABLE (row)), &error))
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);
      GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_PREFERENCES_WINDOW);

      adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), adw_toast_new (markup));
    }

  /* Nothing stands for the name of the account. */
  name = dossier_author_dup ();
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), name) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), name);
}

static GtkWidget *
make_author (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *name = dossier_author_dup ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("History"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Stands beside every step you take from now on."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Your name"));
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  dossier_name_entry_row (ADW_ENTRY_ROW (row), _("Your name"));
  g_signal_connect (row, "apply", G_CALLBACK (applied_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

void
dossier_preferences_present (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_author ()));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), _("Preferences"));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 320);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}
