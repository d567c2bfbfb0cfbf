/* test-dossier-tabs.c: what belongs to a programme or an activity and is listed as its table says. */
#include <string.h>

#include "dossier-activity-form.h"
#include "dossier-document-list.h"
#include "record-fixture.h"

#define STUDY_VISIT \
  "Digital forensics benchmarking study visit by the Filipino delegation to the Turkish National Police"

/* Money of different kinds and in different currencies is never added together. */
static void
test_transactions (Fixture       *fixture,
                   gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "funding");
  DossierChildList *list = find_list (view, "money_transaction");

  g_object_unref (add_record (fixture, "money_transaction", "programme", "1431", "kind", "incoming_funds",
                       "reference", "First", "amount", "EUR 1.1 million", NULL));
  g_object_unref (add_record (fixture, "money_transaction", "programme", "1431", "kind", "incoming_funds",
                       "reference", "Second", "amount", "up to USD 500", NULL));
  g_object_unref (add_record (fixture, "money_transaction", "programme", "1431", "kind", "expenditure",
                       "reference", "Staff", "date", "2014", "amount", "EUR 800,000", NULL));

  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 3);
  g_assert_true (says (list, "EUR 1.1 million + up to USD 500 (no exchange rate for USD by 10 Dec 2015)"));
  g_assert_true (says (list, "Expenditure · 2014 · EUR 800,000"));
  g_assert_false (says (list, "1.9"));
}

/* An agreement has a window of its own, for its obligations. */
static void
test_agreement (Fixture       *fixture,
                gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "funding");
  g_autoptr (DossierRecord) agreement = add_record (fixture, "agreement", "programme", "1431", "title",
                                                    "Delegation", "status", "signed", "signed",
                                                    "25 October 2013", NULL);
  DossierChildList *list = find_list (view, "agreement");
  g_autofree char *expected = g_strdup_printf ("agreement/%" G_GINT64_FORMAT,
                                               dossier_record_get_id (agreement));

  g_assert_true (says (list, "Signed · 25 Oct 2013"));
  g_signal_emit_by_name (find_type (dossier_child_row_get_suffix (dossier_child_list_get_nth (list, 0)),
                                    GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (fixture->opened, ==, expected);

  undo (fixture);
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 0);
}

static void
test_risks (Fixture       *fixture,
            gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "risks");
  DossierChildList *list = find_list (view, "risk");

  g_object_unref (add_record (fixture, "risk", "programme", "1431", "statement", "Elections",
                              "likelihood", "medium", "impact", "high", NULL));
  g_assert_true (says (list, "Likelihood: Medium · Impact: High · Open"));
  g_assert_true (tab_says (view, "risks", "1"));

  g_object_unref (add_record (fixture, "milestone", "programme", "1431", "title", "Review",
                       "due_month", "18", NULL));
  g_assert_true (says (find_list (view, "milestone"), "Due in month: 18"));
}

/* A file is kept inside, shows how large it is, and goes with one step back. */
static void
test_files (Fixture       *fixture,
            gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "documents");
  DossierDocumentList *tab = DOSSIER_DOCUMENT_LIST (find_type (view, DOSSIER_TYPE_DOCUMENT_LIST));
  DossierChildList *list = find_list (view, "document");
  g_autoptr (GBytes) content = g_bytes_new_static ("#!/bin/sh\n", 10);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (26 * 1024 * 1024), 26 * 1024 * 1024);

  g_assert_true (says (tab, "Files of up to 25 MB are kept in the portfolio; larger ones are linked to."));
  g_assert_true (dossier_document_list_add_file (tab, "setup.txt", content));
  settle ();
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 1);
  g_assert_true (says (list, "10 bytes"));
  g_assert_true (tab_says (view, "documents", "1"));

  /* A program is not opened, whatever it is called. */
  g_signal_emit_by_name (find_type (dossier_child_row_get_suffix (dossier_child_list_get_nth (list, 0)),
                                    GTK_TYPE_BUTTON), "clicked");
  g_assert_nonnull (strstr (fixture->toast, "is a program, or may hold one, and is not opened from here"));

  g_assert_false (dossier_document_list_add_file (tab, "film.mp4", large));
  g_assert_nonnull (strstr (fixture->toast, "up to 25 MB are kept in a portfolio"));
  undo (fixture);
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 0);
}

/* A published figure stands beside what is recorded, and follows it. */
static void
test_figures (Fixture       *fixture,
              gconstpointer  unused)
{
  DossierProgrammeView *view = show_tab (fixture, "GLACY", "documents");
  DossierChildList *list = find_list (view, "claim");

  g_assert_true (says (list, "3 recorded for GLACY, 12 in all"));
  g_object_unref (add_record (fixture, "activity", "programme", "1431", "title", "New", "date",
                              "May 2015", NULL));
  g_assert_true (says (list, "4 recorded for GLACY, 13 in all"));
}

/* Who took part is added up beside the activity; those whose sex is not recorded are said apart. */
static void
test_participation (Fixture       *fixture,
                    gconstpointer  unused)
{
  DossierActivityForm *form = show (fixture, dossier_activity_form_new (fixture->store), "activity",
                                    STUDY_VISIT);
  DossierChildList *list = find_list (form, "participation");
  g_autoptr (DossierRecord) delegation = NULL;

  g_assert_true (says (form, "Participants"));
  g_assert_false (says (list, "All together"));
  delegation = add_record (fixture, "participation", "activity", "1601", "country", "Philippines", "category",
                    "police", "women", "5", "men", "7", NULL);
  g_object_unref (add_record (fixture, "participation", "activity", "1601", "country", "Turkey",
                       "total", "20", NULL));

  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 2);
  g_assert_true (says (dossier_child_list_get_nth (list, 0), "Police"));
  g_assert_true (says (dossier_child_list_get_nth (list, 0), "Philippines · Women: 5 · Men: 7"));
  g_assert_true (says (dossier_child_list_get_nth (list, 1), "Turkey"));
  g_assert_true (says (dossier_child_list_get_nth (list, 1), "All together: 20"));
  g_assert_true (says (list, "All together"));
  g_assert_true (says (list, "32: 5 women, 7 men, 20 not stated"));

  undo (fixture);
  g_assert_true (says (list, "12: 5 women, 7 men"));
  undo (fixture);
  g_assert_cmpuint (dossier_child_list_get_n_rows (list), ==, 0);
  g_assert_false (says (list, "All together"));
}

#define TEST(path, test) \
  g_test_add ("/dossier-tabs/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  TEST ("transactions", test_transactions);
  TEST ("agreement", test_agreement);
  TEST ("risks", test_risks);
  TEST ("files", test_files);
  TEST ("figures", test_figures);
  TEST ("participation", test_participation);

  return g_test_run ();
}
