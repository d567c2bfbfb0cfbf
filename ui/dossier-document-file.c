/* dossier-document-file.c: the file of a document, or its address: opened, saved, added.
 *
 * A file is opened from a folder that nobody else can read and that is gone with the main window, so that
 * the program that shows it finds it as long as a person works; a program, or what may hold one, is not
 * opened at all, whoever put it there.
 */
#include "dossier-document-file.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-document.h"
#include "dossier-name.h"
#include "dossier-whole-file.h"

/* What the buttons are about; they keep it. */
typedef struct
{
  DossierStore  *store;
  DossierRecord *document;
} Subject;

static void
subject_free (Subject *self)
{
  g_object_unref (self->store);
  g_object_unref (self->document);
  g_free (self);
}

static void
set_subject (GtkWidget     *button,
             DossierStore  *store,
             DossierRecord *document)
{
  Subject *subject = g_new (Subject, 1);

  subject->store = g_object_ref (store);
  subject->document = g_object_ref (document);
  g_object_set_data_full (G_OBJECT (button), "dossier-subject", subject, (GDestroyNotify) subject_free);
}

static const Subject *
get_subject (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "dossier-subject");
}

static void
report (GtkWidget    *widget,
        const GError *error)
{
  gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

/* Opening */

static GtkWidget *
get_main_window (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  while (gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  return GTK_WIDGET (window);
}

/* A window with one record is closed sooner than the program that shows its file. */
static void
keep_folder (GtkWidget      *window,
             DossierScratch *folder)
{
  GPtrArray *opened = g_object_get_data (G_OBJECT (window), "dossier-opened");

  if (opened == NULL)
    {
      opened = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_scratch_free);
      g_object_set_data_full (G_OBJECT (window), "dossier-opened", opened,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  g_ptr_array_add (opened, folder);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    report (widget, error);
}

static void
launch (GtkWidget  *widget,
        const char *uri)
{
  GdkDisplay *display = gtk_widget_get_display (widget);
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (widget));
}

/* A file on its way from the portfolio to the disk, on a worker: a slow one takes a while, and the row of the
 * document may be made anew meanwhile, or its window closed. */
typedef struct
{
  GtkWidget      *window;
  GtkWidget      *main_window;
  GBytes         *content;
  char           *to;           /* a path, or the name in a folder of its own */
  DossierScratch *folder;       /* (nullable) */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->window);
  g_object_unref (self->main_window);
  g_bytes_unref (self->content);
  g_free (self->to);
  g_clear_pointer (&self->folder, dossier_scratch_free);
  g_free (self);
}

/* Where it is told what became of it. */
static GtkWidget *
get_place (const Writing *self)
{
  return gtk_widget_get_visible (self->window) ? self->window : self->main_window;
}

/* Takes @content and @to.  The program goes on until it is written, whatever is closed. */
static void
write_on_worker (GtkWidget           *button,
                 GBytes              *content,
                 char                *to,
                 GTaskThreadFunc      func,
                 GAsyncReadyCallback  done)
{
  g_autoptr (GTask) task = g_task_new (button, NULL, done, NULL);
  Writing *writing = g_new0 (Writing, 1);

  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  writing->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (button)));
  writing->main_window = g_object_ref (get_main_window (button));
  writing->content = content;
  writing->to = to;
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, func);
}

