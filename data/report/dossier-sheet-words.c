/* dossier-sheet-words.c: the printed words of a paper, in English and French.
 *
 * Not gettext, on purpose: somebody with an English desktop prints a French
 * sheet, and both come out of one run.  The language of a paper belongs to the
 * paper, not to the program.
 */
#include "dossier-sheet-words.h"

#include <string.h>

#define NBSP "\302\240"
#define NARROW_NBSP "\342\200\257"

/* %1, %2 and %3 stand for what is filled in. */
static const struct
{
  const char *english;
  const char *french;
} words[DOSSIER_N_WORDS] = {
  [DOSSIER_WORD_ABOUT_AS_OF]        = { "As of %1", "Situation au %1" },
  [DOSSIER_WORD_ACTIVITIES_IN]      = { "%1 activities in %2", "%1 activités en %2" },
  [DOSSIER_WORD_AREA]               = { "Project area", "Zone géographique" },
  [DOSSIER_WORD_AT_LEAST]           = { "at least %1", "au moins %1" },
  [DOSSIER_WORD_BASIS]              = { "Common standard", "Norme commune" },
  [DOSSIER_WORD_BUDGET]             = { "Budget", "Budget" },
  [DOSSIER_WORD_BY_DAY]             = { "By %1", "D’ici %1" },
  [DOSSIER_WORD_BY_MONTH]           = { "By month %1", "D’ici le mois %1" },
  [DOSSIER_WORD_BY_MONTH_DATED]     = { "By month %1 (%2)", "D’ici le mois %1 (%2)" },
  [DOSSIER_WORD_COMPONENTS]         = { "Expected results", "Résultats attendus" },
  [DOSSIER_WORD_CONTACT]            = { "Contact", "Contact" },
  [DOSSIER_WORD_CONTINUED]          = { "(continued)", "(suite)" },
  [DOSSIER_WORD_COOPERATION]        = { "technical cooperation", "coopération technique" },
  [DOSSIER_WORD_COUNTRIES]          = { "Countries", "Pays" },
  [DOSSIER_WORD_COUNTRIES_PRIORITY] = { "Priority countries", "Pays prioritaires" },
  [DOSSIER_WORD_DATA_FROM]          = { "data from %1 of %2 countries", "données de %1 pays sur %2" },
  [DOSSIER_WORD_DATES_UNKNOWN]      = { "; dates to be determined", NBSP "; dates à déterminer" },
  [DOSSIER_WORD_ELAPSED]            = { "%1 of %2 months elapsed (%3%)",
                                        "%1 mois écoulés sur %2 (%3" NARROW_NBSP "%)" },
  [DOSSIER_WORD_EXTENDED_BY]        = { "extended by %1", "prolongé par %1" },
  [DOSSIER_WORD_EXTENDS]            = { "extends %1", "prolonge %1" },
  [DOSSIER_WORD_FOLLOWED_BY]        = { "followed by %1", "suivi par %1" },
  [DOSSIER_WORD_FOLLOWS]            = { "follows %1", "fait suite à %1" },
  [DOSSIER_WORD_FORTHCOMING]        = { "Forthcoming activities", "Activités à venir" },
  [DOSSIER_WORD_FORTHCOMING_ONE]    = { "Forthcoming activity", "Activité à venir" },
  [DOSSIER_WORD_FUNDING]            = { "Funding", "Financement" },
  [DOSSIER_WORD_IMPLEMENTATION]     = { "Implementation", "Mise en œuvre" },
  [DOSSIER_WORD_INCLUDES]           = { "includes %1", "comprend %1" },
  [DOSSIER_WORD_INDICATORS]         = { "Outcome indicators", "Indicateurs de résultat" },
  [DOSSIER_WORD_INVITED]            = { "Invited", "Invité" },
  [DOSSIER_WORD_KEY_FACTS]          = { "Key facts", "Données clés" },
  [DOSSIER_WORD_LATE]               = { "late", "en retard" },
  [DOSSIER_WORD_MET]                = { "reached", "atteint" },
  [DOSSIER_WORD_NO_DATA]            = { "no data yet", "sans données" },
  [DOSSIER_WORD_NOT_MET]            = { "not reached", "non atteint" },
  [DOSSIER_WORD_OBJECTIVE]          = { "Objective", "Objectif" },
  [DOSSIER_WORD_ON_TRACK]           = { "on track", "en bonne voie" },
  [DOSSIER_WORD_PAGE]               = { "Page %1 of %2", "Page %1 sur %2" },
  [DOSSIER_WORD_PARTNER]            = { "Partner", "Partenaire" },
  [DOSSIER_WORD_PART_OF]            = { "part of %1", "fait partie de %1" },
  [DOSSIER_WORD_PARTY]              = { "Party", "Partie" },
  [DOSSIER_WORD_PERIOD]             = { "Duration", "Durée" },
  [DOSSIER_WORD_PROMOTES]           = { "Promotes", "Promeut" },
  [DOSSIER_WORD_PURPOSE]            = { "Purpose", "Finalités" },
  [DOSSIER_WORD_REACHED_IN]         = { "%1 of %2 values reached", "%1 valeurs atteintes sur %2" },
  [DOSSIER_WORD_RECENT]             = { "Recent activities", "Activités récentes" },
  [DOSSIER_WORD_RELATED]            = { "Related projects", "Projets liés" },
  [DOSSIER_WORD_SCOPE]              = { "Geographical scope", "Zone géographique" },
  [DOSSIER_WORD_SHEET]              = { "Project fact sheet", "Fiche de projet" },
  [DOSSIER_WORD_SHEETS]             = { "Project fact sheets", "Fiches de projet" },
  [DOSSIER_WORD_SIGNATORY]          = { "Signatory", "Signataire" },
  [DOSSIER_WORD_STARTS]             = { "Starts %1", "Débute en %1" },
  [DOSSIER_WORD_STARTS_ON]          = { "Starts %1", "Débute le %1" },
  [DOSSIER_WORD_TARGET]             = { "target %1", "cible %1" },
  [DOSSIER_WORD_TO_BE_CONFIRMED]    = { "to be confirmed", "à confirmer" },
  [DOSSIER_WORD_TO_BE_DETERMINED]   = { "to be determined", "à déterminer" },
  [DOSSIER_WORD_TO_BE_IDENTIFIED]   = { "to be identified", "à identifier" },
  [DOSSIER_WORD_VALUE_DATED]        = { "%1 (%2)", "%1 (%2)" },
  [DOSSIER_WORD_VISIBILITY]         = { "Visibility", "Visibilité" },
  [DOSSIER_WORD_VOLUNTARY]          = { "Voluntary contributions", "Contributions volontaires" },
};

