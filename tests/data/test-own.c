/* test-own.c: fields of the office's own. */
#include "dossier-own.h"

#include "dossier-hits.h"
#include "dossier-json.h"
#include "dossier-rows.h"
#include "dossier-test.h"
#include "dossier-value.h"

static char *
dup_name (DossierRecord *own_field)
{
  return g_strdup_printf ("own_%" G_GINT64_FORMAT, dossier_record_get_id (own_field));
}

static void
set (DossierStore  *store,
     DossierRecord *record,
     DossierRecord *own_field,
     const char    *text)
{
  g_autofree char *name = dup_name (own_field);
  g_autoptr (GError) error = NULL;

  dossier_store_change_own (store, record, name, text, &error);
  g_assert_no_error (error);
}

static void
assert_refused (DossierStore  *store,
                DossierRecord *record,
                DossierRecord *own_field,
                const char    *text)
{
  g_autofree char *name = dup_name (own_field);
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_change_own (store, record, name, text, &error));
  g_assert_cmpint (error->domain, ==, DOSSIER_VALUE_ERROR);
}

static void
assert_shown (DossierStore  *store,
              DossierRecord *record,
              DossierRecord *own_field,
              const char    *expected)
{
  g_autoptr (DossierRecord) own = dossier_own_dup_record (store, record);
  g_autofree char *name = dup_name (own_field);
  g_autofree char *shown = dossier_record_dup_display (own, name, "en");

  g_assert_cmpstr (shown, ==, expected);
}

static DossierRecord *
add_field (DossierStore *store,
           const char   *table,
           const char   *name,
           const char   *kind)
{
  return dossier_test_add (store, "own_field", "table_name", table, "name", name, "kind", kind, NULL);
}

static void
test_none (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");

  g_assert_null (dossier_own_get_table (store, "programme"));
  g_assert_null (dossier_own_get_table (store, "country"));
  g_assert_null (dossier_own_dup_record (store, glacy));
}

/* A good and a bad value of every kind, as a person writes them. */
static void
test_kinds (void)
{
  static const struct { const char *kind, *good, *shown, *bad; } kinds[] = {
    { "text",   "Ms A.\nMr B.",  "Ms A. Mr B.",  NULL },
    { "number", "about 12.5",    "about 12.5",   "a dozen" },
    { "date",   "Sept. 2016",    "Sept\u00a02016",     "the other day" },
    { "choice", "amber",         "Amber",        "Blue" },
    { "yes_no", "oui",           "Yes",          "perhaps" },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autofree char *before = dossier_test_dup_snapshot (store);
  guint n_steps = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (DossierRecord) field =
        dossier_test_add (store, "own_field", "table_name", "programme", "name", kinds[i].kind,
                          "kind", kinds[i].kind, "choices", "Green\nAmber\n\n Red \n", NULL);

      assert_shown (store, glacy, field, "");
      set (store, glacy, field, kinds[i].good);
      assert_shown (store, glacy, field, kinds[i].shown);
      if (kinds[i].bad != NULL)
        assert_refused (store, glacy, field, kinds[i].bad);
      assert_shown (store, glacy, field, kinds[i].shown);
      set (store, glacy, field, "");
      assert_shown (store, glacy, field, "");
      dossier_test_undo (store);
      assert_shown (store, glacy, field, kinds[i].shown);
      n_steps += 2;
    }

  g_assert_cmpuint (dossier_own_get_table (store, "programme")->n_fields, ==, G_N_ELEMENTS (kinds));
  while (n_steps-- > 0)
    dossier_test_undo (store);
  {
    g_autofree char *after = dossier_test_dup_snapshot (store);

    dossier_test_assert_same (after, before);
  }
  g_assert_null (dossier_own_get_table (store, "programme"));
}

/* What history says: which field of which record. */
static void
test_step (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) field = add_field (store, "programme", "Desk officer", "text");
  g_autofree char *label = NULL;

  set (store, glacy, field, "A. Cameron");
  set (store, glacy, field, "B. Ionescu");
  g_assert_cmpuint (dossier_test_count (store, "own_value"), ==, 1);
  g_object_get (store, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Desk officer of GLACY");

  dossier_test_delete (store, glacy);
  g_assert_cmpuint (dossier_test_count (store, "own_value"), ==, 0);
  dossier_test_undo (store);
  assert_shown (store, glacy, field, "B. Ionescu");

  dossier_test_delete (store, field);
  g_assert_cmpuint (dossier_test_count (store, "own_value"), ==, 0);
  g_assert_null (dossier_own_dup_record (store, glacy));
  dossier_test_undo (store);
  assert_shown (store, glacy, field, "B. Ionescu");
}

