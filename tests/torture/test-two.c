/* test-two.c: two programs that edit one file at the same time lose nothing of each other's.
 *
 * Both add records and count in one that they share, undo and redo.  What both reported is in the file
 * afterwards, and nothing that they took back; neither took back what the other did.  Both see the same,
 * and nobody waited longer than a person was promised, or for long without being told.  All the while a third
 * one opens and closes the file, and both look into all that lies there, as a dialog for files does.
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
#define EDITS_TO_A_LONG_ONE 30
#define LONG_EDIT_MICROSECONDS 250000
#define MOST_MILLISECONDS_TO_WAIT 500
#define MOST_MILLISECONDS_OF_WAITING 3000  /* and what a busy machine adds */
#define MOST_MILLISECONDS_UNTOLD 1000      /* a tenth of a second, and what a busy machine adds */

/* What a program says when its time is over. */
typedef struct
{
  guint   n_added;    /* and not undone: the records, and the sum of their numbers */
  guint   sum;
  guint   n_counted;
  guint   n_undone;
  guint   n_redone;
  guint   n_asked;    /* how often undo and redo would have been of what the other did */
  guint   n_refused;
  guint   n_told;     /* how often it was told that it has to wait */
  gint64  longest;    /* microseconds that one act took */
  gint64  untold;     /* and that one took without a word */
  char    state[65];
} Report;

/* What a program did, to be taken back and done again from the end. */
typedef struct
{
  GArray *done;    /* of numbers: of what was added, or COUNTED */
  GArray *undone;
  guint   number;  /* of the next one to add */
} Work;

#define COUNTED 0

static gint64 told_at;  /* since the act began, or 0 */

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

  if (edit == NULL ||
      !dossier_edit_set (edit, record, "title", title, error) ||
      !dossier_edit_save (edit, record, error))
    return FALSE;

  /* Like rows that are pasted: the other has to wait. */
  if (number % EDITS_TO_A_LONG_ONE == EDITS_TO_A_LONG_ONE / 3)
    g_usleep (LONG_EDIT_MICROSECONDS);
  return dossier_edit_commit (edit, error);
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

static gboolean
wait_cb (guint milliseconds)
{
  if (told_at == 0)
    told_at = g_get_monotonic_time ();

  return milliseconds < MOST_MILLISECONDS_TO_WAIT;
}

static gboolean
edit (Work           *self,
      DossierStore   *store,
      DossierRecord  *shared,
      guint           program,
      GError        **error)
{
  guint number = g_random_boolean () ? COUNTED : self->number;

  if (!(number == COUNTED ? count_one (store, shared, error) : add_one (store, program, number, error)))
    return FALSE;

  g_array_append_val (self->done, number);
  g_array_set_size (self->undone, 0);
  self->number += number != COUNTED;
  return TRUE;
}

/* One's own steps go back and come again in the order of a stack, wherever those of the other are. */
static gboolean
go (Work          *self,
    DossierStore  *store,
    gboolean       undo,
    GError       **error)
{
  GArray *from = undo ? self->done : self->undone;
  guint number = g_array_index (from, guint, from->len - 1);

  if (!(undo ? dossier_store_undo (store, error) : dossier_store_redo (store, error)))
    return FALSE;

  g_array_set_size (from, from->len - 1);
  g_array_append_val (undo ? self->undone : self->done, number);
  return TRUE;
}

/* The other was at it, or it was of the other, or an edit of the other came in between. */
static void
note_refusal (Work    *self,
              Report  *report,
              GError **error)
{
  if (g_error_matches (*error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_ELSEWHERE))
    {
      dossier_test_assert_error (error, DOSSIER_STORE_ERROR_ELSEWHERE, "in another window or program");
      report->n_asked++;
    }
  else if (g_error_matches (*error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    {
      dossier_test_assert_error (error, DOSSIER_STORE_ERROR_NOT_FOUND, "There is nothing to redo.");
      g_array_set_size (self->undone, 0);
    }
  else
    {
      dossier_test_assert_error (error, DOSSIER_STORE_ERROR_BUSY, "Another program");
      report->n_refused++;
    }
}

static void
act (Work          *self,
     DossierStore  *store,
     DossierRecord *shared,
     guint          program,
     Report        *report)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  int chance = g_random_int_range (0, 10);
  gboolean is_undo = chance < 3 && self->done->len > 0;
  gboolean is_redo = chance >= 5 && self->undone->len > 0;
  gboolean is_done;
  gint64 end;

  told_at = 0;
  is_done = is_undo || is_redo ? go (self, store, is_undo, &error)
                               : edit (self, store, shared, program, &error);
  end = g_get_monotonic_time ();
  report->n_told += told_at != 0;
  report->longest = MAX (report->longest, end - start);
  report->untold = MAX (report->untold, (told_at != 0 ? told_at : end) - start);
  report->n_undone += is_done && is_undo;
  report->n_redone += is_done && is_redo;
  if (!is_done)
    note_refusal (self, report, &error);
}

/* Closing a file drops the usual locks on it: whoever opens it next would take the log for abandoned. */
static void
look_into_files (DossierStore *store)
{
  static const char * const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (dossier_store_get_path (store), endings[i], NULL);

      dossier_test_look_into (path);
    }
}

