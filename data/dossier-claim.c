/* dossier-claim.c: what was published, beside what is recorded.
 *
 * A figure that was printed stays as it was printed; here the records are counted again, as of
 * the day that the figure was of.
 */
#include "dossier-claim.h"

#include <glib/gi18n-lib.h>

#include "dossier-amount.h"
#include "dossier-date.h"
#include "dossier-store-private.h"
#include "dossier-treaty.h"

typedef gboolean (*Count) (DossierStore       *store,
                           DossierRecord      *claim,
                           DossierClaimCheck  *check,
                           GError            **error);

/* Activities */

/* What was called off, put off or dropped did not take place. */
static const char * const taking_place[] = { "planned", "in_progress", "done", NULL };
static const char * const not_dropped[] = { "confirmed", "tbc", "proposed", NULL };

/**
 * dossier_claim_new_query:
 * @claim: a published number of activities
 * @programme: the id of the programme whose are meant, or 0 for all
 * @certainly: only those that certainly lie in the period of @claim
 *
 * Returns: (transfer full): the activities recorded of those that @claim speaks of
 */
DossierQuery *
dossier_claim_new_query (DossierRecord *claim,
                         gint64         programme,
                         gboolean       certainly)
{
  DossierQuery *query = dossier_query_new ("activity");
  GDate from, to;

  dossier_query_match_any (query, "status", taking_place);
  dossier_query_match_any (query, "certainty", not_dropped);
  if (programme != 0)
    dossier_query_match (query, "programme", programme);
  if (dossier_record_get_bounds (claim, "period", &from, &to))
    dossier_query_within (query, "date", g_date_valid (&from) ? &from : NULL,
                          g_date_valid (&to) ? &to : NULL, certainly);

  return query;
}

static gint64
count_activities (DossierStore  *store,
                  DossierRecord *claim,
                  gint64         programme,
                  gboolean       certainly)
{
  g_autoptr (DossierQuery) query = dossier_claim_new_query (claim, programme, certainly);

  return dossier_store_count (store, query);
}

static gboolean
check_activities (DossierStore       *store,
                  DossierRecord      *claim,
                  DossierClaimCheck  *check,
                  GError            **error)
{
  gint64 programme = dossier_record_get_integer (claim, "programme");

  check->least = count_activities (store, claim, programme, TRUE);
  check->most = count_activities (store, claim, programme, FALSE);
  check->elsewhere = programme != 0 ? count_activities (store, claim, 0, TRUE) : 0;
  check->state = DOSSIER_CLAIM_HOLDS;
  return TRUE;
}

/* Treaties */

/* The day that the figure is of: its last one, the publication's, or the day shown. */
static void
get_day (DossierStore  *store,
         DossierRecord *claim,
         GDate         *day)
{
  g_autoptr (DossierRecord) publication = dossier_store_get_linked (store, claim, "publication");
  GDate earliest;

  if (dossier_record_get_bounds (claim, "as_of", &earliest, day) && g_date_valid (day))
    return;
  if (publication != NULL && dossier_record_get_bounds (publication, "as_of", &earliest, day) &&
      g_date_valid (day))
    return;

  dossier_store_get_as_of (store, day);
}

static gboolean
count_with_status (DossierStore        *store,
                   DossierRecord       *claim,
                   DossierTreatyStatus  first,
                   DossierTreatyStatus  last,
                   DossierClaimCheck   *check,
                   GError             **error)
{
  gint64 treaty = dossier_record_get_integer (claim, "treaty");
  g_autoptr (DossierTreatyStatuses) statuses = NULL;
  GDate day;

  if (treaty == 0)
    return TRUE;

  get_day (store, claim, &day);
  statuses = dossier_treaty_get_statuses (store, treaty, &day, error);
  if (statuses == NULL)
    return FALSE;

  for (DossierTreatyStatus status = first; status <= last; status++)
    check->least += dossier_treaty_statuses_count (statuses, status);
  check->most = check->least;
  check->state = DOSSIER_CLAIM_HOLDS;
  return TRUE;
}

static gboolean
check_parties (DossierStore       *store,
               DossierRecord      *claim,
               DossierClaimCheck  *check,
               GError            **error)
{
  return count_with_status (store, claim, DOSSIER_TREATY_STATUS_PARTY, DOSSIER_TREATY_STATUS_PARTY, check,
                            error);
}

