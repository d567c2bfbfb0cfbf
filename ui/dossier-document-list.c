/* dossier-document-list.c: the Documents tab of a programme: files, links and published figures.
 *
 * A file is opened from a folder that nobody else can read and that is gone with the tab; a program, or
 * what may hold one, is not opened at all, whoever put it there.
 */
#include "dossier-document-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-child-form.h"
#include "dossier-child-list.h"
#include "dossier-document.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-parts.h"

struct _DossierDocumentList
{
  DossierRecordView  parent_instance;

  DossierChildList  *documents;
  DossierParts      *figures;
  GPtrArray         *opened;  /* DossierScratch: folders of files that were opened */
};

G_DEFINE_FINAL_TYPE (DossierDocumentList, dossier_document_list, DOSSIER_TYPE_RECORD_VIEW)

static void
report (GtkWidget    *widget,
        const GError *error)
{
  gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static DossierDocumentList *
get_list (GtkWidget *widget)
{
  return DOSSIER_DOCUMENT_LIST (gtk_widget_get_ancestor (widget, DOSSIER_TYPE_DOCUMENT_LIST));
}

static DossierRecord *
get_document (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, DOSSIER_TYPE_CHILD_ROW);

  return dossier_child_row_get_record (DOSSIER_CHILD_ROW (row));
}

/* Opening */

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

static void
open_file (GtkWidget     *widget,
           DossierRecord *document)
{
  DossierDocumentList *self = get_list (widget);
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = dossier_document_dup_content (store, document, &error);
  g_autoptr (DossierScratch) folder = NULL;
  g_autoptr (GFile) file = NULL;

  if (content != NULL && dossier_document_is_program (document, content))
    {
      g_autofree char *name = dossier_document_dup_file_name (document);
      g_autofree char *sentence = g_strdup_printf (_("“%s” is a program, or may hold one, and is not opened "
                                                     "from here. Save it if you trust where it comes "
                                                     "from."), name);

      gtk_widget_activate_action (widget, "win.toast", "s", sentence);
      return;
    }

  file = content != NULL ? dossier_document_unpack (store, document, &folder, &error) : NULL;
  if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_ptr_array_add (self->opened, g_steal_pointer (&folder));
      launch (widget, uri);
    }
  if (error != NULL)
    report (widget, error);
}

/* Only addresses of the web: another scheme may start anything. */
static void
open_cb (GtkWidget *button)
{
  DossierRecord *document = get_document (button);
  const char *website = dossier_record_get_text (document, "website");
  g_autofree char *scheme = website != NULL ? g_uri_parse_scheme (website) : NULL;

  if (dossier_record_is_set (document, "file_name"))
    open_file (button, document);
  else if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0)
    launch (button, website);
  else
    gtk_widget_activate_action (button, "win.toast", "s",
                                _("The document has neither a file nor an address on the web"));
}

/* Saving a copy */

static void
saved_cb (GtkNativeDialog *chooser,
          int              response,
          gpointer         data)
{
  g_autoptr (GtkWidget) button = data;
  DossierDocumentList *self = get_list (button);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  /* The row may be gone by now. */
  if (response == GTK_RESPONSE_ACCEPT && self != NULL)
    {
      DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (self));

      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      if (!dossier_document_write (store, get_document (button), file, &error))
        report (button, error);
    }
  g_object_unref (chooser);
}

static void
save_cb (GtkWidget *button)
{
  g_autofree char *name = dossier_document_dup_file_name (get_document (button));
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Save a Copy"), GTK_WINDOW (gtk_widget_get_root (button)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (saved_cb), g_object_ref (button));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Rows */

static GtkWidget *
make_button (const char *icon_name,
             const char *label,
             const char *title,
             GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);

  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  dossier_name_set (button, name);
  g_signal_connect (button, "clicked", callback, NULL);

  return button;
}

static GtkWidget *
make_buttons (DossierRecord *document,
              const char    *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (box), make_button ("document-open-symbolic", C_("action", "Open"), title,
                                              G_CALLBACK (open_cb)));
  if (dossier_record_is_set (document, "file_name"))
    gtk_box_append (GTK_BOX (box), make_button ("document-save-symbolic", _("Save a Copy"), title,
                                                G_CALLBACK (save_cb)));

  return box;
}

/* “Report · Mar 2014 · 1.2 MB” */
static char *
dup_subtitle (DossierStore  *store,
              DossierRecord *document)
{
  const char *language = dossier_interface_language ();
  g_autofree char *what = dossier_store_dup_display (store, document, "kind", language);
  g_autofree char *date = dossier_store_dup_display (store, document, "date", language);
  const char *website = dossier_record_get_text (document, "website");
  g_autofree char *size = dossier_record_is_set (document, "size")
                          ? g_format_size (dossier_record_get_integer (document, "size")) : NULL;
  const char *parts[] = { what, date, size != NULL ? size : website };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);

  return g_string_free (text, FALSE);
}

static void
show_document (DossierChildList *list,
               DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *document = dossier_child_row_get_record (row);
  g_autofree char *title = dossier_store_dup_title (store, document, dossier_interface_language ());
  g_autofree char *subtitle = dup_subtitle (store, document);

  dossier_child_row_set_text (row, title, *subtitle != '\0' ? subtitle : NULL);
  dossier_child_row_set_suffix (row, make_buttons (document, title));
}

static const DossierFormGroup groups[] = {
  { NULL, DOSSIER_GROUP_LANGUAGES,
    { { "title" }, { "kind" }, { "date" }, { "website" }, { "file_name", DOSSIER_ROW_READ_ONLY },
      { "language" }, { "note" } } },
  { N_("What it is about"), 0, { { "agreement" }, { "activity" }, { "organisation" }, { "country" } } },
};

