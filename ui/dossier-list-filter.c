/* dossier-list-filter.c: a popover to narrow a list by its fields, and to sort it.
 *
 * One row for each item of a table: a list of records or choices, or an entry for a
 * period.  The records offered are those that are used, found when the popover opens.
 */
#include "dossier-list-filter.h"

#include <glib/gi18n-lib.h>

#include "dossier-choices.h"
#include "dossier-language.h"
#include "dossier-name.h"

#define MAX_ITEMS 8
#define MAX_RECORDS 500

typedef struct
{
  const DossierListFilterItem *item;
  const DossierField      *field;
  GtkWidget               *control;  /* GtkDropDown or, for dates, GtkEntry */
  GArray                  *ids;      /* of the records offered, after “any” */
  gint64                   id;       /* chosen, 0 for any */
  GPtrArray               *codes;    /* of the choices offered, after “any” */
  const char              *code;     /* chosen, interned; NULL for any */
} Row;

struct _DossierListFilter
{
  GtkPopover                parent_instance;

  DossierStore             *store;
  const char               *table;
  const DossierListFilterOrder *orders;
  Row                       rows[MAX_ITEMS];
  guint                     n_rows;
  GtkWidget                *box;
  GtkWidget                *order;
  GtkWidget                *clear;
  gboolean                  is_filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierListFilter, dossier_list_filter, GTK_TYPE_POPOVER)

static void
changed (DossierListFilter *self)
{
  if (self->is_filling)
    return;

  gtk_widget_set_sensitive (self->clear, dossier_list_filter_is_active (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_link (const Row *row)
{
  return row->field->kind == DOSSIER_KIND_LINK;
}

static gboolean
get_period (const Row *row,
            GDate     *from,
            GDate     *to)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row->control));
  g_autofree char *edtf = *text != '\0' ? dossier_date_parse (text, NULL, NULL) : NULL;

  return edtf != NULL && dossier_date_bounds (edtf, from, to);
}

static gboolean
is_row_active (const Row *row)
{
  GDate from, to;

  if (row->field->kind == DOSSIER_KIND_DATE)
    return get_period (row, &from, &to);

  return row->id != 0 || row->code != NULL;
}

static void
apply_row (const Row    *row,
           DossierQuery *query,
           const GDate  *day)
{
  GDate from, to;

  if (!is_row_active (row))
    return;

  if (row->field->kind == DOSSIER_KIND_DATE)
    {
      if (get_period (row, &from, &to))
        dossier_query_within (query, row->item->field, g_date_valid (&from) ? &from : NULL,
                              g_date_valid (&to) ? &to : NULL, FALSE);
    }
  else if (row->item->narrow != NULL)
    row->item->narrow (query, row->id, day);
  else if (row->item->through != NULL)
    dossier_query_linked_from (query, row->item->through, row->item->link, row->item->field, row->id);
  else if (is_link (row))
    dossier_query_match (query, row->item->field, row->id);
  else
    dossier_query_match_text (query, row->item->field, row->code);
}

/**
 * dossier_list_filter_apply:
 *
 * Narrows @query to what is chosen.
 */
void
dossier_list_filter_apply (DossierListFilter *self,
                           DossierQuery      *query)
{
  GDate day;

  dossier_store_get_as_of (self->store, &day);
  for (guint i = 0; i < self->n_rows; i++)
    apply_row (&self->rows[i], query, &day);
}

/**
 * dossier_list_filter_sort:
 *
 * Gives @query the chosen order; leaves it as it is for the own order of the table.
 */
void
dossier_list_filter_sort (DossierListFilter *self,
                          DossierQuery      *query)
{
  const DossierListFilterOrder *order;

  if (self->orders == NULL)
    return;

  order = &self->orders[dossier_list_filter_get_order (self)];
  if (order->column != NULL)
    dossier_query_order (query, order->column, order->is_descending);
}

gboolean
dossier_list_filter_is_active (DossierListFilter *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (is_row_active (&self->rows[i]))
      return TRUE;

  return FALSE;
}

/**
 * dossier_list_filter_clear:
 *
 * Lets everything through again; the order stays.
 */
void
dossier_list_filter_clear (DossierListFilter *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].field->kind == DOSSIER_KIND_DATE)
      gtk_editable_set_text (GTK_EDITABLE (self->rows[i].control), "");
    else
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->rows[i].control), 0);
  for (guint i = 0; i < self->n_rows; i++)
    {
      self->rows[i].id = 0;
      self->rows[i].code = NULL;
    }
  self->is_filling = FALSE;

  changed (self);
}

