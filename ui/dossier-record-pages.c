/* dossier-record-pages.c: the form and the lists of any kind of record, made from its table.
 *
 * Kinds of records with a tab of their own have forms arranged by hand; these are for all others.
 */
#include "dossier-record-pages.h"

#include <glib/gi18n-lib.h>

#include "dossier-amendment-dialog.h"
#include "dossier-amendment.h"
#include "dossier-child-form.h"
#include "dossier-language.h"
#include "dossier-name.h"

/* One less than a group has room for: its items end with an empty one. */
#define MOST_ITEMS (G_N_ELEMENTS (((DossierFormGroup *) NULL)->items) - 1)

/* Forms */

/* What a record is called is to be read as a whole: in a window of its own there is room for it. */
static gboolean
is_wrapped (const DossierTable *table,
            const DossierField *field)
{
  return field->kind == DOSSIER_KIND_TEXT && field->bilingual && g_strcmp0 (field->name, table->title) == 0;
}

/* What is known of the file of a document was not typed. */
static gboolean
is_measured (const DossierTable *table,
             const DossierField *field)
{
  static const char * const names[] = { "file_name", "size", NULL };

  return g_str_equal (table->name, "document") && g_strv_contains (names, field->name);
}

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
      if (field->owner || is_measured (table, field))
        group->items[n % MOST_ITEMS].flags = DOSSIER_ROW_READ_ONLY;
      else if (left_out == NULL && is_wrapped (table, field))
        group->items[n % MOST_ITEMS].flags = DOSSIER_ROW_WRAPPED;
      if (field->bilingual)
        group->flags |= DOSSIER_GROUP_LANGUAGES;
      n++;
    }

  page->table = table->name;
  page->has_own_fields = TRUE;
  page->groups = groups;
  page->n_groups = (n + MOST_ITEMS - 1) / MOST_ITEMS;
  groups[0].heading = table->label;
  return page;
}

static gpointer
make_page (const DossierTable *table,
           const DossierField *link)
{
  return make_page_without (table, link);
}

/* Made once for each @link, or where there is none for each @table. */
static gpointer
keep (GHashTable         *made,
      const DossierTable *table,
      const DossierField *link,
      gpointer          (*make) (const DossierTable *table,
                                 const DossierField *link))
{
  gconstpointer key = link != NULL ? (gconstpointer) link : table;
  gpointer found = g_hash_table_lookup (made, key);

  if (found == NULL)
    {
      found = make (table, link);
      g_hash_table_insert (made, (gpointer) key, found);
    }

  return found;
}

const DossierFormPage *
dossier_table_get_page (const DossierTable *table)
{
  static GHashTable *pages = NULL;

  if (pages == NULL)
    pages = g_hash_table_new (NULL, NULL);

  return keep (pages, table, NULL, make_page);
}

static const DossierFormPage *
get_child_page (const DossierTable *table,
                const DossierField *link)
{
  static GHashTable *pages = NULL;

  if (pages == NULL)
    pages = g_hash_table_new (NULL, NULL);

  return keep (pages, table, link, make_page);
}

/* Lists */

/* Not what it belongs to, nor what its title says already. */
static gboolean
is_in_subtitle (const DossierTable *table,
                const DossierField *field)
{
  switch (field->kind)
    {
    case DOSSIER_KIND_CHOICE:
    case DOSSIER_KIND_DATE:
    case DOSSIER_KIND_AMOUNT:
    case DOSSIER_KIND_NUMBER:
    case DOSSIER_KIND_MONTH:
    case DOSSIER_KIND_LINK:
      return !field->owner && !g_str_equal (field->name, table->title) &&
             !g_str_equal (field->name, "qualifier");

    case DOSSIER_KIND_INTEGER:
      return !g_str_equal (field->name, "position");

    case DOSSIER_KIND_TEXT:
    case DOSSIER_KIND_LONG_TEXT:
    case DOSSIER_KIND_YES_NO:
    case DOSSIER_KIND_DURATION:
    case DOSSIER_N_KINDS:
    default:
      return FALSE;
    }
}

