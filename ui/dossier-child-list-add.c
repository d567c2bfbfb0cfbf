/* dossier-child-list-add.c: how a list gets a new record: chosen in a popover, or typed in its last row. */
#include "dossier-child-list-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-chooser.h"
#include "dossier-draft.h"
#include "dossier-name.h"
#include "dossier-typing.h"

static DossierRecord *
get_target (DossierChildList  *self,
            DossierEdit       *edit,
            gint64             id,
            const char        *title,
            GError           **error)
{
  const char *target = dossier_table_get_field (dossier_table_find (self->kind->table),
                                                self->kind->adds)->target;

  return id != 0 ? dossier_store_get (self->store, target, id, error)
         : dossier_act_create (edit, target, title, error);
}

static gboolean
fill_child (DossierChildList  *self,
            DossierEdit       *edit,
            DossierRecord     *child,
            gint64             id,
            const char        *text,
            GError           **error)
{
  const DossierField *adds = dossier_table_get_field (dossier_record_get_table (child), self->kind->adds);
  g_autoptr (DossierRecord) target = NULL;

  if (self->kind->owner != NULL)
    dossier_record_set_link (child, self->kind->owner, dossier_record_get_id (self->owner));
  if (self->kind->where != NULL &&
      !dossier_edit_set (edit, child, self->kind->where, self->kind->value, error))
    return FALSE;
  if (dossier_record_get_table (child)->read != NULL)
    return dossier_record_get_table (child)->read (child, text, error);
  if (adds->kind != DOSSIER_KIND_LINK)
    return dossier_edit_set (edit, child, adds->name, text, error);

  target = get_target (self, edit, id, text, error);
  if (target == NULL)
    return FALSE;

  dossier_record_set_link (child, adds->name, dossier_record_get_id (target));
  return TRUE;
}

/* One more, made from record @id or, without one, from what was typed, as one edit. */
static gboolean
add_child (DossierChildList *self,
           gint64            id,
           const char       *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = self->kind->owner != NULL
                             ? dossier_store_dup_title (self->store, self->owner, NULL) : g_strdup (text);
  g_autoptr (DossierEdit) edit = dossier_store_begin (self->store, self->kind->add, subject, &error);
  g_autoptr (DossierRecord) child = dossier_record_new (dossier_table_find (self->kind->table));
  gboolean ok = edit != NULL && fill_child (self, edit, child, id, text, &error) &&
                dossier_edit_save (edit, child, &error);

  self->wanted = dossier_record_get_id (child);
  return dossier_act_finish (GTK_WIDGET (self), edit, ok, &error);
}

static void
chosen_cb (DossierChildList *self,
           gint64            id)
{
  add_child (self, id, NULL);
}

static void
create_cb (DossierChildList *self,
           const char       *title)
{
  add_child (self, 0, title);
}

gboolean
dossier_child_list_is_adding (DossierChildList *self)
{
  return self->typing != NULL && gtk_widget_get_parent (self->typing) != NULL;
}

/* What is typed and not added yet is a draft of the owner. */
static char *
dup_place (DossierChildList *self)
{
  return dossier_typing_dup_new (self->kind->table, self->kind->value);
}

static const char *
get_draft (DossierChildList *self)
{
  g_autofree char *place = dup_place (self);

  return self->owner == NULL ? NULL
         : dossier_drafts_get (dossier_store_get_drafts (self->store), dossier_record_get_table (self->owner),
                               dossier_record_get_id (self->owner), place);
}

static void
set_draft (DossierChildList *self,
           const char       *text)
{
  g_autofree char *place = dup_place (self);

  if (self->owner != NULL)
    dossier_drafts_set (dossier_store_get_drafts (self->store), dossier_record_get_table (self->owner),
                        dossier_record_get_id (self->owner), place, *text != '\0' ? text : NULL);
}

static void
changed_cb (DossierChildList *self)
{
  set_draft (self, gtk_editable_get_text (GTK_EDITABLE (self->typing)));
}

/* Puts a text in place without calling that typing. */
static void
put_text (DossierChildList *self,
          const char       *text)
{
  g_signal_handlers_block_by_func (self->typing, changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->typing), text != NULL ? text : "");
  gtk_editable_set_position (GTK_EDITABLE (self->typing), -1);
  g_signal_handlers_unblock_by_func (self->typing, changed_cb, self);
}

static void
set_typing (DossierChildList *self,
            gboolean          is_typing)
{
  if (is_typing == dossier_child_list_is_adding (self))
    return;

  put_text (self, is_typing ? get_draft (self) : NULL);
  if (is_typing)
    gtk_list_box_append (self->box, self->typing);
  else
    gtk_list_box_remove (self->box, self->typing);
  dossier_child_list_update_nothing (self);
  g_signal_emit_by_name (self, "adding-changed");
}

