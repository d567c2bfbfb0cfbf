/* fuzz-driver.c: feeds a fuzz target its corpus, and what chance makes of it, as a test.
 *
 *   fuzz-NAME CORPUS ROUNDS
 *
 * So every input that once did harm is tried each time, and the targets cannot rot.  Chance has
 * a fixed seed here: looking for more is the business of libFuzzer.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

#define SEED 20151210
#define MOST_BYTES 16384
#define MOST_CHANGES 4

/* No input may keep a person waiting that long, not even under the sanitizers. */
#define PATIENCE_SECONDS 20

static GPtrArray *corpus;  /* GBytes */

static void
feed (GBytes *input)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (input, &size);

  alarm (PATIENCE_SECONDS);
  LLVMFuzzerTestOneInput (data, size);
  alarm (0);
}

/* Chance */

static guint
pick (GRand *chance,
      gsize  end)
{
  return end > 0 ? g_rand_int_range (chance, 0, end) : 0;
}

static void
overwrite (GByteArray *bytes,
           GRand      *chance)
{
  static const guint8 telling[] = { 0x00, 0x01, 0x7f, 0x80, 0xff, '"', '\t', '\n', '0', '9', '-', '/' };
  gboolean is_telling = g_rand_boolean (chance);

  if (bytes->len > 0)
    bytes->data[pick (chance, bytes->len)] = is_telling ? telling[pick (chance, sizeof telling)]
                                                        : pick (chance, 256);
}

static void
flip (GByteArray *bytes,
      GRand      *chance)
{
  if (bytes->len > 0)
    bytes->data[pick (chance, bytes->len)] ^= 1 << pick (chance, 8);
}

static void
cut_out (GByteArray *bytes,
         GRand      *chance)
{
  guint start = pick (chance, bytes->len);

  if (bytes->len > 0)
    g_byte_array_remove_range (bytes, start, pick (chance, MIN (bytes->len - start, 16)) + 1);
}

/* A piece of another input, or of the same one, put in the middle. */
static void
splice (GByteArray *bytes,
        GRand      *chance)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, pick (chance, corpus->len)), &size);
  guint start = pick (chance, size);
  guint length = MIN (pick (chance, size - start) + 1, MOST_BYTES - MIN (bytes->len, MOST_BYTES));
  guint at = pick (chance, bytes->len);
  guint tail = bytes->len - at;

  if (size == 0 || length == 0)
    return;

  g_byte_array_set_size (bytes, bytes->len + length);
  memmove (bytes->data + at + length, bytes->data + at, tail);
  memcpy (bytes->data + at, data + start, length);
}

static GBytes *
make_input (GRand *chance)
{
  static void (* const changes[]) (GByteArray *bytes, GRand *chance) = { overwrite, flip, cut_out, splice };
  GByteArray *bytes = g_byte_array_new ();
  guint n = pick (chance, MOST_CHANGES) + 1;
  gsize size;
  const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, pick (chance, corpus->len)), &size);

  g_byte_array_append (bytes, data, size);
  for (guint i = 0; i < n; i++)
    changes[pick (chance, G_N_ELEMENTS (changes))] (bytes, chance);

  return g_byte_array_free_to_bytes (bytes);
}

static void
test_chance (gconstpointer rounds)
{
  GRand *chance = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < GPOINTER_TO_UINT (rounds); i++)
    {
      g_autoptr (GBytes) input = make_input (chance);

      feed (input);
    }
  g_rand_free (chance);
}

/* Corpus */

static void
test_input (gconstpointer input)
{
  feed ((GBytes *) input);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
add_inputs (const char *folder,
            const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (files)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *test = g_strdup_printf ("/%s/%s", target, (char *) g_ptr_array_index (names, i));
      char *bytes;
      gsize size;

      g_file_get_contents (path, &bytes, &size, &error);
      g_assert_no_error (error);
      g_ptr_array_add (corpus, g_bytes_new_take (bytes, size));
      g_test_add_data_func (test, g_ptr_array_index (corpus, corpus->len - 1), test_input);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *target = NULL;
  g_autofree char *test = NULL;
  int status;

  LLVMFuzzerInitialize (&argc, &argv);
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  target = g_path_get_basename (argv[1]);
  test = g_strdup_printf ("/%s/by-chance", target);

  add_inputs (argv[1], target);
  g_test_add_data_func (test, GUINT_TO_POINTER (atoi (argv[2])), test_chance);
  status = g_test_run ();

  g_ptr_array_unref (corpus);
  return status;
}
