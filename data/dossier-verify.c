/* dossier-verify.c: runs the rules, and remembers what was acknowledged.
 *
 * The rules stand in tables, one entry each; most are a question in SQL and a sentence, so that
 * a million activities are looked at in the file and not one by one.
 */
#include "dossier-verify-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-date.h"
#include "dossier-edit.h"

static const struct
{
  const char *code;
  const char *label;
  const char *short_label;
} purposes[DOSSIER_N_PURPOSES] = {
  [DOSSIER_PURPOSE_PRINT] = { "print", N_("Print"), NC_("column", "Print") },
  [DOSSIER_PURPOSE_IATI] = { "iati", N_("IATI"), NC_("column", "IATI") },
  [DOSSIER_PURPOSE_EU] = { "eu", N_("EU report"), NC_("column", "EU") },
};

static const DossierRuleKind * const tables[] = {
  dossier_rules_programme, dossier_rules_results, dossier_rules_activity, dossier_rules_money,
  dossier_rules_figures, dossier_rules_sums,
};

/* Rules and purposes */

static int
compare_rules (gconstpointer a,
               gconstpointer b)
{
  const DossierRule *first = *(const DossierRule **) a;
  const DossierRule *second = *(const DossierRule **) b;

  return strcmp (first->key, second->key);
}

static GPtrArray *
get_kinds (void)
{
  static GPtrArray *kinds = NULL;

  if (g_once_init_enter (&kinds))
    {
      GPtrArray *all = g_ptr_array_new ();

      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        for (const DossierRuleKind *kind = tables[i]; kind->rule.key != NULL; kind++)
          g_ptr_array_add (all, (gpointer) kind);
      g_ptr_array_sort (all, compare_rules);
      g_once_init_leave (&kinds, all);
    }

  return kinds;
}

/**
 * dossier_rules:
 *
 * Returns: (transfer none) (array length=n_rules): every rule, by its number
 */
const DossierRule * const *
dossier_rules (guint *n_rules)
{
  GPtrArray *kinds = get_kinds ();

  *n_rules = kinds->len;
  return (const DossierRule * const *) kinds->pdata;
}

/**
 * dossier_rule_dup_number:
 *
 * Returns: (transfer full): "V-01"
 */
char *
dossier_rule_dup_number (const DossierRule *self)
{
  return g_strndup (self->key, strcspn (self->key, " "));
}

/**
 * dossier_purpose_get_code:
 *
 * Returns: "print", "iati" or "eu", as the command line writes it
 */
const char *
dossier_purpose_get_code (DossierPurpose purpose)
{
  return purposes[purpose].code;
}

/**
 * dossier_purpose_from_code:
 * @purpose: (out): written only on success
 */
gboolean
dossier_purpose_from_code (const char     *code,
                           DossierPurpose *purpose)
{
  for (guint i = 0; i < DOSSIER_N_PURPOSES; i++)
    if (g_str_equal (purposes[i].code, code))
      {
        *purpose = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dossier_purpose_get_label:
 *
 * Returns: translated: "EU report"
 */
const char *
dossier_purpose_get_label (DossierPurpose purpose)
{
  return _(purposes[purpose].label);
}

/**
 * dossier_purpose_get_short_label:
 *
 * Returns: translated, for the head of a narrow column: "EU"
 */
const char *
dossier_purpose_get_short_label (DossierPurpose purpose)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "column", purposes[purpose].short_label);
}

/**
 * dossier_severity_get_label:
 *
 * Returns: translated: "Warning"
 */
const char *
dossier_severity_get_label (DossierSeverity severity)
{
  switch (severity)
    {
    case DOSSIER_SEVERITY_ERROR:
      return C_("severity", "Error");

    case DOSSIER_SEVERITY_WARNING:
      return C_("severity", "Warning");

    case DOSSIER_SEVERITY_NOTE:
      return C_("severity", "Note");

    case DOSSIER_SEVERITY_NONE:
    default:
      return C_("severity", "Fine");
    }
}

/* Findings */

static void
finding_free (gpointer data)
{
  DossierFinding *self = data;

  g_free (self->sentence);
  g_free (self->detail);
  g_free (self->reason);
  g_free (self);
}

/**
 * dossier_finding_get_severity:
 *
 * Returns: how much it matters for @purpose; nothing once it is acknowledged
 */
DossierSeverity
dossier_finding_get_severity (const DossierFinding *self,
                              DossierPurpose        purpose)
{
  return self->acknowledgement != 0 ? DOSSIER_SEVERITY_NONE : self->rule->severities[purpose];
}

/**
 * dossier_finding_get_worst:
 *
 * Returns: the most it matters for any purpose; nothing once it is acknowledged
 */
DossierSeverity
dossier_finding_get_worst (const DossierFinding *self)
{
  DossierSeverity worst = DOSSIER_SEVERITY_NONE;

  for (guint i = 0; i < DOSSIER_N_PURPOSES; i++)
    worst = MAX (worst, dossier_finding_get_severity (self, i));

  return worst;
}

