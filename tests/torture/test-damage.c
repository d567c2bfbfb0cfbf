/* test-damage.c: whatever a damaged page does to a file, nobody is shown a wrong portfolio for a right one.
 *
 * Every page of a portfolio is spoilt in turn: a few bytes, all of it, or everything from there
 * on.  Either the file is refused with a sentence, and what can be read of it is saved, or all that
 * can be read is what was there.  Bytes that changed inside a text are still a text for SQLite: there
 * the verdict is that nothing outside of that page changed, and that a check finds it.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-damage.h"
#include "dossier-salvage.h"
#include "dossier-store-private.h"
#include "torture-edits.h"

#define PAGE_SIZE 4096
#define ACTS 30
#define PAGES 16        /* spoilt in every way; all there are in the long run */
#define ROUNDS_SLOW 10
#define SALVAGED 4      /* one in so many of those refused; all in the long run */
#define MOST_LOST 8     /* with one record: itself, and what belongs to it and cannot be without */
#define MOST_SECONDS 60.0  /* of a busy machine: to tell a hang from work */

typedef enum
{
  DAMAGE_FLIPPED,
  DAMAGE_ZEROED,
  DAMAGE_CUT,
  N_DAMAGES
} Damage;

typedef enum
{
  VERDICT_REFUSED,
  VERDICT_UNAFFECTED,
  VERDICT_VALUES,      /* values changed, in the records of the page that was spoilt */
  N_VERDICTS
} Verdict;

/* A sound portfolio. */
typedef struct
{
  char       *bytes;
  gsize       length;
  char       *contents;
  GPtrArray  *owners;  /* of its pages: the table each belongs to */
  GArray     *cells;   /* of its pages: how many records have a part there (guint) */
} Original;

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = dossier_record_get_id (*(DossierRecord * const *) a);
  gint64 right = dossier_record_get_id (*(DossierRecord * const *) b);

  return left < right ? -1 : left > right;
}

/* On one line. */
static void
append_cell (GString           *contents,
             const DossierCell *cell)
{
  g_autofree char *text = cell->text != NULL ? g_strescape (cell->text, NULL) : NULL;

  if (text != NULL)
    g_string_append_printf (contents, "|%s", text);
  else
    g_string_append_printf (contents, "|%d %" G_GINT64_FORMAT, cell->is_set, cell->integer);
}

/* By number: a value that changed is not to put other records elsewhere. */
static void
append_records (GString            *contents,
                DossierStore       *store,
                const DossierTable *table)
{
  guint n_columns;
  g_autoptr (DossierQuery) query = dossier_query_new (table->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dossier_store_query_records (store, query, &error);

  dossier_table_get_columns (table, &n_columns);
  if (records == NULL)
    g_string_append_printf (contents, "%s cannot be read: %s\n", table->name, error->message);

  if (records != NULL)
    g_ptr_array_sort (records, compare_ids);
  for (guint r = 0; records != NULL && r < records->len; r++)
    {
      const DossierCell *cells = dossier_record_get_cells (records->pdata[r]);

      g_string_append_printf (contents, "%s|%" G_GINT64_FORMAT, table->name,
                              dossier_record_get_id (records->pdata[r]));
      for (guint c = 0; c < n_columns; c++)
        append_cell (contents, &cells[c]);
      g_string_append_c (contents, '\n');
    }
}

/* What is found by its first letters. */
static void
append_hits (GString            *contents,
             DossierStore       *store,
             const DossierTable *table)
{
  static const char * const words[] = { "co", "pro", "a", "workshop" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (table->name);
      g_autoptr (GArray) ids = NULL;

      dossier_query_search (query, words[i]);
      ids = dossier_store_query (store, query, NULL);
      g_string_append_printf (contents, "%s_search|%s|%u\n", table->name, words[i],
                              ids != NULL ? ids->len : 0);
    }
}

static gboolean
is_searched (const DossierTable *table)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].searched)
      return TRUE;

  return FALSE;
}

/* With who, when, and what to do to undo it. */
static void
append_steps (GString      *contents,
              DossierStore *store)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (store->database,
    "SELECT id, undone, at, author, label, subject, hex (changes) FROM journal ORDER BY id", NULL);

  while (row != NULL && sqlite3_step (row) == SQLITE_ROW)
    {
      g_string_append (contents, "journal");
      for (int i = 0; i < sqlite3_column_count (row); i++)
        g_string_append_printf (contents, "|%s", (const char *) sqlite3_column_text (row, i));
      g_string_append_c (contents, '\n');
    }
}

