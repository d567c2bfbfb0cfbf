/* dossier-rules-activity.c: rules about activities: dates, gaps in series, likely duplicates. */
#include "dossier-verify-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-activity.h"
#include "dossier-date.h"
#include "dossier-fold.h"

static void
say_outside (DossierVerify     *self,
             DossierStatement  *row,
             char             **sentence,
             char             **detail)
{
  g_autofree char *date = dossier_verify_dup_date (self, (const char *) sqlite3_column_text (row, 2));

  /* Translators: %s is a date */
  *sentence = g_strdup_printf (_("Outside the time of its programme: %s"), date);
}

static void
say_gap (DossierVerify     *self,
         DossierStatement  *row,
         char             **sentence,
         char             **detail)
{
  g_autoptr (DossierRecord) activity = dossier_store_get (self->store, "activity",
                                                          sqlite3_column_int64 (row, 0), NULL);

  g_autofree char *gap = activity == NULL ? NULL
    : dossier_activity_explain (self->store, activity, "ordinal");

  if (gap != NULL)
    /* Translators: %s: “no. 1–13 missing” */
    *sentence = g_strdup_printf (_("A gap in the series: %s"), gap);
}

/* Likely duplicates */

/* Of a window of activities at the same time in the same country, so many are compared with each
 * other: more are a conference with its side events, or a list that was filled by a program. */
#define MOST_AT_ONCE 64
#define ALIKE_PERCENT 75

typedef struct
{
  gint64     activity;
  gint64     programme;
  gint64     country;
  char       latest[11];
  GPtrArray *words;  /* interned, sorted */
} Candidate;

static void
candidate_clear (gpointer data)
{
  g_clear_pointer (&((Candidate *) data)->words, g_ptr_array_unref);
}

static int
compare_pointers (gconstpointer a,
                  gconstpointer b)
{
  gconstpointer first = *(gconstpointer *) a, second = *(gconstpointer *) b;

  return (first > second) - (first < second);
}

