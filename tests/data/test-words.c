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

static guint
count_of (GPtrArray          *companions,
          const DossierTable *table)
{
  for (guint i = 0; i < companions->len; i++)
    if (((DossierUse *) g_ptr_array_index (companions, i))->table == table)
      return ((DossierUse *) g_ptr_array_index (companions, i))->count;

  return 0;
}

static guint *
count_tables (DossierStore *store)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);
  guint *counts = g_new (guint, n_tables);

  for (guint i = 0; i < n_tables; i++)
    counts[i] = dossier_test_count (store, tables[i]->name);

  return counts;
}

/* What was counted while it was all there is what is gone afterwards. */
static void
assert_companions (DossierStore  *store,
                   DossierRecord *record)
{
  const DossierTable *table = dossier_record_get_table (record);
  gint64 id = dossier_record_get_id (record);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) companions = NULL;
  g_autofree guint *before = count_tables (store);
  g_autofree guint *after = NULL;
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  g_array_append_val (ids, id);
  companions = dossier_store_get_companions (store, table->name, ids);
  dossier_test_delete (store, record);
  after = count_tables (store);
  for (guint i = 0; i < n_tables; i++)
    {
      g_test_message ("%s of %s %" G_GINT64_FORMAT, tables[i]->name, table->name, id);
      g_assert_cmpuint (count_of (companions, tables[i]), ==, before[i] - after[i] - (tables[i] == table));
    }
  dossier_test_undo (store);
}

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
      g_autofree char *words = dossier_store_dup_companions (store, record);

      g_test_message ("%s", removed[i].name);
      g_assert_cmpstr (words, ==, removed[i].words);
      assert_companions (store, record);
    }
}

/* What stands further behind goes as well, and what is reached in two ways is one thing. */
static void
test_companions_behind (void)
{
  static const char * const kinds[] = { "programme", "organisation", "country", "treaty", "country_group" };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "Cybercrime_XR");
  g_autoptr (DossierRecord) agreement = dossier_test_add (store, "agreement", "title", "Grant", "programme",
                                                          "Cybercrime_XR", "status", "signed", NULL);
  g_autoptr (DossierRecord) first = dossier_test_add (store, "obligation", "title", "Interim report",
                                                      "agreement", "Grant", NULL);
  g_autoptr (DossierRecord) last = dossier_test_add (store, "obligation", "title", "Final report",
                                                     "agreement", "Grant", NULL);
  g_autofree char *of_agreement = dossier_store_dup_companions (store, agreement);
  g_autofree char *of_programme = dossier_store_dup_companions (store, programme);

  g_assert_cmpstr (of_agreement, ==, "2 obligations");
  g_assert_cmpstr (of_programme, ==, "1 contribution, 1 partnership, 1 agreement and 2 obligations");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_new (kinds[i]);
      g_autoptr (GPtrArray) records = dossier_store_query_records (store, query, NULL);

      for (guint j = 0; j < MIN (records->len, 7); j++)
        assert_companions (store, records->pdata[j]);
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
  g_test_add_func ("/words/companions-behind", test_companions_behind);

  return g_test_run ();
}
