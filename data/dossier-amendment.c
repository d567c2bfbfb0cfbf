/* dossier-amendment.c: changes of what was agreed: recorded as an act, with the old value and the reason.
 *
 * Nothing is overwritten that someone promised: what a field said before stays readable.
 */
#include "dossier-amendment.h"

#include <glib/gi18n-lib.h>

#include "dossier-edit.h"
#include "dossier-record-private.h"
#include "dossier-value.h"

/**
 * dossier_amendable_fields:
 *
 * Returns: (array zero-terminated=1): the fields of a programme that an agreement fixes
 */
const char * const *
dossier_amendable_fields (void)
{
  static const char * const fields[] = { "starts", "ends", "duration", "budget", "objective", NULL };

  return fields;
}

static gint64
get_next_number (DossierStore  *store,
                 DossierRecord *programme)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("amendment");
  g_autoptr (GPtrArray) amendments = NULL;
  gint64 last = 0;

  dossier_query_match (query, "programme", dossier_record_get_id (programme));
  amendments = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; amendments != NULL && i < amendments->len; i++)
    last = MAX (last, dossier_record_get_integer (g_ptr_array_index (amendments, i), "number"));

  return last + 1;
}

static DossierRecord *
add_amendment (DossierEdit             *edit,
               DossierStore            *store,
               DossierRecord           *programme,
               const DossierAmendment  *amendment,
               GError                 **error)
{
  g_autoptr (DossierRecord) record = dossier_record_new (dossier_table_find ("amendment"));
  gint64 number = get_next_number (store, programme);
  g_autofree char *title = amendment->title != NULL && *amendment->title != '\0' ? g_strdup (amendment->title)
    : g_strdup_printf (_("Amendment %d"), (int) number);
  const char *signed_on = amendment->signed_on != NULL ? amendment->signed_on : "";

  dossier_record_set_link (record, "programme", dossier_record_get_id (programme));
  dossier_record_set_integer (record, "number", number);
  if (!dossier_edit_set (edit, record, "title", title, error) ||
      !dossier_edit_set (edit, record, "reason", amendment->reason, error) ||
      !dossier_edit_set (edit, record, "signed", signed_on, error) ||
      !dossier_edit_save (edit, record, error))
    return NULL;

  return g_steal_pointer (&record);
}

/* What the field says now and from now on; %FALSE without an error where that is the same. */
static gboolean
change_field (DossierEdit                *edit,
              DossierRecord              *programme,
              const DossierAmendedField  *field,
              char                      **before,
              char                      **after,
              GError                    **error)
{
  g_autofree char *old = dossier_record_dup_input (programme, field->field);
  g_autofree char *fresh = NULL;

  if (!dossier_edit_set (edit, programme, field->field, field->text, error))
    return FALSE;

  fresh = dossier_record_dup_input (programme, field->field);
  if (g_strcmp0 (old, fresh) == 0)
    return FALSE;

  *before = g_steal_pointer (&old);
  *after = g_steal_pointer (&fresh);
  return TRUE;
}

static gboolean
add_change (DossierEdit                *edit,
            DossierRecord              *amendment,
            DossierRecord              *programme,
            const DossierAmendedField  *field,
            const char                 *before,
            const char                 *after,
            GError                    **error)
{
  g_autoptr (DossierRecord) change = dossier_record_new (dossier_table_find ("amendment_change"));
  const DossierField *described = dossier_table_get_field (dossier_record_get_table (programme),
                                                           field->field);

  dossier_record_set_link (change, "amendment", dossier_record_get_id (amendment));
  dossier_record_set_integer (change, "record", dossier_record_get_id (programme));
  return dossier_edit_set (edit, change, "subject", _(described->label), error) &&
         dossier_edit_set (edit, change, "table_name", "programme", error) &&
         dossier_edit_set (edit, change, "field", field->field, error) &&
         dossier_edit_set (edit, change, "before", before, error) &&
         dossier_edit_set (edit, change, "after", after, error) &&
         dossier_edit_save (edit, change, error);
}

