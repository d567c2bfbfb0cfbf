/* bench-frames.c: inside a window: how long frames take, and how long the main loop does not listen.
 *
 * A frame is timed by the signals of its clock, from the first to the last: what of the
 * processor its own thread took, whatever else the computer does.  A stall is one
 * turn of the main loop: what is dispatched between two polls keeps keys and frames waiting.
 *
 * Argument: a portfolio.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dossier-edit.h"
#include "dossier-value-grid.h"
#include "dossier-window.h"

#define PAUSE 500        /* without a frame, in milliseconds */
#define N_STEPS 300      /* frames per way to scroll */
#define WHEEL 90         /* pixels per frame */

typedef struct
{
  AdwApplication *application;
  DossierStore   *store;
  GtkWidget      *window;
  GdkFrameClock  *clock;
  GtkAdjustment  *adjustment;

  gint64          polled;         /* when the loop last went on after a poll */
  gint64          longest_stall;
  gint64          begun;          /* the frame */
  double          frames[N_STEPS];
  guint           n_frames;
  guint           n_stepped;
} Bench;

static Bench bench;

/* Stalls and frames */

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int result;

  if (bench.polled != 0)
    bench.longest_stall = MAX (bench.longest_stall, g_get_monotonic_time () - bench.polled);
  result = g_poll (fds, n_fds, timeout);
  bench.polled = g_get_monotonic_time ();
  return result;
}

static gint64
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000) + now.tv_nsec / 1000;
}

static void
frame_begun_cb (void)
{
  bench.begun = get_processor_time ();
}

static void
frame_painted_cb (void)
{
  if (bench.n_frames < N_STEPS)
    bench.frames[bench.n_frames] = (get_processor_time () - bench.begun) / 1000.0;
  bench.n_frames++;
}

static void
forget_measures (void)
{
  bench.longest_stall = 0;
  bench.polled = 0;
  bench.n_frames = 0;
}

static gboolean
note_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until nothing is drawn any more, and nothing that was put off remains. */
static void
wait_until_quiet (void)
{
  guint n_frames;

  do
    {
      gboolean is_over = FALSE;

      n_frames = bench.n_frames;
      g_timeout_add_full (G_PRIORITY_LOW + 100, PAUSE, note_cb, &is_over, NULL);
      while (!is_over)
        g_main_context_iteration (NULL, TRUE);
    }
  while (bench.n_frames != n_frames);
}

static int
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

static void
print_figure (const char *what,
              double      milliseconds)
{
  g_autofree char *name = g_path_get_basename (dossier_store_get_path (bench.store));
  g_autofree char *line = g_strdup_printf ("%.*s activities: %s", (int) strcspn (name, "."), name, what);

  printf ("  %-66s %10.2f ms\n", line, milliseconds);
  fflush (stdout);
}

static void
print_frames (const char *what)
{
  guint n_frames = MIN (bench.n_frames, N_STEPS);
  g_autofree char *usual = g_strconcat (what, ": usual frame", NULL);
  g_autofree char *longest = g_strconcat (what, ": longest frame", NULL);
  g_autofree char *late = g_strconcat (what, ": frame that one in fifty exceeds", NULL);
  g_autofree char *stall = g_strconcat (what, ": longest stall", NULL);

  qsort (bench.frames, n_frames, sizeof *bench.frames, compare_figures);
  print_figure (usual, bench.frames[n_frames / 2]);
  print_figure (late, bench.frames[n_frames * 49 / 50]);
  print_figure (longest, bench.frames[n_frames - 1]);
  print_figure (stall, bench.longest_stall / 1000.0);
}

/* What is measured */

