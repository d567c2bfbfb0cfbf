/* dossier-form-links.c: rows of links to many records: tokens, and a round + to add one.
 *
 * Each token stands for one record of a link table; adding or removing one is one edit.
 */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-chooser.h"
#include "dossier-language.h"
#include "dossier-token.h"
#include "dossier-treaty-mark.h"
#include "dossier-wrap.h"

static const DossierField *
get_target_field (DossierFormRow *row)
{
  return dossier_table_get_field (dossier_table_find (row->links->table), row->links->target);
}

static GPtrArray *
find_links (DossierFormRow  *row,
            GError         **error)
{
  const DossierFormLinks *links = row->links;
  g_autoptr (DossierQuery) query = dossier_query_new (links->table);

  dossier_query_match (query, links->owner, dossier_record_get_id (row->form->record));
  if (links->column != NULL)
    dossier_query_match_text (query, links->column, links->value);

  return dossier_store_query_records (row->form->store, query, error);
}

static void
exclude_present (DossierFormRow *row,
                 GPtrArray      *links)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < links->len; i++)
    {
      gint64 id = dossier_record_get_integer (g_ptr_array_index (links, i), row->links->target);

      g_array_append_val (ids, id);
    }

  dossier_chooser_exclude (DOSSIER_CHOOSER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (row->extra))), ids);
}

/* Adding */

static DossierRecord *
get_target (DossierFormRow  *row,
            DossierEdit     *edit,
            gint64           id,
            const char      *title,
            GError         **error)
{
  const char *target = get_target_field (row)->target;

  if (id != 0)
    return dossier_store_get (row->form->store, target, id, error);

  return dossier_form_create (edit, target, title, error);
}

/* Links the record to @id or, without one, to a new record called @title, as one edit. */
static gboolean
add_link (DossierFormRow  *row,
          gint64           id,
          const char      *title,
          GError         **error)
{
  const DossierFormLinks *links = row->links;
  DossierForm *form = row->form;
  g_autofree char *subject = dossier_store_dup_title (form->store, form->record, NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (form->store, links->add, subject, error);
  g_autoptr (DossierRecord) target = NULL;
  g_autoptr (DossierRecord) link = NULL;

  if (edit == NULL)
    return FALSE;

  target = get_target (row, edit, id, title, error);
  if (target == NULL)
    return FALSE;

  link = dossier_record_new (dossier_table_find (links->table));
  dossier_record_set_link (link, links->owner, dossier_record_get_id (form->record));
  dossier_record_set_link (link, links->target, dossier_record_get_id (target));

  return (links->column == NULL || dossier_edit_set (edit, link, links->column, links->value, error)) &&
         dossier_edit_save (edit, link, error) &&
         dossier_edit_commit (edit, error);
}

static void
add_and_go_on (DossierFormRow *row,
               gint64          id,
               const char     *title)
{
  g_autoptr (GError) error = NULL;

  if (row->form->record == NULL)
    return;

  if (!add_link (row, id, title, &error))
    dossier_form_toast (row->form, error->message);
  dossier_form_row_show (row, TRUE);
  gtk_widget_grab_focus (row->extra);
}

static void
chosen_cb (DossierChooser *chooser,
           gint64          id,
           DossierFormRow *row)
{
  add_and_go_on (row, id, NULL);
}

static void
create_cb (DossierChooser *chooser,
           const char     *title,
           DossierFormRow *row)
{
  add_and_go_on (row, 0, title);
}

/* Removing */

static gboolean
remove_link (DossierFormRow  *row,
             DossierRecord   *link,
             GError         **error)
{
  DossierForm *form = row->form;
  g_autofree char *subject = dossier_store_dup_title (form->store, form->record, NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (form->store, row->links->remove, subject, error);

  return edit != NULL &&
         dossier_edit_delete (edit, link, error) &&
         dossier_edit_commit (edit, error);
}

/* What is gone can no longer be seen: that is what toasts with Undo are for. */
static void
say_removed (DossierFormRow *row,
             DossierRecord  *target)
{
  const char *language = dossier_interface_language ();
  g_autofree char *name = NULL, *owner = NULL, *sentence = NULL;
  g_auto (GStrv) parts = NULL;

  if (row->links->removed == NULL || target == NULL)
    return;

  name = dossier_store_dup_title (row->form->store, target, language);
  owner = dossier_store_dup_title (row->form->store, row->form->record, language);
  parts = g_strsplit (_(row->links->removed), "%s", 3);
  sentence = g_strv_length (parts) == 3
             ? g_strconcat (parts[0], name, parts[1], owner, parts[2], NULL)
             : g_strconcat (parts[0], name, parts[1], NULL);
  gtk_widget_activate_action (row->widget, "win.toast-undo", "s", sentence);
}

static GtkWidget *
get_token (DossierFormRow *row,
           int             position)
{
  GtkWidget *wrap = gtk_widget_get_parent (row->extra);
  GtkWidget *token = gtk_widget_get_first_child (wrap);

  while (position-- > 0 && token != NULL)
    token = gtk_widget_get_next_sibling (token);

  return token != NULL ? token : row->extra;
}

static int
get_position (GtkWidget *token)
{
  int position = 0;

  while ((token = gtk_widget_get_prev_sibling (token)) != NULL)
    position++;

  return position;
}

static void
remove_by_id (DossierFormRow *row,
              gint64          id)
{
  DossierStore *store = row->form->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) link = dossier_store_get (store, row->links->table, id, &error);
  g_autoptr (DossierRecord) target = NULL;

  if (link != NULL)
    target = dossier_store_get_linked (store, link, row->links->target);

  if (link != NULL && remove_link (row, link, &error))
    say_removed (row, target);
  else
    dossier_form_toast (row->form, error->message);
  dossier_form_row_show (row, TRUE);
}

static void
remove_cb (DossierToken   *token,
           DossierFormRow *row)
{
  gboolean had_focus = gtk_widget_has_focus (GTK_WIDGET (token));
  int position = get_position (GTK_WIDGET (token));

  remove_by_id (row, dossier_token_get_id (token));
  if (had_focus)
    gtk_widget_grab_focus (get_token (row, position));
}

static void
backspace_cb (DossierChooser *chooser,
              DossierFormRow *row)
{
  GtkWidget *last = gtk_widget_get_prev_sibling (row->extra);

  if (last != NULL)
    remove_by_id (row, dossier_token_get_id (DOSSIER_TOKEN (last)));
}

/* Showing */

static void
open_cb (DossierToken   *token,
         DossierFormRow *row)
{
  g_autoptr (DossierRecord) link = dossier_store_get (row->form->store, row->links->table,
                                                      dossier_token_get_id (token), NULL);

  if (link != NULL)
    gtk_widget_activate_action (row->widget, "win.open-record", "(sx)", get_target_field (row)->target,
                                dossier_record_get_integer (link, row->links->target));
}

static void
set_mark (DossierFormRow *row,
          GtkWidget      *token,
          DossierRecord  *country)
{
  DossierTreatyStatus status;
  g_autofree char *sentence = NULL;

  if (dossier_form_get_treaty (row->form, dossier_record_get_id (country), &status, &sentence))
    dossier_token_set_treaty (DOSSIER_TOKEN (token), status, sentence);
}

static void
add_token (DossierFormRow *row,
           DossierRecord  *link)
{
  g_autoptr (DossierRecord) target = dossier_store_get_linked (row->form->store, link, row->links->target);
  g_autofree char *title = target != NULL
                           ? dossier_store_dup_title (row->form->store, target, dossier_interface_language ())
                           : g_strdup ("?");
  GtkWidget *token = dossier_token_new (dossier_record_get_id (link), title, !row->form->is_read_only);

  g_signal_connect (token, "open", G_CALLBACK (open_cb), row);
  g_signal_connect (token, "remove", G_CALLBACK (remove_cb), row);
  if (target != NULL && dossier_record_is_a (target, "country"))
    set_mark (row, token, target);
  gtk_widget_insert_before (token, gtk_widget_get_parent (row->extra), row->extra);
}

/* With nothing to show, the button to add something stands beside the caption. */
static void
show_slim (DossierFormRow *row,
           gboolean        is_empty)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row->widget));
  GtkWidget *head = gtk_widget_get_first_child (box);
  GtkWidget *legend = gtk_widget_get_next_sibling (gtk_widget_get_first_child (head));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), is_empty ? GTK_ORIENTATION_HORIZONTAL
                                                                 : GTK_ORIENTATION_VERTICAL);
  g_object_set (box, "margin-top", is_empty ? 4 : 8, "margin-bottom", is_empty ? 4 : 10, NULL);
  if (legend != NULL)
    gtk_widget_set_visible (legend, !is_empty);
}

