/* dossier-form.c: the form of a record: groups of rows, made once and shown record after record.
 *
 * Which fields there are, and how they are read, is the table's business; which
 * of them stand together is the page's.
 */
#include "dossier-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-columns.h"
#include "dossier-form-private.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pills.h"
#include "dossier-trailing.h"

/* Longer headings are cut for what stands beside them. */
#define ROOM_FOR_HEADING 400

#define FLASH 1000
#define FRENCH "_fr"

G_DEFINE_FINAL_TYPE (DossierForm, dossier_form, ADW_TYPE_BIN)

/* For the rows */

DossierFormRow *
dossier_form_find_row (DossierForm *self,
                       const char  *name)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DossierFormRow *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (row->item->name, name))
        return row;
    }

  return NULL;
}

/* The row that has the focus somewhere in it. */
DossierFormRow *
dossier_form_get_focused (DossierForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DossierFormRow *row = g_ptr_array_index (self->rows, i);

      if ((gtk_widget_get_state_flags (row->widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
        return row;
    }

  return NULL;
}

static gboolean
is_about_time (DossierFormRow *row)
{
  return row->field->kind == DOSSIER_KIND_DATE || row->field->kind == DOSSIER_KIND_DURATION;
}

/**
 * dossier_form_dup_typed:
 * @is_right: (out) (optional): whether the dates and durations could be read and agree
 *
 * Returns: (transfer full): the record as it would be with what is typed
 */
DossierRecord *
dossier_form_dup_typed (DossierForm *self,
                        gboolean    *is_right)
{
  DossierRecord *typed = dossier_record_copy (self->record);
  gboolean ok = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      DossierFormRow *row = g_ptr_array_index (self->rows, i);

      if (dossier_form_row_is_dirty (row))
        {
          g_autofree char *text = row->kind->dup_text (row);

          if (!dossier_record_parse (typed, row->column, text, NULL) && is_about_time (row))
            ok = FALSE;
        }
    }

  if (is_right != NULL)
    *is_right = ok && (self->table->check == NULL || self->table->check (typed, NULL));

  return typed;
}

/* What one row says may depend on what is typed in another. */
void
dossier_form_explain_all (DossierForm *self)
{
  DossierFormRow *focused = dossier_form_get_focused (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      DossierFormRow *row = g_ptr_array_index (self->rows, i);

      if (row != focused && row->kind->dup_text != NULL && row->kind->update != NULL)
        dossier_form_row_check (row, TRUE);
    }
}

/* What a preview beside the form wants to know; where there is none, nobody listens. */
void
dossier_form_tell_typed (DossierForm *self,
                         const char  *column,
                         const char  *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "preview.typed", "(sxss)", self->table->name,
                              dossier_record_get_id (self->record), column, text);
}

void
dossier_form_tell_entered (DossierForm *self,
                           const char  *column)
{
  if (self->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "preview.entered", "(sxs)", self->table->name,
                                dossier_record_get_id (self->record), column);
}

void
dossier_form_toast (DossierForm *self,
                    const char  *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

/* The commit of every row. */
gboolean
dossier_form_change (DossierForm  *self,
                     const char   *column,
                     const char   *text,
                     GError      **error)
{
  if (self->keep != NULL)
    return self->keep (self, column, text, self->keep_data, error);

  return dossier_store_change (self->store, self->record, column, text, error);
}

gboolean
dossier_form_is_mixed (DossierForm *self,
                       const char  *column)
{
  return self->mixed != NULL && g_strv_contains ((const char * const *) self->mixed, column);
}

/* Showing */

static void
show_all (DossierForm *self,
          gboolean     is_afresh)
{
  for (guint i = 0; i < self->rows->len; i++)
    dossier_form_row_show (g_ptr_array_index (self->rows, i), is_afresh);
}

static gboolean
is_about_own_fields (const char *table)
{
  return g_str_equal (table, "own_field") || g_str_equal (table, "own_value");
}

static void
record_changed_cb (DossierForm *self)
{
  show_all (self, FALSE);
}

/* The records behind links have names and marks of their own. */
static void
store_changed_cb (DossierForm *self,
                  const char  *table)
{
  if (self->record == NULL)
    return;

  if (is_about_own_fields (table))
    dossier_form_show_own (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      DossierFormRow *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (table, self->table->name) || dossier_form_row_depends_on (row, table))
        dossier_form_row_show (row, FALSE);
    }
}

static void
as_of_cb (DossierForm *self)
{
  if (self->record != NULL)
    show_all (self, FALSE);
}

/* Making */

/**
 * dossier_group_new:
 * @heading: (nullable): translated
 * @hint: (nullable): what stands at the end of the heading
 * @list: (out): the list box for the rows
 *
 * Returns: a heading with a boxed list below, the unit every form is made of
 */