/* Every word once, whatever its case and accents; a word is known by its place in @known. */
static GPtrArray *
read_words (GHashTable *known,
            const char *title)
{
  g_autofree char *folded = dossier_fold (title);
  g_auto (GStrv) parts = g_strsplit_set (folded, " ,.;:-–/()“”\"'", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *word = g_hash_table_lookup (known, parts[i]);

      if (*parts[i] == '\0')
        continue;
      if (word == NULL)
        {
          word = g_strdup (parts[i]);
          g_hash_table_add (known, word);
        }
      if (!g_ptr_array_find (words, word, NULL))
        g_ptr_array_add (words, word);
    }
  g_ptr_array_sort (words, compare_pointers);

  return words;
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* The share of common words among all (Jaccard's index).  “Workshop 1” is not “Workshop 2”. */
static gboolean
are_alike (GPtrArray *first,
           GPtrArray *second)
{
  guint i = 0, j = 0, n_common = 0;

  while (i < first->len || j < second->len)
    {
      char *a = i < first->len ? first->pdata[i] : NULL;
      char *b = j < second->len ? second->pdata[j] : NULL;

      if (a == b)
        {
          n_common++;
          i++;
          j++;
          continue;
        }
      if (has_digit (b == NULL || (a != NULL && a < b) ? a : b))
        return FALSE;
      if (b == NULL || (a != NULL && a < b))
        i++;
      else
        j++;
    }

  return n_common > 0 && 100 * n_common >= ALIKE_PERCENT * (first->len + second->len - n_common);
}

static void
report_pair (DossierVerify         *self,
             const DossierRuleKind *kind,
             const Candidate       *first,
             const Candidate       *second)
{
  g_autoptr (DossierRecord) other = dossier_store_get (self->store, "activity", first->activity, NULL);
  g_autofree char *title = other == NULL ? NULL
    : dossier_store_dup_title (self->store, other, self->language);

  if (title != NULL)
    /* Translators: %s is the title of an activity */
    dossier_verify_add (self, kind, second->activity, second->programme,
                        g_strdup_printf (_("Perhaps recorded twice: “%s” is much like it"), title), NULL);
}

/* Whether the activity of the candidate is like one of those before it. */
static void
compare_candidate (DossierVerify         *self,
                   const DossierRuleKind *kind,
                   GArray                *window,
                   const Candidate       *candidate,
                   GHashTable            *reported)
{
  for (guint i = 0; i < window->len; i++)
    {
      const Candidate *other = &g_array_index (window, Candidate, i);

      if (other->activity == candidate->activity || !are_alike (other->words, candidate->words) ||
          g_hash_table_contains (reported, &candidate->activity))
        continue;

      report_pair (self, kind, other, candidate);
      g_hash_table_add (reported, g_memdup2 (&candidate->activity, sizeof candidate->activity));
    }
}

/* Leaves those that may still go on at @earliest in @country. */
static void
move_window (GArray     *window,
             gint64      country,
             const char *earliest)
{
  for (guint i = window->len; i-- > 0;)
    {
      const Candidate *other = &g_array_index (window, Candidate, i);

      if (other->country != country || strcmp (other->latest, earliest) < 0)
        g_array_remove_index (window, i);
    }
  if (window->len >= MOST_AT_ONCE)
    g_array_remove_index (window, 0);
}

/* Each activity once for each of its countries, by country and day. */
#define CANDIDATES_SQL                                                                     \
  "SELECT a.id, coalesce (a.programme, 0), p.country, a.date_earliest, a.date_latest, a.title" \
  " FROM (SELECT id AS activity, country FROM activity WHERE country IS NOT NULL"          \
  " UNION SELECT activity, country FROM activity_country) p"                               \
  " JOIN activity a ON a.id = p.activity"                                                  \
  " WHERE @a.programme@ AND a.date_earliest IS NOT NULL AND a.date_latest IS NOT NULL"     \
  " AND a.status NOT IN ('cancelled', 'postponed')"                                        \
  " ORDER BY p.country, a.date_earliest, a.id"

static gboolean
find_duplicates (DossierVerify          *self,
                 const DossierRuleKind  *kind,
                 GError                **error)
{
  g_autoptr (DossierStatement) row = dossier_verify_prepare (self, CANDIDATES_SQL, error);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) reported = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) window = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;

  g_array_set_clear_func (window, candidate_clear);
  while (dossier_verify_step (self, row, &failure))
    {
      Candidate candidate = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1),
                              sqlite3_column_int64 (row, 2) };

      g_strlcpy (candidate.latest, (const char *) sqlite3_column_text (row, 4), sizeof candidate.latest);
      move_window (window, candidate.country, (const char *) sqlite3_column_text (row, 3));
      candidate.words = read_words (known, (const char *) sqlite3_column_text (row, 5));
      compare_candidate (self, kind, window, &candidate, reported);
      g_array_append_val (window, candidate);
    }

  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

const DossierRuleKind dossier_rules_activity[] = {
  { { "V-04", N_("Activity outside the time of its programme"),
      { DOSSIER_WARN, DOSSIER_WARN, DOSSIER_WARN } },
    "activity", "date",
    "SELECT a.id, a.programme, a.date FROM activity a JOIN programme p ON p.id = a.programme"
    " WHERE @a.programme@ AND (a.date_latest < p.starts_earliest OR a.date_earliest > p.ends_latest)",
    .say = say_outside },
  { { "V-05 overdue", N_("Planned, and its date has passed"), { DOSSIER_WARN, DOSSIER_FINE, DOSSIER_WARN } },
    "activity", "status",
    "SELECT id, programme FROM activity WHERE @programme@ AND status = 'planned' AND date_latest < ?2",
    N_("Still planned, although its date has passed") },
  { { "V-05 early", N_("Done, and its date is to come"), { DOSSIER_WARN, DOSSIER_FINE, DOSSIER_WARN } },
    "activity", "status",
    "SELECT id, programme FROM activity WHERE @programme@ AND status = 'done' AND date_earliest > ?2",
    N_("Done, although its date is still to come") },
  { { "V-21", N_("Activity recorded twice"), { DOSSIER_WARN, DOSSIER_FINE, DOSSIER_WARN } },
    "activity", "title", .find = find_duplicates },
  { { "V-23", N_("Gap in the numbers of a series"), { DOSSIER_NOTE, DOSSIER_FINE, DOSSIER_FINE } },
    "activity", "ordinal",
    "SELECT a.id, coalesce (a.programme, 0) FROM activity a"
    " WHERE @a.programme@ AND a.series IS NOT NULL AND a.ordinal ="
    " (SELECT max (ordinal) FROM activity WHERE series = a.series)",
    .say = say_gap },
  { { NULL } }
};