static gboolean
check_signatories (DossierStore       *store,
                   DossierRecord      *claim,
                   DossierClaimCheck  *check,
                   GError            **error)
{
  return count_with_status (store, claim, DOSSIER_TREATY_STATUS_SIGNED, DOSSIER_TREATY_STATUS_SIGNED, check,
                            error);
}

static gboolean
check_invitees (DossierStore       *store,
                DossierRecord      *claim,
                DossierClaimCheck  *check,
                GError            **error)
{
  return count_with_status (store, claim, DOSSIER_TREATY_STATUS_INVITED, DOSSIER_TREATY_STATUS_INVITED, check,
                            error);
}

static gboolean
check_states (DossierStore       *store,
              DossierRecord      *claim,
              DossierClaimCheck  *check,
              GError            **error)
{
  return count_with_status (store, claim, DOSSIER_TREATY_STATUS_INVITED, DOSSIER_TREATY_STATUS_PARTY, check,
                            error);
}

/* Laws */

/* The last that was known of the law of each country on @day; what says no date was known before all
 * that does. */
static GHashTable *
find_laws (GPtrArray   *alignments,
           const GDate *day)
{
  GHashTable *laws = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < alignments->len; i++)
    {
      DossierRecord *alignment = g_ptr_array_index (alignments, i);
      gint64 country = dossier_record_get_integer (alignment, "country");
      DossierRecord *before = g_hash_table_lookup (laws, &country);
      GDate known, other, latest;

      dossier_record_get_bounds (alignment, "date", &known, &latest);
      if (g_date_valid (&known) && g_date_compare (&known, day) > 0)
        continue;
      if (before != NULL && dossier_record_get_bounds (before, "date", &other, &latest) &&
          g_date_valid (&other) && (!g_date_valid (&known) || g_date_compare (&known, &other) < 0))
        continue;

      g_hash_table_replace (laws, g_memdup2 (&country, sizeof country), alignment);
    }

  return laws;
}

/* States whose law stands at @level, apart from those with a status; nothing recorded is no count. */
static gboolean
count_laws (DossierStore       *store,
            DossierRecord      *claim,
            const char         *level,
            DossierClaimCheck  *check,
            GError            **error)
{
  gint64 treaty = dossier_record_get_integer (claim, "treaty");
  g_autoptr (DossierTreatyStatuses) statuses = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new ("alignment");
  g_autoptr (GPtrArray) alignments = NULL;
  g_autoptr (GHashTable) laws = NULL;
  GHashTableIter iter;
  gpointer country, law;
  GDate day;

  if (treaty == 0)
    return TRUE;

  get_day (store, claim, &day);
  dossier_query_match (query, "treaty", treaty);
  alignments = dossier_store_query_records (store, query, error);
  statuses = alignments != NULL ? dossier_treaty_get_statuses (store, treaty, &day, error) : NULL;
  if (statuses == NULL)
    return FALSE;

  laws = find_laws (alignments, &day);
  g_hash_table_iter_init (&iter, laws);
  while (g_hash_table_iter_next (&iter, &country, &law))
    if (g_strcmp0 (dossier_record_get_text (law, "level"), level) == 0 &&
        dossier_treaty_statuses_get (statuses, *(gint64 *) country) == DOSSIER_TREATY_STATUS_NONE)
      check->least++;
  check->most = check->least;
  check->state = g_hash_table_size (laws) > 0 ? DOSSIER_CLAIM_HOLDS : DOSSIER_CLAIM_UNCHECKED;
  return TRUE;
}

static gboolean
check_laws_in_line (DossierStore       *store,
                    DossierRecord      *claim,
                    DossierClaimCheck  *check,
                    GError            **error)
{
  return count_laws (store, claim, "largely_in_line", check, error);
}

static gboolean
check_laws_drawing_on (DossierStore       *store,
                       DossierRecord      *claim,
                       DossierClaimCheck  *check,
                       GError            **error)
{
  return count_laws (store, claim, "draws_on", check, error);
}

