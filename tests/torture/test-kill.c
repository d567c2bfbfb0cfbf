/* test-kill.c: a program that is killed at any moment loses no edit it reported, and leaves no half one.
 *
 * A child does what comes to its mind and reports each deed when it is done, with a digest
 * of the whole file.  It is killed without warning: by the clock, or by its disk in the midst
 * of an operation.  Whoever opens the file next finds what was reported, or that and the one
 * deed that was under way, whole: taking it back leads to what was reported.
 */
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "torture-disk.h"
#include "torture-edits.h"

#define KILLS 200
#define KILLS_SLOW 10000
#define KILLS_PER_FILE 10
#define MOST_MICROSECONDS 100000  /* some ten deeds, each with a look at the whole file */
#define MOST_MILLISECONDS_TO_OPEN 60000
#define MOST_OPERATIONS 2000  /* of which some 700 open the file */

typedef enum
{
  PHASE_BEGUN,
  PHASE_DONE,
  PHASE_REFUSED,
} Phase;

typedef char Digest[65];

/* What a child says. */
typedef struct
{
  Phase      phase;
  TortureAct act;
  Digest     state;  /* of records and journal */
  Digest     past;   /* of records and the part of the journal that is not undone */
} Report;

/* What is known of a file. */
typedef struct
{
  char   *path;
  char   *beginning;  /* all records as they were before the first edit */
  Report  last;       /* the last deed that is done */
  guint   n_edits;
  guint   n_done[TORTURE_N_ACTS];  /* of them */
  guint   n_whole;    /* deeds that nobody had heard of, and that were done nevertheless */
} File;

static void
digest (const char *a,
        const char *b,
        Digest      result)
{
  g_autofree char *text = g_strconcat (a, b, NULL);
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  g_strlcpy (result, checksum, sizeof (Digest));
}

static void
describe (DossierStore *store,
          Report       *report)
{
  g_autofree char *records = dossier_test_dup_snapshot (store);
  g_autofree char *journal = torture_dup_journal (store, TRUE);
  g_autofree char *past = torture_dup_journal (store, FALSE);

  digest (records, journal, report->state);
  digest (records, past, report->past);
}

static void
say (int           pipe_end,
     const Report *report)
{
  if (write (pipe_end, report, sizeof *report) != sizeof *report)
    _exit (1);
}

/* The child: never returns. */
static void
act_until_killed (const char *path,
                  guint       operations,
                  guint32     seed,
                  int         pipe_end)
{
  GRand *rand = g_rand_new_with_seed (seed);
  DossierStore *store;

  if (operations > 0)
    torture_disk_arm (TORTURE_FAULT_KILL, operations, TRUE);
  store = dossier_test_open (path, DOSSIER_STORE_UNCHECKED);

  while (TRUE)
    {
      Report report = { PHASE_BEGUN, torture_pick_act (rand) };
      GError *error = NULL;

      say (pipe_end, &report);
      report.phase = torture_act (store, report.act, rand, &error) ? PHASE_DONE : PHASE_REFUSED;
      g_clear_error (&error);
      describe (store, &report);
      say (pipe_end, &report);
    }
}

/* Returns: whether something was begun and never reported as done; then that is in @begun. */
static gboolean
listen (File   *file,
        int     pipe_end,
        Report *begun)
{
  gboolean is_open = FALSE;
  Report report;

  while (read (pipe_end, &report, sizeof report) == sizeof report)
    {
      is_open = report.phase == PHASE_BEGUN;
      if (report.phase == PHASE_BEGUN)
        *begun = report;
      else
        file->last = report;
      file->n_edits += report.phase == PHASE_DONE;
      file->n_done[report.act] += report.phase == PHASE_DONE;
    }

  return is_open;
}

/* Until it has opened the file and has something to say. */
static void
wait_for_first (int pipe_end)
{
  struct pollfd first = { pipe_end, POLLIN };

  g_assert_cmpint (poll (&first, 1, MOST_MILLISECONDS_TO_OPEN), ==, 1);
}

