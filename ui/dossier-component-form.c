/* dossier-component-form.c: the form of a component beside the list of all components. */
#include "dossier-component-form.h"

#include <glib/gi18n-lib.h>

#include "dossier-chip.h"
#include "dossier-form.h"
#include "dossier-language.h"
#include "dossier-pane.h"
#include "dossier-used-by.h"
#include "dossier-wrap.h"

struct _DossierComponentForm
{
  DossierRecordView  parent_instance;

  GtkWidget         *swatch;
  GtkWidget         *title;
  GtkWidget         *number;
  GtkWidget         *programme;
  GtkWidget         *empty;
  GtkWidget         *more;
  GtkWidget         *body;
  DossierForm       *form;
  DossierUsedBy     *uses;
};

G_DEFINE_FINAL_TYPE (DossierComponentForm, dossier_component_form, DOSSIER_TYPE_RECORD_VIEW)

static const DossierFormLinks links[] = {
  {
    .name = "activities",
    .label = N_("Activities"),
    .table = "activity_component",
    .owner = "component",
    .target = "activity",
    .add = N_("Add Activity"),
    .remove = N_("Remove Activity"),
    .removed = N_("%s is no longer an activity of %s"),
  },
  { NULL }
};

static const DossierFormGroup groups[] = {
  { N_("Component"), DOSSIER_GROUP_LANGUAGES, { { "title", DOSSIER_ROW_WRAPPED }, { "description" },
                                                { "programme" } } },
  { N_("In the logical framework"), 0,
    { { "parent" }, { "result_level" }, { "level" }, { "code" }, { "rating" } } },
  { N_("What is done for it"), 0, { { "activities" } } },
};

static const DossierFormPage page = {
  .table = "component",
  .groups = groups,
  .n_groups = G_N_ELEMENTS (groups),
  .links = links,
  .has_own_fields = TRUE,
};

static void
show_menu (DossierComponentForm *self,
           DossierRecord        *component)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GVariant *target = g_variant_new ("(sx)", "component", dossier_record_get_id (component));
  g_autoptr (GMenuItem) duplicate = g_menu_item_new (_("Duplicate"), NULL);
  g_autoptr (GMenuItem) history = g_menu_item_new (_("History"), NULL);
  g_autoptr (GMenuItem) remove = g_menu_item_new (_("Delete"), NULL);

  g_variant_ref_sink (target);
  g_menu_item_set_action_and_target_value (duplicate, "win.duplicate", target);
  g_menu_item_set_action_and_target_value (history, "win.history-of", target);
  g_menu_item_set_action_and_target_value (remove, "win.delete", target);
  g_variant_unref (target);
  g_menu_append_item (menu, duplicate);
  g_menu_append_item (menu, history);
  g_menu_append_item (menu, remove);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (menu));
}

static void
dossier_component_form_refresh (DossierRecordView *view,
                                DossierRecord     *component,
                                const GDate       *as_of)
{
  DossierComponentForm *self = DOSSIER_COMPONENT_FORM (view);
  DossierStore *store = dossier_record_view_get_store (view);
  g_autoptr (DossierRecord) programme = NULL;
  g_autoptr (DossierQuery) query = NULL;
  g_autofree char *title = NULL, *number = NULL;

  dossier_form_set_record (self->form, component);
  dossier_used_by_refresh (self->uses, component);
  if (component == NULL)
    return;

  programme = dossier_store_get_linked (store, component, "programme");
  title = dossier_store_dup_title (store, component, dossier_interface_language ());
  number = g_strdup_printf ("%u", dossier_component_get_number (store, component));
  gtk_label_set_text (GTK_LABEL (self->number), number);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->programme),
                      programme != NULL ? dossier_record_get_text (programme, "short_title") : "");
  dossier_chip_set_colour (self->swatch, programme);

  query = dossier_query_new ("activity_component");
  dossier_query_match (query, "component", dossier_record_get_id (component));
  dossier_chip_set (self->empty, dossier_store_count (store, query) == 0 ? _("No activity") : NULL, "warn");
  show_menu (self, component);
}

static gboolean
dossier_component_form_focus (DossierRecordView *view,
                              const char        *name)
{
  return dossier_form_focus (DOSSIER_COMPONENT_FORM (view)->form, name);
}

/* Components are numbered within their programme and level. */
guint
dossier_component_get_number (DossierStore  *store,
                              DossierRecord *component)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("component");
  g_autoptr (GArray) ids = NULL;

  dossier_query_match (query, "programme", dossier_record_get_integer (component, "programme"));
  dossier_query_match_text (query, "level", dossier_record_get_text (component, "level"));
  ids = dossier_store_query (store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == dossier_record_get_id (component))
      return i + 1;

  return 0;
}

GtkWidget *
dossier_component_form_new (DossierStore *store)
{
  return g_object_new (DOSSIER_TYPE_COMPONENT_FORM, "store", store, NULL);
}

static void
dossier_component_form_constructed (GObject *object)
{
  static const char * const watched[] = { "activity_component", "component", "programme", NULL };
  DossierComponentForm *self = DOSSIER_COMPONENT_FORM (object);
  static const char * const skipped[] = { "activity_component", NULL };
  DossierRecordView *view = DOSSIER_RECORD_VIEW (object);
  DossierStore *store = dossier_record_view_get_store (view);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  G_OBJECT_CLASS (dossier_component_form_parent_class)->constructed (object);

  self->form = DOSSIER_FORM (dossier_form_new (store, &page));
  self->uses = DOSSIER_USED_BY (dossier_used_by_new (store, skipped));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->uses));
  gtk_box_append (GTK_BOX (self->body), dossier_scroll_new (box, 820));
  dossier_record_view_watch (view, watched);
}

static void
dossier_component_form_class_init (DossierComponentFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DossierRecordViewClass *view_class = DOSSIER_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = dossier_component_form_constructed;
  view_class->refresh = dossier_component_form_refresh;
  view_class->focus = dossier_component_form_focus;

  g_type_ensure (DOSSIER_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-component-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierComponentForm, swatch);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentForm, title);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentForm, number);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentForm, programme);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentForm, empty);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentForm, more);
  gtk_widget_class_bind_template_child (widget_class, DossierComponentForm, body);
}

static void
dossier_component_form_init (DossierComponentForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
