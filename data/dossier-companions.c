/* dossier-companions.c: what is removed together with a record, counted while it is still there. */
#include "dossier-companions.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *table;
  const char *words;
} Words;

/**
 * dossier_link_is_part:
 *
 * Returns: whether a record with @link is part of what it leads to: it is removed and copied with it.
 *   Such records are shown with it, and do not count as using it.
 */
gboolean
dossier_link_is_part (const DossierField *link)
{
  return link->owner || (link->goes_along && link->copied);
}

/**
 * dossier_link_goes_along:
 *
 * Returns: whether records of @table are removed with the record that @link leads to; the
 *   schema says ON DELETE CASCADE there
 */
gboolean
dossier_link_goes_along (const DossierTable *table,
                         const DossierField *link)
{
  return link->required || link->owner || link->goes_along;
}

static void
add_uses (GPtrArray *all,
          GPtrArray *uses)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const DossierUse *use = g_ptr_array_index (uses, i);
      DossierUse *known = NULL;

      for (guint j = 0; j < all->len && known == NULL; j++)
        if (((DossierUse *) g_ptr_array_index (all, j))->link == use->link)
          known = g_ptr_array_index (all, j);
      if (known != NULL)
        known->count += use->count;
      else
        g_ptr_array_add (all, g_memdup2 (use, sizeof *use));
    }
}

/**
 * dossier_store_get_users_of_all:
 * @table: name of the table of all of them
 * @ids: (element-type gint64)
 *
 * Costs some questions to the file for each of @ids.
 *
 * Returns: (transfer full) (element-type DossierUse): what points to any of them, by table and link
 */
GPtrArray *
dossier_store_get_users_of_all (DossierStore *store,
                                const char   *table,
                                GArray       *ids)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (DossierRecord) record = dossier_store_get (store, table, id, NULL);
      g_autoptr (GPtrArray) uses = record != NULL ? dossier_store_get_users (store, record) : NULL;

      if (uses != NULL)
        add_uses (all, uses);
    }

  return all;
}

static char *
dup_counted (const Words *words,
             guint        n_words,
             const char  *table,
             guint        count)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i].table, table))
      {
        g_autofree char *number = g_strdup_printf ("%u", count);
        g_auto (GStrv) parts = g_strsplit (words[i].words, "%u", 2);

        return g_strjoinv (number, parts);
      }

  return NULL;
}

/* Records with a life of their own. */
static char *
dup_own_words (const char *table,
               guint       n)
{
  const Words words[] = {
    { "instrument", ngettext ("%u funding instrument", "%u funding instruments", n) },
    { "treaty_event", ngettext ("%u treaty event", "%u treaty events", n) },
    { "office_event", ngettext ("%u event of an office", "%u events of an office", n) },
    { "staffing", ngettext ("%u staff figure", "%u staff figures", n) },
    { "relation", ngettext ("%u relation to another programme", "%u relations to other programmes", n) },
    { "contribution", ngettext ("%u contribution", "%u contributions", n) },
    { "partner", ngettext ("%u partnership", "%u partnerships", n) },
    { "component", ngettext ("%u component", "%u components", n) },
    { "indicator", ngettext ("%u indicator", "%u indicators", n) },
    { "activity", ngettext ("%u activity", "%u activities", n) },
    { "claim", ngettext ("%u published figure", "%u published figures", n) },
  };

  return dup_counted (words, G_N_ELEMENTS (words), table, n);
}

/* The same, of what stands behind them. */
static char *
dup_more_own_words (const char *table,
                    guint       n)
{
  const Words words[] = {
    { "alignment", ngettext ("%u legal alignment", "%u legal alignments", n) },
    { "country_name", ngettext ("%u name in other years", "%u names in other years", n) },
    { "country_group", ngettext ("%u country group", "%u country groups", n) },
    { "assumption", ngettext ("%u assumption", "%u assumptions", n) },
    { "risk", ngettext ("%u risk", "%u risks", n) },
    { "amendment", ngettext ("%u amendment", "%u amendments", n) },
    { "amendment_change", ngettext ("%u change by an amendment", "%u changes by amendments", n) },
    { "breakdown", ngettext ("%u part of a value", "%u parts of a value", n) },
    { "indicator_value", ngettext ("%u value of an indicator", "%u values of indicators", n) },
    { "milestone", ngettext ("%u milestone", "%u milestones", n) },
    { "participation", ngettext ("%u line of participants", "%u lines of participants", n) },
    { "action_point", ngettext ("%u action point", "%u action points", n) },
    { "agreement", ngettext ("%u agreement", "%u agreements", n) },
    { "obligation", ngettext ("%u obligation", "%u obligations", n) },
    { "budget_version", ngettext ("%u version of a budget", "%u versions of budgets", n) },
    { "budget_line", ngettext ("%u budget line", "%u budget lines", n) },
    { "money_transaction", ngettext ("%u transaction", "%u transactions", n) },
    { "planned_disbursement", ngettext ("%u planned disbursement", "%u planned disbursements", n) },
    { "programme_person", ngettext ("%u person with a role", "%u persons with a role", n) },
    { "person", ngettext ("%u person", "%u persons", n) },
    { "document", ngettext ("%u document", "%u documents", n) },
    { "publication", ngettext ("%u publication", "%u publications", n) },
    { "pillar", ngettext ("%u pillar of the approach", "%u pillars of the approach", n) },
    { "result_level", ngettext ("%u level of results", "%u levels of results", n) },
    { "own_value", ngettext ("%u value of a field of our own", "%u values of fields of our own", n) },
    { "acknowledgement", ngettext ("%u acknowledged finding", "%u acknowledged findings", n) },
  };

  return dup_counted (words, G_N_ELEMENTS (words), table, n);
}

