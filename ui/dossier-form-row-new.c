/* dossier-form-row-new.c: makes the row of a field: which kind it is, and what it is called. */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-name.h"

static const DossierFormRowKind * const kinds[DOSSIER_N_KINDS] = {
  [DOSSIER_KIND_TEXT]      = &dossier_form_row_text,
  [DOSSIER_KIND_LONG_TEXT] = &dossier_form_row_long_text,
  [DOSSIER_KIND_INTEGER]   = &dossier_form_row_text,
  [DOSSIER_KIND_NUMBER]    = &dossier_form_row_text,
  [DOSSIER_KIND_YES_NO]    = &dossier_form_row_yes_no,
  [DOSSIER_KIND_CHOICE]    = &dossier_form_row_choice,
  [DOSSIER_KIND_DATE]      = &dossier_form_row_date,
  [DOSSIER_KIND_AMOUNT]    = &dossier_form_row_amount,
  [DOSSIER_KIND_DURATION]  = &dossier_form_row_duration,
  [DOSSIER_KIND_MONTH]     = &dossier_form_row_text,
  [DOSSIER_KIND_LINK]      = &dossier_form_row_link,
};

static const DossierFormRowKind *
get_kind (DossierFormRow *row)
{
  if ((row->item->flags & DOSSIER_ROW_COLOUR) != 0)
    return &dossier_form_row_colour;
  if (row->links != NULL)
    return &dossier_form_row_links;
  if ((row->item->flags & DOSSIER_ROW_READ_ONLY) != 0 && row->field->kind != DOSSIER_KIND_LINK)
    return &dossier_form_row_fixed;
  if ((row->item->flags & DOSSIER_ROW_WRAPPED) != 0)
    return &dossier_form_row_long_text;

  return kinds[row->field->kind];
}

static const DossierFormLinks *
find_links (const DossierFormPage *page,
            const char            *name)
{
  for (const DossierFormLinks *links = page->links; links != NULL && links->name != NULL; links++)
    if (g_str_equal (links->name, name))
      return links;

  return NULL;
}

static void
name_row (DossierFormRow *row)
{
  const char *label = dossier_form_row_get_label (row);

  if (ADW_IS_ENTRY_ROW (row->widget))
    dossier_name_entry_row (ADW_ENTRY_ROW (row->widget), label);
  else if (ADW_IS_COMBO_ROW (row->widget))
    dossier_name_combo_row (ADW_COMBO_ROW (row->widget), label);
  else if (DOSSIER_IS_LINK_ROW (row->widget))
    dossier_name_set_value (row->widget, label, NULL);
  else if (ADW_IS_ACTION_ROW (row->widget) && row->typing == row->widget)
    dossier_name_action_row (ADW_ACTION_ROW (row->widget));
  else
    dossier_name_set (row->typing, label);
}

DossierFormRow *
dossier_form_row_new (DossierForm           *form,
                      guint                  group,
                      const DossierFormItem *item)
{
  DossierFormRow *row = g_new0 (DossierFormRow, 1);

  row->form = form;
  row->group = group;
  row->item = item;
  row->links = find_links (form->page, item->name);
  row->field = row->links == NULL ? dossier_table_get_field (form->table, item->name) : NULL;
  if (row->links == NULL && row->field == NULL)
    g_error ("There is no field %s in %s", item->name, form->table->name);

  row->column = g_intern_string (item->name);
  row->kind = get_kind (row);
  row->kind->make (row);
  if (row->typing == NULL)
    row->typing = row->widget;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), dossier_form_row_get_label (row));
  name_row (row);
  g_object_ref (row->widget);

  return row;
}

void
dossier_form_row_free (DossierFormRow *row)
{
  g_clear_handle_id (&row->patience, g_source_remove);
  g_clear_object (&row->message);
  g_object_unref (row->widget);
  g_free (row->stored);
  g_free (row);
}

/* Whether a change in @table may change what the row shows. */
gboolean
dossier_form_row_depends_on (DossierFormRow *row,
                             const char     *table)
{
  const char *target = row->links != NULL ? row->links->target : row->field->target;

  if (row->field != NULL && row->field->list != NULL && g_str_equal (table, "code"))
    return TRUE;
  if (row->field != NULL && row->field->kind == DOSSIER_KIND_AMOUNT && g_str_equal (table, "exchange_rate"))
    return TRUE;
  if (row->links != NULL && g_str_equal (row->links->table, table))
    return TRUE;

  return g_strcmp0 (target, table) == 0 ||
         (g_str_equal (table, "treaty_event") && g_strcmp0 (target, "country") == 0);
}

/* Shows the other column of a bilingual field. */
void
dossier_form_row_set_language (DossierFormRow *row,
                               const char     *language)
{
  g_autofree char *column = NULL;

  if (row->field == NULL || !row->field->bilingual)
    return;

  dossier_form_row_commit (row);
  column = g_strconcat (row->field->name, g_str_equal (language, "fr") ? "_fr" : "", NULL);
  row->column = g_intern_string (column);
  dossier_form_row_show (row, TRUE);
}