static void
give_up (DossierChildList *self)
{
  set_draft (self, "");
  set_typing (self, FALSE);
}

void
dossier_child_list_show_draft (DossierChildList *self)
{
  if (self->typing == NULL)
    return;

  set_typing (self, get_draft (self) != NULL);
  put_text (self, get_draft (self));
}

/* The row stays for the next one: lists are typed one after the other. */
static void
typed_cb (DossierChildList *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->typing))));

  if (*text == '\0')
    give_up (self);
  else if (add_child (self, 0, text))
    gtk_editable_set_text (GTK_EDITABLE (self->typing), "");
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *unused,
           gpointer   data)
{
  DossierChildList *self = DOSSIER_CHILD_LIST (gtk_widget_get_ancestor (widget, DOSSIER_TYPE_CHILD_LIST));

  give_up (self);
  gtk_widget_grab_focus (self->adder);
  return TRUE;
}

void
dossier_child_list_start_adding (DossierChildList *self)
{
  if (self->typing != NULL)
    {
      set_typing (self, TRUE);
      gtk_widget_grab_focus (self->typing);
    }
  else if (self->adder != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->adder));
}

static gboolean
is_at (DossierChildList *self,
       const char       *place)
{
  g_autofree char *own_place = dup_place (self);

  return self->typing != NULL && g_str_equal (own_place, place);
}

DossierChildList *
dossier_child_list_find (GtkWidget  *root,
                         const char *place)
{
  if (DOSSIER_IS_CHILD_LIST (root) && is_at (DOSSIER_CHILD_LIST (root), place))
    return DOSSIER_CHILD_LIST (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DossierChildList *list = dossier_child_list_find (child, place);

      if (list != NULL)
        return list;
    }

  return NULL;
}

/* Goes on typing what was not added yet. */
gboolean
dossier_child_list_type_in (GtkWidget  *root,
                            const char *place)
{
  DossierChildList *list = dossier_child_list_find (root, place);

  if (list == NULL)
    return FALSE;

  dossier_child_list_show_draft (list);
  dossier_child_list_start_adding (list);
  return TRUE;
}

/* What is listed already is not offered again. */
void
dossier_child_list_update_adder (DossierChildList *self)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer row;

  if (!GTK_IS_MENU_BUTTON (self->adder))
    return;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      DossierRecord *record = dossier_child_row_get_record (row);
      gint64 id;

      if (!dossier_record_is_a (record, self->kind->table))
        continue;

      id = dossier_record_get_integer (record, self->kind->adds);
      g_array_append_val (taken, id);
    }
  dossier_chooser_exclude (DOSSIER_CHOOSER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->adder))),
                           taken);
}

void
dossier_child_list_restrict (DossierChildList *self,
                             const char       *link,
                             gint64            id)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (self->adder));

  dossier_chooser_restrict (DOSSIER_CHOOSER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->adder))),
                            link, id);
}

static void
make_chooser (DossierChildList   *self,
              const DossierField *link)
{
  GtkWidget *chooser = dossier_chooser_new (self->store, dossier_table_find (link->target));

  self->adder = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->adder), chooser);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->adder),
                             g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                           "label", _("Add"), NULL));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
}

static void
make_typing (DossierChildList   *self,
             const DossierTable *table)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *escape = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                          gtk_callback_action_new (escape_cb, NULL, NULL));
  g_autofree char *title = g_strdup_printf (_("New: %s"), _(table->label));

  self->adder = g_object_new (GTK_TYPE_BUTTON, "child",
                              g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                            "label", _("Add"), NULL), NULL);
  g_signal_connect_object (self->adder, "clicked", G_CALLBACK (dossier_child_list_start_adding), self,
                           G_CONNECT_SWAPPED);

  self->typing = g_object_ref_sink (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->typing), title);
  dossier_name_entry_row (ADW_ENTRY_ROW (self->typing), title);
  g_signal_connect_object (self->typing, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typing, "entry-activated", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), escape);
  gtk_widget_add_controller (self->typing, keys);
}

void
dossier_child_list_make_adder (DossierChildList *self)
{
  const DossierTable *table = dossier_table_find (self->kind->table);
  const DossierField *field = dossier_table_get_field (table, self->kind->adds);

  if (field->kind == DOSSIER_KIND_LINK)
    make_chooser (self, field);
  else
    make_typing (self, table);

  gtk_widget_add_css_class (self->adder, "flat");
  gtk_widget_set_visible (self->adder, !dossier_store_is_read_only (self->store));
  gtk_box_append (GTK_BOX (self->controls), self->adder);
}
