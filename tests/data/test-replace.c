/* test-replace.c: what refers to a record refers to the other one, and nothing is lost. */
#include "dossier-replace.h"

#include "dossier-test.h"

static guint
count_uses (DossierStore  *store,
            DossierRecord *record)
{
  g_autoptr (GPtrArray) uses = dossier_store_get_users (store, record);
  guint n = 0;

  for (guint i = 0; i < uses->len; i++)
    n += ((const DossierUse *) g_ptr_array_index (uses, i))->count;

  return n;
}

static void
test_replace (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) union_ = dossier_test_find (store, "organisation", "1104");
  g_autoptr (DossierRecord) other = dossier_test_add (store, "organisation", "name", "Another Union", NULL);
  guint n_contributions = dossier_test_count (store, "contribution");
  guint n_uses = count_uses (store, union_);
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n_uses, >, 5);
  g_assert_true (dossier_store_replace (store, union_, other, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_uses (store, other), ==, n_uses);
  g_assert_cmpuint (dossier_test_count (store, "contribution"), ==, n_contributions);

  dossier_test_undo (store);
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);
}

/* An organisation that belongs to the one it replaces belongs to nothing afterwards. */
static void
test_part_of_itself (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_store ();
  g_autoptr (DossierRecord) whole = dossier_test_add (store, "organisation", "name", "Whole", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier_record_get_id (whole));
  g_autoptr (DossierRecord) part = dossier_test_add (store, "organisation", "name", "Part", "parent", id,
                                                     NULL);
  guint n_organisations = dossier_test_count (store, "organisation");

  g_assert_true (dossier_store_replace (store, whole, part, NULL));
  g_assert_false (dossier_record_is_set (part, "parent"));
  g_assert_cmpuint (dossier_test_count (store, "organisation"), ==, n_organisations - 1);
}

static void
test_refused (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) country = dossier_test_find (store, "country", "GE");
  g_autofree char *before = dossier_test_dup_snapshot (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_replace (store, programme, country, &error));
  g_assert_cmpstr (error->message, ==, "“GLACY” can only be replaced by another record of its kind.");
  g_clear_error (&error);
  g_assert_false (dossier_store_replace (store, programme, programme, &error));
  after = dossier_test_dup_snapshot (store);
  dossier_test_assert_same (after, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/replace/replace", test_replace);
  g_test_add_func ("/replace/part-of-itself", test_part_of_itself);
  g_test_add_func ("/replace/refused", test_refused);

  return g_test_run ();
}
