/* fuzz-open.c: a portfolio in which bytes were changed, by chance or on purpose.
 *
 * An input is a list of patches to a small sound portfolio: three bytes say where, one how many
 * bytes follow, up to 32.  So the harm is in places that matter, and an input stays short.
 * The head still says that it is a portfolio: everything else is refused at once.
 */
#include <string.h>

#include <glib/gstdio.h>

#include "dossier-edit.h"
#include "dossier-test.h"
#include "fuzz-portfolio.h"
#include "fuzz.h"

#define MOST_PATCH 32
#define APPLICATION_ID_OFFSET 68

static char *
make_file (DossierTestFolder *folder,
           const guint8      *data,
           gsize              size)
{
  char *path = dossier_test_folder_dup_path (folder, "fuzz.dossier");
  gsize length;
  const guint8 *sound = g_bytes_get_data (fuzz_portfolio_get_bytes (), &length);
  g_autofree guint8 *bytes = g_memdup2 (sound, length);
  g_autoptr (GError) error = NULL;

  while (size > 4)
    {
      gsize at = ((gsize) data[0] << 16 | data[1] << 8 | data[2]) % length;
      gsize n = MIN (data[3] % MOST_PATCH + 1u, MIN (size - 4, length - at));

      memcpy (bytes + at, data + 4, n);
      data += 4 + n;
      size -= 4 + n;
    }

  memcpy (bytes, sound, 16);
  memcpy (bytes + APPLICATION_ID_OFFSET, sound + APPLICATION_ID_OFFSET, 4);
  g_file_set_contents (path, (char *) bytes, length, &error);
  g_assert_no_error (error);

  return path;
}

/* What was opened without a word was whole, and stays so. */
static void
change_something (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, 0, &error);

  if (store == NULL)
    {
      fuzz_assert_sentence (error);
      return;
    }

  fuzz_portfolio_read (store);
  fuzz_portfolio_assert_whole (store);
  if (!dossier_store_undo (store, &error))
    fuzz_assert_sentence (error);
  fuzz_portfolio_assert_whole (store);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = make_file (folder, data, size);

  fuzz_portfolio_read_file (path, DOSSIER_STORE_READ_ONLY | DOSSIER_STORE_UNCHECKED);
  change_something (path);

  return 0;
}
