/* dossier-rules-figures.c: rules about what was published or promised. */
#include "dossier-verify-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-claim.h"
#include "dossier-treaty.h"

/* A printed sum and its parts, of one publication. */
static void
say_printed_sum (DossierVerify     *self,
                 DossierStatement  *row,
                 char             **sentence,
                 char             **detail)
{
  gint64 figure = sqlite3_column_int64 (row, 2);
  const char *qualifier = (const char *) sqlite3_column_text (row, 3);
  gint64 sum = sqlite3_column_int64 (row, 4);

  if (!dossier_claim_bears (qualifier, figure, sum, sum))
    /* Translators: two numbers */
    *sentence = g_strdup_printf (_("%d was published as a sum, its parts make %d"), (int) figure, (int) sum);
}

/* Which parts a sum has; all of them must have been published with it. */
#define SUM_SQL(subject, parts, n)                                                        \
  "SELECT c.id, coalesce (c.programme, 0), c.figure, c.qualifier, sum (p.figure)"         \
  " FROM claim c JOIN claim p ON p.publication IS c.publication AND p.treaty IS c.treaty" \
  " AND p.programme IS c.programme AND p.subject IN (" parts ")"                          \
  " WHERE c.subject = '" subject "' AND c.figure IS NOT NULL AND p.figure IS NOT NULL AND @c.programme@" \
  " GROUP BY c.id HAVING count(DISTINCT p.subject) = " n " AND count(*) = " n

static gboolean
find_claims (DossierVerify          *self,
             const DossierRuleKind  *kind,
             GError                **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("claim");
  g_autoptr (GPtrArray) claims = NULL;

  if (self->programme != 0)
    dossier_query_match (query, "programme", self->programme);
  claims = dossier_store_query_records (self->store, query, error);

  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      DossierRecord *claim = g_ptr_array_index (claims, i);
      DossierClaimCheck check;
      char *detail = NULL;

      if (!dossier_claim_check (self->store, claim, &check, error))
        return FALSE;
      if (check.state != DOSSIER_CLAIM_DIFFERS)
        continue;

      if (check.elsewhere != 0)
        detail = g_strdup_printf (ngettext ("%d in all programmes; the figure may be for the whole office",
                                            "%d in all programmes; the figure may be for the whole office",
                                            check.elsewhere), (int) check.elsewhere);
      dossier_verify_add (self, kind, dossier_record_get_id (claim),
                          dossier_record_get_integer (claim, "programme"),
                          dossier_claim_dup_sentence (self->store, claim, &check, self->language), detail);
    }

  return claims != NULL;
}

/* Priority countries are Party, Signatory or Invitee of the treaty that the portfolio is about. */
static gboolean
find_priority_countries (DossierVerify          *self,
                         const DossierRuleKind  *kind,
                         GError                **error)
{
  gint64 treaty = dossier_record_get_integer (self->store->portfolio, "treaty");
  g_autoptr (DossierTreatyStatuses) statuses = NULL;
  g_autoptr (DossierStatement) row = NULL;
  GError *failure = NULL;

  if (treaty == 0)
    return TRUE;

  statuses = dossier_treaty_get_statuses (self->store, treaty, &self->day, error);
  row = statuses == NULL ? NULL
        : dossier_verify_prepare (self, "SELECT id, programme, country FROM programme_country"
                                  " WHERE role = 'priority' AND @programme@", error);
  if (row == NULL)
    return FALSE;

  while (dossier_verify_step (self, row, &failure))
    if (dossier_treaty_statuses_get (statuses, sqlite3_column_int64 (row, 2)) == DOSSIER_TREATY_STATUS_NONE)
      dossier_verify_add (self, kind, sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1),
                          g_strdup (_("A priority country is neither Party, Signatory nor invited")), NULL);

  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* The office's own figures belong to no programme. */
static gboolean
find_staffing (DossierVerify          *self,
               const DossierRuleKind  *kind,
               GError                **error)
{
  g_autoptr (DossierStatement) row = NULL;
  GError *failure = NULL;

  if (self->programme != 0)
    return TRUE;

  row = dossier_verify_prepare (self, "SELECT s.id, s.date, ?1 FROM staffing s"
                                " WHERE s.kind = 'expected' AND s.date_latest < ?2 AND NOT EXISTS"
                                " (SELECT 1 FROM staffing a WHERE a.office = s.office AND a.kind = 'actual'"
                                " AND a.date_latest >= s.date_latest)", error);
  if (row == NULL)
    return FALSE;

  while (dossier_verify_step (self, row, &failure))
    {
      g_autofree char *date = dossier_verify_dup_date (self, (const char *) sqlite3_column_text (row, 1));

      /* Translators: %s is a date: “by Apr 2016” */
      dossier_verify_add (self, kind, sqlite3_column_int64 (row, 0), 0,
                          g_strdup_printf (_("Staff was expected %s, and none was counted since"), date),
                          NULL);
    }

  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

const DossierRuleKind dossier_rules_figures[] = {
  { { "V-06 states", N_("Published sum of Parties, Signatories and States invited"),
      { DOSSIER_WARN, DOSSIER_FINE, DOSSIER_WARN } },
    "claim", "figure", SUM_SQL ("states", "'parties', 'signatories', 'invitees'", "3"),
    .say = say_printed_sum },
  { { "V-06 reach", N_("Published sum of States reached"), { DOSSIER_WARN, DOSSIER_FINE, DOSSIER_WARN } },
    "claim", "figure", SUM_SQL ("reach", "'states', 'laws_in_line', 'laws_drawing_on'", "3"),
    .say = say_printed_sum },
  { { "V-07", N_("Priority countries have a treaty status"), { DOSSIER_WARN, DOSSIER_FINE, DOSSIER_WARN } },
    "programme_country", "country", .find = find_priority_countries },
  { { "V-08", N_("Published figure against the records"), { DOSSIER_WARN, DOSSIER_FINE, DOSSIER_WARN } },
    "claim", "figure", .find = find_claims },
  { { "V-22", N_("Expected staff that was not counted"), { DOSSIER_WARN, DOSSIER_FINE, DOSSIER_FINE } },
    "staffing", "figure", .find = find_staffing },
  { { NULL } }
};
