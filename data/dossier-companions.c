/* dossier-companions.c: what is removed together with a record, counted while it is still there. */
#include "dossier-companions.h"

#include <glib/gi18n-lib.h>

#include "dossier-store-private.h"

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

/* The places that a record gives to others go without saying, and so do those of what goes with it. */
static char *
dup_words (const DossierUse *use)
{
  char *words = dossier_table_dup_count (use->table, use->count);

  return words != NULL || use->link == NULL || use->link->owner ? words
         : dup_place_words (use->table->name, use->count);
}

/* “a, b and c”; NULL of nothing. */
static char *
dup_joined (GPtrArray *words)
{
  char *all = NULL;

  for (guint i = words->len; i-- > 0;)
    {
      g_autofree char *rest = g_steal_pointer (&all);
      const char *word = g_ptr_array_index (words, i);

      /* Translators: the last two of several things, and a thing before them */
      all = rest == NULL ? g_strdup (word)
            : g_strdup_printf (i + 2 == words->len ? C_("list", "%s and %s") : C_("list", "%s, %s"),
                               word, rest);
    }

  return all;
}

static gboolean
is_other (const DossierUse *use)
{
  return !dossier_link_goes_along (use->table, use->link);
}

/* Records of a table may point to what they use in two ways; they are counted together, where the first
 * of them is. */
static guint
count_together (GPtrArray *uses,
                guint      number)
{
  const DossierTable *table = ((DossierUse *) g_ptr_array_index (uses, number))->table;
  guint count = 0;

  for (guint i = 0; i < uses->len; i++)
    {
      const DossierUse *use = g_ptr_array_index (uses, i);

      if (use->table != table || !is_other (use))
        continue;
      if (i < number)
        return 0;
      count += use->count;
    }

  return count;
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
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < uses->len; i++)
    {
      DossierUse use = *(DossierUse *) g_ptr_array_index (uses, i);
      char *word = NULL;

      use.count = is_other (&use) ? count_together (uses, i) : 0;
      if (use.count > 0)
        word = dup_words (&use);
      if (word != NULL)
        g_ptr_array_add (words, word);
    }

  return dup_joined (words);
}

/* What goes along */

/* By which link a record of @table goes along with one of @target itself. */
static const DossierField *
find_link (const DossierTable *table,
           const char         *target)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *link = &table->fields[i];

      if (link->kind == DOSSIER_KIND_LINK && g_str_equal (link->target, target) &&
          dossier_link_goes_along (table, link))
        return link;
    }

  return NULL;
}

/* Which records of @table go, as a condition of SQL; @gone has those of the tables before it.
 * Returns: (transfer full) (nullable): %NULL if none of them can */
static char *
dup_condition (const DossierTable *table,
               GHashTable         *gone)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const DossierField *link = &table->fields[i];
      const char *condition = link->kind == DOSSIER_KIND_LINK && dossier_link_goes_along (table, link)
                              ? g_hash_table_lookup (gone, link->target) : NULL;

      if (condition != NULL)
        g_string_append_printf (sql, "%s%s IN (SELECT id FROM %s WHERE %s)", sql->len > 0 ? " OR " : "",
                                link->name, link->target, condition);
    }

  return sql->len > 0 ? g_string_free (g_steal_pointer (&sql), FALSE) : NULL;
}

static char *
dup_ids (GArray *ids)
{
  GString *sql = g_string_new ("id IN (");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (sql, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", g_array_index (ids, gint64, i));

  return g_string_free (g_string_append_c (sql, ')'), FALSE);
}

/**
 * dossier_store_get_companions:
 * @table: name of the table of all of them
 * @ids: (element-type gint64)
 *
 * A table comes after those it links to, so one walk over them knows at each what has gone before, however
 * far behind @ids it stands.
 *
 * Returns: (transfer full) (element-type DossierUse): what is removed with them, each once, by table; the
 *   link is the one to @table, %NULL for what stands further behind
 */
GPtrArray *
dossier_store_get_companions (DossierStore *store,
                              const char   *table,
                              GArray       *ids)
{
  GPtrArray *companions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  g_hash_table_insert (gone, (gpointer) table, dup_ids (ids));
  for (guint i = 0; i < n_tables; i++)
    {
      char *condition = g_str_equal (tables[i]->name, table) ? NULL : dup_condition (tables[i], gone);
      g_autofree char *sql = NULL;
      DossierUse use = { tables[i], find_link (tables[i], table) };

      if (condition == NULL)
        continue;

      sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", tables[i]->name, condition);
      g_hash_table_insert (gone, (gpointer) tables[i]->name, condition);
      use.count = dossier_database_get_integer (store->database, sql);
      if (use.count > 0)
        g_ptr_array_add (companions, g_memdup2 (&use, sizeof use));
    }

  return companions;
}

/**
 * dossier_store_dup_companions_of_all:
 * @table: name of the table of all of them
 * @ids: (element-type gint64)
 *
 * Returns: (transfer full) (nullable): “5 contributions and 1 funding instrument”, %NULL if
 *   nothing goes with them that is worth a word
 */
char *
dossier_store_dup_companions_of_all (DossierStore *store,
                                     const char   *table,
                                     GArray       *ids)
{
  g_autoptr (GPtrArray) companions = dossier_store_get_companions (store, table, ids);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < companions->len; i++)
    {
      char *word = dup_words (g_ptr_array_index (companions, i));

      if (word != NULL)
        g_ptr_array_add (words, word);
    }

  return dup_joined (words);
}

/**
 * dossier_store_dup_companions:
 *
 * Returns: (transfer full) (nullable): the same of one
 */
char *
dossier_store_dup_companions (DossierStore  *store,
                              DossierRecord *record)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = dossier_record_get_id (record);

  g_array_append_val (ids, id);
  return dossier_store_dup_companions_of_all (store, dossier_record_get_table (record)->name, ids);
}
