/* dossier-several-view.c: what stands beside a list while several of its records are selected.
 *
 * One form for all of them: a field shows what they have in common, and what is typed
 * there is changed in each, as one step.  Below is what else can be done with several.
 */
#include "dossier-several-view.h"

#include <glib/gi18n-lib.h>

#include "dossier-bulk.h"
#include "dossier-count.h"
#include "dossier-language.h"
#include "dossier-name.h"
#include "dossier-pane.h"
#include "dossier-rate.h"

/* Names that are read out; what more records have in common is not looked for, as it would take time. */
#define MOST_NAMES 6
#define MOST_COMPARED 500

/* A line does not begin with it. */
#define SEPARATOR "\302\240· "

struct _DossierSeveralView
{
  AdwBin        parent_instance;

  DossierPage  *page;      /* not owned: it owns this */
  DossierForm  *form;
  GtkLabel     *title;
  GtkLabel     *names;
  GtkWidget    *budget;    /* (nullable) row */
  GArray       *ids;       /* of those shown, the first ones */
};

G_DEFINE_FINAL_TYPE (DossierSeveralView, dossier_several_view, ADW_TYPE_BIN)

/* Changing all of them */

typedef struct
{
  DossierStore *store;
  const char   *table;
  GArray       *ids;
  const char   *column;   /* interned */
  char         *text;
  char         *count;    /* “3 programmes” */
  GError       *error;    /* why nothing was changed */
} Change;

static void
change_clear (gpointer data)
{
  Change *self = data;

  g_object_unref (self->store);
  g_array_unref (self->ids);
  g_free (self->text);
  g_free (self->count);
  g_clear_error (&self->error);
}

static void
change_unref (gpointer change)
{
  g_rc_box_release_full (change, change_clear);
}

static Change *
change_new (DossierSeveralView *self,
            const char         *column,
            const char         *text)
{
  Change *change = g_rc_box_new0 (Change);

  change->store = g_object_ref (dossier_page_get_store (self->page));
  change->table = dossier_page_get_kind (self->page)->table;
  change->ids = g_array_ref (self->ids);
  change->column = g_intern_string (column);
  change->text = g_strdup (text);
  change->count = dossier_page_dup_count (self->page, self->ids->len);
  return change;
}

static gboolean
change_step (DossierEdit  *edit,
             guint         number,
             gpointer      data,
             GError      **error)
{
  Change *self = data;
  g_autoptr (DossierRecord) record =
    dossier_store_get (self->store, self->table, g_array_index (self->ids, gint64, number), error);
  g_autofree char *title = NULL;

  if (record == NULL)
    return FALSE;
  if (dossier_edit_set (edit, record, self->column, self->text, error) &&
      dossier_edit_save (edit, record, error))
    return TRUE;

  title = dossier_store_dup_title (self->store, record, dossier_interface_language ());
  /* Translators: the record that the sentence after it is about */
  g_prefix_error (error, _("%s: "), title);
  return FALSE;
}

static void
change_done_cb (GtkWidget    *widget,
                const GError *error,
                gpointer      data)
{
  Change *self = data;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    {
      self->error = g_error_copy (error);
      return;
    }

  /* Translators: what was changed: “3 programmes changed” */
  sentence = g_strdup_printf (_("%s changed"), self->count);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", sentence);
}

/* If it takes no longer than a moment, what went wrong is said at the field too. */
static gboolean
keep_cb (DossierForm  *form,
         const char   *column,
         const char   *text,
         gpointer      data,
         GError      **error)
{
  DossierSeveralView *self = data;
  Change *change = change_new (self, column, text);
  const DossierBulk bulk = {
    .label = dossier_table_get_field (dossier_table_find (change->table), column)->label,
    .subject = change->count,
    .heading = _("Changing…"),
    .n_steps = change->ids->len,
    .step = change_step,
    .done = change_done_cb,
    .data = g_rc_box_acquire (change),
    .free = change_unref,
  };
  gboolean ok;

  dossier_bulk_run (GTK_WIDGET (self), change->store, &bulk);
  ok = change->error == NULL;
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&change->error));
  change_unref (change);
  return ok;
}

/* What they have in common */

static GPtrArray *
get_records (DossierSeveralView *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->ids->len && i < MOST_COMPARED; i++)
    {
      DossierRecord *record = dossier_store_get (dossier_page_get_store (self->page),
                                                 dossier_page_get_kind (self->page)->table,
                                                 g_array_index (self->ids, gint64, i), NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }

  return records;
}

static gboolean
is_common (DossierSeveralView *self,
           GPtrArray          *records,
           const char         *column)
{
  g_autofree char *first = dossier_record_dup_input (g_ptr_array_index (records, 0), column);

  for (guint i = 1; i < records->len; i++)
    {
      g_autofree char *other = dossier_record_dup_input (g_ptr_array_index (records, i), column);

      if (!g_str_equal (first, other))
        return FALSE;
    }

  return self->ids->len <= MOST_COMPARED;
}

/* A record that is none of them; @mixed gets the columns in which they differ. */
static DossierRecord *
make_common (DossierSeveralView *self,
             GPtrArray          *records,
             GPtrArray          *mixed)
{
  const DossierFormPage *page = dossier_page_get_kind (self->page)->several;
  DossierRecord *common = dossier_record_new (dossier_table_find (page->table));

  for (guint g = 0; g < page->n_groups; g++)
    for (const DossierFormItem *item = page->groups[g].items; item->name != NULL; item++)
      {
        g_autofree char *text = dossier_record_dup_input (g_ptr_array_index (records, 0), item->name);

        if (!is_common (self, records, item->name))
          g_ptr_array_add (mixed, (gpointer) item->name);
        else if (dossier_table_get_field (dossier_table_find (page->table), item->name)->kind ==
                 DOSSIER_KIND_LINK)
          dossier_record_set_link (common, item->name,
                                   dossier_record_get_integer (g_ptr_array_index (records, 0), item->name));
        else
          dossier_record_parse (common, item->name, text, NULL);
      }

  g_ptr_array_add (mixed, NULL);
  return common;
}

