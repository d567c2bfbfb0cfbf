/* dossier-empty-page.c: what stands in a tab that has nothing to show yet.
 *
 * It says what belongs here and what it is good for, and offers two ways to begin.
 */
#include "dossier-empty-page.h"

#include <glib/gi18n-lib.h>

#include "dossier-name.h"
#include "dossier-wrap.h"

/* Of the text, in characters. */
#define WIDTH 48

static void
add_cb (GtkWidget        *button,
        DossierChildList *list)
{
  dossier_empty_page_update (gtk_widget_get_ancestor (button, GTK_TYPE_STACK), FALSE);
  dossier_child_list_start_adding (list);
}

static GtkWidget *
make_buttons (DossierChildList *list,
              const char       *label,
              GtkWidget        *other_way)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *add = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (add), g_object_new (GTK_TYPE_LABEL, "label", label, "wrap", TRUE,
                                                        "justify", GTK_JUSTIFY_CENTER, NULL));
  dossier_name_set (add, label);
  gtk_widget_set_layout_manager (buttons, dossier_wrap_new (12));
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "pill");
  gtk_widget_add_css_class (add, "suggested-action");
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), list, 0);
  gtk_box_append (GTK_BOX (buttons), add);
  if (other_way != NULL)
    gtk_box_append (GTK_BOX (buttons), other_way);
  gtk_widget_set_visible (buttons, !dossier_store_is_read_only (dossier_child_list_get_store (list)));

  return buttons;
}

/* Adding happens in the list, be it by typing or by choosing. */
static void
adding_cb (DossierChildList *list,
           GtkStack         *stack)
{
  dossier_empty_page_update (GTK_WIDGET (stack),
                             dossier_child_list_get_n_rows (list) == 0 &&
                               !dossier_child_list_is_adding (list));
}

/* A label that wraps takes what it is given; the clamp gives it what it would like. */
static void
clamp_words (AdwClamp *clamp)
{
  int natural;

  gtk_widget_measure (adw_clamp_get_child (clamp), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural,
                      NULL, NULL);
  adw_clamp_set_maximum_size (clamp, natural);
  adw_clamp_set_tightening_threshold (clamp, natural);
}

static GtkWidget *
make_words (const char *words)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, "max-width-chars", WIDTH,
                                   "justify", GTK_JUSTIFY_CENTER, NULL);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "child", label, NULL);

  gtk_widget_add_css_class (clamp, "empty-words");
  g_signal_connect (clamp, "map", G_CALLBACK (clamp_words), NULL);
  return clamp;
}

/**
 * dossier_empty_status_new:
 * @title: translated, like @words
 * @buttons: what to begin with
 *
 * Returns: a status page with a text narrow enough to be read at a glance, not as wide as the page
 */
GtkWidget *
dossier_empty_status_new (const char *icon,
                          const char *title,
                          const char *words,
                          GtkWidget  *buttons)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_box_append (GTK_BOX (box), make_words (words));
  gtk_box_append (GTK_BOX (box), buttons);
  g_object_set (status, "icon-name", icon, "title", title, "child", box, NULL);
  gtk_widget_add_css_class (status, "compact");

  return status;
}

/**
 * dossier_empty_page_new:
 * @page: what is shown with at least one record, with @list somewhere in it
 * @other_way: (nullable): a button
 *
 * Returns: a stack, which follows what is typed in @list; after a refresh it is up
 *   to the caller to dossier_empty_page_update()
 */
GtkWidget *
dossier_empty_page_new (GtkWidget              *page,
                        DossierChildList       *list,
                        const DossierEmptyPage *empty,
                        GtkWidget              *other_way)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *status = dossier_empty_status_new (empty->icon, _(empty->title), _(empty->description),
                                                make_buttons (list, _(empty->add), other_way));

  gtk_stack_add_named (GTK_STACK (stack), page, "list");
  gtk_stack_add_named (GTK_STACK (stack), status, "empty");
  g_signal_connect_object (list, "adding-changed", G_CALLBACK (adding_cb), stack, 0);

  return stack;
}

void
dossier_empty_page_update (GtkWidget *stack,
                           gboolean   is_empty)
{
  gtk_stack_set_visible_child_name (GTK_STACK (stack), is_empty ? "empty" : "list");
}
