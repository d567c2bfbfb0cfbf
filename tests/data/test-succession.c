/* test-succession.c: lines of programmes that continue one another. */
#include "dossier-succession.h"
#include "dossier-test.h"

static void
assert_line (DossierStore *store,
             const char   *name,
             const char   *expected)
{
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", name);
  g_autofree char *line = dossier_succession_dup_line (store, programme);

  g_assert_cmpstr (line, ==, expected);
}

static void
relate (DossierStore *store,
        const char   *programme,
        const char   *kind,
        const char   *link,
        const char   *other)
{
  g_object_unref (dossier_test_add (store, "relation", "programme", programme, "kind", kind, link, other,
                                    NULL));
}

static void
test_sample (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  assert_line (store, "GLACY", "GLACY → GLACY+");
  assert_line (store, "GLACY+", "GLACY → GLACY+");
  assert_line (store, "Cybercrime@EAP II", "CyberCrime@EAP → Cybercrime@EAP II → Cybercrime@EAP III");
  assert_line (store, "Cybercrime@EAP III", "CyberCrime@EAP → Cybercrime@EAP II → Cybercrime@EAP III");
  assert_line (store, "Cybercrime@Octopus", NULL);
}

/* Titles that are not recorded stand at the ends, branches beside each other, and a circle ends. */
static void
test_lines (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  relate (store, "GLACY", "follows", "other_title", "Global Project");
  assert_line (store, "GLACY+", "Global Project → GLACY → GLACY+");
  relate (store, "iPROCEEDS", "part_of", "other", "GLACY+");
  assert_line (store, "GLACY+", "Global Project → GLACY → GLACY+");
  relate (store, "Cybercrime_XR", "follows", "other", "GLACY");
  assert_line (store, "GLACY", "Global Project → GLACY → GLACY+, Cybercrime_XR");

  relate (store, "Cybercrime@Octopus", "follows", "other", "iPROCEEDS");
  relate (store, "iPROCEEDS", "follows", "other", "Cybercrime@Octopus");
  assert_line (store, "iPROCEEDS", "Cybercrime@Octopus → iPROCEEDS → Cybercrime@Octopus");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/succession/sample", test_sample);
  g_test_add_func ("/succession/lines", test_lines);
  return g_test_run ();
}
