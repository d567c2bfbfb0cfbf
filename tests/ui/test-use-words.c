/* test-use-words.c: sentences that are made of what the tables say. */
#include <gtk/gtk.h>
#include <string.h>

#include "dossier-tables.h"
#include "dossier-use-words.h"

/* Every link that is not to an owner has its sentence, in one and in many. */
static void
test_use_words (void)
{
  guint n_tables;
  const DossierTable * const *tables = dossier_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      {
        const DossierField *link = &tables[t]->fields[f];
        g_autofree char *one = NULL, *many = NULL;

        if (link->kind != DOSSIER_KIND_LINK || link->owner)
          continue;

        g_test_message ("%s.%s", tables[t]->name, link->name);
        one = dossier_use_dup_sentence (tables[t], link, 1);
        many = dossier_use_dup_sentence (tables[t], link, 12);
        g_assert_nonnull (one);
        g_assert_nonnull (many);
        g_assert_nonnull (strstr (one, "1"));
        g_assert_nonnull (strstr (many, "12"));
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/use-words/every-link", test_use_words);

  return g_test_run ();
}
