/* fuzz-schema.c: a portfolio that somebody changed with SQL: its tables, its rules, its contents.
 *
 * The input is that SQL.  What another database could have been made to hold, Dossier must refuse
 * or show; nothing in it may run, or keep anybody waiting.
 */
#include <sqlite3.h>
#include <string.h>

#include <glib/gstdio.h>

#include "dossier-edit.h"
#include "dossier-test.h"
#include "fuzz-portfolio.h"
#include "fuzz.h"

/* Of SQLite, for whoever prepares the trap; a minute of that would prove nothing. */
#define MOST_STEPS 20000

static int
stop_cb (gpointer unused)
{
  return 1;
}

/* The trap is only laid here: it may touch no other file. */
static int
authorize_cb (gpointer    unused,
              int         action,
              const char *a,
              const char *b,
              const char *c,
              const char *d)
{
  return action == SQLITE_ATTACH ? SQLITE_DENY : SQLITE_OK;
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, 1000000);
  sqlite3_set_authorizer (handle, authorize_cb, NULL);
  sqlite3_progress_handler (handle, MOST_STEPS, stop_cb, NULL);
  sqlite3_exec (handle, sql, NULL, NULL, NULL);
  sqlite3_close (handle);
}

static void
change_something (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, 0, &error);
  g_autoptr (DossierRecord) record = NULL;

  if (store == NULL)
    {
      fuzz_assert_sentence (error);
      return;
    }

  if (!dossier_store_undo (store, &error))
    fuzz_assert_sentence (error);
  g_clear_error (&error);
  record = dossier_store_get (store, "programme", 41, NULL);
  if (record != NULL && !dossier_store_change (store, record, "title", "Another title", &error))
    fuzz_assert_sentence (error);
  fuzz_portfolio_assert_whole (store);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "fuzz.dossier");
  g_autofree char *sql = fuzz_dup_text (data, size);
  gsize length;
  const char *bytes = g_bytes_get_data (fuzz_portfolio_get_bytes (), &length);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  run_sql (path, sql);
  fuzz_portfolio_read_file (path, DOSSIER_STORE_READ_ONLY);
  fuzz_portfolio_read_file (path, DOSSIER_STORE_READ_ONLY | DOSSIER_STORE_UNCHECKED);
  change_something (path);

  return 0;
}