static void
work (DossierStore *store,
      guint         program,
      Report       *report)
{
  g_autoptr (DossierRecord) shared = dossier_test_find (store, "programme", "Shared");
  guint seconds = g_test_slow () ? SECONDS_SLOW : torture_stretch (SECONDS);
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) undone = g_array_new (FALSE, FALSE, sizeof (guint));
  Work self = { done, undone, COUNTED + 1 };

  dossier_store_set_wait (wait_cb);
  while (g_get_monotonic_time () < end)
    {
      act (&self, store, shared, program, report);
      look_into_files (store);

      /* Whoever never pauses never lets the other in. */
      g_usleep (g_random_int_range (0, MOST_MICROSECONDS_BETWEEN));
    }
  for (guint i = 0; i < done->len; i++)
    {
      report->sum += g_array_index (done, guint, i);
      report->n_added += g_array_index (done, guint, i) != COUNTED;
      report->n_counted += g_array_index (done, guint, i) == COUNTED;
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

/* Returns: the process of the third, to be killed; it ends with the test at the latest */
static pid_t
start_passer_by (const char *path)
{
  pid_t parent = getpid ();
  pid_t pid = fork ();

  if (pid != 0)
    return pid;

  while (getppid () == parent)
    g_object_unref (dossier_test_open (path, DOSSIER_STORE_READ_ONLY));
  _exit (0);
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

/* @what: of what, and where. */
static guint
sum_up (DossierStore *store,
        guint         program,
        const char   *what,
        const char   *column)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s WHERE %s LIKE '%% of %u'", what, column, program);

  return dossier_database_get_integer (store->database, sql);
}

/* Records and journal have every number that @program reported, and no other. */
static void
assert_has_all (DossierStore *store,
                guint         program,
                const Report *report)
{
  g_assert_cmpuint (sum_up (store, program, "count (*) FROM activity", "title"), ==, report->n_added);
  g_assert_cmpuint (sum_up (store, program, "total (CAST (title AS INTEGER)) FROM activity", "title"), ==,
                    report->sum);
  g_assert_cmpuint (sum_up (store, program, "total (CAST (subject AS INTEGER)) FROM journal",
                            "NOT undone AND subject"), ==, report->sum);
}

static void
assert_in_time (guint         program,
                const Report *report)
{
  g_test_message ("program %u: %u edits left, %u undone, %u redone, %u times asked, %u refused as the other "
                  "was at it; %u times told to wait, %.0f ms without a word, %.0f ms with it", program,
                  report->n_added + report->n_counted, report->n_undone, report->n_redone, report->n_asked,
                  report->n_refused, report->n_told, report->untold / 1000.0, report->longest / 1000.0);
  g_assert_cmpint (report->longest / 1000, <, torture_stretch (MOST_MILLISECONDS_OF_WAITING));
  g_assert_cmpint (report->untold / 1000, <, torture_stretch (MOST_MILLISECONDS_UNTOLD));
}

static void
compare (const char   *path,
         const Report *reports)
{
  g_autoptr (DossierStore) store = dossier_test_open (path, 0);
  g_autofree char *state = torture_dup_state (store);
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, state, -1);
  g_autoptr (DossierRecord) shared = dossier_test_find (store, "programme", "Shared");
  guint n_counted = 0, n_added = 0, n_back = 0, n_asked = 0, n_told = 0;

  for (guint i = 0; i < N_PROGRAMS; i++)
    {
      assert_in_time (i, &reports[i]);
      g_assert_cmpuint (reports[i].n_added, >, 0);
      g_assert_cmpstr (reports[i].state, ==, checksum);
      assert_has_all (store, i, &reports[i]);
      n_counted += reports[i].n_counted;
      n_added += reports[i].n_added;
      n_back += MIN (reports[i].n_undone, reports[i].n_redone);
      n_asked += reports[i].n_asked;
      n_told += reports[i].n_told;
    }

  g_assert_cmpuint (n_back, >, 0);
  g_assert_cmpuint (n_asked, >, 0);
  g_assert_cmpuint (n_told, >, 0);
  g_assert_cmpuint (g_ascii_strtoull (dossier_record_get_text (shared, "note"), NULL, 10), ==, n_counted);
  g_assert_cmpint (dossier_database_get_integer (store->database,
                                                 "SELECT count (*) FROM journal WHERE NOT undone"), ==,
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
  pid_t passer_by;
  int status;
  char byte;

  {
    g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);

    g_object_unref (dossier_test_add (store, "programme", "short_title", "Shared", "note", "0", NULL));
  }

  for (guint i = 0; i < N_PROGRAMS; i++)
    start_program (&programs[i], path, i);
  passer_by = start_passer_by (path);
  for (guint i = 0; i < N_PROGRAMS; i++)
    g_assert_cmpint (read (programs[i].from, &byte, 1), ==, 1);
  g_assert_cmpint (kill (passer_by, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (passer_by, &status, 0), ==, passer_by);
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
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
