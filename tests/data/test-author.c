/* test-author.c: whose name stands beside a step: that of the account, or the one its person wants. */
#include "dossier-author.h"

#include "dossier-test.h"

/* The name that is shown, and the one beside a step: whoever has another is another person. */
static void
assert_author (DossierStore *store,
               const char   *code,
               const char   *expected)
{
  g_autofree char *shown = dossier_author_dup ();
  g_autoptr (DossierRecord) programme = dossier_test_find (store, "programme", "1431");
  g_autoptr (GPtrArray) steps = NULL;

  g_assert_cmpstr (shown, ==, expected);
  dossier_test_set (store, programme, "code", code);
  steps = dossier_store_get_history (store, NULL, 1, NULL);
  g_assert_cmpstr (((DossierStep *) steps->pdata[0])->author, ==, expected);
}

/* What the list of accounts says, and who that is. */
typedef struct
{
  const char *name;
  const char *gecos;
  const char *author;
} Account;

static const Account accounts[] = {
  { "real-name", "Marta Kovač,,,", "Marta Kovač" },
  { "with-room-and-telephone", "Marta Kovač,Room 12,+33 3,", "Marta Kovač" },
  { "only-a-name", "Marta Kovač", "Marta Kovač" },
  { "named-after-the-login", "& Kovač,,,", "Mk Kovač" },
  { "none", "", "mk" },
  { "only-a-room", ",Room 12,,", "mk" },
  { "blanks", "  ,,,", "mk" },
  { "not-utf-8", "Marta Kova\350,,,", "Marta Kova\357\277\275" },
};

/* The account is asked for once, so each needs a program of its own. */
static void
test_account (gconstpointer data)
{
  const Account *account = data;
  g_autoptr (DossierStore) store = NULL;

  if (!g_test_subprocess ())
    {
      g_setenv ("DOSSIER_TEST_GECOS", account->gecos, TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  store = dossier_test_new_sample ();
  assert_author (store, "X", account->author);
}

static void
set_author (const char *name)
{
  g_autoptr (GError) error = NULL;

  dossier_author_set (name, &error);
  g_assert_no_error (error);
}

static void
test_chosen (void)
{
  g_autoptr (DossierStore) store = dossier_test_new_sample ();
  g_autofree char *account = dossier_author_dup ();

  g_assert_cmpstr (account, !=, "");
  assert_author (store, "X", account);
  set_author (" Ada Lovelace ");
  assert_author (store, "Y", "Ada Lovelace");
  set_author ("");
  assert_author (store, "Z", account);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DossierTestFolder) home = dossier_test_folder_new ();
  g_autofree char *folder = dossier_test_folder_dup_path (home, "home");

  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autofree char *path = g_strconcat ("/author/account/", accounts[i].name, NULL);

      g_test_add_data_func (path, &accounts[i], test_account);
    }
  g_test_add_func ("/author/chosen", test_chosen);

  return g_test_run ();
}
