/* bench-data.c: what the data layer costs at 100, 100,000 and 1,000,000 activities.
 *
 * Each figure stands beside an anchor: the same thing done by a bare loop over
 * SQLite, or by Pango and cairo alone.
 */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-portfolio.h"
#include "dossier-damage.h"
#include "dossier-digest.h"
#include "dossier-edit.h"
#include "dossier-hits.h"
#include "dossier-list.h"
#include "dossier-pdf.h"
#include "dossier-store-private.h"

#define N_RUNS 15
#define ROWS_ON_SCREEN 64

static void
print_figure (const char *what,
              double      figure,
              const char *unit)
{
  printf ("  %-66s %10.2f %s\n", what, figure, unit);
  fflush (stdout);
}

/* Opening */

static DossierList *
open_list (DossierStore *store)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (g_object_unref);
  DossierList *list = dossier_list_new (store);
  GDate as_of;

  dossier_store_get_as_of (store, &as_of);
  for (int timing = DOSSIER_TIMING_FORTHCOMING; timing <= DOSSIER_TIMING_UNDATED; timing++)
    {
      DossierQuery *query = dossier_query_new ("activity");

      dossier_query_timing (query, "date", timing, &as_of);
      g_ptr_array_add (sections, dossier_section_new ("Heading", query));
    }
  dossier_list_set_sections (list, sections);

  return list;
}

