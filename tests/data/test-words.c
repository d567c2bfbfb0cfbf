/* test-words.c: records and codes in words. */
#include "dossier-codes.h"
#include "dossier-office.h"
#include "dossier-test.h"

static void
test_codes (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (DossierRecord) programme = dossier_test_add (store, "programme", "short_title", "P", "sector", "15130",
                                                          NULL);
  g_autofree char *known = dossier_codes_explain (store, programme, "sector");
  g_autofree char *unknown = NULL;

  g_assert_cmpstr (known, ==, "law and justice");
  g_assert_null (dossier_codes_explain (store, programme, "short_title"));

  dossier_test_set (store, programme, "sector", "99999");
  unknown = dossier_codes_explain (store, programme, "sector");
  g_assert_null (unknown);
}

static void
test_office (void)
{
  static const struct
  {
    const char *short_name;
    const char *city;
    const char *title;
  } offices[] = {
    { "",    "",      "Programme Office" },
    { "PO",  "",      "Programme Office (PO)" },
    { "",    "Paris", "Programme Office, Paris" },
    { "PO",  "Paris", "Programme Office (PO), Paris" },
    { "Off", "Paris", "Programme Office, Paris" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      g_autoptr (DossierStore) store = dossier_test_new_store ();
      g_autoptr (DossierRecord) office = dossier_test_add (store, "office", "name", "Programme Office", "short_name",
                                                           offices[i].short_name, "city", offices[i].city, NULL);
      g_autofree char *title = dossier_office_dup_title (store, office, "en");

      g_assert_cmpstr (title, ==, offices[i].title);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/codes", test_codes);
  g_test_add_func ("/words/office", test_office);

  return g_test_run ();
}
