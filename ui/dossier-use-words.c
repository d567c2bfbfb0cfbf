/* dossier-use-words.c: how it is said that records use another one: “2 organisations belong to it”.
 *
 * One line per link where a count would not say enough.  Links to what a record lives and
 * dies with are not in it: such records are shown with it.
 */
#include "dossier-use-words.h"

#include "dossier-companions.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *table;
  const char *link;
  const char *words;
} Sentence;

static const char *
find (const Sentence     *sentences,
      guint               n_sentences,
      const DossierTable *table,
      const DossierField *link)
{
  for (guint i = 0; i < n_sentences; i++)
    if (g_str_equal (sentences[i].table, table->name) && g_str_equal (sentences[i].link, link->name))
      return sentences[i].words;

  return NULL;
}

static const char *
find_place_words (const DossierTable *table,
                  const DossierField *link,
                  guint               n)
{
  const Sentence sentences[] = {
    { "group_member", "country", ngettext ("Member of %u country group", "Member of %u country groups", n) },
    { "organisation", "country", ngettext ("%u organisation is from here",
                                           "%u organisations are from here", n) },
    { "organisation", "parent", ngettext ("%u organisation belongs to it",
                                          "%u organisations belong to it", n) },
    { "person", "organisation", ngettext ("%u person works here", "%u people work here", n) },
    { "treaty", "parent", ngettext ("%u treaty is part of it", "%u treaties are part of it", n) },
    { "treaty_event", "country", ngettext ("%u step towards a treaty", "%u steps towards treaties", n) },
    { "office", "organisation", ngettext ("Has %u office", "Has %u offices", n) },
    { "office", "country", ngettext ("%u office is here", "%u offices are here", n) },
    { "office_event", "body", ngettext ("%u event in an office goes back to it",
                                        "%u events in offices go back to it", n) },
    { "portfolio", "office", ngettext ("Runs %u portfolio", "Runs %u portfolios", n) },
    { "portfolio", "treaty", ngettext ("Countries are marked by it in %u portfolio",
                                       "Countries are marked by it in %u portfolios", n) },
  };

  return find (sentences, G_N_ELEMENTS (sentences), table, link);
}

static const char *
find_programme_words (const DossierTable *table,
                      const DossierField *link,
                      guint               n)
{
  const Sentence sentences[] = {
    { "programme", "office", ngettext ("Implements %u programme", "Implements %u programmes", n) },
    { "programme", "contact", ngettext ("Contact for %u programme", "Contact for %u programmes", n) },
    { "relation", "other", ngettext ("%u programme refers to it", "%u programmes refer to it", n) },
    { "programme_country", "country", ngettext ("Takes part in %u programme",
                                                "Takes part in %u programmes", n) },
    { "programme_group", "country_group", ngettext ("Area of %u programme", "Area of %u programmes", n) },
    { "programme_treaty", "treaty", ngettext ("Standard of %u programme", "Standard of %u programmes", n) },
    { "contribution", "organisation", ngettext ("Makes %u contribution", "Makes %u contributions", n) },
    { "contribution", "instrument", ngettext ("%u contribution comes from it",
                                              "%u contributions come from it", n) },
    { "partner", "organisation", ngettext ("Partner of %u programme", "Partner of %u programmes", n) },
    { "indicator", "component", ngettext ("%u indicator measures it", "%u indicators measure it", n) },
    { "indicator", "country_group", ngettext ("%u indicator is about it", "%u indicators are about it", n) },
    { "activity", "country", ngettext ("%u activity takes place here", "%u activities take place here", n) },
    { "activity", "series", ngettext ("%u activity belongs to it", "%u activities belong to it", n) },
    { "activity_country", "country", ngettext ("%u activity is about it", "%u activities are about it", n) },
    { "activity_group", "country_group", ngettext ("%u activity is about it",
                                                   "%u activities are about it", n) },
    { "activity_organisation", "organisation", ngettext ("Takes part in %u activity",
                                                         "Takes part in %u activities", n) },
    { "activity_component", "component", ngettext ("%u activity serves it", "%u activities serve it", n) },
  };

  return find (sentences, G_N_ELEMENTS (sentences), table, link);
}

/**
 * dossier_use_dup_sentence:
 * @count: how many records of @table use a record through @link
 *
 * Returns: (transfer full) (nullable): %NULL for links to what a record belongs to
 */
char *
dossier_use_dup_sentence (const DossierTable *table,
                          const DossierField *link,
                          guint               count)
{
  const char *words = find_place_words (table, link, count);
  g_auto (GStrv) parts = NULL;
  g_autofree char *number = NULL;

  if (words == NULL)
    words = find_programme_words (table, link, count);
  if (words == NULL)
    return link->owner ? NULL : dossier_table_dup_count (table, count);

  parts = g_strsplit (words, "%u", 2);
  number = g_strdup_printf ("%u", count);
  return g_strjoinv (number, parts);
}