static gboolean
amend (DossierEdit                *edit,
       DossierStore               *store,
       DossierRecord              *programme,
       const DossierAmendment     *amendment,
       const DossierAmendedField  *fields,
       guint                       n_fields,
       GError                    **error)
{
  g_autoptr (DossierRecord) record = add_amendment (edit, store, programme, amendment, error);
  guint n_changed = 0;

  for (guint i = 0; record != NULL && i < n_fields; i++)
    {
      g_autofree char *before = NULL, *after = NULL;
      GError *failure = NULL;

      if (change_field (edit, programme, &fields[i], &before, &after, &failure))
        {
          n_changed++;
          if (!add_change (edit, record, programme, &fields[i], before, after, error))
            return FALSE;
        }
      else if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
    }

  if (record != NULL && n_changed == 0)
    g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED,
                         _("An amendment changes something: write what is new in at least one field."));
  return n_changed > 0 && dossier_edit_save (edit, programme, error);
}

static gboolean
check_reason (const DossierAmendment  *amendment,
              GError                 **error)
{
  g_autofree char *reason = g_strstrip (g_strdup (amendment->reason != NULL ? amendment->reason : ""));

  if (*reason != '\0')
    return TRUE;

  g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED,
                       _("Say why: the reason of an amendment may not be empty."));
  return FALSE;
}

/**
 * dossier_programme_amend:
 * @fields: (array length=n_fields): what changes; those that say what the programme says already
 *   are left out
 *
 * Changes the programme and records what it said before, as one edit.
 *
 * Returns: %FALSE with a sentence where a value is not understood, nothing changes, or there is
 *   no reason; then nothing is written
 */
gboolean
dossier_programme_amend (DossierStore               *store,
                         DossierRecord              *programme,
                         const DossierAmendment     *amendment,
                         const DossierAmendedField  *fields,
                         guint                       n_fields,
                         GError                    **error)
{
  g_autofree char *subject = dossier_store_dup_title (store, programme, NULL);
  g_autoptr (DossierEdit) edit = NULL;

  if (!check_reason (amendment, error))
    return FALSE;

  edit = dossier_store_begin (store, N_("Amending “%s”"), subject, error);
  return edit != NULL && amend (edit, store, programme, amendment, fields, n_fields, error) &&
         dossier_edit_commit (edit, error);
}

/* Targets */

/**
 * dossier_target_can_revise:
 * @value: a value of an indicator
 *
 * Returns: whether it is a target that still holds
 */
gboolean
dossier_target_can_revise (DossierRecord *value)
{
  return g_strcmp0 (dossier_record_get_text (value, "kind"), "target") == 0 &&
         !dossier_record_is_set (value, "amendment");
}

/* The old value stays as it was, but for what it no longer holds by. */
static gboolean
revise (DossierEdit             *edit,
        DossierStore            *store,
        DossierRecord           *value,
        const DossierAmendment  *amendment,
        const char              *text,
        GError                 **error)
{
  g_autoptr (DossierRecord) indicator = dossier_store_get_linked (store, value, "indicator");
  g_autoptr (DossierRecord) programme = indicator != NULL
                                        ? dossier_store_get_linked (store, indicator, "programme") : NULL;
  g_autoptr (DossierRecord) fresh = dossier_record_copy (value);
  g_autoptr (DossierRecord) record = NULL;

  if (!dossier_edit_set (edit, fresh, "value", text, error))
    return FALSE;
  if (dossier_record_has_same (value, fresh, "value") || !dossier_record_is_set (fresh, "value_text"))
    {
      g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED,
                           _("A revised target is another one: write the new value."));
      return FALSE;
    }

  record = programme != NULL ? add_amendment (edit, store, programme, amendment, error) : NULL;
  if (record == NULL || !dossier_edit_save (edit, fresh, error))
    return FALSE;

  dossier_record_set_link (value, "amendment", dossier_record_get_id (record));
  return dossier_edit_save (edit, value, error);
}

/**
 * dossier_target_revise:
 * @value: a target that still holds
 * @text: the new value, as people write it
 *
 * Records another target in the place of @value, which is kept with the amendment that replaced it.
 *
 * Returns: %FALSE with a sentence where @text is not understood or the same, or there is no reason
 */
gboolean
dossier_target_revise (DossierStore            *store,
                       DossierRecord           *value,
                       const DossierAmendment  *amendment,
                       const char              *text,
                       GError                 **error)
{
  g_autofree char *subject = dossier_store_dup_title (store, value, NULL);
  g_autoptr (DossierEdit) edit = NULL;

  g_return_val_if_fail (dossier_target_can_revise (value), FALSE);

  if (!check_reason (amendment, error))
    return FALSE;

  edit = dossier_store_begin (store, N_("Revising target “%s”"), subject, error);
  return edit != NULL && revise (edit, store, value, amendment, text, error) &&
         dossier_edit_commit (edit, error);
}