/* Places in the lists of other records. */
static char *
dup_place_words (const char *table,
                 guint       n)
{
  const Words words[] = {
    { "group_member", ngettext ("its place in %u country group", "its place in %u country groups", n) },
    { "programme_country", ngettext ("its place in %u programme", "its place in %u programmes", n) },
    { "programme_group", ngettext ("its place in %u programme", "its place in %u programmes", n) },
    { "programme_treaty", ngettext ("its place in %u programme", "its place in %u programmes", n) },
    { "activity_country", ngettext ("its place in %u activity", "its place in %u activities", n) },
    { "activity_group", ngettext ("its place in %u activity", "its place in %u activities", n) },
    { "activity_organisation", ngettext ("its part in %u activity", "its part in %u activities", n) },
    { "activity_component", ngettext ("its link to %u activity", "its links to %u activities", n) },
  };

  return dup_counted (words, G_N_ELEMENTS (words), table, n);
}

/**
 * dossier_table_dup_count:
 *
 * Returns: (transfer full) (nullable): “3 risks”; %NULL for places in the lists of other records
 */
char *
dossier_table_dup_count (const DossierTable *table,
                         guint               count)
{
  char *words = dup_own_words (table->name, count);

  return words != NULL ? words : dup_more_own_words (table->name, count);
}

/* The places that a record gives to others go without saying. */
static char *
dup_words (const DossierUse *use)
{
  char *words = dossier_table_dup_count (use->table, use->count);

  return words != NULL || use->link->owner ? words : dup_place_words (use->table->name, use->count);
}

/* Records of a table may point to what they use in two ways; they are counted together, where the first
 * of them is. */
static guint
count_together (GPtrArray *uses,
                guint      number,
                gboolean   goes_along)
{
  const DossierTable *table = ((DossierUse *) g_ptr_array_index (uses, number))->table;
  guint count = 0;

  for (guint i = 0; i < uses->len; i++)
    {
      const DossierUse *use = g_ptr_array_index (uses, i);

      if (use->table != table || dossier_link_goes_along (use->table, use->link) != goes_along)
        continue;
      if (i < number)
        return 0;
      count += use->count;
    }

  return count;
}

/* From the last: “a, b and c”.  @goes_along: only what is removed as well, or only what is not. */
static char *
dup_joined (GPtrArray *uses,
            gboolean   goes_along)
{
  char *all = NULL;

  for (guint i = uses->len, n = 0; i-- > 0;)
    {
      DossierUse use = *(DossierUse *) g_ptr_array_index (uses, i);
      gboolean is_meant = dossier_link_goes_along (use.table, use.link) == goes_along;
      g_autofree char *words = NULL;
      g_autofree char *rest = NULL;

      use.count = is_meant ? count_together (uses, i, goes_along) : 0;
      words = use.count > 0 ? dup_words (&use) : NULL;
      if (words == NULL)
        continue;

      rest = g_steal_pointer (&all);
      /* Translators: the last two of several things, and a thing before them */
      all = n == 0 ? g_strdup (words)
            : g_strdup_printf (n == 1 ? C_("list", "%s and %s") : C_("list", "%s, %s"), words, rest);
      n++;
    }

  return all;
}

/**
 * dossier_uses_dup_companions:
 * @uses: (element-type DossierUse)
 *
 * Returns: (transfer full) (nullable): what of @uses goes with what they use, in words
 */
char *
dossier_uses_dup_companions (GPtrArray *uses)
{
  return dup_joined (uses, TRUE);
}

/**
 * dossier_uses_dup_others:
 * @uses: (element-type DossierUse)
 *
 * Returns: (transfer full) (nullable): what of @uses stays and refers to nothing then, in words
 */
char *
dossier_uses_dup_others (GPtrArray *uses)
{
  return dup_joined (uses, FALSE);
}

/**
 * dossier_store_dup_companions:
 *
 * Returns: (transfer full) (nullable): “5 contributions and 1 funding instrument”, %NULL if
 *   nothing goes with @record that is worth a word
 */
char *
dossier_store_dup_companions (DossierStore  *store,
                              DossierRecord *record)
{
  g_autoptr (GPtrArray) uses = dossier_store_get_users (store, record);

  return dossier_uses_dup_companions (uses);
}
