/* fuzz-json.c: a portfolio as JSON, read into a new file. */
#include "dossier-json.h"
#include "dossier-test.h"
#include "fuzz-portfolio.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static DossierStore *store = NULL;
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    store = dossier_test_new_store ();

  if (!dossier_json_load (store, text, &error))
    {
      fuzz_assert_sentence (error);
      return 0;
    }

  g_assert_no_error (error);
  fuzz_portfolio_read (store);
  fuzz_portfolio_assert_whole (store);
  g_clear_object (&store);

  return 0;
}