static gboolean
run_and_kill (File   *file,
              Report *begun)
{
  guint operations = g_test_rand_bit () ? g_test_rand_int_range (1, MOST_OPERATIONS) : 0;
  guint32 seed = g_test_rand_int ();
  int ends[2];
  int status;
  gboolean is_open;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      act_until_killed (file->path, operations, seed, ends[1]);
    }

  close (ends[1]);
  if (operations == 0)
    {
      if (g_test_rand_int_range (0, 4) > 0)
        wait_for_first (ends[0]);
      g_usleep (torture_stretch (g_test_rand_int_range (1000, MOST_MICROSECONDS)));
      kill (child, SIGKILL);
    }
  is_open = listen (file, ends[0], begun);
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  return is_open;
}

/* Something was done that nobody had heard of: one step, and the way back from it leads to what was said. */
static void
assert_one_more (DossierStore *store,
                 const File   *file,
                 TortureAct    act)
{
  Report before, found;

  describe (store, &found);
  (act == TORTURE_UNDO ? dossier_test_redo : dossier_test_undo) (store);
  describe (store, &before);
  if (act == TORTURE_UNDO || act == TORTURE_REDO)
    g_assert_cmpstr (before.state, ==, file->last.state);
  else
    g_assert_cmpstr (before.past, ==, file->last.past);

  (act == TORTURE_UNDO ? dossier_test_undo : dossier_test_redo) (store);
  describe (store, &before);
  g_assert_cmpstr (before.state, ==, found.state);
}

static void
look (File         *file,
      gboolean      is_open,
      const Report *begun)
{
  g_autoptr (DossierStore) store = dossier_test_open (file->path, 0);
  Report found;

  torture_assert_sound (store);
  describe (store, &found);
  if (!g_str_equal (found.state, file->last.state))
    {
      g_assert_true (is_open);
      assert_one_more (store, file, begun->act);
      file->n_whole++;
    }
  file->last = found;
}

/* Undone to the beginning and redone to the end, the file is what it was. */
static void
go_back_and_forth (const File *file)
{
  g_autoptr (DossierStore) store = dossier_test_open (file->path, 0);
  g_autofree char *records = NULL;

  torture_undo_all (store);
  records = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (records, file->beginning);
  torture_assert_sound (store);
}

static void
start_file (File       *file,
            const char *bytes,
            gsize       length)
{
  g_autoptr (DossierStore) store = NULL;

  torture_put_file (file->path, bytes, length);
  store = dossier_test_open (file->path, 0);
  describe (store, &file->last);
}

static void
test_kill (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_kills = torture_choose (KILLS, KILLS_SLOW);
  File file = { dossier_test_folder_dup_path (folder, "office.dossier") };
  g_autoptr (DossierStore) store = dossier_test_open (file.path, DOSSIER_STORE_CREATE);
  Report begun = { PHASE_BEGUN };

  file.beginning = dossier_test_dup_snapshot (store);
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (file.path, &bytes, &length, NULL));

  for (guint i = 0; i < n_kills; i++)
    {
      if (i % KILLS_PER_FILE == 0)
        start_file (&file, bytes, length);
      look (&file, run_and_kill (&file, &begun), &begun);
      if (i % (KILLS_PER_FILE * 5) == KILLS_PER_FILE - 1)
        go_back_and_forth (&file);
      torture_report (i + 1, n_kills);
    }

  g_test_message ("%u kills, %u deeds reported and found, %u found that were under way", n_kills,
                  file.n_edits, file.n_whole);
  g_assert_cmpuint (file.n_edits, >, 0);
  for (guint i = 0; n_kills >= KILLS && i < TORTURE_N_ACTS; i++)
    g_assert_cmpuint (file.n_done[i], >, 0);
  g_free (file.beginning);
  g_free (file.path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  torture_disk_install ();

  g_test_add_func ("/kill/no-edit-is-lost", test_kill);

  return g_test_run ();
}
