/* dossier-child-form.c: what most rows of a list expand to: a form, and a way to remove the record. */
#include "dossier-child-form.h"

#include <glib/gi18n-lib.h>

#include "dossier-name.h"
#include "dossier-used-by.h"

/* Removing by mouse; the keyboard has Delete. */
static void
remove_cb (GtkWidget *button)
{
  DossierChildList *list = DOSSIER_CHILD_LIST (gtk_widget_get_ancestor (button, DOSSIER_TYPE_CHILD_LIST));
  DossierChildRow *row = DOSSIER_CHILD_ROW (gtk_widget_get_ancestor (button, DOSSIER_TYPE_CHILD_ROW));

  dossier_child_list_remove (list, row);
}

GtkWidget *
dossier_remove_button_new (DossierStore *store)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove (Delete)"));
  dossier_name_set (button, _("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_visible (button, !dossier_store_is_read_only (store));
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), NULL);

  return button;
}

static GtkWidget *
make_uses (DossierStore  *store,
           DossierRecord *record)
{
  GtkWidget *uses = dossier_used_by_new (store, NULL);

  gtk_widget_set_margin_top (uses, 12);
  dossier_used_by_refresh (DOSSIER_USED_BY (uses), record);
  return uses;
}

GtkWidget *
dossier_child_form_new (DossierChildList      *list,
                        DossierChildRow       *row,
                        const DossierFormPage *page)
{
  DossierStore *store = dossier_child_list_get_store (list);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  DossierForm *form = dossier_form_new (store, page);
  GtkWidget *button = gtk_button_new_with_label (_("Remove"));

  dossier_form_set_record (form, dossier_child_row_get_record (row));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, !dossier_store_is_read_only (store));
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form));
  if (dossier_table_is_used (dossier_table_find (page->table)))
    gtk_box_append (GTK_BOX (box), make_uses (store, dossier_child_row_get_record (row)));
  gtk_box_append (GTK_BOX (box), button);

  return box;
}
