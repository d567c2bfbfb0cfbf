/* dossier-pdf.c: fact sheets as a PDF file: tagged, with outline, metadata and links.
 *
 * One sheet is in memory at a time, and a failure leaves what was there before.
 */
#include "dossier-pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dossier-date.h"
#include "dossier-pdf-language.h"
#include "dossier-sheet-private.h"
#include "dossier-sheet-words.h"
#include "dossier-store-private.h"
#include "dossier-whole-file.h"

/* A document being written. */
typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
  guint            n_pages;
  GString         *names;    /* the short titles of all sheets */
  char            *title;    /* of the first sheet */
  char            *office;
} Document;

/* cairo writes through this, so that a full disk is an error with a reason. */
typedef struct
{
  int fd;
  int error;
} Output;

static cairo_status_t
write_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  Output *output = closure;

  if (output->error == 0)
    output->error = dossier_whole_file_put (output->fd, data, length);
  return output->error == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
document_open (Document                  *self,
               Output                    *output,
               const DossierSheetOptions *options)
{
  double width, height;

  dossier_paper_get_size (options->paper, &width, &height);
  self->surface = cairo_pdf_surface_create_for_stream (write_bytes, output, width, height);
  /* 1.4: the last with a plain cross-reference table, which dossier_pdf_set_language() adds to. */
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  self->cr = cairo_create (self->surface);
  self->names = g_string_new (NULL);

  /* One root for all pages: readers warn about several. */
  cairo_tag_begin (self->cr, "Document", NULL);
}

static void
document_clear (Document *self)
{
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_string_free (self->names, TRUE);
  g_free (self->title);
  g_free (self->office);
}

/* Same records, same day, same bytes: the file is as old as the day it shows. */
static void
set_metadata (Document                  *self,
              DossierStore              *store,
              const DossierSheetOptions *options,
              guint                      n_sheets)
{
  GDate as_of = options->as_of;
  g_autofree char *iso = NULL;
  g_autofree char *created = NULL;
  g_autofree char *title = NULL;
  g_autofree char *keywords = NULL;
  const char *subject;

  if (!g_date_valid (&as_of))
    dossier_store_get_as_of (store, &as_of);

  iso = dossier_day_to_iso (&as_of);
  created = g_strconcat (iso, "T00:00:00Z", NULL);
  title = n_sheets == 1 ? g_strdup_printf ("%s: %s", self->names->str,
                                           dossier_word (DOSSIER_WORD_SHEET, options->language))
                        : g_strdup (dossier_word (DOSSIER_WORD_SHEETS, options->language));
  subject = n_sheets == 1 && *self->title != '\0' ? self->title : self->names->str;
  keywords = g_strdup_printf ("%s, %s", dossier_word (DOSSIER_WORD_COOPERATION, options->language),
                              dossier_language_is_french (options->language) ? "fr" : "en");

  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_AUTHOR, self->office);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Dossier");
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