/* “High” may be the likelihood of a risk or its impact, and “18” of anything. */
static gboolean
needs_label (const DossierTable *table,
             const DossierField *field)
{
  if (field->kind == DOSSIER_KIND_MONTH || field->kind == DOSSIER_KIND_NUMBER ||
      field->kind == DOSSIER_KIND_INTEGER)
    return TRUE;

  for (guint i = 0; field->kind == DOSSIER_KIND_CHOICE && i < table->n_fields; i++)
    if (&table->fields[i] != field && table->fields[i].choices == field->choices)
      return TRUE;

  return FALSE;
}

/* “Signed · 23 Nov 2001 · EUR 3 million”: everything of the record that is short, but for the @link to
 * what it stands beside, and what it is called by already where its @title is that of a link. */
static char *
dup_subtitle (DossierStore  *store,
              DossierRecord *record,
              const char    *link,
              const char    *title)
{
  const DossierTable *table = dossier_record_get_table (record);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *field = &table->fields[i];
      g_autofree char *value = NULL;

      if (!is_in_subtitle (table, field) || g_strcmp0 (field->name, link) == 0)
        continue;

      value = dossier_store_dup_display (store, record, field->name, dossier_interface_language ());
      if (*value == '\0' || (field->kind == DOSSIER_KIND_LINK && g_str_equal (value, title)))
        continue;
      g_string_append (text, text->len > 0 ? " · " : "");
      if (needs_label (table, field))
        /* Translators: what a value is of, and the value */
        g_string_append_printf (text, _("%s: %s"), _(field->label), value);
      else
        g_string_append (text, value);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* The first thing that is worth knowing about a field: “overdue by 3 days”. */
static char *
dup_explanation (DossierStore  *store,
                 DossierRecord *record)
{
  const DossierTable *table = dossier_record_get_table (record);
  char *words = NULL;

  for (guint i = 0; table->explain != NULL && words == NULL && i < table->n_fields; i++)
    words = table->explain (store, record, table->fields[i].name);

  return words;
}

static void
open_window_cb (GtkWidget *button)
{
  DossierChildRow *row = DOSSIER_CHILD_ROW (gtk_widget_get_ancestor (button, DOSSIER_TYPE_CHILD_ROW));
  DossierRecord *record = dossier_child_row_get_record (row);

  gtk_widget_activate_action (button, "win.open-record", "(sx)", dossier_record_get_table (record)->name,
                              dossier_record_get_id (record));
}

/* What belongs to a record in the list is shown in a window. */
static GtkWidget *
make_window_button (const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("dossier-jump-symbolic");
  /* Translators: %s is what a record is called */
  g_autofree char *name = g_strdup_printf (_("Open “%s” in a window"), title);

  gtk_widget_set_tooltip_text (button, _("Open in a window"));
  dossier_name_set (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (open_window_cb), NULL);

  return button;
}

static void
revise_cb (GtkWidget *button)
{
  DossierChildRow *row = DOSSIER_CHILD_ROW (gtk_widget_get_ancestor (button, DOSSIER_TYPE_CHILD_ROW));
  GtkWidget *list = gtk_widget_get_ancestor (button, DOSSIER_TYPE_CHILD_LIST);

  dossier_amendment_dialog_present (GTK_WINDOW (gtk_widget_get_root (button)),
                                    dossier_child_list_get_store (DOSSIER_CHILD_LIST (list)),
                                    dossier_child_row_get_record (row));
}

/* A target that was agreed is not written over: another one takes its place, with the reason. */
static void
show_revision (DossierChildRow *row,
               DossierStore    *store)
{
  GtkWidget *button = dossier_child_row_get_suffix (row);

  if (button == NULL)
    {
      button = gtk_button_new_with_label (_("Revise…"));
      gtk_widget_set_tooltip_text (button, _("Record another target, and why"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect (button, "clicked", G_CALLBACK (revise_cb), NULL);
      dossier_child_row_set_suffix (row, button);
    }
  gtk_widget_set_visible (button, dossier_target_can_revise (dossier_child_row_get_record (row)) &&
                          !dossier_store_is_read_only (store));
}

static gboolean
owns_records (const DossierTable *table)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      const DossierField *owner = dossier_table_get_owner (tables[i]);

      if (owner != NULL && g_str_equal (owner->target, table->name))
        return TRUE;
    }

  return FALSE;
}

static void
show_child (DossierChildList *list,
            DossierChildRow  *row)
{
  DossierStore *store = dossier_child_list_get_store (list);
  DossierRecord *record = dossier_child_row_get_record (row);
  g_autofree char *title = dossier_store_dup_title (store, record, dossier_interface_language ());
  g_autofree char *subtitle = dup_subtitle (store, record, dossier_child_list_get_kind (list)->owner, title);
  g_autofree char *explanation = dup_explanation (store, record);

  dossier_child_row_set_text (row, title, subtitle);
  dossier_child_row_set_chip (row, 0, explanation, "plain");
  if (dossier_record_is_a (record, "indicator_value"))
    show_revision (row, store);
  if (dossier_child_row_get_suffix (row) == NULL && owns_records (dossier_record_get_table (record)))
    dossier_child_row_set_suffix (row, make_window_button (title));
}

static GtkWidget *
open_child (DossierChildList *list,
            DossierChildRow  *row)
{
  const DossierTable *table = dossier_record_get_table (dossier_child_row_get_record (row));
  const char *link = dossier_child_list_get_kind (list)->owner;

  return dossier_child_form_new (list, row, get_child_page (table, link != NULL
                                                            ? dossier_table_get_field (table, link) : NULL));
}

/* What the first value of a new one is: its title, or what names it, if nothing else is required. */
static const char *
get_first_value (const DossierTable *table)
{
  if (table->read != NULL)
    return table->title;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *field = &table->fields[i];

      if (field->required && !field->owner && field->kind != DOSSIER_KIND_CHOICE &&
          !g_str_equal (field->name, table->title))
        return NULL;
    }

  if (dossier_table_get_field (table, table->title)->kind != DOSSIER_KIND_CHOICE)
    return table->title;

  /* Participants are listed by the country they come from. */
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].kind == DOSSIER_KIND_LINK && !table->fields[i].owner)
      return table->fields[i].name;

  return NULL;
}

