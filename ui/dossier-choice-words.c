/* dossier-choice-words.c: the words of what is chosen, on two lines rather than without their end.
 *
 * AdwComboRow cuts them after 20 characters, and GtkDropDown makes its row as wide as they are.
 */
#include "dossier-choice-words.h"

/* The narrowest that words are broken to. */
#define LEAST_CHARACTERS 11

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  gtk_label_set_text (label, text);
  gtk_label_set_width_chars (label, MIN (g_utf8_strlen (text, -1), LEAST_CHARACTERS));
}

/**
 * dossier_choice_words_new:
 *
 * Returns: (transfer full): a factory for the items of a GtkStringList
 */
GtkListItemFactory *
dossier_choice_words_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