/* @sentence and @detail are taken; without a detail the record says which one it is. */
void
dossier_verify_add (DossierVerify         *self,
                    const DossierRuleKind *kind,
                    gint64                 record,
                    gint64                 programme,
                    char                  *sentence,
                    char                  *detail)
{
  DossierFinding *finding = g_new0 (DossierFinding, 1);

  finding->rule = &kind->rule;
  finding->table = kind->table;
  finding->record = record;
  finding->place_table = kind->table;
  finding->place = record;
  finding->field = kind->field;
  finding->programme = programme;
  finding->sentence = sentence;
  finding->detail = detail;
  if (detail == NULL)
    {
      g_autoptr (DossierRecord) object = dossier_store_get (self->store, kind->table, record, NULL);

      finding->detail = object != NULL ? dossier_store_dup_title (self->store, object, self->language) : NULL;
    }

  g_ptr_array_add (self->findings, finding);
}

/* What was added last is put right elsewhere. */
void
dossier_verify_place (DossierVerify *self,
                      const char    *table,
                      gint64         record,
                      const char    *field)
{
  DossierFinding *finding = g_ptr_array_index (self->findings, self->findings->len - 1);

  finding->place_table = table;
  finding->place = record;
  finding->field = g_intern_string (field);
}

char *
dossier_verify_dup_date (DossierVerify *self,
                         const char    *edtf)
{
  return dossier_date_format (edtf, self->language, DOSSIER_DATE_SHORT);
}

/* Questions */

/* "@programme@" becomes a condition that an index serves, or one that all fulfil. */
static char *
dup_scoped (DossierVerify *self,
            const char    *sql)
{
  g_auto (GStrv) parts = g_strsplit (sql, "@", -1);
  GString *scoped = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (i % 2 == 0)
      g_string_append (scoped, parts[i]);
    else
      g_string_append_printf (scoped, self->programme != 0 ? "%s = ?1" : "?1 IS NOT NULL", parts[i]);

  return g_string_free (scoped, FALSE);
}

DossierStatement *
dossier_verify_prepare (DossierVerify  *self,
                        const char     *sql,
                        GError        **error)
{
  g_autofree char *scoped = dup_scoped (self, sql);
  DossierStatement *statement = dossier_database_prepare (self->store->database, scoped, error);

  if (statement == NULL)
    return NULL;

  if (sqlite3_bind_parameter_count (statement) >= 1)
    sqlite3_bind_int64 (statement, 1, self->programme);
  if (sqlite3_bind_parameter_count (statement) >= 2)
    sqlite3_bind_text (statement, 2, self->iso, -1, SQLITE_STATIC);
  return statement;
}

/* The next row; %FALSE without an error after the last. */
gboolean
dossier_verify_step (DossierVerify     *self,
                     DossierStatement  *row,
                     GError           **error)
{
  int state = sqlite3_step (row);

  if (state == SQLITE_ROW)
    return TRUE;
  if (state != SQLITE_DONE)
    dossier_database_set_error (self->store->database, error);
  return FALSE;
}

static gboolean
ask (DossierVerify          *self,
     const DossierRuleKind  *kind,
     GError                **error)
{
  g_autoptr (DossierStatement) row = dossier_verify_prepare (self, kind->sql, error);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;

  while (dossier_verify_step (self, row, &failure))
    {
      char *sentence = kind->sentence != NULL ? g_strdup (_(kind->sentence)) : NULL;
      char *detail = NULL;

      if (kind->say != NULL)
        kind->say (self, row, &sentence, &detail);
      if (sentence != NULL)
        dossier_verify_add (self, kind, sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1),
                            sentence, detail);
    }

  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* What was acknowledged */

static char *
dup_key (const char *rule,
         const char *table,
         gint64      record)
{
  return g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT, rule, table, record);
}

static gboolean
add_acknowledgements (DossierVerify  *self,
                      GError        **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("acknowledgement");
  g_autoptr (GPtrArray) records = dossier_store_query_records (self->store, query, error);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      DossierRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (known, dup_key (dossier_record_get_text (record, "rule"),
                                           dossier_record_get_text (record, "table_name"),
                                           dossier_record_get_integer (record, "record")), record);
    }

  for (guint i = 0; i < self->findings->len; i++)
    {
      DossierFinding *finding = g_ptr_array_index (self->findings, i);
      g_autofree char *key = dup_key (finding->rule->key, finding->table, finding->record);
      DossierRecord *record = g_hash_table_lookup (known, key);

      if (record == NULL)
        continue;
      finding->acknowledgement = dossier_record_get_id (record);
      finding->reason = g_strdup (dossier_record_get_text (record, "reason"));
    }

  return TRUE;
}

/* The worst first; what is equally bad by rule, and as the rule found it. */
static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const DossierFinding *first = *(const DossierFinding **) a;
  const DossierFinding *second = *(const DossierFinding **) b;
  int order = dossier_finding_get_worst (second) - dossier_finding_get_worst (first);

  if (order == 0)
    order = strcmp (first->rule->key, second->rule->key);
  return order != 0 ? order : (first->record > second->record) - (first->record < second->record);
}

