/* dossier-record-pages.c: the form and the lists of any kind of record, made from its table.
 *
 * Kinds of records with a tab of their own have forms arranged by hand; these are for all others.
 */
#include "dossier-record-pages.h"

#include <glib/gi18n-lib.h>

#include "dossier-child-form.h"
#include "dossier-language.h"

/* One less than a group has room for: its items end with an empty one. */
#define MOST_ITEMS (G_N_ELEMENTS (((DossierFormGroup *) NULL)->items) - 1)

/* Forms */

/* Beside its owner a record need not say whose it is. */
static DossierFormPage *
make_page_without (const DossierTable *table,
                   const DossierField *left_out)
{
  guint n_groups = (table->n_fields + MOST_ITEMS - 1) / MOST_ITEMS;
  DossierFormGroup *groups = g_new0 (DossierFormGroup, n_groups);
  DossierFormPage *page = g_new0 (DossierFormPage, 1);
  guint n = 0;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *field = &table->fields[i];
      DossierFormGroup *group = &groups[n / MOST_ITEMS];

      if (field == left_out || g_str_equal (field->name, "position"))
        continue;

      group->items[n % MOST_ITEMS].name = field->name;
      if (field->owner)
        group->items[n % MOST_ITEMS].flags = DOSSIER_ROW_READ_ONLY;
      if (field->bilingual)
        group->flags |= DOSSIER_GROUP_LANGUAGES;
      n++;
    }

  page->table = table->name;
  page->groups = groups;
  page->n_groups = (n + MOST_ITEMS - 1) / MOST_ITEMS;
  groups[0].heading = table->label;
  return page;
}

static gpointer
make_page (const DossierTable *table)
{
  return make_page_without (table, NULL);
}

static gpointer
make_child_page (const DossierTable *table)
{
  return make_page_without (table, dossier_table_get_owner (table));
}

static gpointer
keep (GHashTable         *made,
      const DossierTable *table,
      gpointer          (*make) (const DossierTable *table))
{
  gpointer found = g_hash_table_lookup (made, table);

  if (found == NULL)
    {
      found = make (table);
      g_hash_table_insert (made, (gpointer) table, found);
    }

  return found;
}

const DossierFormPage *
dossier_table_get_page (const DossierTable *table)
{
  static GHashTable *pages = NULL;

  if (pages == NULL)
    pages = g_hash_table_new (NULL, NULL);

  return keep (pages, table, make_page);
}

static const DossierFormPage *
get_child_page (const DossierTable *table)
{
  static GHashTable *pages = NULL;

  if (pages == NULL)
    pages = g_hash_table_new (NULL, NULL);

  return keep (pages, table, make_child_page);
}

/* Lists */

/* “Signed · 23 Nov 2001”: every choice and date of the record. */
static char *
dup_subtitle (DossierStore  *store,
              DossierRecord *record)
{
  const DossierTable *table = dossier_record_get_table (record);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *field = &table->fields[i];
      g_autofree char *value = NULL;

      if (field->kind != DOSSIER_KIND_CHOICE && field->kind != DOSSIER_KIND_DATE)
        continue;

      value = dossier_record_dup_display (record, field->name, dossier_interface_language ());
      if (*value != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
show_child (DossierChildList *list,
            DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *record = dossier_child_row_get_record (row);
  g_autofree char *title = dossier_store_dup_title (store, record, dossier_interface_language ());
  g_autofree char *subtitle = dup_subtitle (store, record);

  dossier_child_row_set_text (row, title, subtitle);
}

static GtkWidget *
open_child (DossierChildList *list,
            DossierChildRow  *row)
{
  const DossierTable *table = dossier_record_get_table (dossier_child_row_get_record (row));

  return dossier_child_form_new (list, row, get_child_page (table));
}

/* What the first value of a new one is: its title, or what names it, if nothing else is required. */
static const char *
get_first_value (const DossierTable *table)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *field = &table->fields[i];

      if (field->required && !field->owner && field->kind != DOSSIER_KIND_CHOICE &&
          !g_str_equal (field->name, table->title))
        return NULL;
    }

  return table->title;
}

static gpointer
make_kind (const DossierTable *table)
{
  DossierChildKind *kind = g_new0 (DossierChildKind, 1);

  kind->table = table->name;
  kind->owner = dossier_table_get_owner (table)->name;
  kind->heading = table->plural;
  kind->empty = N_("None yet");
  kind->adds = get_first_value (table);
  kind->add = N_("Adding to “%s”");
  kind->flags = DOSSIER_CHILD_OPENS | DOSSIER_CHILD_WRAPPED;
  if (dossier_table_get_field (table, "position") != NULL)
    kind->flags |= DOSSIER_CHILD_ORDERED;
  kind->show = show_child;
  kind->open = open_child;
  return kind;
}

/**
 * dossier_table_get_kind:
 * @table: one whose records live and die with another
 */
const DossierChildKind *
dossier_table_get_kind (const DossierTable *table)
{
  static GHashTable *kinds = NULL;

  if (kinds == NULL)
    kinds = g_hash_table_new (NULL, NULL);

  return keep (kinds, table, make_kind);
}