static GtkWidget *
find_table (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_table (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
switch_tab (void)
{
  gint64 begin = g_get_monotonic_time ();

  forget_measures ();
  gtk_widget_activate_action (bench.window, "win.tab", "s", "activities");
  while (bench.n_frames == 0)
    g_main_context_iteration (NULL, TRUE);
  print_figure ("from the key to the tab painted", (g_get_monotonic_time () - begin) / 1000.0);

  forget_measures ();
  wait_until_quiet ();
  print_figure ("longest stall while the other rows arrive", bench.longest_stall / 1000.0);
}

typedef gboolean (*Step) (void);

static gboolean
turn_wheel (void)
{
  gtk_adjustment_set_value (bench.adjustment, gtk_adjustment_get_value (bench.adjustment) + WHEEL);
  return TRUE;
}

static gboolean
press_page_down (void)
{
  gtk_adjustment_set_value (bench.adjustment, gtk_adjustment_get_value (bench.adjustment) +
                            gtk_adjustment_get_page_size (bench.adjustment));
  return TRUE;
}

static gboolean
drag_bar (void)
{
  gtk_adjustment_set_value (bench.adjustment, g_random_double () *
                            gtk_adjustment_get_upper (bench.adjustment));
  return TRUE;
}

/* At the end of the list it goes on from the top. */
static gboolean
step_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       step)
{
  if (bench.n_stepped++ == N_STEPS)
    return G_SOURCE_REMOVE;

  if (gtk_adjustment_get_value (bench.adjustment) + gtk_adjustment_get_page_size (bench.adjustment) >=
      gtk_adjustment_get_upper (bench.adjustment))
    gtk_adjustment_set_value (bench.adjustment, 0);
  return ((Step) step) ();
}

static void
scroll (const char *what,
        Step        step)
{
  forget_measures ();
  bench.n_stepped = 0;
  gtk_widget_add_tick_callback (bench.window, step_cb, step, NULL);
  wait_until_quiet ();
  print_frames (what);
}

/* The table of values */

#define N_COUNTRIES 40
#define N_PERIODS 20     /* with baseline and target */
#define PASTE_EVERY 10   /* frames */

static GtkWidget *grid;
static GtkWidget *labels[N_COUNTRIES * N_PERIODS];

static DossierRecord *
add_record (DossierEdit *edit,
            const char  *table,
            ...)
{
  DossierRecord *record = dossier_record_new (dossier_table_find (table));
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list fields;

  va_start (fields, table);
  while ((name = va_arg (fields, const char *)) != NULL)
    dossier_edit_set (edit, record, name, va_arg (fields, const char *), &error);
  va_end (fields);
  if (error != NULL || !dossier_edit_save (edit, record, &error))
    g_error ("%s", error->message);

  return record;
}

static char *
dup_id (DossierRecord *record)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (record));
}

/* An indicator in every country of a group, twice a year for nine years. */
static DossierRecord *
make_indicator (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEdit) edit = dossier_store_begin (bench.store, "Measuring", NULL, &error);
  g_autoptr (DossierQuery) query = dossier_query_new ("country");
  g_autoptr (GArray) countries = NULL;
  g_autoptr (DossierRecord) group = add_record (edit, "country_group", "name", "Forty", NULL);
  g_autoptr (DossierRecord) programme = add_record (edit, "programme", "short_title", "Grid",
                                                    "starts", "2010", "ends", "2018", NULL);
  g_autofree char *group_id = dup_id (group);
  g_autofree char *programme_id = dup_id (programme);
  DossierRecord *indicator;

  dossier_query_limit (query, N_COUNTRIES);
  countries = dossier_store_query (bench.store, query, &error);
  for (guint i = 0; i < countries->len; i++)
    {
      g_autofree char *country = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (countries, gint64, i));

      g_object_unref (add_record (edit, "group_member", "country_group", group_id, "country", country,
                                  NULL));
    }
  indicator = add_record (edit, "indicator", "programme", programme_id, "statement", "X", "rule", "increase",
                          "per_country", "yes", "country_group", group_id, NULL);
  if (!dossier_edit_commit (edit, &error))
    g_error ("%s", error->message);

  return indicator;
}

static void
watch_window (GtkWidget *window)
{
  bench.window = window;
  gtk_window_present (GTK_WINDOW (window));
  bench.clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));
  g_signal_connect (bench.clock, "before-paint", G_CALLBACK (frame_begun_cb), NULL);
  g_signal_connect (bench.clock, "after-paint", G_CALLBACK (frame_painted_cb), NULL);
  wait_until_quiet ();
}

static gboolean
move_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       unused)
{
  static const guint keys[] = { GDK_KEY_Down, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Right, GDK_KEY_Down };

  if (bench.n_stepped++ == N_STEPS)
    return G_SOURCE_REMOVE;

  dossier_value_grid_press (DOSSIER_VALUE_GRID (grid), keys[bench.n_stepped % G_N_ELEMENTS (keys)],
                            bench.n_stepped % 7 == 0 ? GDK_SHIFT_MASK : 0);
  return G_SOURCE_CONTINUE;
}

/* The anchor: as many plain labels, of which two change their looks in every frame, and which go up
 * in every third. */
static gboolean
anchor_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       page)
{
  if (bench.n_stepped++ == N_STEPS)
    return G_SOURCE_REMOVE;

  if (bench.n_stepped % 3 == 0)
    gtk_adjustment_set_value (page, bench.n_stepped % 400);
  gtk_widget_remove_css_class (labels[bench.n_stepped - 1], "cell");
  gtk_widget_add_css_class (labels[bench.n_stepped], "cell");
  return G_SOURCE_CONTINUE;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       adjustment)
{
  if (bench.n_stepped++ == N_STEPS)
    return G_SOURCE_REMOVE;

  gtk_adjustment_set_value (adjustment, bench.n_stepped * 7 % 400);
  return G_SOURCE_CONTINUE;
}

