/* dossier-export-job.c: fact sheets written to PDF files on a worker. */
#include "dossier-export-job.h"

#include <glib/gi18n-lib.h>

#include "dossier-file-name.h"
#include "dossier-pdf.h"

/* The worker reads the programmes by their ids from a store of its own. */
typedef struct
{
  GArray              *ids;
  GPtrArray           *names;    /* of files */
  DossierSheetOptions  options;
  DossierExportKind    kind;
  char                *path;     /* of the file or the folder */
  guint                n_saved;  /* sheets that are in files */
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_array_unref (self->ids);
  g_ptr_array_unref (self->names);
  g_free (self->path);
  g_free (self);
}

/* A title as a part of a file name everywhere: what some system gives a meaning to becomes a dash. */
static char *
dup_plain_name (const char *title)
{
  g_autofree char *name = g_strdup (title != NULL ? title : "");

  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  if (*name == '.')
    *name = '-';

  return dossier_file_name_dup_safe (name, "-");
}

/**
 * dossier_export_dup_file_name:
 *
 * Returns: (transfer full): what the fact sheet of @programme is saved as
 */
char *
dossier_export_dup_file_name (DossierRecord *programme)
{
  g_autofree char *name = dup_plain_name (dossier_record_get_title (programme, NULL));

  /* Translators: the name of a file; %s is a programme */
  return g_strdup_printf (_("%s fact sheet.pdf"), name);
}

/* A name in the folder that no file has. */
static char *
dup_free_path (Export     *self,
               const char *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".pdf"));
  char *path = g_build_filename (self->path, name, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s (%u).pdf", stem, i);

      g_free (path);
      path = g_build_filename (self->path, numbered, NULL);
    }

  return path;
}

static GPtrArray *
load_programmes (Export        *self,
                 DossierStore  *store,
                 GError       **error)
{
  g_autoptr (GPtrArray) programmes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->ids->len; i++)
    {
      DossierRecord *programme = dossier_store_get (store, "programme", g_array_index (self->ids, gint64, i),
                                                    error);

      if (programme == NULL)
        return NULL;
      g_ptr_array_add (programmes, programme);
    }

  return g_steal_pointer (&programmes);
}

static void
sheet_done_cb (guint    n_done,
               guint    n_sheets,
               gpointer job)
{
  /* Whether it was cancelled is seen by the writer itself. */
  dossier_job_report (job, n_done, n_sheets, NULL);
}

static gboolean
write_document (Export        *self,
                DossierJob    *job,
                DossierStore  *store,
                GPtrArray     *programmes,
                GError       **error)
{
  const DossierPdfJob pdf = { self->path, dossier_job_get_cancellable (job), sheet_done_cb, job };

  if (!dossier_pdf_write_fact_sheets (store, programmes, &self->options, &pdf, error))
    return FALSE;

  self->n_saved = programmes->len;
  return TRUE;
}

static gboolean
write_files (Export        *self,
             DossierJob    *job,
             DossierStore  *store,
             GPtrArray     *programmes,
             GError       **error)
{
  for (guint i = 0; i < programmes->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autofree char *path = dup_free_path (self, g_ptr_array_index (self->names, i));
      const DossierPdfJob pdf = { path, dossier_job_get_cancellable (job), NULL, NULL };

      g_ptr_array_add (one, g_ptr_array_index (programmes, i));
      if (!dossier_job_report (job, i, programmes->len, error) ||
          !dossier_pdf_write_fact_sheets (store, one, &self->options, &pdf, error))
        return FALSE;
      self->n_saved++;
    }

  return TRUE;
}

static gboolean
export_sheets (DossierJob    *job,
               DossierStore  *store,
               gpointer       data,
               GError       **error)
{
  Export *self = data;
  g_autoptr (GPtrArray) programmes = load_programmes (self, store, error);

  if (programmes == NULL)
    return FALSE;

  return self->kind == DOSSIER_EXPORT_DOCUMENT ? write_document (self, job, store, programmes, error)
                                               : write_files (self, job, store, programmes, error);
}

/**
 * dossier_export_job_new:
 * @programmes: (element-type DossierRecord): at least one
 * @path: the file to replace, or the folder to write into
 *
 * Returns: (transfer full): a job that writes the fact sheets
 */
DossierJob *
dossier_export_job_new (GPtrArray                 *programmes,
                        const DossierSheetOptions *options,
                        DossierExportKind          kind,
                        const char                *path)
{
  Export *self = g_new0 (Export, 1);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->options = *options;
  self->kind = kind;
  self->path = g_strdup (path);

  for (guint i = 0; i < programmes->len; i++)
    {
      DossierRecord *programme = g_ptr_array_index (programmes, i);
      gint64 id = dossier_record_get_id (programme);

      g_array_append_val (self->ids, id);
      g_ptr_array_add (self->names, dossier_export_dup_file_name (programme));
    }

  return dossier_job_new (export_sheets, self, export_free);
}

/* How many sheets are in files, once the job has finished in whatever way. */
guint
dossier_export_job_get_n_saved (DossierJob *job)
{
  return ((const Export *) dossier_job_get_data (job))->n_saved;
}

guint
dossier_export_job_get_n_sheets (DossierJob *job)
{
  return ((const Export *) dossier_job_get_data (job))->ids->len;
}
