/* fuzz-portfolio.c: a small portfolio to do harm to, the same in every run.
 *
 * It is made once by the program itself, so that nobody has to keep one of each version.
 */
#include "fuzz-portfolio.h"

#include <string.h>

#include "dossier-edit.h"
#include "dossier-json.h"
#include "dossier-own.h"
#include "dossier-step.h"
#include "dossier-store-private.h"
#include "dossier-test.h"
#include "dossier-verify.h"

/* At least one record of each shape: texts, dates, amounts, numbers, links, choices, own fields. */
static const char records[] =
  "{\"format\":\"dossier-portfolio\",\"version\":1,"
  "\"organisation\":[{\"id\":\"11\",\"name\":\"European Union\",\"name_fr\":\"Union européenne\"},"
                    "{\"id\":\"12\",\"name\":\"Council\",\"parent\":\"11\",\"country\":\"250\"}],"
  "\"person\":[{\"id\":\"21\",\"name\":\"Anna\",\"organisation\":\"12\"}],"
  "\"office\":[{\"id\":\"31\",\"name\":\"Office\",\"country\":\"642\",\"website\":\"www.example.org\"}],"
  "\"portfolio\":[{\"id\":\"1\",\"name\":\"P\",\"as_of\":\"10 December 2015\",\"currency\":\"EUR\","
                 "\"office\":\"31\"}],"
  "\"programme\":[{\"id\":\"41\",\"short_title\":\"GLACY\",\"title\":\"Global action\","
                  "\"starts\":\"Nov 2013\",\"duration\":\"36 months\",\"budget\":\"EUR 3.35 million\","
                  "\"contact\":\"21\",\"office\":\"31\"},"
                 "{\"id\":\"42\",\"short_title\":\"EAP\",\"title\":\"East\",\"starts\":\"2015 or 2016\"}],"
  "\"contribution\":[{\"id\":\"51\",\"programme\":\"41\",\"organisation\":\"11\",\"share\":\"about EUR 3\"}],"
  "\"component\":[{\"id\":\"61\",\"programme\":\"41\",\"title\":\"Laws\",\"position\":1},"
                 "{\"id\":\"62\",\"programme\":\"41\",\"title\":\"Training\",\"position\":2}],"
  "\"indicator\":[{\"id\":\"71\",\"programme\":\"41\",\"statement\":\"More requests\",\"due_month\":30}],"
  "\"activity\":[{\"id\":\"81\",\"programme\":\"41\",\"title\":\"Workshop\",\"country\":\"608\","
                 "\"date\":\"9-11 September 2015\"}],"
  "\"activity_component\":[{\"id\":\"91\",\"activity\":\"81\",\"component\":\"61\"}],"
  "\"document\":[{\"id\":\"95\",\"programme\":\"41\",\"title\":\"Report\",\"file_name\":\"r.txt\"}],"
  "\"own_field\":[{\"id\":\"98\",\"table_name\":\"programme\",\"name\":\"Colour\",\"kind\":\"text\"}],"
  "\"own_value\":[{\"id\":\"99\",\"own_field\":\"98\",\"programme\":\"41\",\"value\":\"red\"}]}";

/* Making it */

static void
take_steps (DossierStore *store)
{
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) activity = dossier_test_find (store, "activity", "Workshop");

  dossier_test_set (store, programme, "ends", "October 2016");
  dossier_test_delete (store, activity);
  dossier_test_set (store, programme, "title_fr", "Action globale");
}

/* A small page, so that the whole file is small, and harm hits something. */
static void
settle (DossierStore *store)
{
  static const char sql[] =
    "UPDATE journal SET id = (SELECT count(*) FROM journal AS j WHERE j.id <= journal.id), "
    "at = 1449705600, author = 'Anna';"
    "PRAGMA page_size = 512; VACUUM; PRAGMA journal_mode = DELETE;";
  g_autoptr (GError) error = NULL;

  dossier_database_execute (store->database, "PRAGMA journal_mode = DELETE", &error);
  g_assert_no_error (error);
  dossier_database_execute (store->database, sql, &error);
  g_assert_no_error (error);
}

static GBytes *
make (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "portfolio.dossier");
  DossierStore *store = dossier_test_open (path, DOSSIER_STORE_CREATE);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  dossier_json_load (store, records, &error);
  g_assert_no_error (error);
  take_steps (store);
  settle (store);
  g_object_unref (store);

  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, size);
}

/**
 * fuzz_portfolio_get_bytes:
 *
 * Returns: (transfer none): the portfolio as a file
 */
GBytes *
fuzz_portfolio_get_bytes (void)
{
  static GBytes *bytes = NULL;

  if (bytes == NULL)
    bytes = make ();

  return bytes;
}