static gboolean
check_reach (DossierStore       *store,
             DossierRecord      *claim,
             DossierClaimCheck  *check,
             GError            **error)
{
  DossierClaimCheck drawing_on = { 0 }, states = { 0 };

  if (!count_laws (store, claim, "largely_in_line", check, error) ||
      !count_laws (store, claim, "draws_on", &drawing_on, error) ||
      !check_states (store, claim, &states, error))
    return FALSE;

  check->least += drawing_on.least + states.least;
  check->most = check->least;
  return TRUE;
}

/* Staff */

static gboolean
check_staff (DossierStore       *store,
             DossierRecord      *claim,
             DossierClaimCheck  *check,
             GError            **error)
{
  gint64 office = dossier_record_get_integer (claim, "office");
  g_autoptr (DossierQuery) query = dossier_query_new ("staffing");
  g_autoptr (GPtrArray) counts = NULL;
  GDate day, best;

  get_day (store, claim, &day);
  g_date_clear (&best, 1);
  dossier_query_match_text (query, "kind", "actual");
  if (office != 0)
    dossier_query_match (query, "office", office);
  counts = dossier_store_query_records (store, query, error);

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      DossierRecord *count = g_ptr_array_index (counts, i);
      GDate earliest, latest;

      if (!dossier_record_get_bounds (count, "date", &earliest, &latest) || !g_date_valid (&earliest) ||
          g_date_compare (&earliest, &day) > 0 ||
          (g_date_valid (&best) && g_date_compare (&earliest, &best) < 0))
        continue;

      best = earliest;
      check->least = check->most = dossier_record_get_integer (count, "figure");
      check->state = DOSSIER_CLAIM_HOLDS;
    }

  return counts != NULL;
}

static const struct
{
  const char *subject;
  Count       count;
} subjects[] = {
  { "activities", check_activities },
  { "parties", check_parties },
  { "signatories", check_signatories },
  { "invitees", check_invitees },
  { "states", check_states },
  { "laws_in_line", check_laws_in_line },
  { "laws_drawing_on", check_laws_drawing_on },
  { "reach", check_reach },
  { "staff", check_staff },
};

/**
 * dossier_claim_bears:
 * @qualifier: code of that of @figure
 *
 * Returns: whether something between @least and @most can have been called @figure
 */
gboolean
dossier_claim_bears (const char *qualifier,
                     gint64      figure,
                     gint64      least,
                     gint64      most)
{
  DossierQualifier known = DOSSIER_QUALIFIER_EXACT;

  if (qualifier != NULL)
    dossier_qualifier_from_code (qualifier, &known);

  switch (known)
    {
    case DOSSIER_QUALIFIER_TBD:
      return TRUE;

    case DOSSIER_QUALIFIER_UP_TO:
      return least <= figure;

    case DOSSIER_QUALIFIER_AT_LEAST:
      return most >= figure;

    case DOSSIER_QUALIFIER_APPROX:
      return 100 * least <= (100 + DOSSIER_ABOUT_PERCENT) * figure &&
             100 * most >= (100 - DOSSIER_ABOUT_PERCENT) * figure;

    case DOSSIER_QUALIFIER_EXACT:
    case DOSSIER_N_QUALIFIERS:
    default:
      return least <= figure && figure <= most;
    }
}

/**
 * dossier_claim_check:
 * @claim: a published figure
 * @check: (out): written only on success
 *
 * Counts what @claim is about (rule V-08).  What no record can tell, and a figure of something
 * else, is unchecked.
 *
 * Returns: %FALSE with @error set where the file could not be read
 */
gboolean
dossier_claim_check (DossierStore       *store,
                     DossierRecord      *claim,
                     DossierClaimCheck  *check,
                     GError            **error)
{
  const char *subject = dossier_record_get_text (claim, "subject");
  DossierClaimCheck found = { DOSSIER_CLAIM_UNCHECKED };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (g_strcmp0 (subjects[i].subject, subject) == 0 && !subjects[i].count (store, claim, &found, error))
      return FALSE;

  if (!dossier_record_is_set (claim, "figure"))
    found.state = DOSSIER_CLAIM_UNCHECKED;
  else if (found.state == DOSSIER_CLAIM_HOLDS &&
           !dossier_claim_bears (dossier_record_get_text (claim, "qualifier"),
                                 dossier_record_get_integer (claim, "figure"), found.least, found.most))
    found.state = DOSSIER_CLAIM_DIFFERS;

  *check = found;
  return TRUE;
}

