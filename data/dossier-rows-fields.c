/* dossier-rows-fields.c: the columns of a block: what they are called, and how a header is recognised. */
#include "dossier-rows-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-catalogue.h"
#include "dossier-fold.h"

#define NUMBER_LABEL  N_("Record number")
#define FRENCH_LABEL  N_("%s (French)")

static void
field_free (DossierRowsField *field)
{
  g_free (field->label);
  g_free (field);
}

/* @form is a format with one %s from a translation. */
static char *
dup_form (const char *form,
          const char *label)
{
  g_auto (GStrv) parts = g_strsplit (form, "%s", 2);

  return g_strconcat (parts[0], label, parts[1], NULL);
}

static void
add_field (GPtrArray  *fields,
           const char *name,
           char       *label)
{
  DossierRowsField *field = g_new (DossierRowsField, 1);

  field->name = name;
  field->label = label;
  g_ptr_array_add (fields, field);
}

/* Columns that hold the value of a field as a person writes it; places in a list are made
 * by moving. */
static gboolean
is_written (const DossierColumn *column)
{
  return (column->part == 0 || column->field->bilingual) && !g_str_equal (column->name, "position");
}

/* Returns: (element-type DossierRowsField): in the order of the table, the number last */
GPtrArray *
dossier_rows_make_fields (const DossierTable *table)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (is_written (&columns[i]))
      add_field (fields, columns[i].name,
                 columns[i].part > 0 ? dup_form (_(FRENCH_LABEL), _(columns[i].field->label))
                                     : g_strdup (_(columns[i].field->label)));
  add_field (fields, DOSSIER_ROWS_NUMBER, g_strdup (_(NUMBER_LABEL)));

  return fields;
}

/* Headers */

/* Case, accents, blanks and underscores do not matter. */
static char *
dup_folded_label (const char *text)
{
  g_autofree char *folded = dossier_fold (text);
  GString *words = g_string_new (NULL);

  for (const char *c = folded != NULL ? folded : text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character != '_' && character != ':' && !g_unichar_isspace (character))
        g_string_append_unichar (words, character);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);

  return g_string_free (words, FALSE);
}

/* The first one to use a label keeps it. */
static void
add_label (GHashTable *labels,
           const char *label,
           guint       index)
{
  g_autofree char *folded = label != NULL ? dup_folded_label (label) : NULL;

  if (folded != NULL && *folded != '\0' && !g_hash_table_contains (labels, folded))
    g_hash_table_insert (labels, g_steal_pointer (&folded), GUINT_TO_POINTER (index + 1));
}

static const char *
get_msgid (const DossierTable *table,
           const char         *name)
{
  const DossierField *field = dossier_table_get_field (table, name);

  return field != NULL ? field->label : NUMBER_LABEL;
}

static gboolean
is_french (const DossierTable *table,
           const char         *name)
{
  const DossierField *field = dossier_table_get_field (table, name);

  return field != NULL && field->bilingual && !g_str_equal (field->name, name);
}

/* "Title (French)" in English; in French, "Titre (français)". */
static void
add_labels (GHashTable         *labels,
            const DossierTable *table,
            const char         *name,
            guint               index,
            const char         *form,
            const char         *label)
{
  g_autofree char *whole = NULL;

  if (label != NULL && is_french (table, name) && form != NULL)
    whole = dup_form (form, label);
  else if (!is_french (table, name))
    whole = g_strdup (label);

  add_label (labels, whole, index);
}

/* What each field may be called in the first row: as the window calls it, in English, in
 * French, or by its name in the file. */
GHashTable *
dossier_rows_make_labels (const DossierTable *table,
                          const GPtrArray    *fields)
{
  GHashTable *labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *french_form = dossier_catalogue_dup ("fr", FRENCH_LABEL);

  for (guint i = 0; i < fields->len; i++)
    add_label (labels, ((DossierRowsField *) fields->pdata[i])->label, i);
  for (guint i = 0; i < fields->len; i++)
    {
      const char *name = ((DossierRowsField *) fields->pdata[i])->name;

      add_labels (labels, table, name, i, FRENCH_LABEL, get_msgid (table, name));
    }
  for (guint i = 0; i < fields->len; i++)
    {
      const char *name = ((DossierRowsField *) fields->pdata[i])->name;
      g_autofree char *french = dossier_catalogue_dup ("fr", get_msgid (table, name));

      add_labels (labels, table, name, i, french_form, french);
    }
  for (guint i = 0; i < fields->len; i++)
    add_label (labels, ((DossierRowsField *) fields->pdata[i])->name, i);

  return labels;
}

/* Returns: the index of the field that is called @text, or DOSSIER_ROWS_LEFT_OUT */
guint
dossier_rows_find_label (GHashTable *labels,
                         const char *text)
{
  g_autofree char *folded = dup_folded_label (text);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (labels, folded));

  return found > 0 ? found - 1 : DOSSIER_ROWS_LEFT_OUT;
}

/* Choices */

static void
add_choice (GHashTable *choices,
            const char *label,
            const char *code)
{
  char *folded = label != NULL ? dup_folded_label (label) : NULL;

  if (folded != NULL && !g_hash_table_contains (choices, folded))
    g_hash_table_insert (choices, folded, (gpointer) code);
  else
    g_free (folded);
}

/* What the office calls them comes first, in both languages. */
static void
add_entries (GHashTable   *choices,
             DossierStore *store,
             const char   *list)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("code");
  g_autoptr (GPtrArray) entries = NULL;

  dossier_query_match_text (query, "list", list);
  entries = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      DossierRecord *entry = g_ptr_array_index (entries, i);
      const char *code = g_intern_string (dossier_record_get_text (entry, "code"));

      add_choice (choices, dossier_record_get_text (entry, "name"), code);
      add_choice (choices, dossier_record_get_text (entry, "name_fr"), code);
      add_choice (choices, code, code);
    }
}

/* What each choice may be called: by its code, as the window calls it, in English, in French. */
static GHashTable *
make_choices (DossierStore       *store,
              const DossierField *field)
{
  GHashTable *choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (field->list != NULL)
    add_entries (choices, store, field->list);
  for (const DossierChoice *choice = field->choices; choice->code != NULL; choice++)
    add_choice (choices, _(choice->label), choice->code);
  for (const DossierChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      g_autofree char *french = dossier_catalogue_dup ("fr", choice->label);

      add_choice (choices, choice->code, choice->code);
      add_choice (choices, choice->label, choice->code);
      add_choice (choices, french, choice->code);
    }

  return choices;
}

/* Returns: (nullable): the code of the choice of @field that is called @text; @cache is
 * field → what its choices are called */
const char *
dossier_rows_find_choice (GHashTable         *cache,
                          DossierStore       *store,
                          const DossierField *field,
                          const char         *text)
{
  GHashTable *choices = g_hash_table_lookup (cache, field);
  g_autofree char *folded = dup_folded_label (text);

  if (choices == NULL)
    {
      choices = make_choices (store, field);
      g_hash_table_insert (cache, (gpointer) field, choices);
    }

  return g_hash_table_lookup (choices, folded);
}
