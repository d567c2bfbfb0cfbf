/* dossier-component-body.c: what a component expands to: its activities, and its texts to edit. */
#include "dossier-component-body.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-activity-link.h"
#include "dossier-chooser.h"
#include "dossier-form.h"
#include "dossier-used-by.h"
#include "dossier-wrap.h"

struct _DossierComponentBody
{
  GtkWidget         parent_instance;

  DossierChildList *list;  /* not owned: they live and die together */
  DossierChildRow  *row;

  GtkWidget        *links;
  GtkWidget        *buttons;
  GtkWidget        *link;
  GtkWidget        *edit;
  GtkWidget        *remove;
  GtkWidget        *revealer;
  DossierForm      *form;   /* made when first asked for */
  DossierUsedBy    *uses;
};

G_DEFINE_FINAL_TYPE (DossierComponentBody, dossier_component_body, GTK_TYPE_WIDGET)

static const DossierFormGroup groups[] = {
  { N_("Texts"), DOSSIER_GROUP_LANGUAGES,
    { { "title", DOSSIER_ROW_WRAPPED }, { "description" } } },
  { N_("In the logical framework"), 0,
    { { "parent" }, { "result_level" }, { "level" }, { "code" }, { "rating" } } },
};

static const DossierFormPage page = { "component", groups, G_N_ELEMENTS (groups), .has_own_fields = TRUE };

gboolean
dossier_component_link (GtkWidget     *widget,
                        DossierStore  *store,
                        DossierRecord *component,
                        gint64         activity,
                        const char    *title)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *subject = dossier_store_dup_title (store, component, NULL);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Linking an activity to “%s”"), subject,
                                                      &error);
  g_autoptr (DossierRecord) link = dossier_record_new (dossier_table_find ("activity_component"));
  g_autoptr (DossierRecord) fresh = NULL;
  gboolean ok = edit != NULL;

  if (ok && activity == 0)
    {
      fresh = dossier_record_new (dossier_table_find ("activity"));
      dossier_record_set_link (fresh, "programme", dossier_record_get_integer (component, "programme"));
      ok = dossier_edit_set (edit, fresh, "title", title, &error) &&
           dossier_edit_save (edit, fresh, &error);
      activity = dossier_record_get_id (fresh);
    }

  dossier_record_set_link (link, "activity", activity);
  dossier_record_set_link (link, "component", dossier_record_get_id (component));
  ok = ok && dossier_edit_save (edit, link, &error);

  return dossier_act_finish (widget, edit, ok, &error);
}

/* Links */

static GPtrArray *
find_links (DossierComponentBody *self)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity_component");

  dossier_query_match (query, "component", dossier_child_row_get_id (self->row));
  return dossier_store_query_records (dossier_child_list_get_store (self->list), query, NULL);
}

static void
exclude_linked (DossierComponentBody *self,
                GPtrArray            *links)
{
  DossierChooser *chooser = DOSSIER_CHOOSER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->link)));
  DossierRecord *component = dossier_child_row_get_record (self->row);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < links->len; i++)
    {
      gint64 id = dossier_record_get_integer (g_ptr_array_index (links, i), "activity");

      g_array_append_val (ids, id);
    }
  dossier_chooser_exclude (chooser, ids);
  dossier_chooser_restrict (chooser, "programme", dossier_record_get_integer (component, "programme"));
}

/* Rows are shown again with other links; only the surplus goes. */
void
dossier_component_body_refresh (DossierComponentBody *self)
{
  DossierStore *store = dossier_child_list_get_store (self->list);
  g_autoptr (GPtrArray) links = find_links (self);
  GtkWidget *row = gtk_widget_get_first_child (self->links);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      if (row == NULL)
        {
          row = dossier_activity_link_new (store);
          gtk_box_append (GTK_BOX (self->links), row);
        }
      dossier_activity_link_show (DOSSIER_ACTIVITY_LINK (row), g_ptr_array_index (links, i));
      row = gtk_widget_get_next_sibling (row);
    }

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
        gtk_widget_grab_focus (self->link);
      gtk_box_remove (GTK_BOX (self->links), row);
      row = next;
    }

  if (links != NULL)
    exclude_linked (self, links);
  dossier_used_by_refresh (self->uses, dossier_child_row_get_record (self->row));
}

static void
chosen_cb (DossierComponentBody *self,
           gint64                id)
{
  dossier_component_link (GTK_WIDGET (self), dossier_child_list_get_store (self->list),
                          dossier_child_row_get_record (self->row), id, NULL);
}

static void
create_cb (DossierComponentBody *self,
           const char           *title)
{
  dossier_component_link (GTK_WIDGET (self), dossier_child_list_get_store (self->list),
                          dossier_child_row_get_record (self->row), 0, title);
}

/* Texts */

static void
edit_toggled_cb (DossierComponentBody *self)
{
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->edit)))
    {
      gtk_widget_set_visible (self->revealer, FALSE);
      return;
    }

  if (self->form == NULL)
    {
      self->form = dossier_form_new (dossier_child_list_get_store (self->list), &page);
      gtk_widget_set_margin_top (GTK_WIDGET (self->form), 8);
      dossier_form_set_record (self->form, dossier_child_row_get_record (self->row));
      gtk_revealer_set_child (GTK_REVEALER (self->revealer), GTK_WIDGET (self->form));
    }
  gtk_widget_set_visible (self->revealer, TRUE);
}

void
dossier_component_body_edit (DossierComponentBody *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->edit), TRUE);
  dossier_form_focus (self->form, "title");
}

static void
remove_cb (DossierComponentBody *self)
{
  dossier_child_list_remove (self->list, self->row);
}

/* Class */

GtkWidget *
dossier_component_body_new (DossierChildList *list,
                            DossierChildRow  *row)
{
  static const char * const skipped[] = { "activity_component", NULL };
  DossierComponentBody *self = g_object_new (DOSSIER_TYPE_COMPONENT_BODY, NULL);
  DossierStore *store = dossier_child_list_get_store (list);
  GtkWidget *chooser = dossier_chooser_new (store, dossier_table_find ("activity"));

  self->list = list;
  self->row = row;
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->link), chooser);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
  self->uses = DOSSIER_USED_BY (dossier_used_by_new (store, skipped));
  gtk_widget_set_margin_top (GTK_WIDGET (self->uses), 8);
  gtk_widget_insert_before (GTK_WIDGET (self->uses), GTK_WIDGET (self), NULL);
  gtk_widget_set_visible (self->buttons, !dossier_store_is_read_only (store));
  dossier_component_body_refresh (self);

  return GTK_WIDGET (self);
}

static void
dossier_component_body_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dossier_component_body_parent_class)->dispose (object);
}

static void
dossier_component_body_class_init (DossierComponentBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_component_body_dispose;

  g_type_ensure (DOSSIER_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-component-body.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierComponentBody, links);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentBody, buttons);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentBody, link);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentBody, edit);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentBody, remove);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentBody, revealer);
}

static void
dossier_component_body_init (DossierComponentBody *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->revealer, FALSE);
  g_signal_connect_object (self->edit, "toggled", G_CALLBACK (edit_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
}