static gpointer
make_kind (const DossierTable *table,
           const DossierField *owner)
{
  DossierChildKind *kind = g_new0 (DossierChildKind, 1);

  kind->table = table->name;
  kind->owner = owner != NULL ? owner->name : NULL;
  kind->heading = table->plural;
  kind->empty = N_("None yet");
  kind->adds = get_first_value (table);
  kind->add = owner != NULL ? N_("Adding to “%s”") : N_("Adding “%s”");
  kind->flags = DOSSIER_CHILD_OPENS | DOSSIER_CHILD_WRAPPED;
  if (dossier_table_get_field (table, "position") != NULL)
    kind->flags |= DOSSIER_CHILD_ORDERED;
  kind->show = show_child;
  kind->open = open_child;
  return kind;
}

/**
 * dossier_link_get_kind:
 * @link: (nullable): of @table
 *
 * Returns: (transfer none): how the records of @table are listed whose @link leads to the record beside
 *   which they stand; all of them without a @link
 */
const DossierChildKind *
dossier_link_get_kind (const DossierTable *table,
                       const DossierField *link)
{
  static GHashTable *kinds = NULL;

  if (kinds == NULL)
    kinds = g_hash_table_new (NULL, NULL);

  return keep (kinds, table, link, make_kind);
}

/**
 * dossier_table_get_kind:
 *
 * Returns: (transfer none): how the records of @table are listed: those of one owner, or all of them
 *   where they belong to nobody
 */
const DossierChildKind *
dossier_table_get_kind (const DossierTable *table)
{
  return dossier_link_get_kind (table, dossier_table_get_owner (table));
}