/* As papers say it; lists in the window are shorter. */
static const struct
{
  const char *code;
  const char *english;
  const char *french;
} lifecycles[] = {
  { "pipeline",       "Planned",           "Prévu" },
  { "implementation", "In implementation", "En cours" },
  { "finalisation",   "In finalisation",   "En clôture" },
  { "closed",         "Closed",            "Clos" },
  { "cancelled",      "Cancelled",         "Annulé" },
  { "suspended",      "Suspended",         "Suspendu" },
};

gboolean
dossier_language_is_french (const char *language)
{
  return g_strcmp0 (language, "fr") == 0;
}

/**
 * dossier_word:
 *
 * Returns: the printed word, English unless @language is "fr"
 */
const char *
dossier_word (DossierWord  word,
              const char  *language)
{
  return dossier_language_is_french (language) ? words[word].french : words[word].english;
}

/**
 * dossier_phrase:
 * @...: up to nine texts for %1, %2 …, then %NULL
 *
 * Returns: (transfer full): the printed words with the texts filled in
 */
char *
dossier_phrase (DossierWord  word,
                const char  *language,
                ...)
{
  GString *phrase = g_string_new (NULL);
  const char *texts[9] = { NULL };
  va_list arguments;

  va_start (arguments, language);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if ((texts[i] = va_arg (arguments, const char *)) == NULL)
      break;
  va_end (arguments);

  for (const char *c = dossier_word (word, language); *c != '\0'; c++)
    {
      if (c[0] == '%' && c[1] >= '1' && c[1] <= '9' && texts[c[1] - '1'] != NULL)
        g_string_append (phrase, texts[*++c - '1']);
      else
        g_string_append_c (phrase, *c);
    }

  return g_string_free (phrase, FALSE);
}

/**
 * dossier_lifecycle_word:
 *
 * Returns: (nullable): what the chip of a sheet says
 */
const char *
dossier_lifecycle_word (const char *code,
                        const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (lifecycles); i++)
    if (g_strcmp0 (code, lifecycles[i].code) == 0)
      return dossier_language_is_french (language) ? lifecycles[i].french : lifecycles[i].english;

  return NULL;
}
