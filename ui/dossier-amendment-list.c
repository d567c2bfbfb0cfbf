/* dossier-amendment-list.c: the History tab of a programme: what was amended, from what to what, and why,
 * and every change day by day.
 */
#include "dossier-amendment-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-amendment-dialog.h"
#include "dossier-child-form.h"
#include "dossier-child-list.h"
#include "dossier-history-list.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-wrap.h"

struct _DossierAmendmentList
{
  DossierRecordView  parent_instance;

  DossierChildList   *list;
  DossierHistoryList *history;
};

G_DEFINE_FINAL_TYPE (DossierAmendmentList, dossier_amendment_list, DOSSIER_TYPE_RECORD_VIEW)

/* Changes */

static GtkWidget *
make_label (const char *text,
            gboolean    is_struck,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  if (is_struck)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
      pango_attr_list_unref (attributes);
    }
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* “Ends  Oct 2016 → Dec 2016”, the old value struck. */
static GtkWidget *
make_change (DossierRecord *change)
{
  /* A box that is only a box has no name since GTK 4.10. */
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  const char *before = dossier_record_get_text (change, "before");
  const char *after = dossier_record_get_text (change, "after");
  const char *subject = dossier_record_get_text (change, "subject");
  /* Translators: what was amended, before and after: “Ends: from Oct 2016 to Dec 2016” */
  g_autofree char *name = g_strdup_printf (_("%s: from %s to %s"), subject,
                                           before != NULL ? before : _("nothing"),
                                           after != NULL ? after : _("nothing"));

  gtk_widget_set_layout_manager (line, g_object_new (DOSSIER_TYPE_WRAP, "spacing", 8, NULL));
  gtk_box_append (GTK_BOX (line), make_label (subject, FALSE, "faint"));
  if (before != NULL)
    gtk_box_append (GTK_BOX (line), make_label (before, TRUE, "faint"));
  gtk_box_append (GTK_BOX (line), make_label (gtk_widget_get_direction (line) == GTK_TEXT_DIR_RTL ? "←" : "→",
                                              FALSE, "faint"));
  gtk_box_append (GTK_BOX (line), make_label (after != NULL ? after : _("nothing"), FALSE, "heading"));
  dossier_name_set (line, name);

  return line;
}

static GtkWidget *
make_changes (DossierStore  *store,
              DossierRecord *amendment)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autoptr (DossierQuery) query = dossier_query_new ("amendment_change");
  g_autoptr (GPtrArray) changes = NULL;

  dossier_query_match (query, "amendment", dossier_record_get_id (amendment));
  changes = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    gtk_box_append (GTK_BOX (box), make_change (g_ptr_array_index (changes, i)));

  return box;
}

/* Amendments */

static void
show_amendment (DossierChildList *list,
                DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *amendment = dossier_child_row_get_record (row);
  const char *language = dossier_interface_language ();
  g_autofree char *title = dossier_store_dup_title (store, amendment, language);
  g_autofree char *day = dossier_store_dup_display (store, amendment, "signed", language);
  const char *reason = dossier_record_get_local (amendment, "reason", language);
  g_autofree char *subtitle = *day != '\0' && reason != NULL ? g_strdup_printf (_("%s · %s"), day, reason)
    : g_strdup (reason != NULL ? reason : day);

  dossier_child_row_set_text (row, title, *subtitle != '\0' ? subtitle : NULL);
  dossier_child_row_set_suffix (row, make_changes (store, amendment));
}

static const DossierFormGroup groups[] = {
  { NULL, DOSSIER_GROUP_LANGUAGES,
    { { "title" }, { "number" }, { "kind" }, { "reason" }, { "signed" }, { "effective" } } },
};

static const DossierFormPage page = { "amendment", groups, G_N_ELEMENTS (groups) };

static GtkWidget *
open_amendment (DossierChildList *list,
                DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &page);
}

static const DossierChildKind kind = {
  .table = "amendment",
  .owner = "programme",
  .heading = N_("Amendments"),
  .empty = N_("Nothing was amended"),
  .flags = DOSSIER_CHILD_OPENS | DOSSIER_CHILD_WRAPPED,
  .show = show_amendment,
  .open = open_amendment,
};

static void
record_cb (DossierAmendmentList *self)
{
  DossierRecordView *view = DOSSIER_RECORD_VIEW (self);

  if (dossier_record_view_get_record (view) != NULL)
    dossier_amendment_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      dossier_record_view_get_store (view),
                                      dossier_record_view_get_record (view));
}

/* Class */

static void
dossier_amendment_list_refresh (DossierRecordView *view,
                                DossierRecord     *programme,
                                const GDate       *as_of)
{
  DossierAmendmentList *self = DOSSIER_AMENDMENT_LIST (view);

  dossier_child_list_refresh (self->list, programme);
  if (programme != NULL)
    dossier_history_list_set_record (self->history, programme);
}

static gboolean
dossier_amendment_list_focus (DossierRecordView *view,
                              const char        *name)
{
  return gtk_widget_child_focus (GTK_WIDGET (view), GTK_DIR_TAB_FORWARD);
}

static void
dossier_amendment_list_constructed (GObject *object)
{
  static const char * const tables[] = { "amendment", "amendment_change", NULL };
  DossierAmendmentList *self = DOSSIER_AMENDMENT_LIST (object);
  DossierStore *store = dossier_record_view_get_store (DOSSIER_RECORD_VIEW (object));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *button = gtk_button_new_with_label (_("Amend…"));

  G_OBJECT_CLASS (dossier_amendment_list_parent_class)->constructed (object);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_visible (button, !dossier_store_is_read_only (store));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (record_cb), self);
  self->list = DOSSIER_CHILD_LIST (dossier_child_list_new (store, &kind));
  dossier_child_list_add_control (self->list, button);
  self->history = DOSSIER_HISTORY_LIST (dossier_history_list_new (store));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->history));
  adw_bin_set_child (ADW_BIN (self), dossier_scroll_new (box, 820));
  dossier_record_view_watch (DOSSIER_RECORD_VIEW (self), tables);
}

static void
dossier_amendment_list_class_init (DossierAmendmentListClass *klass)
{
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_amendment_list_constructed;
  view_class->refresh = dossier_amendment_list_refresh;
  view_class->focus = dossier_amendment_list_focus;
}

static void
dossier_amendment_list_init (DossierAmendmentList *self)
{
}
