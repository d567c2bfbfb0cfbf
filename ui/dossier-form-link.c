/* dossier-form-link.c: rows of a link to one record: shows it, opens it, changes it. */
#include "dossier-form-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-chooser.h"
#include "dossier-language.h"
#include "dossier-office.h"

/* A new record with nothing but a title, for “Create …”. */
DossierRecord *
dossier_form_create (DossierEdit  *edit,
                     const char   *table,
                     const char   *title,
                     GError      **error)
{
  const DossierTable *target = dossier_table_find (table);
  g_autoptr (DossierRecord) record = dossier_record_new (target);

  if (!dossier_edit_set (edit, record, target->title, title, error) ||
      !dossier_edit_save (edit, record, error))
    return NULL;

  return g_steal_pointer (&record);
}

gboolean
dossier_form_get_treaty (DossierForm          *self,
                         gint64                country,
                         DossierTreatyStatus  *status,
                         char                **sentence)
{
  DossierRecord *portfolio = dossier_store_get_portfolio (self->store);
  g_autoptr (DossierRecord) treaty = NULL;

  if (portfolio != NULL)
    treaty = dossier_store_get_linked (self->store, portfolio, "treaty");
  if (treaty == NULL)
    return FALSE;

  *status = dossier_country_get_status (self->store, country, dossier_record_get_id (treaty), NULL);
  *sentence = dossier_treaty_status_dup_sentence (*status, treaty, dossier_interface_language ());
  return TRUE;
}

static void
chosen_cb (DossierChooser *chooser,
           gint64          id,
           DossierFormRow *row)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  dossier_form_row_save (row, row->column, text);
}

/* Makes the record and links it, in one step. */
static gboolean
create_and_link (DossierFormRow  *row,
                 const char      *title,
                 GError         **error)
{
  DossierForm *form = row->form;
  g_autofree char *subject = dossier_store_dup_title (form->store, form->record, NULL);
  g_autofree char *id = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (form->store, row->field->label, subject, error);
  g_autoptr (DossierRecord) target = NULL;

  if (edit == NULL)
    return FALSE;

  target = dossier_form_create (edit, row->field->target, title, error);
  if (target == NULL)
    return FALSE;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (target));
  return dossier_edit_set (edit, form->record, row->column, id, error) &&
         dossier_edit_save (edit, form->record, error) &&
         dossier_edit_commit (edit, error);
}

/* Where the link is kept elsewhere, it is a step of its own. */
static gboolean
create_and_keep (DossierFormRow  *row,
                 const char      *title,
                 GError         **error)
{
  DossierForm *form = row->form;
  g_autoptr (DossierEdit) edit = dossier_store_begin (form->store, N_("New “%s”"), title, error);
  g_autoptr (DossierRecord) target = NULL;
  g_autofree char *id = NULL;

  if (edit == NULL)
    return FALSE;

  target = dossier_form_create (edit, row->field->target, title, error);
  if (target == NULL || !dossier_edit_commit (edit, error))
    return FALSE;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (target));
  return dossier_form_change (form, row->column, id, error);
}

static void
create_cb (DossierChooser *chooser,
           const char     *title,
           DossierFormRow *row)
{
  g_autoptr (GError) error = NULL;

  if (!(row->form->keep != NULL ? create_and_keep (row, title, &error)
                                : create_and_link (row, title, &error)))
    dossier_form_toast (row->form, error->message);
  dossier_form_row_show (row, TRUE);
}

/* A component is chosen among those of the same programme, an instrument among those of
 * the same organisation: what belongs to a record is offered only beside that record. */
static void
restrict_choice (DossierFormRow *row,
                 DossierChooser *chooser)
{
  const DossierTable *target = dossier_table_find (row->field->target);

  for (guint i = 0; i < target->n_fields; i++)
    {
      const DossierField *own = dossier_table_get_field (row->form->table, target->fields[i].name);

      if (target->fields[i].owner && own != NULL && own->kind == DOSSIER_KIND_LINK &&
          g_str_equal (own->target, target->fields[i].target))
        dossier_chooser_restrict (chooser, target->fields[i].name,
                                  dossier_record_get_integer (row->form->record, own->name));
    }
}

static void
exclude_itself (DossierFormRow *row,
                DossierChooser *chooser)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = dossier_record_get_id (row->form->record);

  if (g_str_equal (row->field->target, row->form->table->name))
    g_array_append_val (ids, id);
  dossier_chooser_exclude (chooser, ids);
}

static void
choose_cb (DossierLinkRow *link,
           DossierFormRow *row)
{
  if (row->form->record == NULL)
    return;

  if (row->extra == NULL)
    {
      row->extra = dossier_chooser_new (row->form->store, dossier_table_find (row->field->target));
      g_signal_connect (row->extra, "chosen", G_CALLBACK (chosen_cb), row);
      g_signal_connect (row->extra, "create", G_CALLBACK (create_cb), row);
      dossier_link_row_set_popover (link, GTK_POPOVER (row->extra));
    }

  restrict_choice (row, DOSSIER_CHOOSER (row->extra));
  exclude_itself (row, DOSSIER_CHOOSER (row->extra));
  gtk_popover_popup (GTK_POPOVER (row->extra));
}

static void
clear_cb (DossierLinkRow *link,
          DossierFormRow *row)
{
  if (row->form->record != NULL)
    dossier_form_row_save (row, row->column, "");
}

static void
link_make (DossierFormRow *row)
{
  gboolean may_change = !row->form->is_read_only && (row->item->flags & DOSSIER_ROW_READ_ONLY) == 0;

  row->widget = dossier_link_row_new (dossier_form_row_get_label (row));
  dossier_link_row_set_editable (DOSSIER_LINK_ROW (row->widget), may_change, !row->field->required);
  g_signal_connect (row->widget, "choose", G_CALLBACK (choose_cb), row);
  g_signal_connect (row->widget, "clear", G_CALLBACK (clear_cb), row);
}

/* An office goes by its name, its short name and its place; other records by their title. */
static char *
dup_target_text (DossierStore  *store,
                 DossierRecord *target)
{
  const char *language = dossier_interface_language ();

  return dossier_record_is_a (target, "office") ? dossier_office_dup_title (store, target, language)
                                                : dossier_store_dup_title (store, target, language);
}

static void
link_show (DossierFormRow *row)
{
  DossierForm *form = row->form;
  DossierLinkRow *link = DOSSIER_LINK_ROW (row->widget);
  g_autoptr (DossierRecord) target = NULL;
  g_autofree char *title = NULL, *sentence = NULL;
  DossierTreatyStatus status;

  if (form->record != NULL)
    target = dossier_store_get_linked (form->store, form->record, row->field->name);
  if (target != NULL)
    title = dup_target_text (form->store, target);

  dossier_link_row_show (link, target, title);
  if (dossier_form_is_mixed (form, row->column))
    dossier_link_row_show (link, NULL, _("Several values"));
  if (g_str_equal (row->field->target, "country"))
    dossier_link_row_set_note (link, NULL);
  if (target != NULL && dossier_record_is_a (target, "country") &&
      dossier_form_get_treaty (form, dossier_record_get_id (target), &status, &sentence))
    dossier_link_row_set_treaty (link, status, sentence);
}

static void
link_focus (DossierFormRow *row)
{
  gtk_widget_grab_focus (row->widget);
}

const DossierFormRowKind dossier_form_row_link = {
  .make = link_make,
  .show = link_show,
  .focus = link_focus,
};
