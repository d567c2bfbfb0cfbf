/* dossier-amendment.c: changes of what was agreed: recorded as an act, with the old value and the reason.
 *
 * Nothing is overwritten that someone promised: what a field said before stays readable.
 */
#include "dossier-amendment-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-record-private.h"
#include "dossier-value.h"

/* What can be amended */

static void
amendable_free (gpointer data)
{
  DossierAmendable *self = data;

  g_object_unref (self->record);
  g_free (self->label);
  g_free (self);
}

/* Takes @label over. */
static void
add_amendable (GPtrArray     *amendable,
               DossierRecord *record,
               const char    *field,
               char          *label)
{
  DossierAmendable *self = g_new0 (DossierAmendable, 1);

  *self = (DossierAmendable) { g_object_ref (record), field, label };
  g_ptr_array_add (amendable, self);
}

static void
add_results (GPtrArray     *amendable,
             DossierStore  *store,
             DossierRecord *programme,
             const char    *table,
             const char    *field)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GPtrArray) records = NULL;

  dossier_query_match (query, "programme", dossier_record_get_id (programme));
  records = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    /* Translators: a kind of record and its place among those of a programme: “Component 2” */
    add_amendable (amendable, g_ptr_array_index (records, i), field,
                   g_strdup_printf (_("%s %u"), _(dossier_table_find (table)->label), i + 1));
}

/**
 * dossier_programme_list_amendable:
 *
 * Returns: (transfer full) (element-type DossierAmendable): what an agreement fixes of a programme: its
 *   dates, budget and objective, and the words of its components and indicators
 */
GPtrArray *
dossier_programme_list_amendable (DossierStore  *store,
                                  DossierRecord *programme)
{
  static const char * const fields[] = { "starts", "ends", "duration", "budget", "objective" };
  GPtrArray *amendable = g_ptr_array_new_with_free_func (amendable_free);
  const DossierTable *table = dossier_record_get_table (programme);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_amendable (amendable, programme, fields[i],
                   g_strdup (_(dossier_table_get_field (table, fields[i])->label)));
  add_results (amendable, store, programme, "component", "title");
  add_results (amendable, store, programme, "indicator", "statement");

  return amendable;
}

/* Amending */

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

/* Returns: (transfer full): the amendment, as part of @edit; %NULL with a sentence without a reason */
DossierRecord *
dossier_amendment_add (DossierEdit             *edit,
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

  if (!check_reason (amendment, error))
    return NULL;

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
              const DossierAmendedField  *field,
              char                      **before,
              char                      **after,
              GError                    **error)
{
  const DossierAmendable *what = field->what;
  g_autofree char *old = dossier_record_dup_input (what->record, what->field);
  g_autofree char *fresh = NULL;

  if (!dossier_edit_set (edit, what->record, what->field, field->text, error))
    return FALSE;

  fresh = dossier_record_dup_input (what->record, what->field);
  if (g_strcmp0 (old, fresh) == 0)
    return FALSE;

  *before = g_steal_pointer (&old);
  *after = g_steal_pointer (&fresh);
  return TRUE;
}

/* What one field of @record said before and says after. */
typedef struct
{
  DossierRecord *record;
  const char    *field;
  const char    *subject;
  const char    *before;
  const char    *after;
} Change;

static gboolean
add_change (DossierEdit    *edit,
            DossierRecord  *amendment,
            const Change   *change,
            GError        **error)
{
  g_autoptr (DossierRecord) record = dossier_record_new (dossier_table_find ("amendment_change"));
  const DossierTable *table = dossier_record_get_table (change->record);

  dossier_record_set_link (record, "amendment", dossier_record_get_id (amendment));
  dossier_record_set_integer (record, "record", dossier_record_get_id (change->record));
  return dossier_edit_set (edit, record, "subject", change->subject, error) &&
         dossier_edit_set (edit, record, "table_name", table->name, error) &&
         dossier_edit_set (edit, record, "field", change->field, error) &&
         dossier_edit_set (edit, record, "before", change->before, error) &&
         dossier_edit_set (edit, record, "after", change->after, error) &&
         dossier_edit_save (edit, record, error);
}

