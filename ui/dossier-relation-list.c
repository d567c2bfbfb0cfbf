/* dossier-relation-list.c: what a programme is to other programmes, for editing.
 *
 * The other programme need not be recorded: then its title is enough.
 */
#include "dossier-relation-list.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-child-form.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-succession.h"
#include "dossier-total-row.h"

/* The row that says which programmes continue one another. */
#define LINE "dossier-line"

static const struct
{
  const char *kind;
  const char *label;
  const char *from_other_side;
} labels[] = {
  { "follows", N_("Follows"), N_("Followed by") },
  { "extends", N_("Extends"), N_("Extended by") },
  { "part_of", N_("Part of"), N_("Has as a part") },
};

const char *
dossier_relation_get_label (DossierRecord *relation,
                            gboolean       is_from_other_side)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].kind, dossier_record_get_text (relation, "kind")) == 0)
      return is_from_other_side ? _(labels[i].from_other_side) : _(labels[i].label);

  return _("Related to");
}

char *
dossier_programme_dup_status (DossierRecord *programme)
{
  g_autofree char *status = dossier_record_dup_display (programme, "lifecycle",
                                                        dossier_interface_language ());
  g_autofree char *lower = g_utf8_strdown (status, -1);
  g_autofree char *certainty = NULL;

  if (g_strcmp0 (dossier_record_get_text (programme, "certainty"), "confirmed") == 0)
    return g_steal_pointer (&lower);

  if (g_strcmp0 (dossier_record_get_text (programme, "certainty"), "tbc") == 0)
    certainty = g_strdup (C_("certainty", "TBC"));
  else
    certainty = dossier_record_dup_display (programme, "certainty", dossier_interface_language ());

  /* Translators: a status and how certain it is, inside a line: “planned, TBC” */
  return g_strdup_printf (_("%s, %s"), lower, certainty);
}

static const DossierFormGroup groups[] = {
  { NULL, 0, { { "kind" }, { "other" }, { "other_title" }, { "inferred" } } },
};

static const DossierFormPage page = { "relation", groups, G_N_ELEMENTS (groups) };

static void
show (DossierChildList *list,
      DossierChildRow  *row)
{
  DossierRecord *relation = dossier_child_row_get_record (row);
  g_autoptr (DossierRecord) other = dossier_store_get_linked (dossier_child_list_get_store (list),
                                                              relation, "other");
  const char *title = other != NULL ? dossier_record_get_title (other, dossier_interface_language ())
                                    : dossier_record_get_text (relation, "other_title");

  dossier_child_row_set_text (row, title != NULL ? title : "",
                              dossier_relation_get_label (relation, FALSE));
  dossier_child_row_set_chip (row, 0, dossier_record_is_set (relation, "inferred") ? _("inferred")
                              : NULL, "plain");
}

static GtkWidget *
open_row (DossierChildList *list,
          DossierChildRow  *row)
{
  return dossier_child_form_new (list, row, &page);
}

static const DossierChildKind kind = {
  .table = "relation",
  .owner = "programme",
  .heading = N_("Relations to other programmes"),
  .empty = N_("Follows no other programme, extends none"),
  .flags = DOSSIER_CHILD_OPENS,
  .show = show,
  .open = open_row,
};

/* Adding */

/* A title that is recorded becomes a link, any other one stays a title. */
static gboolean
set_other (DossierEdit    *edit,
           DossierStore   *store,
           DossierRecord  *relation,
           const char     *title,
           GError        **error)
{
  g_autoptr (DossierRecord) other = dossier_store_find (store, "programme", title, NULL);

  if (other == NULL)
    return dossier_edit_set (edit, relation, "other_title", title, error);

  dossier_record_set_link (relation, "other", dossier_record_get_id (other));
  return TRUE;
}

static gboolean
add_relation (DossierChildList *list,
              const char       *code,
              const char       *title)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *programme = dossier_child_list_get_owner (list);
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = dossier_store_dup_title (store, programme, NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Adding a relation to “%s”"), subject,
                                                      &error);
  g_autoptr (DossierRecord) relation = dossier_record_new (dossier_table_find ("relation"));
  gboolean ok;

  dossier_record_set_link (relation, "programme", dossier_record_get_id (programme));
  ok = edit != NULL &&
       dossier_edit_set (edit, relation, "kind", code, &error) &&
       set_other (edit, store, relation, title, &error) &&
       dossier_edit_save (edit, relation, &error);

  return dossier_act_finish (GTK_WIDGET (list), edit, ok, &error);
}

static void
add_cb (GtkWidget *entry)
{
  DossierChildList *list = DOSSIER_CHILD_LIST (gtk_widget_get_ancestor (entry, DOSSIER_TYPE_CHILD_LIST));
  GtkWidget *popover = gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER);
  GtkDropDown *choice = g_object_get_data (G_OBJECT (entry), "choice");
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*title == '\0' || dossier_child_list_get_owner (list) == NULL)
    return;

  if (add_relation (list, labels[gtk_drop_down_get_selected (choice)].kind, title))
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
      gtk_popover_popdown (GTK_POPOVER (popover));
    }
}

static GtkWidget *
make_popover (void)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_string_list_append (kinds, _(labels[i].label));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&kinds)), NULL);
  dossier_name_drop_down (GTK_DROP_DOWN (choice), _("Relation"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Short title of the other programme"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Short title of the other programme"), -1);
  g_object_set_data (G_OBJECT (entry), "choice", choice);
  g_signal_connect (entry, "activate", G_CALLBACK (add_cb), NULL);

  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

GtkWidget *
dossier_relation_list_new (DossierStore *store)
{
  GtkWidget *list = dossier_child_list_new (store, &kind);
  GtkWidget *adder = gtk_menu_button_new ();
  GtkWidget *line;

  gtk_menu_button_set_child (GTK_MENU_BUTTON (adder),
                             g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                           "label", _("Add"), NULL));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (adder), make_popover ());
  dossier_name_set (adder, _("Add a relation"));
  gtk_widget_add_css_class (adder, "flat");
  gtk_widget_set_visible (adder, !dossier_store_is_read_only (store));
  dossier_child_list_add_control (DOSSIER_CHILD_LIST (list), adder);
  line = dossier_total_row_new (14, 14);
  gtk_widget_set_visible (line, FALSE);
  dossier_child_list_append (DOSSIER_CHILD_LIST (list), line);
  g_object_set_data (G_OBJECT (list), LINE, line);

  return list;
}

/**
 * dossier_relation_list_refresh:
 * @programme: (nullable)
 */
void
dossier_relation_list_refresh (GtkWidget     *list,
                               DossierRecord *programme)
{
  GtkWidget *line = g_object_get_data (G_OBJECT (list), LINE);
  DossierStore *store = dossier_child_list_get_store (DOSSIER_CHILD_LIST (list));
  g_autofree char *text = programme != NULL ? dossier_succession_dup_line (store, programme) : NULL;

  dossier_child_list_refresh (DOSSIER_CHILD_LIST (list), programme);
  dossier_total_row_set (line, _("Line of succession"), text != NULL ? text : "", FALSE);
  gtk_widget_set_visible (line, text != NULL);
}