static void
look_at_first_page (gpointer context)
{
  Portfolio *portfolio = context;
  g_autoptr (DossierList) list = open_list (portfolio->store);

  for (guint i = 0; i < ROWS_ON_SCREEN; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
}

static void
look_at_all (gpointer context)
{
  Portfolio *portfolio = context;
  g_autoptr (DossierList) list = open_list (portfolio->store);

  while (!dossier_list_is_complete (list))
    g_main_context_iteration (NULL, TRUE);
  if (dossier_list_get_n_records (list) != portfolio->n_activities)
    g_error ("The list has %u rows", dossier_list_get_n_records (list));
}

/* The anchor: the ids of all rows by an index. */
static void
read_all_ids (gpointer context)
{
  Portfolio *portfolio = context;
  g_autoptr (DossierStatement) row =
    dossier_database_prepare (portfolio->store->database,
                              "SELECT id FROM activity ORDER BY date_earliest, date_latest, id", NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (sqlite3_step (row) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }
}

static void
open_store_again (gpointer context)
{
  Portfolio *portfolio = context;
  g_autoptr (DossierStore) store = dossier_store_open (portfolio->path, 0, NULL);
  Portfolio other = { portfolio->n_activities, portfolio->path, store };

  look_at_first_page (&other);
}

static void
bench_opening (Portfolio **portfolios,
               guint       n_portfolios)
{
  double first[8], file[8];

  printf ("\nActivities by timing (aim: at most 1.2 times the smallest, to the first %u rows)\n",
          ROWS_ON_SCREEN);
  for (guint i = 0; i < n_portfolios; i++)
    {
      g_autofree char *page = g_strdup_printf ("%u activities: first page of records",
                                               portfolios[i]->n_activities);
      g_autofree char *opened = g_strdup_printf ("%u activities: open the file, then the first page",
                                                 portfolios[i]->n_activities);
      g_autofree char *all = g_strdup_printf ("%u activities: all rows known to the list",
                                              portfolios[i]->n_activities);
      g_autofree char *anchor = g_strdup_printf ("%u activities: anchor, a loop over all ids",
                                                 portfolios[i]->n_activities);

      first[i] = measure (look_at_first_page, portfolios[i], N_RUNS);
      file[i] = measure (open_store_again, portfolios[i], N_RUNS);
      print_figure (page, first[i], "ms");
      print_figure (opened, file[i], "ms");
      print_figure (all, measure (look_at_all, portfolios[i], 5), "ms");
      print_figure (anchor, measure (read_all_ids, portfolios[i], 5), "ms");
    }
  print_figure ("largest to smallest, first page", first[n_portfolios - 1] / first[0], "times");
  print_figure ("largest to smallest, file and first page", file[n_portfolios - 1] / file[0], "times");
}

/* Editing */

typedef struct
{
  DossierStore  *store;
  DossierRecord *record;
  DossierList   *list;
  sqlite3       *anchor;
  guint          number;
} Editing;

static void
change_title (gpointer context)
{
  Editing *self = context;
  g_autofree char *title = g_strdup_printf ("%c title %u", 'A' + self->number % 26, self->number);

  self->number++;
  dossier_store_change (self->store, self->record, "title", title, NULL);
}

static void
change_date (gpointer context)
{
  Editing *self = context;

  dossier_store_change (self->store, self->record, "date", self->number++ % 2 == 0 ? "May 2014" : "June 2018",
                        NULL);
}

static void
undo (gpointer context)
{
  dossier_store_undo (((Editing *) context)->store, NULL);
}

static void
update_by_hand (gpointer context)
{
  Editing *self = context;
  g_autofree char *sql = g_strdup_printf ("UPDATE t SET title = 'title %u' WHERE id = 5", self->number++);

  sqlite3_exec (self->anchor, sql, NULL, NULL, NULL);
}

static void
bench_editing (Portfolio  *portfolio,
               const char *folder)
{
  Editing editing = { .store = portfolio->store, .list = open_list (portfolio->store) };
  g_autofree char *path = g_build_filename (folder, "anchor.db", NULL);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  editing.record = dossier_store_get (portfolio->store, "activity", 1000000 +
                                      portfolio->n_activities / 2, NULL);
  sqlite3_open (path, &editing.anchor);
  sqlite3_exec (editing.anchor, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                "CREATE TABLE t (id INTEGER PRIMARY KEY, title TEXT); INSERT INTO t VALUES (5, '')", NULL,
                NULL, NULL);

  printf ("\nOne edit at %u activities, with their list open (aim: at most 5 ms)\n", portfolio->n_activities);
  print_figure ("title changed: committed, journaled, indexed, listed", measure (change_title, &editing, 50),
                "ms");
  print_figure ("date changed: moved to another section as well", measure (change_date, &editing, 50), "ms");
  print_figure ("undone", measure (undo, &editing, 50), "ms");
  print_figure ("anchor: an UPDATE by SQLite alone, one table, same safety",
                measure (update_by_hand, &editing, 50), "ms");

  sqlite3_close (editing.anchor);
  g_unlink (path);
  g_object_unref (editing.record);
  g_object_unref (editing.list);
}

/* Searching */

typedef struct
{
  DossierStore *store;
  const char   *words;
} Searching;

static void
search (gpointer context)
{
  Searching *self = context;
  g_autoptr (GPtrArray) hits = dossier_store_search (self->store, self->words, "en", 50, NULL);

  if (hits == NULL || hits->len == 0)
    g_error ("Nothing found for “%s”", self->words);
}

static void
search_by_hand (gpointer context)
{
  Searching *self = context;
  g_autofree char *expression = g_strdup_printf ("\"%s\"*", self->words);
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->store->database,
    "SELECT rowid FROM activity_search WHERE activity_search MATCH ?1 ORDER BY rowid DESC LIMIT 50", NULL);

  sqlite3_bind_text (row, 1, expression, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (row) == SQLITE_ROW)
    ;
}

static void
bench_searching (Portfolio *portfolio)
{
  static const char * const words[] = { "w", "wo", "wor", "tbilisi", "w5" };

  printf ("\nFirst 50 hits of each kind at %u activities (aim: within a frame, 16 ms)\n",
          portfolio->n_activities);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      Searching searching = { portfolio->store, words[i] };
      g_autofree char *what = g_strdup_printf ("“%s”, with the lines that are shown", words[i]);
      g_autofree char *anchor = g_strdup_printf ("“%s”, anchor: 50 ids from the index alone", words[i]);

      print_figure (what, measure (search, &searching, N_RUNS), "ms");
      print_figure (anchor, measure (search_by_hand, &searching, N_RUNS), "ms");
    }
}

