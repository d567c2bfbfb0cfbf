/* test-countries.c: every file knows the countries of ISO 3166-1 and Kosovo*, by all their names. */
#include <json-glib/json-glib.h>
#include <stdlib.h>

#include "dossier-country.h"
#include "dossier-store.h"

#define ISO_CODES "/usr/share/iso-codes/json/iso_3166-1.json"

static DossierStore *store;
static GPtrArray *countries;

static DossierRecord *
find_by_code (const char *code)
{
  for (guint i = 0; i < countries->len; i++)
    if (g_str_equal (dossier_record_get_text (countries->pdata[i], "code"), code))
      return countries->pdata[i];

  return NULL;
}

static void
test_number (void)
{
  g_assert_cmpuint (countries->len, ==, 250);
}

/* Against the list of the system, where there is one. */
static void
test_codes (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *list;

  if (!g_file_test (ISO_CODES, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("iso-codes is not installed");
      return;
    }

  json_parser_load_from_file (parser, ISO_CODES, &error);
  g_assert_no_error (error);
  list = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "3166-1");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);
      const char *code = json_object_get_string_member (entry, "alpha_2");
      DossierRecord *country = find_by_code (code);

      if (country == NULL)
        {
          g_test_fail_printf ("There is no country %s", code);
          continue;
        }

      g_assert_cmpstr (dossier_record_get_text (country, "code3"), ==,
                       json_object_get_string_member (entry, "alpha_3"));
      g_assert_cmpint (dossier_record_get_id (country), ==,
                       atoi (json_object_get_string_member (entry, "numeric")));
    }
}

static void
assert_unique (const char *column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < countries->len; i++)
    {
      const char *text = dossier_record_get_text (countries->pdata[i], column);

      if (text == NULL || *text == '\0')
        g_test_fail_printf ("Country %" G_GINT64_FORMAT " has no %s",
                            dossier_record_get_id (countries->pdata[i]), column);
      else if (!g_hash_table_add (seen, (gpointer) text))
        g_test_fail_printf ("Two countries have the same %s, %s", column, text);
    }
}

static void
test_names (void)
{
  assert_unique ("code");
  assert_unique ("code3");
  assert_unique ("name");
  assert_unique ("name_fr");
}

/* An alias must lead to one country, or nobody could be found by it. */
static void
test_aliases_are_unique (void)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < countries->len; i++)
    {
      const char *aliases = dossier_record_get_text (countries->pdata[i], "aliases");
      g_auto (GStrv) lines = g_strsplit (aliases != NULL ? aliases : "", "\n", -1);

      for (guint n = 0; lines[n] != NULL; n++)
        {
          char *key = g_utf8_casefold (lines[n], -1);

          if (!g_hash_table_add (owners, key))
            g_test_fail_printf ("Two countries are called “%s”", lines[n]);
        }
    }

  for (guint i = 0; i < countries->len; i++)
    {
      g_autofree char *name = g_utf8_casefold (dossier_record_get_text (countries->pdata[i], "name"), -1);

      if (g_hash_table_contains (owners, name))
        g_test_fail_printf ("“%s” is also an alias", name);
    }
}

/* The short names of 2015, and the variants by which people look for them. */
static void
test_usage (void)
{
  static const struct
  {
    const char *code;
    const char *name;
    const char *name_fr;
    const char *alias;
  } cases[] = {
    { "SR", "Suriname", "Suriname", "Surinam" },
    { "US", "United States", "États-Unis", "USA" },
    { "GB", "United Kingdom", "Royaume-Uni", "UK" },
    { "PH", "Philippines", "Philippines", "Filipino" },
    { "TR", "Turkey", "Turquie", "Turkish" },
    { "TR", "Turkey", "Turquie", "Türkiye" },
    { "MD", "Moldova", "Moldavie", "Moldova, Republic of" },
    { "CZ", "Czech Republic", "République tchèque", "Czechia" },
    { "SZ", "Swaziland", "Swaziland", "Eswatini" },
    { "VN", "Vietnam", "Viêt Nam", "Viet Nam" },
    { "CI", "Côte d’Ivoire", "Côte d’Ivoire", "Ivory Coast" },
    { "KR", "South Korea", "Corée du Sud", "Korea, Republic of" },
    { "BO", "Bolivia", "Bolivie", "Bolivia, Plurinational State of" },
    { "MK", "The former Yugoslav Republic of Macedonia", "L’ex-République yougoslave de Macédoine",
      "North Macedonia" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierRecord *country = find_by_code (cases[i].code);
      g_auto (GStrv) aliases = g_strsplit (dossier_record_get_text (country, "aliases"), "\n", -1);

      g_test_message ("%s, %s", cases[i].code, cases[i].alias);
      g_assert_cmpstr (dossier_record_get_text (country, "name"), ==, cases[i].name);
      g_assert_cmpstr (dossier_record_get_text (country, "name_fr"), ==, cases[i].name_fr);
      g_assert_true (g_strv_contains ((const char * const *) aliases, cases[i].alias));
    }
}

/* Also in an empty portfolio a contribution can say that its funder is not known yet. */
static void
test_placeholder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecord) unknown = dossier_store_get (store, "organisation", 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dossier_record_get_text (unknown, "kind"), ==, "placeholder");
  g_assert_cmpstr (dossier_record_get_text (unknown, "name_fr"), ==, "À identifier");
}