static void
end_writing (void)
{
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

/* Says why where there is none. */
static GBytes *
dup_content (GtkWidget     *button,
             const Subject *subject)
{
  g_autoptr (GError) error = NULL;
  GBytes *content = dossier_document_dup_content (subject->store, subject->document, &error);

  if (error != NULL)
    report (button, error);
  else if (content == NULL)
    gtk_widget_activate_action (button, "win.toast", "s",
                                _("The document is a link: no file is kept in the portfolio."));
  return content;
}

static void
unpack_in_thread (GTask        *task,
                  gpointer      button,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Writing *self = data;
  GError *error = NULL;
  GFile *file = dossier_document_unpack (self->content, self->to, &self->folder, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Of a portfolio that was closed meanwhile nobody waits to see anything. */
static void
unpacked_cb (GObject      *button,
             GAsyncResult *result,
             gpointer      data)
{
  Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (file == NULL)
    report (get_place (writing), error);
  else if (gtk_widget_get_visible (writing->main_window))
    {
      keep_folder (writing->main_window, g_steal_pointer (&writing->folder));
      launch (get_place (writing), uri);
    }
  end_writing ();
}

static void
open_file (GtkWidget     *button,
           const Subject *subject)
{
  g_autoptr (GBytes) content = dup_content (button, subject);
  g_autofree char *name = dossier_document_dup_file_name (subject->document);
  g_autofree char *sentence = NULL;

  if (content == NULL)
    return;

  if (!dossier_document_is_program (subject->document, content))
    {
      write_on_worker (button, g_steal_pointer (&content), g_steal_pointer (&name), unpack_in_thread,
                       unpacked_cb);
      return;
    }

  sentence = g_strdup_printf (_("“%s” is a program, or may hold one, and is not opened from here. Save it if "
                                "you trust where it comes from."), name);
  gtk_widget_activate_action (button, "win.toast", "s", sentence);
}

/* Only addresses of the web: another scheme may start anything. */
static void
open_cb (GtkWidget *button)
{
  const Subject *subject = get_subject (button);
  const char *website = dossier_record_get_text (subject->document, "website");
  g_autofree char *scheme = website != NULL ? g_uri_parse_scheme (website) : NULL;

  if (dossier_record_is_set (subject->document, "file_name"))
    open_file (button, subject);
  else if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0)
    launch (button, website);
  else
    gtk_widget_activate_action (button, "win.toast", "s",
                                _("The document has neither a file nor an address on the web"));
}

/* Saving a copy */

static void
save_in_thread (GTask        *task,
                gpointer      button,
                gpointer      data,
                GCancellable *cancellable)
{
  Writing *self = data;
  GError *error = NULL;

  if (dossier_whole_file_write (self->to, 0600, self->content, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *button,
          GAsyncResult *result,
          gpointer      data)
{
  Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (writing->to);
  g_autofree char *sentence = g_strdup_printf (_("A copy was saved as “%s”"), name);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    gtk_widget_activate_action (get_place (writing), "win.toast", "s", sentence);
  else
    dossier_act_warn (get_place (writing), _("The Copy Could Not Be Saved"), error->message);
  end_writing ();
}

static void
place_cb (GtkNativeDialog *chooser,
          int              response,
          gpointer         data)
{
  g_autoptr (GtkWidget) button = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  GBytes *content = NULL;

  if (response == GTK_RESPONSE_ACCEPT && path == NULL)
    gtk_widget_activate_action (button, "win.toast", "s",
                                _("A copy can only be saved to a folder of this computer or one that is "
                                  "mounted here. Choose another folder."));
  else if (response == GTK_RESPONSE_ACCEPT)
    content = dup_content (button, get_subject (button));
  if (content != NULL)
    write_on_worker (button, content, g_steal_pointer (&path), save_in_thread, saved_cb);
  g_object_unref (chooser);
}

static void
save_cb (GtkWidget *button)
{
  g_autofree char *name = dossier_document_dup_file_name (get_subject (button)->document);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Save a Copy"), GTK_WINDOW (gtk_widget_get_root (button)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (place_cb), g_object_ref (button));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkWidget *
make_button (const char *icon_name,
             const char *label,
             const char *title,
             GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *name = title != NULL ? g_strdup_printf ("%s: %s", label, title) : g_strdup (label);

  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  dossier_name_set (button, name);
  g_signal_connect (button, "clicked", callback, NULL);

  return button;
}

/**
 * dossier_document_buttons_new:
 * @title: (nullable): what the document is called, where it is one of several
 *
 * Returns: (transfer floating): what opens a document and saves a copy of its file
 */
GtkWidget *
dossier_document_buttons_new (DossierStore  *store,
                              DossierRecord *document,
                              const char    *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *open = make_button ("document-open-symbolic", C_("action", "Open"), title, G_CALLBACK (open_cb));
  GtkWidget *save = make_button ("document-save-symbolic", _("Save a Copy"), title, G_CALLBACK (save_cb));

  set_subject (open, store, document);
  set_subject (save, store, document);
  gtk_widget_set_visible (save, dossier_record_is_set (document, "file_name"));
  gtk_box_append (GTK_BOX (box), open);
  gtk_box_append (GTK_BOX (box), save);

  return box;
}

/* Choosing a file */

typedef struct
{
  GtkWidget           *widget;
  DossierFileCallback  chosen;
} Choice;

static void
choice_free (Choice *self)
{
  g_object_unref (self->widget);
  g_free (self);
}

static void
loaded_cb (GObject      *file,
           GAsyncResult *result,
           gpointer      data)
{
  Choice *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = dossier_document_read_finish (G_FILE (file), result, &error);
  g_autofree char *base_name = g_file_get_basename (G_FILE (file));
  g_autofree char *name = g_filename_display_name (base_name);

  if (content == NULL && gtk_widget_get_root (self->widget) != NULL)
    /* More than a line in a narrow window. */
    dossier_act_warn (self->widget, _("The File Could Not Be Added"), error->message);
  else if (content != NULL)
    self->chosen (self->widget, name, content);
  choice_free (self);
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int              response,
           Choice          *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      dossier_document_read_async (file, loaded_cb, self);
    }
  else
    choice_free (self);
  g_object_unref (chooser);
}

/**
 * dossier_document_choose_file:
 * @widget: kept until then
 * @chosen: (scope async): called where a file was chosen and could be read
 */
void
dossier_document_choose_file (GtkWidget           *widget,
                              DossierFileCallback  chosen)
{
  Choice *choice = g_new (Choice, 1);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Add a File"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Add"), _("_Cancel"));

  choice->widget = g_object_ref (widget);
  choice->chosen = chosen;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * dossier_document_add_file:
 * @widget: where it is said why it cannot be
 * @document: saved, or a new one
 *
 * Keeps a file with @document, as one edit.
 */
gboolean
dossier_document_add_file (GtkWidget     *widget,
                           DossierStore  *store,
                           DossierRecord *document,
                           const char    *file_name,
                           GBytes        *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Adding the file “%s”"), file_name, &error);
  gboolean ok = edit != NULL && dossier_document_embed (edit, document, file_name, content, &error);

  return dossier_act_finish (widget, edit, ok, &error);
}
