/* dossier-export.c: from “PDF…” to files: where to, how many, how far. */
#include "dossier-export.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-count.h"
#include "dossier-export-job.h"
#include "dossier-progress.h"
#include "dossier-sheet-choice.h"

/* A wish on its way from question to question to the job. */
typedef struct
{
  GtkWindow         *parent;      /* (nullable): gone if the person closed it */
  DossierStore      *store;
  GPtrArray         *programmes;
  DossierExportKind  kind;
  char              *name;        /* of the file or folder, for people */
  DossierProgress   *progress;
} Wish;

static Wish *
wish_new (GtkWindow    *parent,
          DossierStore *store,
          GPtrArray    *programmes)
{
  Wish *self = g_new0 (Wish, 1);

  g_set_weak_pointer (&self->parent, parent);
  self->store = g_object_ref (store);
  self->programmes = g_ptr_array_ref (programmes);

  return self;
}

static void
wish_free (Wish *self)
{
  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->store);
  g_ptr_array_unref (self->programmes);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
toast (Wish       *self,
       const char *sentence)
{
  if (self->parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->parent), "win.toast", "s", sentence);
}

static void
warn (Wish         *self,
      const GError *error)
{
  if (self->parent != NULL)
    dossier_act_warn (GTK_WIDGET (self->parent), _("The PDF Could Not Be Saved"), error->message);
}

/* The job */

static char *
dup_outcome (Wish       *self,
             DossierJob *job,
             GError     *error)
{
  guint n_saved = dossier_export_job_get_n_saved (job);
  guint n_sheets = dossier_export_job_get_n_sheets (job);

  if (error == NULL && self->kind == DOSSIER_EXPORT_DOCUMENT)
    return g_strdup_printf (_("“%s” was saved"), self->name);

  if (error == NULL)
    /* Translators: %s is a folder */
    return g_strdup_printf (ngettext ("%u fact sheet was saved in “%s”",
                                      "%u fact sheets were saved in “%s”", n_saved),
                            n_saved, self->name);

  if (n_saved > 0)
    return g_strdup_printf (ngettext ("Cancelled: %u of %u fact sheet is in “%s”",
                                      "Cancelled: %u of %u fact sheets are in “%s”", n_sheets),
                            n_saved, n_sheets, self->name);

  return g_strdup (_("Cancelled: nothing was saved"));
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Wish) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *outcome = NULL;

  dossier_job_run_finish (DOSSIER_JOB (source), result, &error);
  g_clear_object (&self->progress);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      warn (self, error);
      return;
    }

  outcome = dup_outcome (self, DOSSIER_JOB (source), error);
  toast (self, outcome);
}

/* Takes @self over. */
static void
run_job (Wish       *self,
         const char *path)
{
  DossierSheetChoice *choice = dossier_sheet_choice_get (self->store);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DossierJob) job = dossier_export_job_new (self->programmes, &choice->options, self->kind, path);
  guint n_sheets = self->programmes->len;
  g_autofree char *heading = dossier_count_dup_words (ngettext ("Writing %u fact sheet",
                                                                "Writing %u fact sheets", n_sheets),
                                                      n_sheets);

  self->name = g_path_get_basename (path);
  self->progress = dossier_progress_new (self->parent, heading, cancellable);
  g_object_bind_property (job, "progress", self->progress, "fraction", G_BINDING_SYNC_CREATE);
  dossier_job_run_async (job, self->store, cancellable, finished_cb, self);
}

/* Where to */

static char *
dup_path (Wish  *self,
          GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL || self->kind == DOSSIER_EXPORT_FILES || g_str_has_suffix (path, ".pdf"))
    return g_steal_pointer (&path);

  return g_strconcat (path, ".pdf", NULL);
}

static void
place_chosen_cb (GtkNativeDialog *chooser,
                 int              response,
                 gpointer         data)
{
  g_autoptr (Wish) self = data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      path = dup_path (self, file);
      if (path != NULL)
        run_job (g_steal_pointer (&self), path);
      else
        toast (self,
               _("PDF files can only be saved to a folder of this computer or one that is mounted here"));
    }

  g_object_unref (chooser);
}

static char *
dup_suggestion (Wish *self)
{
  if (self->programmes->len > 1)
    return g_strdup (_("Fact sheets.pdf"));

  return dossier_export_dup_file_name (g_ptr_array_index (self->programmes, 0));
}

/* Takes @self over. */
static void
ask_where (Wish *self)
{
  gboolean is_document = self->kind == DOSSIER_EXPORT_DOCUMENT;
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (is_document ? _("Save as PDF") : _("Choose a Folder for the PDF Files"),
                                 self->parent,
                                 is_document ? GTK_FILE_CHOOSER_ACTION_SAVE
                                             : GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                 is_document ? _("_Save") : _("_Choose"), _("_Cancel"));
  g_autofree char *suggestion = dup_suggestion (self);

  if (is_document)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggestion);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (place_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* How many */

static void
kind_chosen_cb (AdwMessageDialog *dialog,
                const char       *response,
                gpointer          data)
{
  g_autoptr (Wish) self = data;

  if (g_str_equal (response, "cancel"))
    return;

  self->kind = g_str_equal (response, "files") ? DOSSIER_EXPORT_FILES : DOSSIER_EXPORT_DOCUMENT;
  ask_where (g_steal_pointer (&self));
}

/* Takes @self over. */
static void
ask_kind (Wish *self)
{
  guint n_sheets = self->programmes->len;
  g_autofree char *heading = dossier_count_dup_words (ngettext ("Save %u Fact Sheet as PDF",
                                                                "Save %u Fact Sheets as PDF", n_sheets),
                                                      n_sheets);
  GtkWidget *dialog = adw_message_dialog_new (self->parent, heading,
                                              _("Together in one document, or each in a file of its own?"));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "files", _("_A File Each"),
                                    "document", _("_One Document"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "document",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "document");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (kind_chosen_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dossier_export_fact_sheets (GtkWindow    *parent,
                            DossierStore *store,
                            GPtrArray    *programmes)
{
  Wish *self = wish_new (parent, store, programmes);

  if (programmes->len > 1)
    ask_kind (self);
  else
    ask_where (self);
}
