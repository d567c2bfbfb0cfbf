/* test-words.c: records and codes in words. */
#include "dossier-codes.h"
#include "dossier-companions.h"
#include "dossier-office.h"
#include "dossier-test.h"

static void
test_codes (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (DossierRecord) programme = dossier_test_add (store, "programme", "short_title", "P", "sector",
                                                          "15130",
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
      g_autoptr (DossierRecord) office = dossier_test_add (store, "office", "name", "Programme Office",
                                                           "short_name",
                                                           offices[i].short_name, "city", offices[i].city,
                                                           NULL);
      g_autofree char *title = dossier_office_dup_title (store, office, "en");

      g_assert_cmpstr (title, ==, offices[i].title);
    }
}

/* Counted while it is all there; afterwards it is not. */
static void
test_companions (void)
{
  static const struct
  {
    const char *table;
    const char *name;
    const char *words;
  } removed[] = {
    { "organisation", "Council of Europe", "5 contributions and 7 partnerships" },
    { "organisation", "European Union", "2 funding instruments and 5 contributions" },
    { "person", "Alexander Seger", NULL },
    { "programme", "Cybercrime_XR", "1 contribution and 1 partnership" },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
    {
      g_autoptr (DossierRecord) record = dossier_test_find (store, removed[i].table, removed[i].name);
      g_autoptr (GPtrArray) uses = dossier_store_get_users (store, record);
      g_autofree char *words = dossier_store_dup_companions (store, record);

      g_test_message ("%s", removed[i].name);
      g_assert_cmpstr (words, ==, removed[i].words);
      dossier_test_delete (store, record);
      for (guint j = 0; j < uses->len; j++)
        {
          const DossierUse *use = g_ptr_array_index (uses, j);
          g_autoptr (DossierQuery) query = dossier_query_new (use->table->name);

          if (!dossier_link_goes_along (use->table, use->link))
            continue;
          dossier_query_match (query, use->link->name, dossier_record_get_id (record));
          g_assert_cmpuint (dossier_store_count (store, query), ==, 0);
        }
      dossier_test_undo (store);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/codes", test_codes);
  g_test_add_func ("/words/office", test_office);
  g_test_add_func ("/words/companions", test_companions);

  return g_test_run ();
}
