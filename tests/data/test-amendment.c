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

typedef struct
{
  const char *label;
  const char *text;
} Change;

static gboolean
amend (DossierStore            *store,
       DossierRecord           *programme,
       const DossierAmendment  *amendment,
       const Change            *changes,
       guint                    n_changes,
       GError                 **error)
{
  g_autoptr (GPtrArray) amendable = dossier_programme_list_amendable (store, programme);
  DossierAmendedField fields[8];

  for (guint i = 0; i < n_changes; i++)
    {
      fields[i].text = changes[i].text;
      for (guint j = 0; j < amendable->len; j++)
        if (g_str_equal (((DossierAmendable *) amendable->pdata[j])->label, changes[i].label))
          fields[i].what = amendable->pdata[j];
    }

  return dossier_programme_amend (store, programme, amendment, fields, n_changes, error);
}

static void
test_amend (void)
{
  static const Change made[] = {
    { "Starts", "Nov 2013" }, { "Ends", "31 December 2016" }, { "Budget", "EUR 3.5 million" },
  };
  const DossierAmendment amendment = { NULL, "Elections delayed two workshops", "1 September 2016" };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autoptr (GPtrArray) amendments = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (amend (store, programme, &amendment, made, G_N_ELEMENTS (made), &error));
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

/* The objective, a component and an indicator in one act; what it said before stays readable. */
static void
test_results (void)
{
  static const Change made[] = {
    { "Objective", "To do more" }, { "Component 2", "Harmonisation" }, { "Indicator 1", "More requests" },
  };
  const DossierAmendment amendment = { NULL, "The steering committee asked for it", NULL };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "Cybercrime@EAP II");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (programme));
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (dossier_test_add (store, "component", "programme", id, "title", "Policies", NULL));
  g_object_unref (dossier_test_add (store, "component", "programme", id, "title", "Laws", NULL));
  before = dossier_test_dup_snapshot (store);
  g_assert_true (amend (store, programme, &amendment, made, G_N_ELEMENTS (made), &error));

  changes = get_all (store, "amendment_change");
  g_assert_cmpuint (changes->len, ==, 3);
  g_assert_cmpstr (dossier_record_get_text (changes->pdata[1], "subject"), ==, "Component 2");
  g_assert_cmpstr (dossier_record_get_text (changes->pdata[1], "table_name"), ==, "component");
  g_assert_cmpstr (dossier_record_get_text (changes->pdata[1], "before"), ==, "Laws");
  g_assert_cmpstr (dossier_record_get_text (changes->pdata[1], "after"), ==, "Harmonisation");
  g_assert_true (g_str_has_prefix (dossier_record_get_text (changes->pdata[2], "before"),
                                   "The number of mutual legal assistance requests"));
  g_assert_cmpstr (dossier_record_get_text (changes->pdata[2], "after"), ==, "More requests");
  g_assert_cmpstr (dossier_record_get_text (programme, "objective"), ==, "To do more");

  dossier_test_undo (store);
  {
    g_autofree char *after = dossier_test_dup_snapshot (store);

    dossier_test_assert_same (after, before);
  }
}

static void
test_numbers (void)
{
  static const Change first[] = { { "Ends", "Dec 2016" } };
  static const Change second[] = { { "Ends", "March 2017" } };
  const DossierAmendment untitled = { NULL, "Why", NULL };
  const DossierAmendment titled = { "Second extension", "Why", NULL };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (GPtrArray) amendments = NULL;

  g_assert_true (amend (store, programme, &untitled, first, 1, NULL));
  g_assert_true (amend (store, programme, &titled, second, 1, NULL));
  amendments = get_all (store, "amendment");
  g_assert_cmpuint (amendments->len, ==, 2);
  g_assert_cmpint (dossier_record_get_integer (amendments->pdata[1], "number"), ==, 2);
  g_assert_cmpstr (dossier_record_get_text (amendments->pdata[1], "title"), ==, "Second extension");
}

/* Where it is refused, nothing at all is written, and the record says what the file says. */
static void
test_refused (void)
{
  static const struct { const char *reason; Change change; const char *sentence; } refused[] = {
    { "  ", { "Ends", "Dec 2016" }, "Say why: the reason of an amendment may not be empty." },
    { "Why", { "Ends", "Oct 2016" },
      "An amendment changes something: write what is new in at least one field." },
    { "Why", { "Ends", "foo" }, "“foo” was not understood." },
    { "Why", { "Ends", "2012" }, "The end is before the start, Nov 2013." },
    { "Why", { "Component 1", "" }, "Title may not be empty." },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autofree char *before = dossier_test_dup_snapshot (store);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
      const DossierAmendment amendment = { NULL, refused[i].reason, NULL };
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (amend (store, programme, &amendment, &refused[i].change, 1, &error));
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
  g_test_add_func ("/amendment/results", test_results);
  g_test_add_func ("/amendment/numbers", test_numbers);
  g_test_add_func ("/amendment/refused", test_refused);
  g_test_add_func ("/amendment/revised-target", test_revise_target);

  return g_test_run ();
}