/* Fact sheets */

static void
write_sheets (const char *path,
              guint       n_sheets)
{
  g_autoptr (DossierStore) store = dossier_store_open (":memory:",
                                                       DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, NULL);
  g_autoptr (DossierQuery) query = dossier_query_new ("programme");
  g_autoptr (GPtrArray) programmes = dossier_store_query_records (store, query, NULL);
  g_autoptr (GPtrArray) many = g_ptr_array_new ();
  DossierSheetOptions options = { .paper = DOSSIER_PAPER_A4, .language = "en" };
  DossierPdfJob job = { .path = path };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_sheets; i++)
    g_ptr_array_add (many, g_ptr_array_index (programmes, i % programmes->len));
  if (!dossier_pdf_write_fact_sheets (store, many, &options, &job, &error))
    g_error ("%s", error->message);
}

/* The anchor: pages with thirty lines of text each, laid out by Pango, drawn by cairo. */
static void
write_pages (const char *path,
             guint       n_pages)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);

  for (guint page = 0; page < n_pages; page++)
    {
      for (guint line = 0; line < 30; line++)
        {
          g_autofree char *text = g_strdup_printf ("Page %u, line %u: the quick brown fox jumps over the "
                                                   "lazy dog", page, line);

          pango_layout_set_text (layout, text, -1);
          cairo_move_to (cr, 50, 50 + 25 * line);
          pango_cairo_show_layout (cr, layout);
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* In a process of its own, so that its peak of memory is its own. */
static double
run_apart (void       (*write) (const char *path, guint n),
           const char  *path,
           guint        n,
           double      *megabytes)
{
  gint64 begin = g_get_monotonic_time ();
  struct rusage usage;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      write (path, n);
      _exit (0);
    }
  if (wait4 (child, &status, 0, &usage) != child || status != 0)
    g_error ("%s could not be written", path);
  *megabytes = usage.ru_maxrss / 1024.0;

  return (g_get_monotonic_time () - begin) / 1e6;
}

static void
bench_sheets (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "sheets.pdf", NULL);
  double megabytes;
  double seconds;

  printf ("\nFact sheets (aim: 300 a second or more, flat memory)\n");
  run_apart (write_sheets, path, 10, &megabytes);
  print_figure ("10 sheets: peak of memory", megabytes, "MB");
  run_apart (write_sheets, path, 100, &megabytes);
  print_figure ("100 sheets: peak of memory", megabytes, "MB");
  seconds = run_apart (write_sheets, path, 1000, &megabytes);
  print_figure ("1,000 sheets: peak of memory", megabytes, "MB");
  print_figure ("1,000 sheets", 1000 / seconds, "sheets/s");
  seconds = run_apart (write_pages, path, 1000, &megabytes);
  print_figure ("anchor: 1,000 pages of thirty lines by Pango and cairo", 1000 / seconds, "pages/s");
  g_unlink (path);
}

/* History */

#define N_STEPS 100000
#define STEPS_SHOWN 30

typedef struct
{
  DossierStore  *store;
  DossierRecord *record;    /* NULL: the whole portfolio */
} Looking;

static void
look_back (gpointer context)
{
  Looking *self = context;

  g_ptr_array_unref (dossier_store_get_history (self->store, self->record, STEPS_SHOWN, NULL));
}

/* The anchor: what every step changed, read and nothing more. */
static void
read_journal (gpointer context)
{
  Looking *self = context;
  g_autoptr (DossierStatement) step =
    dossier_database_prepare (self->store->database, "SELECT changes FROM journal ORDER BY id DESC", NULL);

  while (sqlite3_step (step) == SQLITE_ROW)
    sqlite3_column_blob (step, 0);
}