/* Other records have values of their own, and a duplicate takes them along. */
static void
test_records (void)
{
  static const char * const tables[] = { "programme", "activity", "organisation", "component" };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (DossierRecord) field = add_field (store, tables[i], "Desk officer", "text");
      g_autoptr (DossierQuery) query = dossier_query_new (tables[i]);
      g_autoptr (GPtrArray) records = dossier_store_query_records (store, query, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierEdit) edit = NULL;
      g_autoptr (DossierRecord) copy = NULL;

      set (store, records->pdata[0], field, "A. Cameron");
      assert_shown (store, records->pdata[0], field, "A. Cameron");
      assert_shown (store, records->pdata[1], field, "");

      edit = dossier_store_begin (store, "Copying", NULL, &error);
      g_assert_no_error (error);
      copy = dossier_edit_duplicate (edit, records->pdata[0], &error);
      g_assert_no_error (error);
      dossier_edit_commit (edit, &error);
      g_assert_no_error (error);
      assert_shown (store, copy, field, "A. Cameron");
    }
}

static void
assert_field_refused (DossierStore  *store,
                      DossierRecord *field,
                      const char    *name,
                      const char    *text,
                      const char    *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_change (store, field, name, text, &error));
  g_assert_cmpstr (error->message, ==, sentence);
}

/* No value loses its meaning because the field was changed. */
static void
test_guards (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) field =
    dossier_test_add (store, "own_field", "table_name", "programme", "name", "Light", "kind", "choice",
                      "choices", "Green\nRed", NULL);
  g_autoptr (DossierRecord) value = dossier_record_new (dossier_table_find ("own_value"));
  g_autoptr (DossierEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  set (store, glacy, field, "Red");
  assert_field_refused (store, field, "kind", "number",
                        "The value “Red” that “Light” has somewhere could not be read any more. "
                        "Change it first.");
  assert_field_refused (store, field, "choices", "Green\nAmber",
                        "The value “Red” that “Light” has somewhere could not be read any more. "
                        "Change it first.");
  assert_field_refused (store, field, "table_name", "activity",
                        "“Light” is filled in already and cannot move to other records.");
  dossier_test_set (store, field, "choices", "Red\nAmber");
  dossier_test_set (store, field, "kind", "text");
  dossier_test_set (store, field, "name", "Traffic light");
  assert_shown (store, glacy, field, "Red");

  /* Nor is a value written past the field. */
  dossier_test_set (store, field, "kind", "choice");
  edit = dossier_store_begin (store, "Writing", NULL, &error);
  dossier_record_set_link (value, "own_field", dossier_record_get_id (field));
  dossier_record_set_link (value, "programme", dossier_record_get_id (glacy));
  g_assert_true (dossier_edit_set (edit, value, "value", "Blue", &error));
  g_assert_false (dossier_edit_save (edit, value, &error));
  g_assert_error (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_UNREAD);
}

/* The description is one object for as long as the fields are the same. */
static void
test_table (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) a = add_field (store, "programme", "A", "text");
  const DossierTable *table = dossier_own_get_table (store, "programme");

  g_assert_true (dossier_own_get_table (store, "programme") == table);
  dossier_test_set (store, a, "name", "B");
  g_assert_true (dossier_own_get_table (store, "programme") != table);
  g_assert_cmpstr (dossier_own_get_table (store, "programme")->fields[0].label, ==, "B");
  dossier_test_undo (store);
  g_assert_true (dossier_own_get_table (store, "programme") == table);
}

