/* dossier-sheet-choice.c: how papers of a portfolio are wanted: language, paper, printer. */
#include "dossier-sheet-choice.h"

#include "dossier-language.h"

static void
choice_free (gpointer data)
{
  DossierSheetChoice *self = data;

  g_clear_object (&self->settings);
  g_free (self);
}

/* Letter where the desktop's locale says so, A4 in the rest of the world. */
static DossierPaperSize
get_usual_paper (void)
{
  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? DOSSIER_PAPER_LETTER
                                                                            : DOSSIER_PAPER_A4;
}

/**
 * dossier_sheet_choice_get:
 *
 * Returns: (transfer none): what was chosen last for @store, to be read and changed
 */
DossierSheetChoice *
dossier_sheet_choice_get (DossierStore *store)
{
  DossierSheetChoice *self = g_object_get_data (G_OBJECT (store), "dossier-sheet-choice");

  if (self != NULL)
    return self;

  self = g_new0 (DossierSheetChoice, 1);
  self->options.language = dossier_interface_language ();
  self->options.paper = get_usual_paper ();
  g_date_clear (&self->options.as_of, 1);
  g_object_set_data_full (G_OBJECT (store), "dossier-sheet-choice", self, choice_free);

  return self;
}

/**
 * dossier_sheet_choice_new_page_setup:
 *
 * Returns: (transfer full): the chosen paper upright; sheets have margins of their own
 */
GtkPageSetup *
dossier_sheet_choice_new_page_setup (DossierSheetChoice *self)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (self->options.paper == DOSSIER_PAPER_LETTER
                                           ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);

  return setup;
}
