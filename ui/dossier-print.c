/* dossier-print.c: fact sheets on paper.
 *
 * Sheets are laid out one at a time between two turns of the main loop, then drawn by
 * the same code as the preview and the PDF.  The paper of the printer decides: what is
 * neither A4 nor Letter gets the nearer of the two, made smaller if it has to be.
 */
#include "dossier-print.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dossier-scratch.h"
#include "dossier-sheet-choice.h"

/* What an operation prints, and how far it is. */
typedef struct
{
  DossierStore        *store;
  GPtrArray           *programmes;
  GPtrArray           *sheets;   /* of those laid out so far */
  guint                n_pages;
  DossierSheetOptions  options;
  GError              *error;
} Print;

static void
print_free (gpointer data)
{
  Print *self = data;

  g_object_unref (self->store);
  g_ptr_array_unref (self->programmes);
  g_ptr_array_unref (self->sheets);
  g_clear_error (&self->error);
  g_free (self);
}

/* A4 is narrow for its height, Letter is wide: the shape decides, whatever the size. */
static DossierPaperSize
find_nearest_paper (double width,
                    double height)
{
  DossierPaperSize nearest = DOSSIER_PAPER_A4;
  double least = G_MAXDOUBLE;

  for (DossierPaperSize size = 0; size < DOSSIER_N_PAPER_SIZES; size++)
    {
      double paper_width, paper_height, difference;

      dossier_paper_get_size (size, &paper_width, &paper_height);
      difference = fabs (paper_width / paper_height - width / height);
      if (difference < least)
        {
          least = difference;
          nearest = size;
        }
    }

  return nearest;
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Print             *self)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);

  g_ptr_array_set_size (self->sheets, 0);
  self->n_pages = 0;
  self->options.paper = find_nearest_paper (gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                                            gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS));
}

/* Called until it returns TRUE, with other work between: one sheet at a time. */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Print             *self)
{
  DossierRecord *programme = g_ptr_array_index (self->programmes, self->sheets->len);
  DossierSheet *sheet = dossier_sheet_new (self->store, programme, &self->options, &self->error);

  if (sheet == NULL)
    {
      gtk_print_operation_cancel (operation);
      return TRUE;
    }

  g_ptr_array_add (self->sheets, sheet);
  self->n_pages += dossier_sheet_get_n_pages (sheet);
  if (self->sheets->len < self->programmes->len)
    return FALSE;

  gtk_print_operation_set_n_pages (operation, self->n_pages);
  return TRUE;
}

static DossierSheet *
find_sheet (Print *self,
            guint *page)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      DossierSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (*page < dossier_sheet_get_n_pages (sheet))
        return sheet;
      *page -= dossier_sheet_get_n_pages (sheet);
    }

  return NULL;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page_number,
              Print             *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  guint page = page_number;
  DossierSheet *sheet = find_sheet (self, &page);
  double width, height, scale;

  if (sheet == NULL)
    return;

  /* A paper of the right size is printed to the point; printers round its size. */
  dossier_sheet_get_page_size (sheet, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  if (fabs (scale - 1) > 0.01)
    cairo_scale (cr, scale, scale);

  dossier_sheet_draw (sheet, cr, page);
}

static char *
dup_job_name (DossierStore *store,
              GPtrArray    *programmes)
{
  g_autofree char *title = NULL;

  if (programmes->len > 1)
    return g_strdup (_("Fact sheets"));

  title = dossier_store_dup_title (store, g_ptr_array_index (programmes, 0), NULL);
  /* Translators: the name of a printed or saved document; %s is a programme */
  return g_strdup_printf (_("%s fact sheet"), title);
}

/**
 * dossier_print_operation_new:
 * @programmes: (element-type DossierRecord): at least one
 *
 * Returns: (transfer full): an operation that prints the sheets one after the other
 */
GtkPrintOperation *
dossier_print_operation_new (DossierStore *store,
                             GPtrArray    *programmes)
{
  DossierSheetChoice *choice = dossier_sheet_choice_get (store);
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = dossier_sheet_choice_new_page_setup (choice);
  g_autofree char *name = NULL;
  Print *self;

  g_return_val_if_fail (programmes->len > 0, operation);

  self = g_new0 (Print, 1);
  self->store = g_object_ref (store);
  self->programmes = g_ptr_array_ref (programmes);
  self->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  self->options = choice->options;
  g_object_set_data_full (G_OBJECT (operation), "dossier-print", self, print_free);

  name = dup_job_name (store, programmes);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);

  return operation;
}

/* With a window */

static void
toast (GtkWindow  *parent,
       const char *sentence)
{
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", sentence);
}

static void
keep_settings (GtkPrintOperation *operation,
               Print             *self)
{
  DossierSheetChoice *choice = dossier_sheet_choice_get (self->store);

  g_set_object (&choice->settings, gtk_print_operation_get_print_settings (operation));
}

/* A cancelled operation has an error of its own if it was we who could not go on. */
static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         GtkWindow               *parent)
{
  Print *self = g_object_get_data (G_OBJECT (operation), "dossier-print");
  g_autoptr (GError) error = NULL;

  if (self->error != NULL)
    {
      toast (parent, self->error->message);
      return;
    }

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      keep_settings (operation, self);
      return;
    }

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  /* Translators: what the printing system says was wrong is added after this */
  g_prefix_error (&error, "%s ", _("The fact sheet could not be printed."));
  toast (parent, error->message);
}

void
dossier_print_fact_sheets (GtkWindow    *parent,
                           DossierStore *store,
                           GPtrArray    *programmes)
{
  g_autoptr (GtkPrintOperation) operation = dossier_print_operation_new (store, programmes);
  DossierSheetChoice *choice = dossier_sheet_choice_get (store);

  if (choice->settings != NULL)
    gtk_print_operation_set_print_settings (operation, choice->settings);

  /* What goes wrong, here or later, is told by "done". */
  dossier_scratch_keep_place ();
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