/* What a country is called depends on the day; without another name it is that of its record. */
static void
test_names_of_a_day (void)
{
  static const struct { const char *code; const char *day; const char *english; const char *french; }
  names[] = {
    { "TR", "2015-12-10", "Turkey", "Turquie" }, { "TR", "2022-05-31", "Turkey", "Turquie" },
    { "TR", "2022-06-01", "Türkiye", "Türkiye" },
    { "MK", "2024-01-01", "North Macedonia", "Macédoine du Nord" },
    { "GE", "2024-01-01", "Georgia", "Géorgie" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DossierRecord) country = dossier_store_find (store, "country", names[i].code, NULL);
      g_autofree char *english = NULL, *french = NULL;
      GDate day;

      g_assert_true (dossier_day_from_iso (&day, names[i].day));
      english = dossier_country_dup_name (store, country, &day, "en");
      french = dossier_country_dup_name (store, country, &day, "fr");
      g_assert_cmpstr (english, ==, names[i].english);
      g_assert_cmpstr (french, ==, names[i].french);
    }
}

/* Wherever a country is named, also by what links to it, it is on the day that is shown. */
static void
test_names_follow_the_day (void)
{
  static const struct { const char *day; const char *name; const char *name_fr; } days[] = {
    { "2022-05-31", "Turkey", "Turquie" }, { "2022-06-01", "Türkiye", "Türkiye" },
  };
  g_autoptr (DossierRecord) turkey = dossier_store_find (store, "country", "TR", NULL);
  g_autoptr (DossierRecord) office = dossier_record_new (dossier_table_find ("office"));
  g_autoptr (DossierRecord) link = dossier_record_new (dossier_table_find ("programme_country"));

  dossier_record_set_link (office, "country", dossier_record_get_id (turkey));
  dossier_record_set_link (link, "country", dossier_record_get_id (turkey));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *title = NULL, *french = NULL, *linked = NULL, *member = NULL;
      GDate day;

      g_assert_true (dossier_day_from_iso (&day, days[i].day));
      dossier_store_set_as_of (store, &day);
      title = dossier_store_dup_title (store, turkey, NULL);
      french = dossier_store_dup_title (store, turkey, "fr");
      linked = dossier_store_dup_display (store, office, "country", "en");
      member = dossier_store_dup_title (store, link, "en");
      g_assert_cmpstr (title, ==, days[i].name);
      g_assert_cmpstr (french, ==, days[i].name_fr);
      g_assert_cmpstr (linked, ==, days[i].name);
      g_assert_cmpstr (member, ==, days[i].name);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("country");
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  store = dossier_store_open (":memory:", DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
  countries = dossier_store_query_records (store, query, &error);
  g_assert_no_error (error);

  g_test_add_func ("/countries/number", test_number);
  g_test_add_func ("/countries/codes", test_codes);
  g_test_add_func ("/countries/names", test_names);
  g_test_add_func ("/countries/aliases-are-unique", test_aliases_are_unique);
  g_test_add_func ("/countries/usage", test_usage);
  g_test_add_func ("/countries/placeholder", test_placeholder);
  g_test_add_func ("/countries/names-of-a-day", test_names_of_a_day);
  g_test_add_func ("/countries/names-follow-the-day", test_names_follow_the_day);

  status = g_test_run ();
  g_ptr_array_unref (countries);
  g_clear_object (&store);
  return status;
}