GtkWidget *
dossier_group_new (const char  *heading,
                   GtkWidget   *hint,
                   GtkListBox **list)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (heading);

  gtk_widget_set_layout_manager (head, dossier_trailing_new (6, ROOM_FOR_HEADING));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 2);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), label);
  if (hint != NULL)
    gtk_box_append (GTK_BOX (head), hint);
  gtk_widget_set_visible (head, heading != NULL || hint != NULL);

  *list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (*list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (*list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (*list), "boxed-list");
  if (heading != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (*list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);

  gtk_box_append (GTK_BOX (group), head);
  gtk_box_append (GTK_BOX (group), GTK_WIDGET (*list));
  return group;
}

static void
set_language (DossierForm *self,
              const char  *language)
{
  for (guint i = 0; i < self->rows->len; i++)
    dossier_form_row_set_language (g_ptr_array_index (self->rows, i), language);
}

static void
language_chosen_cb (DossierPills *pills,
                    GParamSpec   *pspec,
                    DossierForm  *self)
{
  set_language (self, dossier_pills_get_selected (pills));
}

/* One for the whole form, beside the heading of the first group that asks for it. */
static GtkWidget *
make_language_switch (DossierForm *self)
{
  self->languages = dossier_pills_new (_("Language of the texts"));

  /* Every language in its own words. */
  dossier_pills_append (DOSSIER_PILLS (self->languages), "en", "English");
  dossier_pills_append (DOSSIER_PILLS (self->languages), "fr", "Français");
  dossier_pills_set_selected (DOSSIER_PILLS (self->languages), dossier_interface_language ());
  gtk_widget_set_valign (self->languages, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->languages, "notify::selected", G_CALLBACK (language_chosen_cb), self, 0);

  return self->languages;
}

/**
 * dossier_form_share_language:
 * @other: a form with a choice of a language
 *
 * Shows the texts in the language that is chosen in @other.
 */
void
dossier_form_share_language (DossierForm *self,
                             DossierForm *other)
{
  g_return_if_fail (other->languages != NULL);

  self->languages = other->languages;
  g_signal_connect_object (other->languages, "notify::selected", G_CALLBACK (language_chosen_cb), self, 0);
  set_language (self, dossier_pills_get_selected (DOSSIER_PILLS (other->languages)));
}

static GtkWidget *
make_group (DossierForm *self,
            guint        number)
{
  const DossierFormGroup *group = &self->page->groups[number];
  gboolean has_languages = (group->flags & DOSSIER_GROUP_LANGUAGES) != 0 && self->languages == NULL;
  GtkListBox *list;
  GtkWidget *widget = dossier_group_new (group->heading != NULL ? _(group->heading) : NULL,
                                         has_languages ? make_language_switch (self) : NULL,
                                         &list);

  if (group->heading == NULL)
    dossier_name_set (GTK_WIDGET (list), _(self->table->label));
  g_ptr_array_add (self->lists, list);
  for (guint i = 0; i < G_N_ELEMENTS (group->items) && group->items[i].name != NULL; i++)
    {
      DossierFormRow *row = dossier_form_row_new (self, number, &group->items[i]);

      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (list, row->widget);
    }

  return widget;
}

/* A group beside the one before shares a line with it; lines without company hold one group. */
static void
make_groups (DossierForm *self)
{
  GtkWidget *line = NULL;

  for (guint i = 0; i < self->page->n_groups; i++)
    {
      GtkWidget *group = make_group (self, i);

      if (line == NULL || (self->page->groups[i].flags & DOSSIER_GROUP_BESIDE) == 0)
        {
          line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
          gtk_widget_set_layout_manager (line, dossier_columns_new (18, 600, NULL));
          gtk_box_append (GTK_BOX (self->box), line);
        }
      gtk_widget_insert_before (group, line, NULL);
    }
}

DossierForm *
dossier_form_new_of (DossierStore          *store,
                     const DossierFormPage *page,
                     const DossierTable    *table)
{
  DossierForm *self = g_object_new (DOSSIER_TYPE_FORM, NULL);

  self->store = g_object_ref (store);
  self->page = page;
  self->table = self->drafts = table;
  self->is_read_only = dossier_store_is_read_only (store);
  make_groups (self);
  if (self->languages != NULL)
    set_language (self, dossier_interface_language ());

  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::as-of", G_CALLBACK (as_of_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);

  return self;
}

/**
 * dossier_form_new:
 * @page: static; which fields there are, in which groups
 *
 * Returns: (transfer floating): a form without a record
 */
DossierForm *
dossier_form_new (DossierStore          *store,
                  const DossierFormPage *page)
{
  return dossier_form_new_of (store, page, dossier_table_find (page->table));
}

/**
 * dossier_form_set_record:
 * @record: (nullable): a record of the table of the page
 *
 * What is typed and right is committed before, what is not is kept as a draft.
 */
void
dossier_form_set_record (DossierForm   *self,
                         DossierRecord *record)
{
  g_return_if_fail (record == NULL || dossier_record_get_table (record) == self->table);

  if (self->record == record)
    return;

  if (self->record != NULL)
    dossier_form_commit (self);
  g_set_object (&self->record, record);
  g_signal_group_set_target (self->watch, record);
  show_all (self, TRUE);
  dossier_form_show_own (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), record != NULL);
}