/**
 * fuzz_portfolio_new:
 *
 * Returns: (transfer full): the portfolio, open in memory
 */
DossierStore *
fuzz_portfolio_new (void)
{
  g_autoptr (GError) error = NULL;
  DossierDatabase *database = dossier_database_open (":memory:", SQLITE_OPEN_READWRITE, &error);
  DossierStore *store;
  gsize size;
  const void *data = g_bytes_get_data (fuzz_portfolio_get_bytes (), &size);
  unsigned char *copy = sqlite3_malloc64 (size);

  g_assert_no_error (error);
  memcpy (copy, data, size);
  g_assert_cmpint (sqlite3_deserialize (dossier_database_get_handle (database), "main", copy, size, size,
                                        SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE),
                   ==, SQLITE_OK);
  g_assert_true (dossier_trust_schema (database, FALSE, NULL));
  store = dossier_store_new_for_database (database, ":memory:", FALSE, &error);
  g_assert_no_error (error);

  return store;
}

/* Asking it everything */

static void
assert_text (char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
  g_free (text);
}

static void
read_record (DossierStore  *store,
             DossierRecord *record)
{
  const DossierTable *table = dossier_record_get_table (record);
  g_autoptr (JsonNode) json = dossier_json_from_record (store, record);
  guint n_columns;
  const DossierColumn *columns = dossier_table_get_columns (table, &n_columns);

  assert_text (dossier_store_dup_title (store, record, "fr"));
  for (guint i = 0; i < n_columns; i++)
    {
      assert_text (dossier_record_dup_input (record, columns[i].name));
      assert_text (dossier_store_dup_display (store, record, columns[i].name, "en"));
      assert_text (dossier_store_dup_display (store, record, columns[i].name, "fr"));
    }
  assert_text (dossier_own_dup_line (store, record, "en"));
  assert_text (dossier_json_to_text (json));
}

static void
read_findings (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dossier_verify (store, "en", 0, NULL, &error);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    g_assert_true (g_utf8_validate (((DossierFinding *) findings->pdata[i])->sentence, -1, NULL));
}

/**
 * fuzz_portfolio_read:
 *
 * Reads all records by all ways that show them.
 */
void
fuzz_portfolio_read (DossierStore *store)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (tables[t]->name);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = NULL;

      /* There are 250 countries, and nothing to be learned from the last of them. */
      dossier_query_limit (query, 20);
      found = dossier_store_query_records (store, query, &error);
      for (guint i = 0; found != NULL && i < found->len; i++)
        read_record (store, g_ptr_array_index (found, i));
      if (found == NULL)
        fuzz_assert_sentence (error);
    }

  read_findings (store);
}

/* A step as the history shows it. */
static void
read_step (DossierStore      *store,
           const DossierStep *step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = dossier_store_get_step_changes (store, step->id, "en", &error);

  g_assert_true (g_utf8_validate (step->label, -1, NULL));
  if (changes == NULL)
    fuzz_assert_sentence (error);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const DossierStepChange *change = g_ptr_array_index (changes, i);

      g_assert_nonnull (change->title);
      g_assert_true (g_utf8_validate (change->title, -1, NULL));
      g_assert_true (change->before == NULL || g_utf8_validate (change->before, -1, NULL));
      g_assert_true (change->after == NULL || g_utf8_validate (change->after, -1, NULL));
    }
}

/**
 * fuzz_portfolio_read_steps:
 *
 * Reads the history, of all records and of one, and what each step did.
 */
void
fuzz_portfolio_read_steps (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = dossier_store_get_history (store, NULL, 0, &error);
  g_autoptr (GPtrArray) own = dossier_store_get_history (store, dossier_store_get_portfolio (store), 0, NULL);

  if (steps == NULL)
    fuzz_assert_sentence (error);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    read_step (store, g_ptr_array_index (steps, i));
}

/* Nothing dangles, nothing contradicts itself, and there still is what the program relies on. */
void
fuzz_portfolio_assert_whole (DossierStore *store)
{
  g_autoptr (GError) error = NULL;

  dossier_store_check (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_test_count (store, "portfolio"), ==, 1);
}

/* Whatever is refused is refused with a sentence. */
void
fuzz_assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 0);
}

/* All that can be read of it, if it is opened at all. */
void
fuzz_portfolio_read_file (const char        *path,
                          DossierStoreFlags  flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, flags, &error);

  if (store == NULL)
    {
      fuzz_assert_sentence (error);
      return;
    }

  fuzz_portfolio_read (store);
  fuzz_portfolio_read_steps (store);
  if (!dossier_store_check (store, &error))
    fuzz_assert_sentence (error);
}
