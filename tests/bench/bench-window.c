/* bench-window.c: what the window costs at 100, 100,000 and 1,000,000 activities.
 *
 * The start of the program is measured from outside, against two anchors: an empty
 * window of libadwaita and one with a bare list.  Program and anchors take turns, so that
 * whatever else the computer does hurts both; first-frame.c, preloaded into either, says
 * when its window was complete.
 *
 * Arguments: the program, the anchor, first-frame.so, and bench-frames, which measures
 * inside a window.  Needs a display and a session bus of its own.
 */
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-portfolio.h"
#include "dossier-store.h"

#define N_PAIRS 9
#define REPORT 3  /* file descriptor */

/* One start of a program. */
typedef struct
{
  double first;      /* frame, in milliseconds */
  double complete;
  double megabytes;  /* peak */
} Start;

static void
run_child (char **arguments,
           int    report)
{
  g_autofree char *begin = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());

  dup2 (report, REPORT);
  fcntl (REPORT, F_SETFD, 0);
  g_setenv ("FIRST_FRAME_BEGIN", begin, TRUE);
  g_setenv ("FIRST_FRAME_REPORT", G_STRINGIFY (REPORT), TRUE);
  execv (arguments[0], arguments);
  _exit (127);
}

static Start
start (const char *preloaded,
       const char *program,
       const char *argument)
{
  char *arguments[] = { (char *) program, (char *) argument, NULL };
  gint64 first, complete;
  guint n_frames, kilobytes;
  int ends[2], status;
  FILE *report;
  pid_t child;

  g_setenv ("LD_PRELOAD", preloaded, TRUE);
  if (!g_unix_open_pipe (ends, FD_CLOEXEC, NULL))
    g_error ("There is no pipe");
  child = fork ();
  if (child == 0)
    run_child (arguments, ends[1]);
  g_unsetenv ("LD_PRELOAD");

  close (ends[1]);
  report = fdopen (ends[0], "r");
  if (fscanf (report, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %u", &first, &complete, &n_frames,
              &kilobytes) != 4)
    g_error ("%s did not show a window", program);
  fclose (report);
  if (waitpid (child, &status, 0) != child || status != 0)
    g_error ("%s ended with %d", program, status);

  return (Start) { first / 1000.0, complete / 1000.0, kilobytes / 1024.0 };
}

/* Of several */

static int
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

/* Puts @figures in order. */
static double
take_median (double *figures)
{
  qsort (figures, N_PAIRS, sizeof *figures, compare_figures);
  return figures[N_PAIRS / 2];
}

/* Of one figure, the median and the least of @full, each with what it is to @empty: the median
 * of what each start is to the one just before it, and the least to the least. */
static void
print_figure (const char *what,
              const char *unit,
              double     *full,
              double     *empty)
{
  double ratios[N_PAIRS];
  double median, least, ratio;

  for (guint i = 0; i < N_PAIRS; i++)
    ratios[i] = full[i] / empty[i];
  ratio = take_median (ratios);
  median = take_median (full);
  least = full[0];
  take_median (empty);

  printf ("    %-16s median %7.1f %s, empty %7.1f, %4.2f times   least %7.1f %s, empty %7.1f, %4.2f times\n",
          what, median, unit, empty[N_PAIRS / 2], ratio, least, unit, empty[0], least / empty[0]);
  fflush (stdout);
}

/* Program and empty window take turns. */
static void
compare_starts (const char *preloaded,
                const char *anchor,
                const char *what,
                const char *program,
                const char *argument)
{
  double full[3][N_PAIRS], empty[3][N_PAIRS];

  for (guint i = 0; i < N_PAIRS; i++)
    {
      Start before = start (preloaded, anchor, NULL);
      Start after = start (preloaded, program, argument);

      empty[0][i] = before.first;
      empty[1][i] = before.complete;
      empty[2][i] = before.megabytes;
      full[0][i] = after.first;
      full[1][i] = after.complete;
      full[2][i] = after.megabytes;
    }

  printf ("  %s\n", what);
  print_figure ("first frame", "ms", full[0], empty[0]);
  print_figure ("complete", "ms", full[1], empty[1]);
  print_figure ("peak of memory", "MB", full[2], empty[2]);
}

static void
bench_starts (char       **programs,
              const char  *sample,
              Portfolio  **portfolios,
              guint        n_portfolios)
{
  const char *dossier = programs[0], *anchor = programs[1], *preloaded = programs[2];

  printf ("\nStart (aim: at most 1.5 times the empty window, and no more than half of its memory again)\n");
  start (preloaded, anchor, NULL);
  start (preloaded, dossier, sample);
  compare_starts (preloaded, anchor, "anchor: an empty window", anchor, NULL);
  compare_starts (preloaded, anchor, "anchor: a window with a bare list", anchor,
                  portfolios[n_portfolios - 1]->path);
  compare_starts (preloaded, anchor, "the sample", dossier, sample);
  for (guint i = 0; i < n_portfolios; i++)
    {
      g_autofree char *what = g_strdup_printf ("%u activities", portfolios[i]->n_activities);

      compare_starts (preloaded, anchor, what, dossier, portfolios[i]->path);
    }
}

/* Inside */

static void
bench_frames (const char  *program,
              Portfolio  **portfolios,
              guint        n_portfolios)
{
  printf ("\nActivities in the window (aim: no frame and no stall over 16 ms)\n");
  fflush (stdout);
  for (guint i = 0; i < n_portfolios; i++)
    {
      const char *arguments[] = { program, portfolios[i]->path, NULL };
      int status;

      if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL,
                         NULL, &status, NULL) || status != 0)
        g_error ("%s ended with %d", program, status);
    }
}

/* What the programs remember goes where nobody else keeps anything. */
static void
move_home (const char *folder)
{
  static const char * const variables[] = {
    "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME",
  };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_build_filename (folder, "home", variables[i], NULL);

      g_mkdir_with_parents (path, 0700);
      g_setenv (variables[i], path, TRUE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *sample = g_build_filename (folder, "sample.dossier", NULL);
  const char *remove[] = { "rm", "-r", folder, NULL };
  static const guint sizes[] = { 100, 100000, 1000000 };
  Portfolio *portfolios[G_N_ELEMENTS (sizes)];

  move_home (folder);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      portfolios[i] = portfolio_new (folder, sizes[i]);
      g_clear_object (&portfolios[i]->store);
    }
  g_object_unref (dossier_store_open (sample, DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, NULL));

  bench_starts (argv + 1, sample, portfolios, G_N_ELEMENTS (sizes));
  bench_frames (argv[4], portfolios, G_N_ELEMENTS (sizes));

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    portfolio_free (portfolios[i]);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return 0;
}