static char *
dup_activities_sentence (DossierRecord           *claim,
                         const DossierClaimCheck *check,
                         const char              *language)
{
  gint64 figure = dossier_record_get_integer (claim, "figure");
  const char *edtf = dossier_record_get_text (claim, "period");
  g_autofree char *period = edtf != NULL ? dossier_date_format (edtf, language, DOSSIER_DATE_LONG) : NULL;

  if (period == NULL)
    /* Translators: the first number was published, the second is recorded */
    return g_strdup_printf (ngettext ("%d activity was published, %d recorded",
                                      "%d activities were published, %d recorded", figure),
                            (int) figure, (int) check->least);

  /* Translators: “62 activities in 2015 were published, 3 recorded” */
  return g_strdup_printf (ngettext ("%d activity in %s was published, %d recorded",
                                    "%d activities in %s were published, %d recorded", figure),
                          (int) figure, period, (int) check->least);
}

/**
 * dossier_claim_dup_sentence:
 * @check: what dossier_claim_check() found
 *
 * Returns: (transfer full): “62 activities in 2015 were published, 3 recorded”
 */
char *
dossier_claim_dup_sentence (DossierStore            *store,
                            DossierRecord           *claim,
                            const DossierClaimCheck *check,
                            const char              *language)
{
  const char *subject = dossier_record_get_text (claim, "subject");
  g_autofree char *label = dossier_store_dup_display (store, claim, "subject", language);

  if (check->state != DOSSIER_CLAIM_UNCHECKED && g_strcmp0 (subject, "activities") == 0)
    return dup_activities_sentence (claim, check, language);

  if (check->state == DOSSIER_CLAIM_UNCHECKED)
    /* Translators: what a figure is of, and the figure */
    return g_strdup_printf (_("%s: %d published, nothing recorded to hold it against"), label,
                            (int) dossier_record_get_integer (claim, "figure"));

  /* Translators: what a figure is of, the figure, and what is recorded */
  return g_strdup_printf (_("%s: %d published, %d recorded"), label,
                          (int) dossier_record_get_integer (claim, "figure"), (int) check->least);
}

/**
 * dossier_claim_read:
 * @claim: a new published figure that belongs to a record already
 * @text: as it was printed
 *
 * What @text is about cannot be read from it: the staff of an office, the activities of a programme,
 * and with anything else that has still to be said.
 */
gboolean
dossier_claim_read (DossierRecord  *claim,
                    const char     *text,
                    GError        **error)
{
  const char *subject = dossier_record_get_integer (claim, "office") != 0 ? "staff"
                        : dossier_record_get_integer (claim, "programme") != 0 ? "activities" : "other";

  return dossier_record_parse (claim, "subject", subject, error) &&
         dossier_record_parse (claim, "text", text, error);
}

static char *
dup_difference (DossierStore            *store,
                DossierRecord           *claim,
                const DossierClaimCheck *check)
{
  g_autoptr (DossierRecord) programme = dossier_store_get_linked (store, claim, "programme");
  g_autofree char *name = programme != NULL ? dossier_store_dup_title (store, programme, NULL) : NULL;

  if (name == NULL || check->elsewhere == 0)
    return g_strdup_printf (ngettext ("%d is recorded", "%d are recorded", check->least),
                            (int) check->least);

  /* Translators: a number of activities, a programme, and the number in all programmes */
  return g_strdup_printf (_("%d recorded for %s, %d in all"), (int) check->least, name,
                          (int) check->elsewhere);
}

/**
 * dossier_claim_explain:
 *
 * The explain of the table of published figures.
 *
 * Returns: (transfer full) (nullable): beside the figure, whether the records bear it out
 */
char *
dossier_claim_explain (DossierStore  *store,
                       DossierRecord *claim,
                       const char    *field)
{
  DossierClaimCheck check;

  if (!g_str_equal (field, "figure") || !dossier_record_is_set (claim, "figure") ||
      !dossier_claim_check (store, claim, &check, NULL))
    return NULL;

  switch (check.state)
    {
    case DOSSIER_CLAIM_HOLDS:
      return g_strdup (_("agrees with the records"));

    case DOSSIER_CLAIM_DIFFERS:
      return dup_difference (store, claim, &check);

    case DOSSIER_CLAIM_UNCHECKED:
    default:
      return g_strdup (_("nothing recorded to compare"));
    }
}
