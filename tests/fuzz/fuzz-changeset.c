/* fuzz-changeset.c: a portfolio whose journal holds a step that somebody made up.
 *
 * It is read, taken back, taken again, and what it removed is brought back.  Whatever comes of
 * that, the portfolio is whole afterwards.
 */
#include "dossier-step.h"
#include "dossier-store-private.h"
#include "fuzz-portfolio.h"
#include "fuzz.h"

static void
write_step (DossierStore *store,
            const guint8 *data,
            gsize         size,
            gboolean      is_undone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStatement) statement =
    dossier_database_prepare (store->database, "UPDATE journal SET changes = ?1, undone = ?2 WHERE id = ?3",
                              &error);

  g_assert_no_error (error);
  sqlite3_bind_blob64 (statement, 1, size > 0 ? (const void *) data : "", size, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, is_undone);
  sqlite3_bind_int (statement, 3, FUZZ_PORTFOLIO_LAST_STEP);
  dossier_database_run (store->database, statement, &error);
  g_assert_no_error (error);
}

static gboolean
take (DossierStore *store,
      gboolean      undo)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = undo ? dossier_store_undo (store, &error) : dossier_store_redo (store, &error);

  if (!ok)
    fuzz_assert_sentence (error);
  return ok;
}

static gboolean
bring_back (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = dossier_store_restore_removed (store, FUZZ_PORTFOLIO_LAST_STEP, &error);

  if (!ok)
    fuzz_assert_sentence (error);
  return ok;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static DossierStore *store = NULL;
  gboolean is_changed;

  if (store == NULL)
    store = fuzz_portfolio_new ();

  write_step (store, data, size, TRUE);
  fuzz_portfolio_read_steps (store);
  is_changed = take (store, FALSE);
  if (!is_changed)
    write_step (store, data, size, FALSE);
  is_changed |= take (store, TRUE);
  is_changed |= bring_back (store);

  if (is_changed)
    {
      fuzz_portfolio_assert_whole (store);
      fuzz_portfolio_read (store);
      g_clear_object (&store);
    }

  return 0;
}