static void
show_form (DossierSeveralView *self,
           GPtrArray          *records)
{
  g_autoptr (GPtrArray) mixed = g_ptr_array_new ();
  g_autoptr (DossierRecord) common = make_common (self, records, mixed);

  dossier_form_set_record (self->form, common);
  dossier_form_set_mixed (self->form, (const char * const *) mixed->pdata);
}

static void
show_names (DossierSeveralView *self,
            GPtrArray          *records)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_named = MIN (records->len, MOST_NAMES);
  guint n_more = self->ids->len - n_named;

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *title = dossier_store_dup_title (dossier_page_get_store (self->page),
                                                        g_ptr_array_index (records, i),
                                                        dossier_interface_language ());

      g_string_append_printf (names, "%s%s", i > 0 ? SEPARATOR : "", title);
    }
  if (n_more > 0)
    {
      g_autofree char *more = dossier_count_dup_words (ngettext ("and %u more", "and %u more", n_more),
                                                       n_more);

      g_string_append_printf (names, "%s%s", SEPARATOR, more);
    }

  gtk_label_set_text (self->names, names->str);
}

static void
show_budget (DossierSeveralView *self,
             GPtrArray          *records)
{
  g_autoptr (DossierSum) sum = dossier_sum_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      DossierAmount amount;

      if (dossier_record_get_amount (g_ptr_array_index (records, i), "budget", &amount))
        dossier_sum_add (sum, &amount);
    }

  text = dossier_rate_dup_total (dossier_page_get_store (self->page), sum, dossier_interface_language ());
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->budget), text);
  gtk_widget_set_visible (self->budget, self->ids->len <= MOST_COMPARED);
}

void
dossier_several_view_refresh (DossierSeveralView *self)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *count = NULL;
  g_autofree char *title = NULL;

  /* What is typed belongs to those that were shown. */
  dossier_form_commit (self->form);
  g_array_unref (self->ids);
  self->ids = dossier_page_dup_selected (self->page);
  records = get_records (self);
  if (records->len == 0)
    return;

  count = dossier_page_dup_count (self->page, self->ids->len);
  /* Translators: “3 programmes selected” */
  title = g_strdup_printf (_("%s selected"), count);
  gtk_label_set_text (self->title, title);
  show_names (self, records);
  show_form (self, records);
  if (self->budget != NULL)
    show_budget (self, records);
}

/* Making it */

typedef struct
{
  const char *table;      /* NULL: of any */
  const char *title;
  const char *subtitle;
  const char *icon_name;
  const char *action;
} Deed;

static const Deed deeds[] = {
  { "programme", N_("Fact Sheets as PDF…"), N_("One document, or a file for each"), "document-save-symbolic",
    "win.export-selected" },
  { "programme", N_("Print the Fact Sheets…"), N_("Ctrl+P"), "printer-symbolic", "win.print" },
  { NULL, N_("Delete"), N_("With what belongs to them; Undo brings everything back"), "user-trash-symbolic",
    "win.delete-selected" },
};

static GtkWidget *
make_deed (const Deed *deed)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(deed->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(deed->subtitle));
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), deed->icon_name);
  dossier_name_action_row (ADW_ACTION_ROW (row));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), deed->action);
  return row;
}

static GtkWidget *
make_deeds (DossierSeveralView *self)
{
  const char *table = dossier_page_get_kind (self->page)->table;
  GtkListBox *list;
  GtkWidget *group = dossier_group_new (_("All of them"), NULL, &list);

  if (g_str_equal (table, "programme"))
    {
      self->budget = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->budget), _("Their budgets"));
      gtk_widget_add_css_class (self->budget, "property");
      dossier_name_action_row (ADW_ACTION_ROW (self->budget));
      gtk_list_box_append (list, self->budget);
    }
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (deeds[i].table == NULL || g_str_equal (deeds[i].table, table))
      gtk_list_box_append (list, make_deed (&deeds[i]));

  return group;
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

GtkWidget *
dossier_several_view_new (DossierPage *page)
{
  DossierSeveralView *self = g_object_new (DOSSIER_TYPE_SEVERAL_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->page = page;
  self->form = dossier_form_new (dossier_page_get_store (page), dossier_page_get_kind (page)->several);
  dossier_form_set_keep (self->form, keep_cb, self);

  self->title = make_label ("dossier-title");
  self->names = make_label ("faint");
  gtk_label_set_lines (self->names, 3);
  gtk_label_set_ellipsize (self->names, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->names));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), make_deeds (self));
  adw_bin_set_child (ADW_BIN (self), dossier_scroll_new (box, 820));

  return GTK_WIDGET (self);
}

static void
dossier_several_view_finalize (GObject *object)
{
  g_array_unref (DOSSIER_SEVERAL_VIEW (object)->ids);

  G_OBJECT_CLASS (dossier_several_view_parent_class)->finalize (object);
}

static void
dossier_several_view_class_init (DossierSeveralViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_several_view_finalize;
}

static void
dossier_several_view_init (DossierSeveralView *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}