/* All that can be read. */
static char *
dup_contents (DossierStore *store)
{
  GString *contents = g_string_new (NULL);
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      append_records (contents, store, tables[i]);
      if (is_searched (tables[i]))
        append_hits (contents, store, tables[i]);
    }
  append_steps (contents, store);

  return g_string_free (contents, FALSE);
}

static gboolean
is_about (const char *line,
          const char *owner)
{
  g_autofree char *subject = g_strndup (line, strcspn (line, "|"));

  return g_str_equal (subject, owner) ||
         (g_str_has_suffix (subject, "_search") && g_str_has_prefix (owner, subject));
}

/* Whether all lines that differ are about @owner: a table, or a part of a search index. */
static gboolean
differs_only_in (const char *contents,
                 const char *expected,
                 const char *owner)
{
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL && expected_lines[i] != NULL; i++)
    if (!g_str_equal (lines[i], expected_lines[i]) && !is_about (expected_lines[i], owner))
      return FALSE;

  return g_strv_length (lines) == g_strv_length (expected_lines);
}

/* Of the records, how many are not as they were; of all there are, no more than a quarter may. */
static guint
count_lost (const char *contents,
            const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_lost = 0, n_records = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_add (found, lines[i]);
  for (guint i = 0; expected_lines[i] != NULL; i++)
    {
      g_autofree char *subject = g_strndup (expected_lines[i], strcspn (expected_lines[i], "|"));

      if (dossier_table_find (subject) == NULL)
        continue;
      n_records++;
      n_lost += !g_hash_table_contains (found, expected_lines[i]);
    }
  g_assert_cmpuint (n_lost, <=, n_records / 4);

  return n_lost;
}

/* What can still be read goes to a new file, which is sound, and lacks no more than what stood on a page that
 * was spoilt; of a file that was cut right behind its head there may be nothing. */
static void
salvage (const char     *path,
         const Original *original,
         Damage          damage,
         guint           page)
{
  g_autofree char *copy = g_strconcat (path, "-saved", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSalvage) report = dossier_store_salvage (path, copy, NULL, &error);
  g_autoptr (DossierStore) saved = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *contents = NULL;

  if (report == NULL && damage == DAMAGE_CUT)
    {
      torture_assert_refused (&error);
      return;
    }

  g_assert_no_error (error);
  saved = dossier_test_open (copy, 0);
  findings = dossier_store_find_damage (saved, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  contents = damage != DAMAGE_CUT ? dup_contents (saved) : NULL;
  if (contents != NULL)
    g_assert_cmpuint (count_lost (contents, original->contents), <=,
                      MOST_LOST * g_array_index (original->cells, guint, page));
  g_clear_object (&saved);
  g_unlink (copy);
}

/* What the file says is not what was written: a check has to find that. */
static void
assert_found (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dossier_store_find_damage (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, >, 0);
}

/* The one place that says whether what became of a damaged file is right. */
static Verdict
judge (const char     *path,
       const Original *original,
       Damage          damage,
       guint           page)
{
  const char *owner = g_ptr_array_index (original->owners, page);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, 0, &error);
  g_autofree char *contents = NULL;

  if (store == NULL)
    {
      torture_assert_refused (&error);
      if (g_test_slow () || g_test_rand_int_range (0, SALVAGED) == 0)
        salvage (path, original, damage, page);
      return VERDICT_REFUSED;
    }

  g_assert_no_error (error);
  contents = dup_contents (store);
  if (g_str_equal (contents, original->contents))
    return VERDICT_UNAFFECTED;

  /* How the tables are described stands in pages of no table: then any of them may not be readable.  Of a
   * long value, which goes on in pages of its own, one may be zeroed as well as flipped. */
  if (damage == DAMAGE_CUT ||
      (*owner != '\0' && !differs_only_in (contents, original->contents, owner)))
    {
      g_test_message ("damage %d of a page of “%s”", damage, owner);
      dossier_test_assert_same (contents, original->contents);
    }
  assert_found (store);
  return VERDICT_VALUES;
}

