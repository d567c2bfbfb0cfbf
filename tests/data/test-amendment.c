/* test-amendment.c: changes of what was agreed keep the old value, with the reason. */
#include "dossier-amendment.h"

#include "dossier-test.h"

static GPtrArray *
get_all (DossierStore *store,
         const char   *table)
{
  g_autoptr (DossierQuery) query = dossier_query_new (table);

  return dossier_store_query_records (store, query, NULL);
}

static void
test_amend (void)
{
  static const DossierAmendedField fields[] = {
    { "starts", "Nov 2013" }, { "ends", "31 December 2016" }, { "budget", "EUR 3.5 million" },
  };
  const DossierAmendment amendment = { NULL, "Elections delayed two workshops", "1 September 2016" };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autoptr (GPtrArray) amendments = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  dossier_programme_amend (store, programme, &amendment, fields, G_N_ELEMENTS (fields), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dossier_record_get_text (programme, "ends_text"), ==, "31 December 2016");
  g_assert_cmpstr (dossier_record_get_text (programme, "budget_text"), ==, "EUR 3.5 million");

  amendments = get_all (store, "amendment");
  g_assert_cmpuint (amendments->len, ==, 1);
  g_assert_cmpstr (dossier_record_get_text (amendments->pdata[0], "title"), ==, "Amendment 1");
  g_assert_cmpstr (dossier_record_get_text (amendments->pdata[0], "signed"), ==, "2016-09-01");

  /* The start is what it was: only two changes. */
  changes = get_all (store, "amendment_change");
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpstr (dossier_record_get_text (changes->pdata[0], "subject"), ==, "Ends");
  g_assert_cmpstr (dossier_record_get_text (changes->pdata[0], "before"), ==, "Oct 2016");
  g_assert_cmpstr (dossier_record_get_text (changes->pdata[0], "after"), ==, "31 December 2016");
  g_assert_cmpstr (dossier_record_get_text (changes->pdata[1], "before"), ==, "EUR 3.35 million");

  /* One step back takes all of it back. */
  dossier_test_undo (store);
  {
    g_autofree char *after = dossier_test_dup_snapshot (store);

    dossier_test_assert_same (after, before);
  }
}

static void
test_numbers (void)
{
  static const DossierAmendedField first[] = { { "ends", "Dec 2016" } };
  static const DossierAmendedField second[] = { { "ends", "March 2017" } };
  const DossierAmendment untitled = { NULL, "Why", NULL };
  const DossierAmendment titled = { "Second extension", "Why", NULL };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (GPtrArray) amendments = NULL;

  g_assert_true (dossier_programme_amend (store, programme, &untitled, first, 1, NULL));
  g_assert_true (dossier_programme_amend (store, programme, &titled, second, 1, NULL));
  amendments = get_all (store, "amendment");
  g_assert_cmpuint (amendments->len, ==, 2);
  g_assert_cmpint (dossier_record_get_integer (amendments->pdata[1], "number"), ==, 2);
  g_assert_cmpstr (dossier_record_get_text (amendments->pdata[1], "title"), ==, "Second extension");
}

/* Where it is refused, nothing at all is written, and the record says what the file says. */
static void
test_refused (void)
{
  static const struct { const char *reason; DossierAmendedField field; const char *sentence; } refused[] = {
    { "  ", { "ends", "Dec 2016" }, "Say why: the reason of an amendment may not be empty." },
    { "Why", { "ends", "Oct 2016" },
      "An amendment changes something: write what is new in at least one field." },
    { "Why", { "ends", "foo" }, "“foo” was not understood." },
    { "Why", { "ends", "2012" }, "The end is before the start, Nov 2013." },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autofree char *before = dossier_test_dup_snapshot (store);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
      const DossierAmendment amendment = { NULL, refused[i].reason, NULL };
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_programme_amend (store, programme, &amendment, &refused[i].field, 1, &error));
      g_assert_cmpstr (error->message, ==, refused[i].sentence);
      after = dossier_test_dup_snapshot (store);
      dossier_test_assert_same (after, before);
      g_assert_cmpstr (dossier_record_get_text (programme, "ends_text"), ==, "Oct 2016");
    }
}

/* The old target stays, with what replaced it, and only the new one counts. */
static void
test_revise_target (void)
{
  const DossierAmendment amendment = { "Addendum 1", "Two countries have left", "1 September 2016" };
  const DossierAmendment silent = { NULL, " ", NULL };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) target = dossier_test_add (store, "indicator_value", "indicator", "1571", "kind",
                                                       "target", "period", "2016", "value", "7", NULL);
  g_autoptr (DossierRecord) actual = dossier_test_add (store, "indicator_value", "indicator", "1571", "kind",
                                                       "actual", "period", "2016", "value", "7", NULL);
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autoptr (DossierQuery) query = dossier_query_new ("indicator_value");
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (DossierRecord) by = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_target_can_revise (actual));
  g_assert_true (dossier_target_can_revise (target));
  g_assert_false (dossier_target_revise (store, target, &silent, "5", &error));
  g_clear_error (&error);
  g_assert_false (dossier_target_revise (store, target, &amendment, "a few", &error));
  g_clear_error (&error);
  g_assert_false (dossier_target_revise (store, target, &amendment, "7", &error));
  g_assert_cmpstr (error->message, ==, "A revised target is another one: write the new value.");
  g_clear_error (&error);

  dossier_target_revise (store, target, &amendment, "5", &error);
  g_assert_no_error (error);
  dossier_query_match_text (query, "kind", "target");
  dossier_query_match (query, "indicator", 1571);
  targets = dossier_store_query_records (store, query, NULL);
  g_assert_cmpuint (targets->len, ==, 2);
  g_assert_cmpstr (dossier_record_get_text (target, "value_text"), ==, "7");
  g_assert_false (dossier_target_can_revise (target));
  by = dossier_store_get_linked (store, target, "amendment");
  g_assert_cmpstr (dossier_record_get_text (by, "reason"), ==, "Two countries have left");
  g_assert_cmpstr (dossier_record_get_text (by, "signed"), ==, "2016-09-01");

  dossier_test_undo (store);
  {
    g_autofree char *after = dossier_test_dup_snapshot (store);

    dossier_test_assert_same (after, before);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/amendment/amend", test_amend);
  g_test_add_func ("/amendment/numbers", test_numbers);
  g_test_add_func ("/amendment/refused", test_refused);
  g_test_add_func ("/amendment/revised-target", test_revise_target);

  return g_test_run ();
}
