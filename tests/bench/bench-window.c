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

/* One start of a program, or the medians of several. */
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

/* Medians */

static int
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

static double
take_median (double *figures,
             guint   n_figures)
{
  qsort (figures, n_figures, sizeof *figures, compare_figures);
  return figures[n_figures / 2];
}

static void
print_start (const char *what,
             Start       medians,
             Start       ratios)
{
  printf ("  %-42s %7.1f ms (%4.2f)   %7.1f ms (%4.2f)   %6.1f MB (%4.2f)\n", what, medians.first,
          ratios.first, medians.complete, ratios.complete, medians.megabytes, ratios.megabytes);
  fflush (stdout);
}

/* The medians of @program and, in brackets, of what each of its starts is to the start of
 * the empty window just before it. */
static void
compare_starts (const char *preloaded,
                const char *anchor,
                const char *what,
                const char *program,
                const char *argument)
{
  double figures[6][N_PAIRS];

  for (guint i = 0; i < N_PAIRS; i++)
    {
      Start empty = start (preloaded, anchor, NULL);
      Start full = start (preloaded, program, argument);

      figures[0][i] = full.first;
      figures[1][i] = full.complete;
      figures[2][i] = full.megabytes;
      figures[3][i] = full.first / empty.first;
      figures[4][i] = full.complete / empty.complete;
      figures[5][i] = full.megabytes / empty.megabytes;
    }
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    figures[i][0] = take_median (figures[i], N_PAIRS);

  print_start (what, (Start) { figures[0][0], figures[1][0], figures[2][0] },
               (Start) { figures[3][0], figures[4][0], figures[5][0] });
}

static void
bench_starts (char       **programs,
              const char  *sample,
              Portfolio  **portfolios,
              guint        n_portfolios)
{
  const char *dossier = programs[0], *anchor = programs[1], *preloaded = programs[2];

  printf ("\nStart (aim: at most 1.5 times the empty window, and no more than half of its memory again)\n"
          "  %-42s %17s   %17s   %16s\n", "in brackets: times the empty window", "first frame", "complete",
          "peak of memory");
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