char *
dossier_list_filter_dup_choice (DossierListFilter *self,
                                guint              item)
{
  const Row *row = &self->rows[item];

  if (!is_row_active (row))
    return NULL;
  if (row->field->kind == DOSSIER_KIND_DATE)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->control)));
  if (is_link (row))
    return g_strdup_printf ("%" G_GINT64_FORMAT, row->id);

  return g_strdup (row->code);
}

static void
choose_link (DossierListFilter *self,
             Row               *row,
             const char        *choice)
{
  gint64 id = g_ascii_strtoll (choice, NULL, 10);
  g_autoptr (DossierRecord) record = dossier_store_get (self->store, row->field->target, id, NULL);

  /* Its list is filled when the popover opens. */
  row->id = record != NULL ? id : 0;
}

/* Its list is filled anew when the popover opens. */
static void
choose_code (Row        *row,
             const char *choice)
{
  guint position;

  if (!g_ptr_array_find_with_equal_func (row->codes, choice, g_str_equal, &position))
    return;

  row->code = g_intern_string (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row->control), position + 1);
}

void
dossier_list_filter_choose (DossierListFilter *self,
                            guint              item,
                            const char        *choice)
{
  Row *row = &self->rows[item];

  self->is_filling = TRUE;
  if (row->field->kind == DOSSIER_KIND_DATE)
    gtk_editable_set_text (GTK_EDITABLE (row->control), choice);
  else if (is_link (row))
    choose_link (self, row, choice);
  else
    choose_code (row, choice);
  self->is_filling = FALSE;

  changed (self);
}

gint64
dossier_list_filter_get_link (DossierListFilter *self,
                              const char        *field)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (g_str_equal (self->rows[i].item->field, field) && self->rows[i].item->through == NULL)
      return self->rows[i].id;

  return 0;
}

/**
 * dossier_list_filter_get_order:
 *
 * Returns: which of the orders is chosen
 */
guint
dossier_list_filter_get_order (DossierListFilter *self)
{
  return self->order != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order)) : 0;
}

void
dossier_list_filter_set_order (DossierListFilter *self,
                               guint              order)
{
  if (self->order != NULL &&
      order < g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (self->order))))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->order), order);
}

/* Rows */

static void
selected_cb (GtkDropDown       *control,
             GParamSpec        *pspec,
             DossierListFilter *self)
{
  guint selected = gtk_drop_down_get_selected (control);

  if (self->is_filling)
    return;

  for (guint i = 0; i < self->n_rows; i++)
    {
      Row *row = &self->rows[i];

      if (row->control != GTK_WIDGET (control))
        continue;

      if (is_link (row))
        row->id = selected > 0 && selected <= row->ids->len
          ? g_array_index (row->ids, gint64, selected - 1) : 0;
      else
        row->code = selected > 0 && selected <= row->codes->len
          ? g_intern_string (row->codes->pdata[selected - 1]) : NULL;
    }

  changed (self);
}

/* What is no longer offered may still be looked for. */
static GtkStringList *
make_choices (DossierListFilter *self,
              Row               *row)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autoptr (GArray) offers = row->field->kind == DOSSIER_KIND_CHOICE
    ? dossier_choices_list (dossier_store_get_choices (self->store), row->field) : NULL;

  /* Translators: in a filter: any programme, any type */
  gtk_string_list_append (names, C_("filter", "Any"));
  g_ptr_array_set_size (row->codes, 0);
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const DossierOffer *offer = &g_array_index (offers, DossierOffer, i);

      gtk_string_list_append (names, offer->label);
      g_ptr_array_add (row->codes, g_strdup (offer->code));
    }

  return names;
}

/* The records that are linked to by what is listed, by title. */
static GtkStringList *
make_records (DossierListFilter *self,
              Row               *row)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autoptr (DossierQuery) query = dossier_query_new (row->field->target);
  g_autoptr (GPtrArray) records = NULL;
  GDate day;

  dossier_store_get_as_of (self->store, &day);
  if (row->item->narrow != NULL)
    row->item->narrow (query, 0, &day);
  else
    dossier_query_linked_from (query, row->item->through != NULL ? row->item->through : self->table,
                               row->item->field, NULL, 0);
  dossier_query_limit (query, MAX_RECORDS);
  records = dossier_store_query_records (self->store, query, NULL);

  g_array_set_size (row->ids, 0);
  gtk_string_list_append (names, C_("filter", "Any"));
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      DossierRecord *record = g_ptr_array_index (records, i);
      g_autofree char *title = dossier_store_dup_title (self->store, record, dossier_interface_language ());
      gint64 id = dossier_record_get_id (record);

      gtk_string_list_append (names, title);
      g_array_append_val (row->ids, id);
    }

  return names;
}