/**
 * dossier_verify:
 * @language: of titles and dates in the sentences: "en" or "fr"
 * @programme: the id of the only programme to look at, or 0 for the whole portfolio
 * @job: (nullable): told how far it is, and stopped by its cancellable
 *
 * Looks for what the rules V-01 to V-23 of the model find, as of the day of @store.  The portfolio
 * stays as it is.
 *
 * Returns: (transfer full) (element-type DossierFinding) (nullable): the worst first, what was
 *   acknowledged last; %NULL with @error set where the file could not be read
 */
GPtrArray *
dossier_verify (DossierStore  *store,
                const char    *language,
                gint64         programme,
                DossierJob    *job,
                GError       **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (finding_free);
  DossierVerify self = { store, job, language, programme, .findings = findings };
  g_autofree char *iso = NULL;
  GPtrArray *kinds = get_kinds ();

  dossier_store_get_as_of (store, &self.day);
  self.iso = iso = dossier_day_to_iso (&self.day);

  for (guint i = 0; i < kinds->len; i++)
    {
      const DossierRuleKind *kind = g_ptr_array_index (kinds, i);

      if ((job != NULL && !dossier_job_report (job, i, kinds->len, error)) ||
          !(kind->find != NULL ? kind->find (&self, kind, error) : ask (&self, kind, error)))
        return NULL;
    }

  if (!add_acknowledgements (&self, error))
    return NULL;

  g_ptr_array_sort (findings, compare_findings);
  return g_steal_pointer (&findings);
}

/* In the background */

typedef struct
{
  char      *language;
  gint64     programme;
  GPtrArray *findings;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_free (self->language);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

static gboolean
work (DossierJob    *job,
      DossierStore  *store,
      gpointer       data,
      GError       **error)
{
  Work *self = data;

  self->findings = dossier_verify (store, self->language, self->programme, job, error);
  return self->findings != NULL;
}

static void
worked_cb (GObject      *job,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Work *self = dossier_job_get_data (DOSSIER_JOB (job));
  GError *error = NULL;

  if (!dossier_job_run_finish (DOSSIER_JOB (job), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self->findings), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dossier_verify_async:
 *
 * Does what dossier_verify() does on a worker.
 */
void
dossier_verify_async (DossierStore        *store,
                      const char          *language,
                      gint64               programme,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Work *self = g_new0 (Work, 1);
  g_autoptr (DossierJob) job = dossier_job_new (work, self, work_free);

  self->language = g_strdup (language);
  self->programme = programme;
  dossier_job_run_async (job, store, cancellable, worked_cb,
                         g_task_new (store, cancellable, callback, user_data));
}

/**
 * dossier_verify_finish:
 *
 * Returns: (transfer full) (element-type DossierFinding) (nullable): as dossier_verify()
 */
GPtrArray *
dossier_verify_finish (DossierStore  *store,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Acknowledging */

static gboolean
describe (const DossierFinding  *self,
          DossierRecord         *record,
          const char            *day,
          const char            *reason,
          GError               **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->record);

  return dossier_record_parse (record, "rule", self->rule->key, error) &&
         dossier_record_parse (record, "table_name", self->table, error) &&
         dossier_record_parse (record, "record", id, error) &&
         dossier_record_parse (record, "reason", reason, error) &&
         dossier_record_parse (record, "date", day, error);
}

/**
 * dossier_finding_acknowledge:
 * @reason: why it is right as it is; may not be empty
 *
 * From then on the finding counts for no purpose.  One edit; if the finding was acknowledged
 * before, its reason is replaced.
 */
gboolean
dossier_finding_acknowledge (const DossierFinding  *self,
                             DossierStore          *store,
                             const char            *reason,
                             GError               **error)
{
  g_autoptr (DossierRecord) record = NULL;
  g_autoptr (DossierEdit) edit = NULL;
  g_autofree char *iso = NULL;
  GDate day;

  record = self->acknowledgement != 0
           ? dossier_store_get (store, "acknowledgement", self->acknowledgement, error)
           : dossier_record_new (dossier_table_find ("acknowledgement"));
  if (record == NULL)
    return FALSE;

  edit = dossier_store_begin (store, N_("Acknowledging “%s”"), self->sentence, error);
  if (edit == NULL)
    return FALSE;

  dossier_store_get_as_of (store, &day);
  iso = dossier_day_to_iso (&day);
  return describe (self, record, iso, reason, error) &&
         dossier_edit_save (edit, record, error) &&
         dossier_edit_commit (edit, error);
}

/**
 * dossier_finding_take_back:
 *
 * Makes an acknowledged finding count again, as one edit.
 */
gboolean
dossier_finding_take_back (const DossierFinding  *self,
                           DossierStore          *store,
                           GError               **error)
{
  g_autoptr (DossierRecord) record = dossier_store_get (store, "acknowledgement", self->acknowledgement,
                                                        error);
  g_autoptr (DossierEdit) edit = NULL;

  if (record == NULL)
    return FALSE;

  edit = dossier_store_begin (store, N_("No longer acknowledging “%s”"), self->sentence, error);
  return edit != NULL && dossier_edit_delete (edit, record, error) && dossier_edit_commit (edit, error);
}
