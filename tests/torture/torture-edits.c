/* torture-edits.c: what a person in a hurry does to a portfolio, by chance, and what the file then says. */
#include "torture-edits.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dossier-store-private.h"

#define MOST_RECORDS 40
#define MOST_CHANGES 4

/* What can be typed into a field of a kind of record. */
static const struct
{
  const char *table;
  const char *name;
  const char *texts[3];
} changes[] = {
  { "programme", "short_title", { "GLACY", "Octopus %u", "%u" } },
  { "programme", "objective", { "", "Strengthen capacities, step %u.", "Élargir la coopération n° %u" } },
  { "programme", "budget", { "EUR 5", "tbd", "up to EUR %u000" } },
  { "programme", "starts", { "2015/2016", "", "1 March 2014" } },
  { "activity", "title", { "Workshop %u", "Mission", "%u" } },
  { "activity", "date", { "June and November 2015", "", "12 May 2016" } },
  { "activity", "country", { "FR", "", "Senegal" } },
  { "component", "title", { "Result %u", "Legislation", "%u" } },
  { "component", "description", { "", "A long description, written for the step %u.", "%u" } },
};

static const char * const tables[] = { "programme", "activity", "component" };

TortureAct
torture_pick_act (GRand *rand)
{
  int chance = g_rand_int_range (rand, 0, 10);

  return chance < 2 ? TORTURE_UNDO : chance < 4 ? TORTURE_REDO : chance < 7 ? TORTURE_EDIT
         : (TortureAct) g_rand_int_range (rand, TORTURE_EDIT + 1, TORTURE_N_ACTS);
}

/* Returns: (transfer full) (nullable): one of the records of @table; %NULL if there are none.
 * @n_records: (out) (optional): how many there are */
DossierRecord *
torture_pick (DossierStore *store,
              const char   *table,
              GRand        *rand,
              guint        *n_records)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);
  g_autoptr (GArray) ids = dossier_store_query (store, query, NULL);

  if (n_records != NULL)
    *n_records = ids != NULL ? ids->len : 0;
  return ids == NULL || ids->len == 0 ? NULL
    : dossier_store_get (store, table, g_array_index (ids, gint64, g_rand_int_range (rand, 0, ids->len)),
                         NULL);
}

/* Fills in some of what can be filled in. */
static gboolean
change (DossierEdit    *edit,
        DossierRecord  *record,
        GRand          *rand,
        gboolean        is_new,
        GError        **error)
{
  const DossierTable *table = dossier_record_get_table (record);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const char *text = changes[i].texts[g_rand_int_range (rand, 0, 3)];
      g_autofree char *number = g_strdup_printf ("%u", g_rand_int_range (rand, 1, 1000));
      g_auto (GStrv) parts = g_strsplit (text, "%u", 2);
      g_autofree char *typed = g_strjoinv (number, parts);
      gboolean is_title = g_str_has_suffix (changes[i].name, "title");

      if (!g_str_equal (changes[i].table, table->name) || (!(is_new && is_title) && g_rand_boolean (rand)))
        continue;
      if (!dossier_edit_set (edit, record, changes[i].name, typed, error))
        return FALSE;
    }

  return dossier_edit_save (edit, record, error);
}

static gboolean
add (DossierEdit    *edit,
     DossierStore   *store,
     const char     *table,
     GRand          *rand,
     GError        **error)
{
  g_autoptr (DossierRecord) record = dossier_record_new (dossier_table_find (table));
  g_autoptr (DossierRecord) programme = torture_pick (store, "programme", rand, NULL);

  if (!g_str_equal (table, "programme") && programme != NULL)
    dossier_record_set_link (record, "programme", dossier_record_get_id (programme));

  return change (edit, record, rand, TRUE, error);
}

static gboolean
change_something (DossierEdit   *edit,
                  DossierStore  *store,
                  GRand         *rand,
                  GError       **error)
{
  guint n_records;
  const char *table = tables[g_rand_int_range (rand, 0, G_N_ELEMENTS (tables))];
  g_autoptr (DossierRecord) record = torture_pick (store, table, rand, &n_records);
  int chance = g_rand_int_range (rand, 0, 10);

  if (record == NULL)
    return add (edit, store, "programme", rand, error);
  if (chance < 2 || n_records > MOST_RECORDS)
    return dossier_edit_delete (edit, record, error);
  if (chance < 5)
    return add (edit, store, table, rand, error);

  return change (edit, record, rand, FALSE, error);
}

