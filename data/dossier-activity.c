/* dossier-activity.c: what an activity means beside the others. */
#include "dossier-activity.h"

#include <glib/gi18n-lib.h>

/* Who numbers a series higher does not ask which of its parts are recorded. */
#define MOST_PARTS 1000

typedef struct
{
  guint first;
  guint last;
  guint n_missing;
} Gap;

static void
mark_recorded (DossierStore *store,
               gint64        series,
               gboolean      is_recorded[MOST_PARTS])
{
  g_autoptr (DossierQuery) query = dossier_query_new ("activity");
  g_autoptr (GPtrArray) parts = NULL;

  dossier_query_match (query, "series", series);
  parts = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      gint64 ordinal = dossier_record_get_integer (g_ptr_array_index (parts, i), "ordinal");

      if (ordinal > 0 && ordinal < MOST_PARTS)
        is_recorded[ordinal] = TRUE;
    }
}

/* Which of the numbers below that of @activity no activity of its series has. */
static Gap
find_gap (DossierStore  *store,
          DossierRecord *activity)
{
  gint64 ordinal = dossier_record_get_integer (activity, "ordinal");
  gboolean is_recorded[MOST_PARTS] = { FALSE };
  Gap gap = { 0 };

  mark_recorded (store, dossier_record_get_integer (activity, "series"), is_recorded);
  for (guint number = 1; number < ordinal && number < MOST_PARTS; number++)
    if (!is_recorded[number])
      {
        gap.first = gap.n_missing++ == 0 ? number : gap.first;
        gap.last = number;
      }

  return gap;
}

/**
 * dossier_activity_explain:
 * @activity: an activity, be it only as it is being typed
 * @field: a field of it
 *
 * Says which parts of its series are not recorded (rule V-23: a gap in the ordinals).
 *
 * Returns: (transfer full) (nullable): a few words about the field, or %NULL if there is
 *   nothing to say
 */
char *
dossier_activity_explain (DossierStore  *store,
                          DossierRecord *activity,
                          const char    *field)
{
  Gap gap;

  if (!g_str_equal (field, "ordinal") || !dossier_record_is_set (activity, "series") ||
      !dossier_record_is_set (activity, "ordinal"))
    return NULL;

  gap = find_gap (store, activity);
  if (gap.n_missing == 0)
    return NULL;
  if (gap.n_missing == 1)
    /* Translators: the number of an event in a series of events */
    return g_strdup_printf (_("no. %u missing"), gap.first);
  if (gap.n_missing == gap.last - gap.first + 1)
    /* Translators: numbers of events in a series of events: “no. 1–13 missing” */
    return g_strdup_printf (_("no. %u–%u missing"), gap.first, gap.last);

  /* Translators: how many of the earlier events of a series are missing */
  return g_strdup_printf (_("%u earlier ones missing"), gap.n_missing);
}