/* Copied rows, JSON and lists say what the forms say. */
static void
test_going_out (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) officer = add_field (store, "programme", "Desk officer", "text");
  g_autoptr (DossierRecord) light =
    dossier_test_add (store, "own_field", "table_name", "programme", "name", "Light", "name_fr", "Feu",
                      "kind", "choice", "choices", "Green\nRed", "in_lists", "yes", NULL);
  g_autoptr (DossierRowsWriter) writer = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL, *french = NULL;
  JsonObject *own;
  DossierCells *cells;
  guint n;

  set (store, glacy, officer, "A. Cameron");
  set (store, glacy, light, "Red");
  line = dossier_own_dup_line (store, glacy, "en");
  g_assert_cmpstr (line, ==, "Light: Red");
  french = dossier_own_dup_line (store, glacy, "fr");
  g_assert_cmpstr (french, ==, "Feu: Red");

  writer = dossier_rows_writer_new (store, "programme", "en");
  dossier_rows_writer_add (writer, dossier_record_get_id (glacy));
  cells = dossier_rows_writer_get_cells (writer);
  n = dossier_cells_get_n_columns (cells);
  g_assert_cmpstr (dossier_cells_get (cells, 0, n - 3), ==, "Desk officer");
  g_assert_cmpstr (dossier_cells_get (cells, 1, n - 3), ==, "A. Cameron");
  g_assert_cmpstr (dossier_cells_get (cells, 0, n - 2), ==, "Light");
  g_assert_cmpstr (dossier_cells_get (cells, 1, n - 2), ==, "Red");
  g_assert_cmpstr (dossier_cells_get (cells, 1, n - 1), ==, "#1431");

  node = dossier_json_from_record (store, glacy);
  own = json_object_get_object_member (json_node_get_object (node), "own");
  g_assert_cmpstr (json_object_get_string_member (own, "Light"), ==, "Red");
}

/* Each of the four kinds of records that may have such fields, in lists, tables for spreadsheets, JSON and
 * the search. */
static void
test_every_table (void)
{
  static const struct { const char *table; const char *record; } places[] = {
    { "programme", "GLACY" }, { "activity", "Octopus Conference" }, { "organisation", "Council of Europe" },
    { "component", "Harmonisation of legislation" },
  };
  g_autoptr (DossierStore) store = dossier_test_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (DossierRecord) record = dossier_test_find (store, places[i].table, places[i].record);
      g_autoptr (DossierRecord) field = dossier_test_add (store, "own_field", "table_name", places[i].table,
                                                          "name", "Desk officer", "kind", "text",
                                                          "in_lists", "yes", NULL);
      g_autofree char *value = g_strdup_printf ("Quagga of a %s", places[i].table);
      g_autofree char *expected = g_strdup_printf ("Desk officer: %s", value);
      g_autofree char *line = NULL;
      g_autoptr (DossierRowsWriter) writer = dossier_rows_writer_new (store, places[i].table, "en");
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GPtrArray) hits = NULL;
      g_autoptr (GError) error = NULL;
      DossierCells *cells;

      set (store, record, field, value);
      line = dossier_own_dup_line (store, record, "en");
      g_assert_cmpstr (line, ==, expected);

      dossier_rows_writer_add (writer, dossier_record_get_id (record));
      cells = dossier_rows_writer_get_cells (writer);
      g_assert_cmpstr (dossier_cells_get (cells, 0, dossier_cells_get_n_columns (cells) - 2), ==,
                       "Desk officer");
      g_assert_cmpstr (dossier_cells_get (cells, 1, dossier_cells_get_n_columns (cells) - 2), ==, value);

      node = dossier_json_from_record (store, record);
      g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member
                         (json_node_get_object (node), "own"), "Desk officer"), ==, value);

      hits = dossier_store_search (store, value, "en", 5, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpstr (((DossierHit *) hits->pdata[0])->table, ==, places[i].table);
      g_assert_cmpint (((DossierHit *) hits->pdata[0])->id, ==, dossier_record_get_id (record));
    }
}

/* What is found by a value is what has it. */
static void
test_found (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autoptr (DossierRecord) glacy = dossier_test_find (store, "programme", "GLACY");
  g_autoptr (DossierRecord) field = add_field (store, "programme", "Desk officer", "text");
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  const DossierHit *hit;

  set (store, glacy, field, "A. Quagga");
  hits = dossier_store_search (store, "quag", "en", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->table, ==, "programme");
  g_assert_cmpint (hit->id, ==, 1431);
  g_assert_cmpint (hit->programme, ==, 1431);
  g_assert_cmpstr (hit->title, ==, "GLACY");
  g_assert_cmpstr (hit->detail, ==, "Programme · Desk officer: A. Quagga");
  g_assert_cmpuint (hit->detail_matches->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/own/none", test_none);
  g_test_add_func ("/own/kinds", test_kinds);
  g_test_add_func ("/own/one-step-of-one-field", test_step);
  g_test_add_func ("/own/records-of-every-kind", test_records);
  g_test_add_func ("/own/values-keep-their-meaning", test_guards);
  g_test_add_func ("/own/one-description", test_table);
  g_test_add_func ("/own/copied-and-written", test_going_out);
  g_test_add_func ("/own/every-table", test_every_table);
  g_test_add_func ("/own/found", test_found);
  return g_test_run ();
}
