/* dossier-verbs-verify.c: what should be looked at before a portfolio goes out. */
#include "dossier-verify.h"

#include <glib/gi18n.h>

#include "dossier-output.h"
#include "dossier-verbs.h"

/* The purposes asked for: one, or all of them. */
typedef struct
{
  DossierPurpose first;
  DossierPurpose last;
} Purposes;

static gboolean
read_purpose (const DossierCommand  *command,
              Purposes              *purposes,
              GError               **error)
{
  purposes->first = 0;
  purposes->last = DOSSIER_N_PURPOSES - 1;
  if (command->purpose == NULL)
    return TRUE;

  if (!dossier_purpose_from_code (command->purpose, &purposes->first))
    {
      g_set_error (error, DOSSIER_COMMAND_ERROR, 0, _("“%s” is none of: %s."), command->purpose,
                   "print, iati, eu");
      return FALSE;
    }

  purposes->last = purposes->first;
  return TRUE;
}

static DossierSeverity
get_worst (const DossierFinding *finding,
           const Purposes       *purposes)
{
  DossierSeverity worst = DOSSIER_SEVERITY_NONE;

  for (DossierPurpose i = purposes->first; i <= purposes->last; i++)
    worst = MAX (worst, dossier_finding_get_severity (finding, i));

  return worst;
}

/* Leaves what concerns the programmes named and the purposes asked for. */
static gboolean
narrow (GPtrArray             *findings,
        const DossierCommand  *command,
        const Purposes        *purposes,
        DossierStore          *store,
        GError               **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (char **name = command->programmes; name != NULL && *name != NULL; name++)
    {
      g_autoptr (DossierRecord) programme = dossier_store_find (store, "programme", *name, error);
      gint64 id;

      if (programme == NULL)
        return FALSE;
      id = dossier_record_get_id (programme);
      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }

  for (guint i = findings->len; i-- > 0;)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);
      gboolean concerns = command->programmes == NULL || g_hash_table_contains (ids, &finding->programme);
      gboolean matters = finding->acknowledgement != 0 ||
                         get_worst (finding, purposes) != DOSSIER_SEVERITY_NONE;

      if (!concerns || !matters)
        g_ptr_array_remove_index (findings, i);
    }

  return TRUE;
}

static char *
dup_programme (DossierStore         *store,
               const DossierFinding *finding,
               const char           *language)
{
  g_autoptr (DossierRecord) programme = finding->programme == 0 ? NULL
    : dossier_store_get (store, "programme", finding->programme, NULL);

  return programme != NULL ? dossier_store_dup_title (store, programme, language) : g_strdup ("");
}

static void
print_json (DossierStore   *store,
            GPtrArray      *findings,
            const Purposes *purposes)
{
  static const char * const severities[] = { "none", "note", "warning", "error" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *number = dossier_rule_dup_number (finding->rule);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, finding->record);
      g_autofree char *programme = dup_programme (store, finding, "en");

      json_builder_begin_object (builder);
      dossier_output_add_member (builder, "rule", number);
      dossier_output_add_member (builder, "table", finding->table);
      dossier_output_add_member (builder, "id", id);
      dossier_output_add_member (builder, "field", finding->field);
      dossier_output_add_member (builder, "programme", programme);
      dossier_output_add_member (builder, "sentence", finding->sentence);
      dossier_output_add_member (builder, "detail", finding->detail);
      for (DossierPurpose j = purposes->first; j <= purposes->last; j++)
        dossier_output_add_member (builder, dossier_purpose_get_code (j),
                                   severities[dossier_finding_get_severity (finding, j)]);
      if (finding->acknowledgement != 0)
        dossier_output_add_member (builder, "acknowledged", finding->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  dossier_output_built (builder);
}

static void
print_rows (DossierStore   *store,
            GPtrArray      *findings,
            const Purposes *purposes,
            const char     *language)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < findings->len; i++)
    {
      const DossierFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *number = dossier_rule_dup_number (finding->rule);
      g_autofree char *programme = dup_programme (store, finding, language);
      const char *severity = finding->acknowledgement != 0 ? _("Acknowledged")
        : dossier_severity_get_label (get_worst (finding, purposes));
      const char *detail = finding->reason != NULL ? finding->reason : finding->detail;
      const char *cells[] = { number, severity, programme, finding->sentence, detail != NULL ? detail : "",
                              NULL };

      g_ptr_array_add (rows, g_strdupv ((char **) cells));
    }
  dossier_output_rows (rows);
}

/* A run that finds an error ends like one that is refused: a script can stop there. */
static gboolean
conclude (GPtrArray      *findings,
          const Purposes *purposes,
          GError        **error)
{
  guint n_errors = 0;

  for (guint i = 0; i < findings->len; i++)
    n_errors += get_worst (g_ptr_array_index (findings, i), purposes) == DOSSIER_SEVERITY_ERROR;

  if (n_errors > 0)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                 ngettext ("%u finding is an error.", "%u findings are errors.", n_errors), n_errors);
  return n_errors == 0;
}

gboolean
dossier_verb_verify (const DossierCommand  *command,
                     GError               **error)
{
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  const char *language = dossier_command_get_language (command);
  Purposes purposes;

  if (!read_purpose (command, &purposes, error))
    return FALSE;

  store = dossier_command_open (command, 0, error);
  findings = store != NULL ? dossier_verify (store, language, 0, NULL, error) : NULL;
  if (findings == NULL || !narrow (findings, command, &purposes, store, error))
    return FALSE;

  if (command->json)
    print_json (store, findings, &purposes);
  else
    print_rows (store, findings, &purposes, language);

  return conclude (findings, &purposes, error);
}
