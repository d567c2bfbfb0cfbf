/* dossier-participation.c: how many took part in an activity.
 *
 * A line says how many women, men and others came from a country, or only how many in all.  The sum
 * never makes the one from the other: those whose sex is not recorded are said apart.
 */
#include "dossier-participation.h"

#include <glib/gi18n-lib.h>

/**
 * dossier_participation_count:
 * @participants: (out): the sums of all lines; one that has no total counts by its parts
 */
void
dossier_participation_count (DossierStore        *store,
                             DossierRecord       *activity,
                             DossierParticipants *participants)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("participation");
  g_autoptr (GPtrArray) lines = NULL;

  *participants = (DossierParticipants) { 0 };
  dossier_query_match (query, "activity", dossier_record_get_id (activity));
  lines = dossier_store_query_records (store, query, NULL);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      DossierRecord *line = g_ptr_array_index (lines, i);
      gint64 women = dossier_record_get_integer (line, "women");
      gint64 men = dossier_record_get_integer (line, "men");
      gint64 other = dossier_record_get_integer (line, "other");
      gint64 total = dossier_record_get_integer (line, "total");

      participants->n_women += women;
      participants->n_men += men;
      participants->n_other += other;
      participants->n_all += MAX (total, women + men + other);
    }
}

static void
append_count (GString    *text,
              const char *form,
              gint64      n)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  g_auto (GStrv) parts = g_strsplit (form, "%s", 2);
  g_autofree char *words = n > 0 ? g_strjoinv (number, parts) : NULL;

  if (words != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
}

/**
 * dossier_participation_dup_total:
 *
 * Returns: (transfer full): “60: 25 women, 30 men, 5 not stated”, "" if nothing is recorded
 */
char *
dossier_participation_dup_total (DossierStore  *store,
                                 DossierRecord *activity,
                                 const char    *language)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *all = NULL;
  DossierParticipants n;
  gint64 unknown;

  dossier_participation_count (store, activity, &n);
  if (n.n_all == 0)
    return g_strdup ("");

  unknown = n.n_all - n.n_women - n.n_men - n.n_other;
  append_count (parts, ngettext ("%s woman", "%s women", n.n_women), n.n_women);
  append_count (parts, ngettext ("%s man", "%s men", n.n_men), n.n_men);
  append_count (parts, _("%s other"), n.n_other);
  if (parts->len > 0)
    append_count (parts, _("%s not stated"), unknown);

  all = g_strdup_printf ("%" G_GINT64_FORMAT, n.n_all);
  return parts->len > 0 ? g_strdup_printf (_("%s: %s"), all, parts->str) : g_steal_pointer (&all);
}