static void
bench_history (Portfolio *portfolio)
{
  Looking looking = { portfolio->store, NULL };
  g_autoptr (DossierRecord) changed = dossier_store_get (portfolio->store, "activity", 1000005, NULL);
  g_autoptr (DossierRecord) other = dossier_store_get (portfolio->store, "activity", 1000006, NULL);
  g_autofree char *sql =
    g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
                     "INSERT INTO journal (id, at, author, label, subject, changes, removed, found_by) "
                     "SELECT id + i, at, author, label, subject, changes, removed, found_by "
                     "FROM n, (SELECT * FROM journal ORDER BY id DESC LIMIT 1)", N_STEPS);

  dossier_store_change (portfolio->store, changed, "title", "Another title", NULL);
  dossier_database_execute (portfolio->store->database, sql, NULL);

  printf ("\nHistory of %u steps, the last %u shown (aim: a frame, where the record changed lately)\n",
          N_STEPS, STEPS_SHOWN);
  print_figure ("of the portfolio", measure (look_back, &looking, 20), "ms");
  looking.record = changed;
  print_figure ("of a record that changed lately", measure (look_back, &looking, 20), "ms");
  looking.record = other;
  print_figure ("of a record that never changed: all steps are looked through",
                measure (look_back, &looking, 5), "ms");
  print_figure ("anchor: all steps read by SQLite alone", measure (read_journal, &looking, 5), "ms");
}

/* Damage */

static void
found_cb (GObject      *store,
          GAsyncResult *result,
          gpointer      damages)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) damages = dossier_store_find_damage_finish (DOSSIER_STORE (store), result, &error);
  if (error != NULL)
    g_error ("%s", error->message);
}

/* As the window does: a worker reads the file from the first byte to the last. */
static void
look_for_damage (gpointer context)
{
  Portfolio *portfolio = context;
  g_autoptr (GPtrArray) damages = NULL;

  dossier_store_find_damage_async (portfolio->store, NULL, found_cb, &damages);
  while (damages == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (damages->len > 0)
    g_error ("%s", ((DossierDamage *) g_ptr_array_index (damages, 0))->sentence);
}

/* The anchor: what SQLite can say by itself, who knows nothing of values. */
static void
check_structure (gpointer context)
{
  static const char sql[] = "PRAGMA integrity_check; PRAGMA foreign_key_check";
  Portfolio *portfolio = context;
  sqlite3 *database = NULL;

  if (sqlite3_open_v2 (portfolio->path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
  sqlite3_close (database);
}

static void
read_bytes (gpointer context)
{
  Portfolio *portfolio = context;
  g_autofree char *bytes = NULL;

  if (!g_file_get_contents (portfolio->path, &bytes, NULL, NULL))
    g_error ("%s could not be read", portfolio->path);
}

/* The rows were put there by a statement: what they say is first taken for what Dossier wrote. */
static void
bench_damage (Portfolio *portfolio)
{
  GStatBuf file;

  if (!dossier_database_run_whole (portfolio->store->database, dossier_digest_fill, NULL) ||
      !dossier_database_execute (portfolio->store->database, "PRAGMA wal_checkpoint (TRUNCATE)", NULL) ||
      g_stat (portfolio->path, &file) != 0)
    g_error ("No digests could be written");

  printf ("\nDamage looked for in %u activities, %.0f MB, while nobody edits (aim: 5,000 ms)\n",
          portfolio->n_activities, file.st_size / 1e6);
  print_figure ("structure, references, history, search, every value",
                measure (look_for_damage, portfolio, 5), "ms");
  print_figure ("anchor: structure and references by SQLite alone",
                measure (check_structure, portfolio, 5), "ms");
  print_figure ("anchor: the bytes of the file", measure (read_bytes, portfolio, 5), "ms");
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  static const guint sizes[] = { 100, 100000, 1000000 };
  Portfolio *portfolios[G_N_ELEMENTS (sizes)];

  bench_sheets (folder);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    portfolios[i] = portfolio_new (folder, sizes[i]);

  bench_opening (portfolios, G_N_ELEMENTS (sizes));
  bench_editing (portfolios[1], folder);
  bench_editing (portfolios[2], folder);
  bench_searching (portfolios[2]);
  bench_history (portfolios[0]);
  bench_damage (portfolios[1]);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    portfolio_free (portfolios[i]);
  g_rmdir (folder);
  return 0;
}