static void
fill_records (DossierListFilter *self,
              Row               *row)
{
  g_autoptr (GtkStringList) names = make_records (self, row);
  guint selected = 0;

  for (guint i = 0; i < row->ids->len; i++)
    if (g_array_index (row->ids, gint64, i) == row->id)
      selected = i + 1;

  gtk_drop_down_set_model (GTK_DROP_DOWN (row->control), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row->control), selected);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (row->control), row->ids->len > 12);
}

static void
fill_choices (DossierListFilter *self,
              Row               *row)
{
  g_autoptr (GtkStringList) names = make_choices (self, row);
  guint position = 0;
  gboolean is_there = row->code != NULL &&
                      g_ptr_array_find_with_equal_func (row->codes, row->code, g_str_equal, &position);

  gtk_drop_down_set_model (GTK_DROP_DOWN (row->control), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row->control), is_there ? position + 1 : 0);
}

static void
fill_cb (DossierListFilter *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < self->n_rows; i++)
    if (is_link (&self->rows[i]))
      fill_records (self, &self->rows[i]);
    else if (self->rows[i].field->list != NULL)
      fill_choices (self, &self->rows[i]);
  self->is_filling = FALSE;

  gtk_widget_set_sensitive (self->clear, dossier_list_filter_is_active (self));
}

static void
append_row (DossierListFilter *self,
            const char        *label,
            GtkWidget         *control)
{
  GtkWidget *caption = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "caption-title");
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), control);
  if (GTK_IS_DROP_DOWN (control))
    dossier_name_drop_down (GTK_DROP_DOWN (control), label);
  else
    dossier_name_set (control, label);
  gtk_widget_set_margin_bottom (control, 6);
  gtk_box_append (GTK_BOX (self->box), caption);
  gtk_box_append (GTK_BOX (self->box), control);
}

static GtkWidget *
make_list (DossierListFilter *self,
           GtkStringList     *names)
{
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *control = gtk_drop_down_new (G_LIST_MODEL (names), NULL);

  gtk_drop_down_set_expression (GTK_DROP_DOWN (control), text);
  return control;
}

static void
add_item (DossierListFilter           *self,
          const DossierListFilterItem *item)
{
  Row *row = &self->rows[self->n_rows++];
  const char *table = item->through != NULL ? item->through : self->table;

  row->item = item;
  row->field = dossier_table_get_field (dossier_table_find (table), item->field);
  row->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  row->codes = g_ptr_array_new_with_free_func (g_free);
  if (row->field->kind == DOSSIER_KIND_DATE)
    {
      row->control = gtk_entry_new ();
      gtk_entry_set_placeholder_text (GTK_ENTRY (row->control), _("2015, or Sep to Dec 2015"));
      g_signal_connect_object (row->control, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
    }
  else
    {
      row->control = make_list (self, make_choices (self, row));
      g_signal_connect_object (row->control, "notify::selected", G_CALLBACK (selected_cb), self, 0);
    }

  append_row (self, _(item->label), row->control);
}

static void
add_orders (DossierListFilter *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (const DossierListFilterOrder *order = self->orders; order->label != NULL; order++)
    gtk_string_list_append (names, _(order->label));

  self->order = make_list (self, names);
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  append_row (self, _("Sort by"), self->order);
}

GtkWidget *
dossier_list_filter_new (DossierStore                 *store,
                         const char                   *table,
                         const DossierListFilterItem  *items,
                         const DossierListFilterOrder *orders)
{
  DossierListFilter *self = g_object_new (DOSSIER_TYPE_LIST_FILTER, NULL);

  self->store = g_object_ref (store);
  self->table = table;
  self->orders = orders;
  if (orders != NULL)
    add_orders (self);
  for (const DossierListFilterItem *item = items; item->label != NULL && self->n_rows < MAX_ITEMS; item++)
    add_item (self, item);

  gtk_box_append (GTK_BOX (self->box), self->clear);
  gtk_widget_set_sensitive (self->clear, FALSE);
  return GTK_WIDGET (self);
}

static void
dossier_list_filter_dispose (GObject *object)
{
  DossierListFilter *self = DOSSIER_LIST_FILTER (object);

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_clear_pointer (&self->rows[i].ids, g_array_unref);
      g_clear_pointer (&self->rows[i].codes, g_ptr_array_unref);
    }
  self->n_rows = 0;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_list_filter_parent_class)->dispose (object);
}

static void
dossier_list_filter_class_init (DossierListFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_list_filter_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", DOSSIER_TYPE_LIST_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  0);
}

static void
dossier_list_filter_init (DossierListFilter *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_size_request (self->box, 260, -1);
  g_object_set (self->box, "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end", 6, NULL);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);

  self->clear = gtk_button_new_with_label (_("Clear the Filter"));
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (dossier_list_filter_clear), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (fill_cb), NULL);
}
