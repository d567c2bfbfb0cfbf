/* first-frame.c: preloaded into a program, it tells when the first window was complete.
 *
 * Complete is the last frame before a pause: no frame for PAUSE milliseconds after it.  By
 * then the window is mapped, its lists have their rows, and nothing that was put off to an
 * idle is still to be drawn.  The moment is the one at which that frame had been painted and
 * the X server had dealt with it.  Then the window is closed as a person would.
 *
 * Nothing of this is in the programs: they call gtk_window_present(), which is this one.
 */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define PAUSE 300

static struct
{
  GtkWindow *window;
  gint64     first;   /* frame, in microseconds */
  gint64     last;
  guint      n_frames;
  guint      pause;   /* source */
} watch;

static gint64
get_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000) + now.tv_nsec / 1000;
}

static guint
read_peak_kilobytes (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;

  peak = strstr (status, "VmHWM:");
  return peak != NULL ? strtoul (peak + strlen ("VmHWM:"), NULL, 10) : 0;
}

static gboolean
pause_cb (gpointer unused)
{
  gint64 begin = g_ascii_strtoll (g_getenv ("FIRST_FRAME_BEGIN"), NULL, 10);
  FILE *report = fdopen (atoi (g_getenv ("FIRST_FRAME_REPORT")), "w");

  fprintf (report, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %u\n", watch.first - begin,
           watch.last - begin, watch.n_frames, read_peak_kilobytes ());
  fclose (report);
  gtk_window_close (watch.window);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock)
{
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (watch.window)));
  watch.last = get_now ();
  if (watch.n_frames++ == 0)
    watch.first = watch.last;

  g_clear_handle_id (&watch.pause, g_source_remove);
  watch.pause = g_timeout_add_full (G_PRIORITY_LOW + 100, PAUSE, pause_cb, NULL, NULL);
}

void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow *) = NULL;

  *(void **) &present = dlsym (RTLD_NEXT, "gtk_window_present");
  present (window);

  if (watch.window == NULL)
    {
      watch.window = window;
      g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window))),
                        "after-paint", G_CALLBACK (painted_cb), NULL);
    }
}
