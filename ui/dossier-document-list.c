/* dossier-document-list.c: the Documents tab of a programme: files, links and published figures. */
#include "dossier-document-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-child-form.h"
#include "dossier-child-list.h"
#include "dossier-document-file.h"
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
};

G_DEFINE_FINAL_TYPE (DossierDocumentList, dossier_document_list, DOSSIER_TYPE_RECORD_VIEW)

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
  dossier_child_row_set_suffix (row, dossier_document_buttons_new (store, document, title));
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

  dossier_record_set_link (document, "programme",
                           dossier_record_get_id (dossier_record_view_get_record (view)));
  return dossier_document_add_file (GTK_WIDGET (self), store, document, file_name, content);
}

/* The programme may be gone by now. */
static void
chosen_cb (GtkWidget  *self,
           const char *file_name,
           GBytes     *content)
{
  if (dossier_record_view_get_record (DOSSIER_RECORD_VIEW (self)) != NULL)
    dossier_document_list_add_file (DOSSIER_DOCUMENT_LIST (self), file_name, content);
}

static void
add_file_cb (GtkWidget *self)
{
  dossier_document_choose_file (self, chosen_cb);
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
}
