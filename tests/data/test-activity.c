/* test-activity.c: what an activity means beside the others. */
#include "dossier-activity.h"
#include "dossier-test.h"

static void
assert_explained (DossierStore *store,
                  const char   *title,
                  const char   *expected)
{
  g_autoptr (DossierRecord) activity = dossier_test_find (store, "activity", title);
  g_autofree char *words = dossier_activity_explain (store, activity, "ordinal");

  g_assert_cmpstr (words, ==, expected);
}

static DossierRecord *
add (DossierStore *store,
     const char   *title,
     const char   *ordinal)
{
  return dossier_test_add (store, "activity", "title", title, "series", "Workshops", "ordinal", ordinal,
                           NULL);
}

static void
test_series (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (DossierRecord) series = dossier_test_add (store, "series", "name", "Workshops", NULL);
  g_autoptr (DossierRecord) second = add (store, "second", "2");
  g_autoptr (DossierRecord) fifth = NULL;
  g_autoptr (DossierRecord) first = NULL;
  g_autoptr (DossierRecord) alone = dossier_test_add (store, "activity", "title", "alone", "ordinal", "7",
                                                      NULL);

  assert_explained (store, "second", "no. 1 missing");
  assert_explained (store, "alone", NULL);

  fifth = add (store, "fifth", "5");
  assert_explained (store, "fifth", "3 earlier ones missing");
  assert_explained (store, "second", "no. 1 missing");

  first = add (store, "first", "1");
  assert_explained (store, "fifth", "no. 3–4 missing");
  assert_explained (store, "second", NULL);
  assert_explained (store, "first", NULL);

  /* A number nobody counts to is no reason to hang. */
  dossier_test_set (store, fifth, "ordinal", "900000000");
  assert_explained (store, "fifth", "no. 3–999 missing");
}

static void
test_sample (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  assert_explained (store, "2nd regional workshop on international cooperation", "no. 1 missing");
  assert_explained (store, "Support to T-CY 14", "no. 1–13 missing");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/activity/series", test_series);
  g_test_add_func ("/activity/sample", test_sample);

  return g_test_run ();
}