DossierRecord *
dossier_form_get_record (DossierForm *self)
{
  return self->record;
}

void
dossier_form_set_keep (DossierForm     *self,
                       DossierFormKeep  keep,
                       gpointer         data)
{
  self->keep = keep;
  self->keep_data = data;
}

/* Drafts belong to the record before: these have no numbers to tell them apart. */
void
dossier_form_set_mixed (DossierForm        *self,
                        const char * const *mixed)
{
  g_strfreev (self->mixed);
  self->mixed = g_strdupv ((GStrv) mixed);
  dossier_form_drop_drafts (self);
  show_all (self, TRUE);
}

gboolean
dossier_form_commit (DossierForm *self)
{
  gboolean ok = self->own == NULL || dossier_form_commit (self->own);

  for (guint i = 0; self->record != NULL && i < self->rows->len; i++)
    {
      DossierFormRow *row = g_ptr_array_index (self->rows, i);

      if (dossier_form_row_is_dirty (row))
        ok = dossier_form_row_commit (row) && ok;
    }

  return ok;
}

static gboolean
end_flash_cb (gpointer row)
{
  gtk_widget_remove_css_class (row, "flash");
  return G_SOURCE_REMOVE;
}

static void
focus_row (DossierFormRow *row)
{
  if (row->kind->focus != NULL)
    row->kind->focus (row);
  else
    gtk_widget_grab_focus (row->widget);
}

gboolean
dossier_form_enter (DossierForm *self)
{
  if (self->rows->len == 0 || self->record == NULL)
    return FALSE;

  focus_row (g_ptr_array_index (self->rows, 0));
  return TRUE;
}

/* "title_fr" is shown by the row of "title", in French. */
static DossierFormRow *
find_french_row (DossierForm *self,
                 const char  *name)
{
  g_autofree char *field = g_strndup (name, strlen (name) - strlen (FRENCH));
  DossierFormRow *row = dossier_form_find_row (self, field);

  if (row != NULL && self->languages != NULL)
    dossier_pills_set_selected (DOSSIER_PILLS (self->languages), "fr");
  return row;
}

/* @name: of a field, or of its column in French. */
gboolean
dossier_form_focus (DossierForm *self,
                    const char  *name)
{
  DossierFormRow *row = dossier_form_find_row (self, name);

  if (row == NULL && g_str_has_suffix (name, FRENCH))
    row = find_french_row (self, name);
  if (row == NULL)
    return self->own != NULL && dossier_form_focus (self->own, name);

  /* What was lost may have been found since the row was shown. */
  if (row->column != NULL && dossier_form_get_draft (self, row->column) != NULL)
    dossier_form_row_show (row, TRUE);
  focus_row (row);
  gtk_widget_add_css_class (row->widget, "flash");
  g_timeout_add_full (G_PRIORITY_DEFAULT, FLASH, end_flash_cb, g_object_ref (row->widget), g_object_unref);
  return TRUE;
}

/**
 * dossier_form_append_row:
 * @group: number of a group of the page
 * @row: a row of the page's own; the form does nothing with it
 */
void
dossier_form_append_row (DossierForm *self,
                         guint        group,
                         GtkWidget   *row)
{
  g_return_if_fail (group < self->lists->len);

  gtk_list_box_append (g_ptr_array_index (self->lists, group), row);
}

void
dossier_form_remove_row (DossierForm *self,
                         GtkWidget   *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX);

  g_return_if_fail (list != NULL);

  gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

void
dossier_form_append_group (DossierForm *self,
                           GtkWidget   *group)
{
  gtk_box_append (GTK_BOX (self->box), group);
}

/* Signals of rows carry plain pointers to them, so rows outlive their widgets, and
 * without a record they do nothing. */
static void
dossier_form_dispose (GObject *object)
{
  DossierForm *self = DOSSIER_FORM (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (dossier_form_parent_class)->dispose (object);
}

static void
dossier_form_finalize (GObject *object)
{
  DossierForm *self = DOSSIER_FORM (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->lists);
  g_strfreev (self->mixed);
  dossier_drafts_free (self->unnumbered);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_form_parent_class)->finalize (object);
}

static void
dossier_form_class_init (DossierFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_form_finalize;
}

static void
dossier_form_init (DossierForm *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_form_row_free);
  self->lists = g_ptr_array_new ();
  self->unnumbered = dossier_drafts_new (":memory:");
  self->watch = g_signal_group_new (DOSSIER_TYPE_RECORD);
  g_signal_group_connect_swapped (self->watch, "changed", G_CALLBACK (record_changed_cb), self);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  adw_bin_set_child (ADW_BIN (self), self->box);
  dossier_form_add_undo_keys (self);
}
