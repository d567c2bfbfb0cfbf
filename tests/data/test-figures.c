/* test-figures.c: the figures that change with the day, on days for which they are known. */
#include "dossier-edit.h"
#include "dossier-figures.h"

static DossierStore *
open_sample (void)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE | DOSSIER_STORE_SAMPLE, &error);

  g_assert_no_error (error);
  return store;
}

static void
assert_figures (DossierStore *store,
                GDate         day,
                const char   *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  DossierFigures figures;

  dossier_figures_count (&figures, store, &day, &error);
  g_assert_no_error (error);
  found = g_strdup_printf ("%u running, %u forthcoming, %u States, %s staff",
                           figures.running, figures.forthcoming, figures.states, figures.staff);
  g_assert_cmpstr (found, ==, expected);
}

static GDate
make_day (GDateYear  year,
          GDateMonth month,
          GDateDay   day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return date;
}

static void
test_days (void)
{
  g_autoptr (DossierStore) store = open_sample ();

  assert_figures (store, make_day (2015, 12, 10), "3 running, 3 forthcoming, 66 States, 9 staff");

  /* GLACY begins in November 2013, Octopus in January 2014 and EAP II in May 2015, which
   * is the last to end. */
  assert_figures (store, make_day (2013, 10, 31), "0 running, 14 forthcoming, 51 States,  staff");
  assert_figures (store, make_day (2013, 11, 1), "1 running, 14 forthcoming, 51 States,  staff");
  assert_figures (store, make_day (2014, 1, 1), "2 running, 14 forthcoming, 52 States,  staff");
  assert_figures (store, make_day (2017, 10, 30), "1 running, 0 forthcoming, 66 States, 9 staff");
  assert_figures (store, make_day (2017, 10, 31), "0 running, 0 forthcoming, 66 States, 9 staff");
}

/* An open end is no end; another life cycle takes a programme out whatever its dates. */
static void
test_running (void)
{
  g_autoptr (DossierStore) store = open_sample ();
  g_autoptr (DossierRecord) glacy = dossier_store_find (store, "programme", "GLACY", NULL);
  GDate far = make_day (2090, 1, 1);
  DossierFigures figures;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_figures_count (&figures, store, &far, NULL));
  g_assert_cmpuint (figures.running, ==, 0);

  g_assert_true (dossier_store_change (store, glacy, "duration", "", &error));
  g_assert_true (dossier_store_change (store, glacy, "ends", "", &error));
  g_assert_true (dossier_figures_count (&figures, store, &far, NULL));
  g_assert_cmpuint (figures.running, ==, 1);

  g_assert_true (dossier_store_change (store, glacy, "lifecycle", "suspended", &error));
  g_assert_no_error (error);
  g_assert_true (dossier_figures_count (&figures, store, &far, NULL));
  g_assert_cmpuint (figures.running, ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (DossierStore) store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE, NULL);

  assert_figures (store, make_day (2015, 12, 10), "0 running, 0 forthcoming, 0 States,  staff");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figures/days", test_days);
  g_test_add_func ("/figures/running", test_running);
  g_test_add_func ("/figures/empty", test_empty);

  return g_test_run ();
}