/* Whoever insists sees what can be read, and goes back as far as that goes. */
static void
insist (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_UNCHECKED, &error);

  if (store == NULL)
    {
      torture_assert_refused (&error);
      return;
    }

  g_free (dup_contents (store));
  for (guint i = 0; i < ACTS && error == NULL; i++)
    dossier_store_undo (store, &error);
  if (error != NULL)
    torture_assert_refused (&error);
}

static void
spoil (const char     *path,
       const Original *original,
       Damage          damage,
       guint           page)
{
  g_autofree char *bytes = g_memdup2 (original->bytes, original->length);
  char *start = bytes + (gsize) page * PAGE_SIZE;
  gsize length = damage == DAMAGE_CUT ? (gsize) page * PAGE_SIZE : original->length;

  if (damage == DAMAGE_ZEROED)
    memset (start, 0, PAGE_SIZE);
  for (int i = g_test_rand_int_range (1, 9); damage == DAMAGE_FLIPPED && i > 0; i--)
    start[g_test_rand_int_range (0, PAGE_SIZE)] ^= 1 << g_test_rand_int_range (0, 8);

  torture_put_file (path, bytes, length);
}

static Verdict
damage_page (const char     *path,
             const Original *original,
             Damage          damage,
             guint           page)
{
  gint64 start = g_get_monotonic_time ();
  Verdict verdict;

  spoil (path, original, damage, page);
  verdict = judge (path, original, damage, page);
  spoil (path, original, damage, page);
  insist (path);
  g_assert_cmpfloat ((g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC, <, MOST_SECONDS);

  return verdict;
}

/* The table that a page belongs to, be it by its index; the first page and free ones: none. */
static void
read_pages (Original     *original,
            DossierStore *store)
{
  guint n_pages = original->length / PAGE_SIZE;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStatement) row =
    dossier_database_prepare (store->database, "SELECT pageno, tbl_name, s.name, pagetype, ncell "
                              "FROM dbstat AS s JOIN sqlite_schema AS t ON t.name = s.name", &error);

  g_assert_no_error (error);
  original->owners = g_ptr_array_new_with_free_func (g_free);
  original->cells = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (original->cells, n_pages);
  for (guint i = 0; i < n_pages; i++)
    g_ptr_array_add (original->owners, g_strdup (""));
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      guint page = sqlite3_column_int (row, 0) - 1;
      const char *kind = (const char *) sqlite3_column_text (row, 3);

      g_free (original->owners->pdata[page]);
      original->owners->pdata[page] = g_strdup ((const char *) sqlite3_column_text (row, 1));
      if (dossier_table_find ((const char *) sqlite3_column_text (row, 2)) != NULL)
        g_array_index (original->cells, guint, page) =
          g_str_equal (kind, "leaf") ? sqlite3_column_int (row, 4) : g_str_equal (kind, "overflow");
    }
}

static void
make_original (Original   *original,
               const char *path)
{
  g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < ACTS; i++)
    torture_act (store, torture_pick_act (rand), rand, NULL);
  g_clear_object (&store);

  g_assert_true (g_file_get_contents (path, &original->bytes, &original->length, NULL));
  store = dossier_test_open (path, 0);
  original->contents = dup_contents (store);
  read_pages (original, store);
}

static void
test_damage (void)
{
  static const char * const names[] = { "refused", "unaffected", "changed in its values only" };
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  guint rounds = g_test_slow () ? ROUNDS_SLOW : 1;
  guint stride;
  guint n_verdicts[N_VERDICTS] = { 0 };
  Original original;

  make_original (&original, path);
  stride = torture_stride (original.owners->len, PAGES);
  for (guint i = 0; i < rounds * N_DAMAGES; i++)
    {
      for (guint page = g_test_rand_int_range (0, stride); page < original.owners->len; page += stride)
        n_verdicts[damage_page (path, &original, i % N_DAMAGES, page)]++;
      torture_report (i + 1, rounds * N_DAMAGES);
    }

  for (guint i = 0; i < N_VERDICTS; i++)
    g_test_message ("%u pages spoilt: %s", n_verdicts[i], names[i]);
  g_assert_cmpuint (n_verdicts[VERDICT_REFUSED], >, 0);
  g_free (original.bytes);
  g_free (original.contents);
  g_ptr_array_unref (original.owners);
  g_array_unref (original.cells);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/damage/every-page", test_damage);

  return g_test_run ();
}