/* A value stored in every tenth frame, each below the one before. */
static gboolean
paste_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       unused)
{
  g_autofree char *text = g_strdup_printf ("%u", bench.n_stepped);

  if (bench.n_stepped++ == N_STEPS)
    return G_SOURCE_REMOVE;

  if (bench.n_stepped % PASTE_EVERY == 0)
    dossier_value_grid_paste (DOSSIER_VALUE_GRID (grid), text);
  else if (bench.n_stepped % PASTE_EVERY == PASTE_EVERY / 2)
    dossier_value_grid_press (DOSSIER_VALUE_GRID (grid), GDK_KEY_Down, 0);
  return G_SOURCE_CONTINUE;
}

/* That it was fast says nothing where nothing was stored. */
static void
demand_values (DossierRecord *indicator)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("indicator_value");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) values = NULL;

  dossier_query_match (query, "indicator", dossier_record_get_id (indicator));
  values = dossier_store_query (bench.store, query, &error);
  if (values == NULL || values->len != N_STEPS / PASTE_EVERY)
    g_error ("%u values were stored", values != NULL ? values->len : 0);
}

static void
take_steps (GtkTickCallback step,
            gpointer        data)
{
  forget_measures ();
  bench.n_stepped = 0;
  gtk_widget_add_tick_callback (bench.window, step, data, NULL);
  wait_until_quiet ();
}

static void
measure_steps (const char      *what,
               GtkTickCallback  step,
               gpointer         data)
{
  take_steps (step, data);
  print_frames (what);
}

/* The first whole pictures of a window take memory that later ones have at hand, so it is scrolled once
 * before it counts. */
static void
measure_scrolling (const char *what,
                   GtkWidget  *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));

  take_steps (scroll_cb, adjustment);
  measure_steps (what, scroll_cb, adjustment);
  gtk_adjustment_set_value (adjustment, 0);
}

/* As in the program: the table scrolls to the side, its page up and down, and no window is larger at
 * first. */
static GtkAdjustment *
watch_table (GtkWidget *table)
{
  GtkWidget *page = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (page), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), table);
  watch_window (g_object_new (GTK_TYPE_WINDOW, "child", page, "default-width", 1200,
                              "default-height", 800, NULL));

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
}

static void
measure_anchor (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *plain = gtk_grid_new ();
  GtkAdjustment *page;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      labels[i] = gtk_label_new ("12 / 7");
      g_object_set (labels[i], "width-chars", 12, "height-request", 32, NULL);
      gtk_grid_attach (GTK_GRID (plain), labels[i], i % N_PERIODS, i / N_PERIODS, 1, 1);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), plain);
  page = watch_table (scroller);
  measure_scrolling ("800 plain labels, scrolled", scroller);
  measure_steps ("800 plain labels, two change, some scrolled", anchor_cb, page);
  gtk_window_destroy (GTK_WINDOW (bench.window));
}

static void
measure_grid (void)
{
  g_autoptr (DossierRecord) indicator = make_indicator ();
  GtkWidget *cell;

  grid = dossier_value_grid_new (bench.store, indicator);
  watch_table (grid);
  cell = dossier_value_grid_get_cell (DOSSIER_VALUE_GRID (grid), 0, 0);
  measure_scrolling ("40 countries, 20 periods, scrolled",
                     gtk_widget_get_ancestor (cell, GTK_TYPE_SCROLLED_WINDOW));
  gtk_widget_grab_focus (cell);
  measure_steps ("40 countries, 20 periods, moving", move_cb, NULL);
  gtk_widget_grab_focus (dossier_value_grid_get_cell (DOSSIER_VALUE_GRID (grid), 0, N_PERIODS / 2));
  wait_until_quiet ();
  measure_steps ("40 countries, 20 periods, values stored", paste_cb, NULL);
  demand_values (indicator);
  gtk_window_destroy (GTK_WINDOW (bench.window));
}

static void
activate_cb (AdwApplication *application)
{
  GtkWidget *table;

  bench.window = dossier_window_new (application, bench.store);
  gtk_window_present (GTK_WINDOW (bench.window));
  bench.clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (bench.window)));
  g_signal_connect (bench.clock, "before-paint", G_CALLBACK (frame_begun_cb), NULL);
  g_signal_connect (bench.clock, "after-paint", G_CALLBACK (frame_painted_cb), NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  wait_until_quiet ();

  switch_tab ();
  table = find_table (bench.window);
  bench.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  scroll ("wheel", turn_wheel);
  scroll ("pages", press_page_down);
  scroll ("scrollbar, anywhere", drag_bar);
  gtk_window_destroy (GTK_WINDOW (bench.window));

  /* Once is enough: it does not depend on the activities. */
  if (strncmp (strrchr (dossier_store_get_path (bench.store), '/') + 1, "100.", 4) == 0)
    {
      measure_anchor ();
      measure_grid ();
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdwApplication) application = NULL;

  bench.store = dossier_store_open (argv[1], 0, &error);
  if (bench.store == NULL)
    g_error ("%s", error->message);

  application = adw_application_new ("org.dossierapp.Frames", G_APPLICATION_NON_UNIQUE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/org/dossierapp/Dossier");
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