static int
add_outline (Document   *self,
             int         parent,
             const char *title,
             guint       page,
             double      y)
{
  /* Whole points: a decimal sign would depend on the locale. */
  g_autofree char *place = g_strdup_printf ("page=%u pos=[0 %d]", self->n_pages + page + 1, (int) y);

  return cairo_pdf_surface_add_outline (self->surface, parent, title, place,
                                        parent == CAIRO_PDF_OUTLINE_ROOT ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
}

static void
add_outlines (Document     *self,
              DossierSheet *sheet)
{
  int parent = add_outline (self, CAIRO_PDF_OUTLINE_ROOT, sheet->short_title, 0, 0);

  for (guint i = 0; i < sheet->plan->pages->len; i++)
    {
      GPtrArray *parts = g_ptr_array_index (sheet->plan->pages, i);

      for (guint j = 0; j < parts->len; j++)
        {
          const DossierPart *part = g_ptr_array_index (parts, j);

          if (part->block->title != NULL && !part->is_continued)
            add_outline (self, parent, part->block->title, i, part->y);
        }
    }
}

static void
add_sheet (Document     *self,
           DossierSheet *sheet)
{
  add_outlines (self, sheet);
  g_string_append_printf (self->names, "%s%s", self->names->len > 0 ? ", " : "", sheet->short_title);
  if (self->title == NULL)
    {
      self->title = g_strdup (sheet->title);
      self->office = g_strdup (sheet->office);
    }

  /* The last page stays open for the end of the root tag, which newer cairo would put on one more. */
  for (guint i = 0; i < dossier_sheet_get_n_pages (sheet); i++)
    {
      if (self->n_pages + i > 0)
        cairo_show_page (self->cr);
      dossier_sheet_draw_page (sheet, self->cr, i, DOSSIER_DRAW_TAGGED);
    }

  self->n_pages += dossier_sheet_get_n_pages (sheet);
}

static gboolean
write_sheets (Document                   *self,
              DossierStore               *store,
              GPtrArray                  *programmes,
              const DossierSheetOptions  *options,
              const DossierPdfJob        *job,
              GError                    **error)
{
  for (guint i = 0; i < programmes->len; i++)
    {
      g_autoptr (DossierSheet) sheet = NULL;

      if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
        return FALSE;

      sheet = dossier_sheet_new (store, g_ptr_array_index (programmes, i), options, error);
      if (sheet == NULL)
        return FALSE;

      add_sheet (self, sheet);
      if (cairo_status (self->cr) != CAIRO_STATUS_SUCCESS)
        break;
      if (job->progress != NULL)
        job->progress (i + 1, programmes->len, job->user_data);
    }

  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

/* Everything of the document, into a file that is already open. */
static gboolean
write_document (Output                     *output,
                DossierStore               *store,
                GPtrArray                  *programmes,
                const DossierSheetOptions  *options,
                const DossierPdfJob        *job,
                GError                    **error)
{
  const char *language = dossier_language_is_french (options->language) ? "fr" : "en-GB";
  Document document = { 0 };
  gboolean is_written;

  document_open (&document, output, options);
  is_written = write_sheets (&document, store, programmes, options, job, error);
  if (is_written)
    set_metadata (&document, store, options, programmes->len);

  cairo_tag_end (document.cr, "Document");
  cairo_surface_finish (document.surface);

  if (is_written && cairo_surface_status (document.surface) != CAIRO_STATUS_SUCCESS)
    is_written = dossier_store_set_write_error (job->path, output->error != 0 ? output->error : EIO, TRUE,
                                                error);
  /* EINVAL: another cairo writes files that cannot be added to this way; they are complete without. */
  if (is_written && !dossier_pdf_set_language (output->fd, language) && errno != EINVAL)
    is_written = dossier_store_set_write_error (job->path, errno, TRUE, error);

  document_clear (&document);
  return is_written;
}

/**
 * dossier_pdf_write_fact_sheets:
 * @programmes: (element-type DossierRecord): at least one programme
 * @options: paper, language and day, the same for all
 * @job: where to, and who waits
 * @error: in the domain of the store, or %G_IO_ERROR_CANCELLED
 *
 * Writes one document with the sheet of every programme, each with its own page
 * numbers and an entry in the outline.  Another file of that name is replaced, but
 * never a portfolio.  The same records on the same day give the same bytes.  May run on a worker with a
 * store of its own.
 *
 * Returns: whether the file is complete; if not, nothing of it is left
 */
gboolean
dossier_pdf_write_fact_sheets (DossierStore               *store,
                               GPtrArray                  *programmes,
                               const DossierSheetOptions  *options,
                               const DossierPdfJob        *job,
                               GError                    **error)
{
  g_autofree char *temporary = NULL;
  Output output = { 0 };

  g_return_val_if_fail (programmes->len > 0, FALSE);

  output.fd = dossier_whole_file_begin (job->path, 0666, &temporary, error);
  if (output.fd < 0)
    return FALSE;

  if (write_document (&output, store, programmes, options, job, error))
    return dossier_whole_file_finish (output.fd, temporary, job->path, error);

  close (output.fd);
  g_unlink (temporary);
  return FALSE;
}