/* Fields depend on each other, so each record is saved when all of its own are set. */
static gboolean
amend_records (DossierEdit                *edit,
               DossierRecord              *amendment,
               const DossierAmendedField  *fields,
               guint                       n_fields,
               guint                      *n_changed,
               GError                    **error)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; i < n_fields; i++)
    {
      const DossierAmendable *what = fields[i].what;
      g_autofree char *before = NULL, *after = NULL;
      GError *failure = NULL;

      if (change_field (edit, &fields[i], &before, &after, &failure))
        {
          const Change change = { what->record, what->field, what->label, before, after };

          if (!g_ptr_array_find (changed, what->record, NULL))
            g_ptr_array_add (changed, what->record);
          if (!add_change (edit, amendment, &change, error))
            return FALSE;
        }
      else if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
    }

  *n_changed = changed->len;
  for (guint i = 0; i < changed->len; i++)
    if (!dossier_edit_save (edit, g_ptr_array_index (changed, i), error))
      return FALSE;

  return TRUE;
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
  g_autoptr (DossierRecord) record = dossier_amendment_add (edit, store, programme, amendment, error);
  guint n_changed;

  if (record == NULL || !amend_records (edit, record, fields, n_fields, &n_changed, error))
    return FALSE;
  if (n_changed > 0)
    return TRUE;

  g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED,
                       _("An amendment changes something: write what is new in at least one field."));
  return FALSE;
}

/**
 * dossier_programme_amend:
 * @fields: (array length=n_fields): what changes, of dossier_programme_list_amendable(); what is said
 *   already is left out
 *
 * Changes the programme, its components and indicators and records what they said before, as one edit.
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
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, N_("Amending “%s”"), subject, error);

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

/* “Target, Armenia, sent, 2016: the number of requests” */
static char *
dup_subject (DossierStore  *store,
             DossierRecord *target,
             DossierRecord *indicator)
{
  static const char * const details[] = { "country", "breakdown", "period" };
  g_autoptr (GString) words = g_string_new (_("Target"));
  g_autofree char *title = dossier_store_dup_title (store, indicator, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    {
      g_autofree char *detail = dossier_store_dup_display (store, target, details[i], "en");

      if (*detail != '\0')
        g_string_append_printf (words, ", %s", detail);
    }

  return g_strdup_printf (_("%s: %s"), words->str, title);
}

/* Makes what takes the place of @value; %TRUE with none where it is withdrawn. */
static gboolean
add_successor (DossierEdit    *edit,
               DossierRecord  *value,
               const char     *text,
               DossierRecord **fresh,
               GError        **error)
{
  g_autoptr (DossierRecord) successor = NULL;

  if (*text == '\0')
    return TRUE;

  successor = dossier_record_copy (value);
  if (!dossier_edit_set (edit, successor, "value", text, error) ||
      !dossier_edit_save (edit, successor, error))
    return FALSE;

  *fresh = g_steal_pointer (&successor);
  return TRUE;
}

/* The old value stays as it was, but for what it no longer holds by.  An empty @text withdraws it. */
gboolean
dossier_target_replace (DossierEdit    *edit,
                        DossierStore   *store,
                        DossierRecord  *value,
                        DossierRecord  *amendment,
                        const char     *text,
                        GError        **error)
{
  g_autoptr (DossierRecord) indicator = dossier_store_get_linked (store, value, "indicator");
  g_autoptr (DossierRecord) fresh = NULL;
  g_autofree char *subject = dup_subject (store, value, indicator);
  g_autofree char *before = dossier_record_dup_input (value, "value");
  g_autofree char *after = NULL;
  Change change = { value, "value", subject, before, "" };

  if (!add_successor (edit, value, text, &fresh, error))
    return FALSE;
  if (fresh != NULL)
    {
      after = dossier_record_dup_input (fresh, "value");
      change.record = fresh;
      change.after = after;
    }

  dossier_record_set_link (value, "amendment", dossier_record_get_id (amendment));
  return dossier_edit_save (edit, value, error) && add_change (edit, amendment, &change, error);
}

static gboolean
check_other (DossierEdit    *edit,
             DossierRecord  *value,
             const char     *text,
             GError        **error)
{
  g_autoptr (DossierRecord) fresh = dossier_record_copy (value);

  if (!dossier_edit_set (edit, fresh, "value", text, error))
    return FALSE;
  if (!dossier_record_has_same (value, fresh, "value") && dossier_record_is_set (fresh, "value_text"))
    return TRUE;

  g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_REQUIRED,
                       _("A revised target is another one: write the new value."));
  return FALSE;
}

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
  g_autoptr (DossierRecord) record = NULL;

  if (!check_other (edit, value, text, error))
    return FALSE;

  record = programme != NULL ? dossier_amendment_add (edit, store, programme, amendment, error) : NULL;
  return record != NULL && dossier_target_replace (edit, store, value, record, text, error);
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

  edit = dossier_store_begin (store, N_("Revising target “%s”"), subject, error);
  return edit != NULL && revise (edit, store, value, amendment, text, error) &&
         dossier_edit_commit (edit, error);
}