static const DossierFormPage page = { "document", groups, G_N_ELEMENTS (groups) };

static GtkWidget *
open_document (DossierChildList *list,
               DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &page);
}

static const DossierChildKind kind = {
  .table = "document",
  .owner = "programme",
  .heading = N_("Documents"),
  .empty = N_("No documents yet: add a file, or a link by its title"),
  .adds = "title",
  .add = N_("Adding a document to “%s”"),
  .flags = DOSSIER_CHILD_OPENS,
  .show = show_document,
  .open = open_document,
};

/* Adding a file */

/**
 * dossier_document_list_add_file:
 *
 * Keeps a file with the programme that is shown, as one edit; says why where it cannot.
 */
gboolean
dossier_document_list_add_file (DossierDocumentList *self,
                                const char          *file_name,
                                GBytes              *content)
{
  DossierRecordView *view = DOSSIER_RECORD_VIEW (self);
  DossierStore *store = dossier_record_view_get_store (view);
  g_autoptr (DossierRecord) document = dossier_record_new (dossier_table_find ("document"));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Adding the file “%s”"), file_name, &error);
  gboolean ok;

  dossier_record_set_link (document, "programme",
                           dossier_record_get_id (dossier_record_view_get_record (view)));
  ok = edit != NULL && dossier_document_embed (edit, document, file_name, content, &error);

  return dossier_act_finish (GTK_WIDGET (self), edit, ok, &error);
}

static void
loaded_cb (GObject      *file,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DossierDocumentList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_file_load_bytes_finish (G_FILE (file), result, NULL, &error);
  g_autofree char *base_name = g_file_get_basename (G_FILE (file));
  g_autofree char *name = g_filename_display_name (base_name);

  if (content == NULL)
    report (GTK_WIDGET (self), error);
  else if (dossier_record_view_get_record (DOSSIER_RECORD_VIEW (self)) != NULL)
    dossier_document_list_add_file (self, name, content);
}

static void
chosen_cb (GtkNativeDialog     *chooser,
           int                  response,
           DossierDocumentList *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_file_load_bytes_async (file, NULL, loaded_cb, g_object_ref (self));
    }
  g_object_unref (chooser);
}

static void
add_file_cb (DossierDocumentList *self)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Add a File"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Add"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Known before a file is chosen, not only when it is refused. */
static GtkWidget *
make_hint (DossierStore *store,
           GtkWidget    *button)
{
  g_autofree char *text = g_strdup_printf (_("Files of up to %d MB are kept in the portfolio; "
                                             "larger ones are linked to."), DOSSIER_DOCUMENT_MOST_MEGABYTES);
  GtkWidget *hint = gtk_label_new (text);

  g_object_set (hint, "wrap", TRUE, "xalign", 0.0, "margin-start", 14, "margin-end", 14, NULL);
  gtk_widget_add_css_class (hint, "faint");
  gtk_widget_add_css_class (hint, "minor");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_visible (hint, !dossier_store_is_read_only (store));
  return hint;
}

/* Class */

static void
dossier_document_list_refresh (DossierRecordView *view,
                               DossierRecord     *programme,
                               const GDate       *as_of)
{
  DossierDocumentList *self = DOSSIER_DOCUMENT_LIST (view);

  dossier_child_list_refresh (self->documents, programme);
  dossier_parts_refresh (self->figures, programme);
}

static gboolean
dossier_document_list_focus (DossierRecordView *view,
                             const char        *name)
{
  return gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

static void
dossier_document_list_constructed (GObject *object)
{
  static const char * const figures[] = { "claim", NULL };
  DossierDocumentList *self = DOSSIER_DOCUMENT_LIST (object);
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (object));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *documents = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("dossier-import-symbolic");

  G_OBJECT_CLASS (dossier_document_list_parent_class)->constructed (object);

  gtk_widget_set_tooltip_text (button, _("Add a File…"));
  dossier_name_set (button, _("Add a File…"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, !dossier_store_is_read_only (store));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_file_cb), self);
  self->documents = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &kind));
  dossier_child_list_add_control (self->documents, button);
  gtk_box_append (GTK_BOX (documents), GTK_WIDGET (self->documents));
  gtk_box_append (GTK_BOX (documents), make_hint (store, button));
  gtk_box_append (GTK_BOX (box), documents);
  self->figures = dossier_parts_new (store, GTK_BOX (box), figures, "programme");
  adw_bin_set_child (ADW_BIN (self), dossier_scroll_new (box, 820));

  /* A published figure is held against records of any kind. */
  g_signal_connect_object (store, "changed", G_CALLBACK (dossier_record_view_invalidate), self,
                           G_CONNECT_SWAPPED);
}

static void
dossier_document_list_finalize (GObject *object)
{
  DossierDocumentList *self = DOSSIER_DOCUMENT_LIST (object);

  g_clear_pointer (&self->figures, dossier_parts_free);
  g_clear_pointer (&self->opened, g_ptr_array_unref);

  G_OBJECT_CLASS (dossier_document_list_parent_class)->finalize (object);
}

static void
dossier_document_list_class_init (DossierDocumentListClass *klass)
{
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_document_list_constructed;
  G_OBJECT_CLASS (klass)->finalize = dossier_document_list_finalize;
  view_class->refresh = dossier_document_list_refresh;
  view_class->focus = dossier_document_list_focus;
}

static void
dossier_document_list_init (DossierDocumentList *self)
{
  self->opened = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_scratch_free);
}
