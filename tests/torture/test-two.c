/* test-two.c: two programs that edit one file at the same time lose nothing of each other's.
 *
 * Both add records, change records of their own and count in one that they share.  What both
 * reported is in the file afterwards, both see the same, and nobody waited longer than a
 * person was promised.
 */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dossier-store-private.h"
#include "torture-edits.h"

#define N_PROGRAMS 2
#define SECONDS 2
#define SECONDS_SLOW 60
#define MOST_MICROSECONDS_BETWEEN 4000
#define MOST_SECONDS_OF_WAITING 3.0  /* two, of the database, and what a busy machine adds */

/* What a program says when its time is over. */
typedef struct
{
  guint  n_added;
  guint  n_counted;
  guint  n_refused;
  double longest;  /* seconds that one edit took */
  char   state[65];
} Report;

typedef struct
{
  pid_t pid;
  int   to;
  int   from;
} Program;

static gboolean
add_one (DossierStore  *store,
         guint          program,
         guint          number,
         GError       **error)
{
  g_autofree char *title = g_strdup_printf ("%u of %u", number, program);
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Adding “%s”", title, error);
  g_autoptr (DossierRecord) record = dossier_record_new (dossier_table_find ("activity"));

  return edit != NULL &&
         dossier_edit_set (edit, record, "title", title, error) &&
         dossier_edit_save (edit, record, error) &&
         dossier_edit_commit (edit, error);
}

/* Reads, adds one, writes: between reading and writing nobody else may write. */
static gboolean
count_one (DossierStore   *store,
           DossierRecord  *shared,
           GError        **error)
{
  g_autoptr (DossierEdit) edit = dossier_store_begin (store, "Counting", NULL, error);
  g_autofree char *next = NULL;

  if (edit == NULL)
    return FALSE;

  next = g_strdup_printf ("%" G_GUINT64_FORMAT,
                          g_ascii_strtoull (dossier_record_get_text (shared, "note"), NULL, 10) + 1);
  return dossier_edit_set (edit, shared, "note", next, error) &&
         dossier_edit_save (edit, shared, error) &&
         dossier_edit_commit (edit, error);
}

static void
work (DossierStore *store,
      guint         program,
      Report       *report)
{
  g_autoptr (DossierRecord) shared = dossier_test_find (store, "programme", "Shared");
  gint64 end = g_get_monotonic_time () + (g_test_slow () ? SECONDS_SLOW : SECONDS) * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      gboolean is_counting = (report->n_added + report->n_counted) % 2 == 1;
      gboolean is_done = is_counting ? count_one (store, shared, &error)
                                     : add_one (store, program, report->n_added, &error);

      report->longest = MAX (report->longest, (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC);
      if (is_done && is_counting)
        report->n_counted++;
      else if (is_done)
        report->n_added++;
      else
        {
          dossier_test_assert_error (&error, DOSSIER_STORE_ERROR_BUSY, "Another program");
          report->n_refused++;
        }

      /* Whoever never pauses never lets the other in. */
      g_usleep (g_random_int_range (0, MOST_MICROSECONDS_BETWEEN));
    }
}

/* The child: works, says so, and looks at the file once the other is ready, too.  Never returns. */
static void
run_program (const char *path,
             guint       program,
             int         from,
             int         to)
{
  DossierStore *store = dossier_test_open (path, 0);
  Report report = { 0 };
  g_autofree char *state = NULL;
  g_autofree char *checksum = NULL;
  char byte = 0;

  work (store, program, &report);
  if (write (to, &byte, 1) != 1 || read (from, &byte, 1) != 1)
    _exit (1);

  dossier_store_refresh (store);
  state = torture_dup_state (store);
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, state, -1);
  g_strlcpy (report.state, checksum, sizeof report.state);
  _exit (write (to, &report, sizeof report) == sizeof report ? 0 : 1);
}

static void
start_program (Program    *self,
               const char *path,
               guint       number)
{
  int to[2], from[2];

  g_assert_cmpint (pipe (to), ==, 0);
  g_assert_cmpint (pipe (from), ==, 0);
  self->pid = fork ();
  if (self->pid == 0)
    run_program (path, number, to[0], from[1]);

  close (to[0]);
  close (from[1]);
  self->to = to[1];
  self->from = from[0];
}

static void
end_program (Program *self,
             Report  *report)
{
  int status;

  g_assert_cmpint (read (self->from, report, sizeof *report), ==, sizeof *report);
  g_assert_cmpint (waitpid (self->pid, &status, 0), ==, self->pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  close (self->to);
  close (self->from);
}

/* @what: what to count, and where. */
static guint
count_those_of (DossierStore *store,
                guint         program,
                const char   *what,
                const char   *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(%s WHERE %s LIKE '%% of %u'", what, column, program);

  return dossier_database_get_integer (store->database, sql);
}

/* Records and journal have every number that @program reported, and no other. */
static void
assert_has_all (DossierStore *store,
                guint         program,
                const Report *report)
{
  g_assert_cmpuint (count_those_of (store, program, "*) FROM activity", "title"), ==, report->n_added);
  g_assert_cmpuint (count_those_of (store, program, "DISTINCT title) FROM activity", "title"), ==,
                    report->n_added);
  g_assert_cmpuint (count_those_of (store, program, "DISTINCT subject) FROM journal", "subject"), ==,
                    report->n_added);
}

static void
compare (const char   *path,
         const Report *reports)
{
  g_autoptr (DossierStore) store = dossier_test_open (path, 0);
  g_autofree char *state = torture_dup_state (store);
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, state, -1);
  g_autoptr (DossierRecord) shared = dossier_test_find (store, "programme", "Shared");
  guint n_counted = 0, n_added = 0;

  for (guint i = 0; i < N_PROGRAMS; i++)
    {
      g_test_message ("program %u: %u edits, %u refused as the other was at it, the longest took %.2f s", i,
                      reports[i].n_added + reports[i].n_counted, reports[i].n_refused, reports[i].longest);
      g_assert_cmpuint (reports[i].n_added, >, 0);
      g_assert_cmpfloat (reports[i].longest, <, MOST_SECONDS_OF_WAITING);
      g_assert_cmpstr (reports[i].state, ==, checksum);
      assert_has_all (store, i, &reports[i]);
      n_counted += reports[i].n_counted;
      n_added += reports[i].n_added;
    }

  g_assert_cmpuint (g_ascii_strtoull (dossier_record_get_text (shared, "note"), NULL, 10), ==, n_counted);
  g_assert_cmpint (dossier_database_get_integer (store->database, "SELECT count(*) FROM journal"), ==,
                   n_counted + n_added + 1);
  torture_assert_sound (store);
}

static void
test_two (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, "office.dossier");
  Program programs[N_PROGRAMS];
  Report reports[N_PROGRAMS];
  char byte;

  {
    g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);

    g_object_unref (dossier_test_add (store, "programme", "short_title", "Shared", "note", "0", NULL));
  }

  for (guint i = 0; i < N_PROGRAMS; i++)
    start_program (&programs[i], path, i);
  for (guint i = 0; i < N_PROGRAMS; i++)
    g_assert_cmpint (read (programs[i].from, &byte, 1), ==, 1);
  for (guint i = 0; i < N_PROGRAMS; i++)
    g_assert_cmpint (write (programs[i].to, &byte, 1), ==, 1);
  for (guint i = 0; i < N_PROGRAMS; i++)
    end_program (&programs[i], &reports[i]);

  compare (path, reports);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/two/nothing-is-lost", test_two);

  return g_test_run ();
}
