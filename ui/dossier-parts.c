/* dossier-parts.c: lists of what belongs to a record, made from tables: one after the other.
 *
 * Amounts are added up below their list: by kind, where a table tells kinds of money apart.  Other
 * sums are sentences.
 */
#include "dossier-parts.h"

#include <glib/gi18n-lib.h>

#include "dossier-budget.h"
#include "dossier-language.h"
#include "dossier-participation.h"
#include "dossier-rate.h"
#include "dossier-record-pages.h"
#include "dossier-total-row.h"

typedef struct
{
  DossierChildList    *list;
  const DossierTable  *table;
  const DossierField  *link;    /* to what they are parts of */
  const DossierField  *amount;  /* (nullable): what is added up */
  const DossierField  *kind;    /* (nullable): apart for each choice of it */
  GPtrArray           *totals;  /* rows: one for each choice, or one */
  const struct _Sum   *sum;     /* (nullable) */
  GtkWidget           *sum_row;
} Part;

/* What is said below a list, besides amounts. */
static const struct _Sum
{
  const char  *table;
  const char  *label;
  char      *(*dup) (DossierStore  *store,
                     DossierRecord *owner,
                     const char    *language);
} sums[] = {
  { "participation", N_("All together"),     dossier_participation_dup_total },
  { "budget_line",   N_("By calendar year"), dossier_budget_dup_years },
};

struct _DossierParts
{
  DossierStore *store;
  GPtrArray    *parts;
};

/* What only comes with this field is told apart: funds received are not spent. */
#define KIND_OF_MONEY "kind"

static void
part_free (gpointer data)
{
  Part *part = data;

  g_ptr_array_unref (part->totals);
  g_free (part);
}

static guint
count_choices (const DossierField *field)
{
  guint n = 0;

  while (field->choices[n].code != NULL)
    n++;
  return n;
}

static GtkWidget *
add_total (Part *part)
{
  GtkWidget *row = dossier_total_row_new (14, 14);

  gtk_widget_set_visible (row, FALSE);
  dossier_child_list_append (part->list, row);
  return row;
}

static void
add_sum (Part *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    if (g_str_equal (sums[i].table, part->table->name))
      {
        part->sum = &sums[i];
        part->sum_row = add_total (part);
      }
}

/* The owner, or where that is something else, the link. */
static const DossierField *
find_link (const DossierTable *table,
           const char         *target)
{
  const DossierField *owner = dossier_table_get_owner (table);

  if (owner != NULL && g_str_equal (owner->target, target))
    return owner;

  for (guint i = 0; i < table->n_fields; i++)
    if (g_strcmp0 (table->fields[i].target, target) == 0)
      return &table->fields[i];

  return owner;
}

static Part *
make_part (DossierStore       *store,
           const DossierTable *table,
           const char         *target)
{
  Part *part = g_new0 (Part, 1);
  guint n_totals;

  part->table = table;
  part->link = find_link (table, target);
  part->list = DOSSIER_CHILD_LIST (dossier_child_list_new (store, dossier_link_get_kind (table, part->link)));
  part->totals = g_ptr_array_new ();
  part->amount = dossier_table_get_field (table, "amount");
  part->kind = dossier_table_get_field (table, KIND_OF_MONEY);
  if (part->amount != NULL && part->amount->kind == DOSSIER_KIND_AMOUNT)
    {
      n_totals = part->kind != NULL ? count_choices (part->kind) : 1;
      for (guint i = 0; i < n_totals; i++)
        g_ptr_array_add (part->totals, add_total (part));
    }
  add_sum (part);

  return part;
}

/**
 * dossier_parts_new:
 * @box: gets a list for each of @tables
 * @tables: (array zero-terminated=1): names of tables with a link to @target
 * @target: name of the table of their owner
 */
DossierParts *
dossier_parts_new (DossierStore       *store,
                   GtkBox             *box,
                   const char * const *tables,
                   const char         *target)
{
  DossierParts *self = g_new0 (DossierParts, 1);

  self->store = store;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      Part *part = make_part (store, dossier_table_find (tables[i]), target);

      g_ptr_array_add (self->parts, part);
      gtk_box_append (box, GTK_WIDGET (part->list));
    }

  return self;
}

static void
show_total (DossierParts  *self,
            const Part    *part,
            guint          i,
            DossierRecord *owner)
{
  g_autoptr (DossierQuery) query = dossier_query_new (part->table->name);
  g_autoptr (DossierSum) sum = NULL;
  g_autofree char *text = NULL;
  const char *label = part->kind != NULL ? _(part->kind->choices[i].label) : _("Total");

  dossier_query_match (query, part->link->name, dossier_record_get_id (owner));
  if (part->kind != NULL)
    dossier_query_match_text (query, part->kind->name, part->kind->choices[i].code);
  sum = dossier_store_sum (self->store, query, part->amount->name);
  text = dossier_rate_dup_total (self->store, sum, dossier_interface_language ());

  dossier_total_row_set (g_ptr_array_index (part->totals, i), label, text, part->kind == NULL);
  gtk_widget_set_visible (g_ptr_array_index (part->totals, i), *text != '\0');
}

static void
show_sum (DossierParts  *self,
          const Part    *part,
          DossierRecord *owner)
{
  g_autofree char *text = part->sum->dup (self->store, owner, dossier_interface_language ());

  dossier_total_row_set (part->sum_row, _(part->sum->label), text, TRUE);
  gtk_widget_set_visible (part->sum_row, *text != '\0');
}

/**
 * dossier_parts_refresh:
 * @owner: (nullable): the record whose parts are shown
 */
void
dossier_parts_refresh (DossierParts  *self,
                       DossierRecord *owner)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      dossier_child_list_refresh (part->list, owner);
      for (guint j = 0; owner != NULL && j < part->totals->len; j++)
        show_total (self, part, j, owner);
      if (owner != NULL && part->sum != NULL)
        show_sum (self, part, owner);
    }
}

/**
 * dossier_parts_count:
 *
 * Returns: how many records are listed in all
 */
guint
dossier_parts_count (DossierParts *self)
{
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n += dossier_child_list_get_n_records (((const Part *) g_ptr_array_index (self->parts, i))->list);

  return n;
}

void
dossier_parts_free (DossierParts *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->parts);
  g_free (self);
}