/* Several records, one edit; its subject says how many changes it was to make. */
static gboolean
edit_several (DossierStore  *store,
              GRand         *rand,
              GError       **error)
{
  guint n_changes = g_rand_int_range (rand, 1, MOST_CHANGES + 1);
  g_autofree char *subject = g_strdup_printf ("%u", n_changes);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Changing %s", subject, error);

  if (edit == NULL)
    return FALSE;

  for (guint i = 0; i < n_changes; i++)
    if (!change_something (edit, store, rand, error))
      return FALSE;

  return dossier_edit_commit (edit, error);
}

gboolean
torture_act (DossierStore  *store,
             TortureAct     act,
             GRand         *rand,
             GError       **error)
{
  if (act == TORTURE_UNDO)
    return dossier_store_undo (store, error);
  if (act == TORTURE_REDO)
    return dossier_store_redo (store, error);
  if (act == TORTURE_EDIT)
    return edit_several (store, rand, error);

  return torture_deeds[act] (store, rand, error);
}

/* What the journal has, one step a line, with what it changed. */
char *
torture_dup_journal (DossierStore *store,
                     gboolean      with_undone)
{
  GString *journal = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStatement) row = NULL;

  row = dossier_database_prepare (store->database, with_undone
                                  ? "SELECT id, undone + set_aside, label, subject, hex (changes) "
                                    "FROM journal ORDER BY id"
                                  : "SELECT id, undone, label, subject, hex (changes) FROM journal "
                                    "WHERE NOT undone ORDER BY id", &error);
  g_assert_no_error (error);
  while (sqlite3_step (row) == SQLITE_ROW)
    g_string_append_printf (journal, "%s %s %s %s %s\n", sqlite3_column_text (row, 0),
                            sqlite3_column_text (row, 1), sqlite3_column_text (row, 2),
                            sqlite3_column_text (row, 3), sqlite3_column_text (row, 4));

  return g_string_free (journal, FALSE);
}

/* Records and journal. */
char *
torture_dup_state (DossierStore *store)
{
  g_autofree char *records = dossier_test_dup_snapshot (store);
  g_autofree char *journal = torture_dup_journal (store, TRUE);

  return g_strconcat (records, journal, NULL);
}

/* A new file: what closing another one left beside it belongs to that one. */
void
torture_put_file (const char *path,
                  const char *bytes,
                  gsize       length)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
  g_assert_true (g_file_set_contents_full (path, bytes, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

void
torture_undo_all (DossierStore *store)
{
  g_autoptr (GError) error = NULL;

  while (dossier_store_undo (store, &error))
    ;
  dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_NOT_FOUND, "There is nothing to undo.");
}

/* The index of words has every word of the records, and no other. */
static void
assert_search (DossierStore       *store,
               const DossierTable *table)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s_search (%s_search, rank) "
                                          "VALUES ('integrity-check', 1)", table->name, table->name);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].searched)
      {
        dossier_database_execute (store->database, sql, &error);
        g_assert_no_error (error);
        return;
      }
}

/* Opening a file reads it as a whole; this is about the index of words. */
void
torture_assert_sound (DossierStore *store)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    assert_search (store, dossier_table_find (tables[i]));
}

/* A refusal is a sentence for a person, of what really happened. */
void
torture_assert_refused (GError **error)
{
  static const char * const no_reasons[] = { "not an error", "no more rows", "another row available" };
  const char *message;

  g_assert_nonnull (*error);
  message = (*error)->message;
  if (!g_str_has_suffix (message, ".") || strlen (message) < 10)
    g_error ("“%s” is no sentence", message);
  for (guint i = 0; i < G_N_ELEMENTS (no_reasons); i++)
    if (strstr (message, no_reasons[i]) != NULL)
      g_error ("“%s” gives no reason", message);
  g_clear_error (error);
}

/* Sanitizers make everything several times slower. */
#ifdef __SANITIZE_ADDRESS__
#define SLOWNESS 6
#else
#define SLOWNESS 1
#endif

/* How many there are of something. */
guint
torture_choose (guint usual,
                guint slow)
{
  return g_test_slow () ? slow : MAX (1, usual / SLOWNESS);
}

/* How far to go from one to the next of @n things, of which @usual are tried; in the long run all are. */
guint
torture_stride (guint n,
                guint usual)
{
  return g_test_slow () ? 1 : MAX (1, n / torture_choose (usual, usual));
}

/* How long something takes that usually takes so long. */
guint
torture_stretch (guint usual)
{
  return usual * SLOWNESS;
}

/* Says how far a long test is, twenty times. */
void
torture_report (guint done,
                guint all)
{
  if (g_test_slow () && all >= 20 && done % (all / 20) == 0)
    g_test_message ("%u of %u", done, all);
}
