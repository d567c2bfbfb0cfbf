/* dossier-indicator-body.c: what an indicator expands to: its values as a table, its form, and below
 * what is needed less often: more fields, the parts of a value, and the values one by one.
 *
 * There are hundreds of values: their lists are made when somebody looks.
 */
#include "dossier-indicator-body.h"

#include <glib/gi18n-lib.h>

#include "dossier-child-form.h"
#include "dossier-expander.h"
#include "dossier-language.h"
#include "dossier-record-pages.h"

#define MOST_LISTS 3

struct _DossierIndicatorBody
{
  AdwBin            parent_instance;

  DossierStore     *store;
  DossierRecord    *indicator;
  DossierValueGrid *grid;
  DossierForm      *form;              /* the fields that every indicator needs */
  DossierChildList *lists[MOST_LISTS + 1];
  guint             n_lists;
};

G_DEFINE_FINAL_TYPE (DossierIndicatorBody, dossier_indicator_body, ADW_TYPE_BIN)

static const DossierFormGroup groups[] = {
  { N_("Indicator"), DOSSIER_GROUP_LANGUAGES,
    { { "statement" }, { "rule" }, { "due_month" }, { "due" }, { "per_country" }, { "country_group" },
      { "component" }, { "verification" } } },
};

static const DossierFormPage page = { "indicator", groups, G_N_ELEMENTS (groups) };

static const DossierFormGroup more_groups[] = {
  { NULL, 0,
    { { "code" }, { "unit" }, { "frequency" }, { "aggregation" }, { "tolerance" }, { "person" } } },
};

static const DossierFormPage more_page = {
  "indicator", more_groups, G_N_ELEMENTS (more_groups), .has_own_fields = TRUE
};

/* Values one by one */

static const DossierChildKind *
get_value_kind (void)
{
  return dossier_table_get_kind (dossier_table_find ("indicator_value"));
}

/* A target that was revised is still there, with why it no longer holds. */
static void
show_value (DossierChildList *list,
            DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  const char *language = dossier_interface_language ();
  g_autoptr (DossierRecord) amendment = dossier_store_get_linked (store, dossier_child_row_get_record (row),
                                                                  "amendment");
  const char *reason = amendment != NULL ? dossier_record_get_local (amendment, "reason", language) : NULL;
  g_autofree char *words = NULL;

  get_value_kind ()->show (list, row);
  if (amendment != NULL)
    /* Translators: %s is the reason why a target was revised */
    words = reason != NULL ? g_strdup_printf (_("No longer holds: %s"), reason)
                           : g_strdup (_("No longer holds"));
  dossier_child_row_set_chip (row, 1, words, "plain");
}

static const DossierChildKind *
get_kinds (void)
{
  static const struct { const char *value; const char *heading; } choices[MOST_LISTS] = {
    { "target", N_("Targets") }, { "actual", N_("Measured values") }, { "baseline", N_("Baselines") },
  };
  static DossierChildKind kinds[MOST_LISTS];

  for (guint i = 0; i < MOST_LISTS; i++)
    {
      kinds[i] = *get_value_kind ();
      kinds[i].where = "kind";
      kinds[i].value = choices[i].value;
      kinds[i].heading = choices[i].heading;
      kinds[i].show = show_value;
    }

  return kinds;
}

/* Below */

static void
add_list (DossierIndicatorBody   *self,
          GtkWidget              *box,
          const DossierChildKind *kind)
{
  DossierChildList *list = DOSSIER_CHILD_LIST (dossier_child_list_new (self->store, kind));

  self->lists[self->n_lists++] = list;
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  dossier_child_list_refresh (list, self->indicator);
}

static void
fill_more (DossierIndicatorBody *self,
           GtkWidget            *box)
{
  DossierForm *form = dossier_form_new (self->store, &more_page);

  dossier_form_set_record (form, self->indicator);
  dossier_form_share_language (form, self->form);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form));
  add_list (self, box, dossier_table_get_kind (dossier_table_find ("breakdown")));
}

static void
fill_values (DossierIndicatorBody *self,
             GtkWidget            *box)
{
  for (guint i = 0; i < MOST_LISTS; i++)
    add_list (self, box, &get_kinds ()[i]);
}

/* What can be unfolded, made when it first is. */
static const struct
{
  const char *label;
  void      (*fill) (DossierIndicatorBody *self,
                     GtkWidget            *box);
} folds[] = {
  { N_("More About the Indicator"), fill_more },
  { N_("Values One by One"), fill_values },
};

static void
unfolded_cb (GtkToggleButton *button,
             gpointer         data)
{
  DossierIndicatorBody *self = DOSSIER_INDICATOR_BODY (gtk_widget_get_ancestor (GTK_WIDGET (button),
                                                                                DOSSIER_TYPE_INDICATOR_BODY));
  GtkWidget *expander = gtk_widget_get_parent (GTK_WIDGET (button));
  GtkWidget *content = GTK_WIDGET (dossier_expander_get_content (expander));

  if (gtk_widget_get_first_child (content) == NULL)
    folds[GPOINTER_TO_UINT (data)].fill (self, content);
}

static GtkWidget *
make_fold (guint which)
{
  GtkWidget *fold = dossier_expander_new (_(folds[which].label));

  g_signal_connect (dossier_expander_get_button (fold), "toggled", G_CALLBACK (unfolded_cb),
                    GUINT_TO_POINTER (which));
  return fold;
}

/**
 * dossier_indicator_body_refresh:
 *
 * Brings the lists in line with the file.
 */
void
dossier_indicator_body_refresh (DossierIndicatorBody *self)
{
  for (guint i = 0; i < self->n_lists; i++)
    dossier_child_list_refresh (self->lists[i], self->indicator);
}

GtkWidget *
dossier_indicator_body_new (DossierChildList *list,
                            DossierChildRow  *row)
{
  DossierIndicatorBody *self = g_object_new (DOSSIER_TYPE_INDICATOR_BODY, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *below = dossier_child_form_new (list, row, &page);
  GtkWidget *last = gtk_widget_get_first_child (below);

  self->store = g_object_ref (dossier_child_list_get_store (list));
  self->indicator = g_object_ref (dossier_child_row_get_record (row));
  self->form = DOSSIER_FORM (last);
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      GtkWidget *fold = make_fold (i);

      gtk_box_insert_child_after (GTK_BOX (below), fold, last);
      last = fold;
    }

  self->grid = DOSSIER_VALUE_GRID (dossier_value_grid_new (self->store, self->indicator));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), below);
  adw_bin_set_child (ADW_BIN (self), box);

  return GTK_WIDGET (self);
}

DossierValueGrid *
dossier_indicator_body_get_grid (DossierIndicatorBody *self)
{
  return self->grid;
}

static void
dossier_indicator_body_finalize (GObject *object)
{
  DossierIndicatorBody *self = DOSSIER_INDICATOR_BODY (object);

  g_clear_object (&self->indicator);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_indicator_body_parent_class)->finalize (object);
}

static void
dossier_indicator_body_class_init (DossierIndicatorBodyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_indicator_body_finalize;
}

static void
dossier_indicator_body_init (DossierIndicatorBody *self)
{
}