static void
links_show (DossierFormRow *row)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *token;

  while ((token = gtk_widget_get_prev_sibling (row->extra)) != NULL)
    gtk_widget_unparent (token);
  if (row->form->record == NULL)
    return;

  links = find_links (row, &error);
  if (links == NULL)
    {
      dossier_form_toast (row->form, error->message);
      return;
    }

  for (guint i = 0; i < links->len; i++)
    add_token (row, g_ptr_array_index (links, i));
  show_slim (row, links->len == 0);
  exclude_present (row, links);
}

static GtkWidget *
make_adder (DossierFormRow     *row,
            const DossierTable *target)
{
  GtkWidget *adder = gtk_menu_button_new ();
  GtkWidget *chooser = dossier_chooser_new (row->form->store, target);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (adder), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (adder), chooser);
  gtk_widget_set_valign (adder, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (adder, !row->form->is_read_only);
  gtk_widget_set_tooltip_text (adder, _(row->links->add));
  gtk_widget_add_css_class (adder, "flat");
  gtk_widget_add_css_class (adder, "circular");
  gtk_widget_add_css_class (adder, "add-token");
  gtk_accessible_update_property (GTK_ACCESSIBLE (adder),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(row->links->add),
                                  -1);

  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), row);
  g_signal_connect (chooser, "create", G_CALLBACK (create_cb), row);
  g_signal_connect (chooser, "backspace", G_CALLBACK (backspace_cb), row);

  return adder;
}

static GtkWidget *
make_head (DossierFormRow *row)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *caption = gtk_label_new (dossier_form_row_get_label (row));

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (caption, TRUE);
  gtk_widget_add_css_class (caption, "caption-title");
  gtk_box_append (GTK_BOX (head), caption);
  if ((row->item->flags & DOSSIER_ROW_LEGEND) != 0)
    gtk_box_append (GTK_BOX (head), dossier_treaty_mark_new_legend ());

  return head;
}

static void
links_make (DossierFormRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *wrap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (wrap, dossier_wrap_new (6));
  row->widget = adw_preferences_row_new ();
  row->extra = make_adder (row, dossier_table_find (get_target_field (row)->target));
  gtk_widget_insert_before (row->extra, wrap, NULL);
  gtk_box_append (GTK_BOX (box), make_head (row));
  gtk_box_append (GTK_BOX (box), wrap);
  g_object_set (box, "margin-start", 12, "margin-end", 12, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row->widget), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row->widget), FALSE);
  gtk_widget_set_focusable (row->widget, FALSE);
}

static void
links_focus (DossierFormRow *row)
{
  gtk_widget_grab_focus (get_token (row, 0));
}

const DossierFormRowKind dossier_form_row_links = {
  .make = links_make,
  .show = links_show,
  .focus = links_focus,
};
