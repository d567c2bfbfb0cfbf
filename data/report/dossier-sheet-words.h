/* dossier-sheet-words.h: the printed words of a paper, and how a paper spells. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_WORD_ABOUT_AS_OF,
  DOSSIER_WORD_ACTIVITIES_IN,
  DOSSIER_WORD_AREA,
  DOSSIER_WORD_AT_LEAST,
  DOSSIER_WORD_BASIS,
  DOSSIER_WORD_BUDGET,
  DOSSIER_WORD_BY_DAY,
  DOSSIER_WORD_BY_MONTH,
  DOSSIER_WORD_BY_MONTH_DATED,
  DOSSIER_WORD_COMPONENTS,
  DOSSIER_WORD_CONTACT,
  DOSSIER_WORD_CONTINUED,
  DOSSIER_WORD_COOPERATION,
  DOSSIER_WORD_COUNTRIES,
  DOSSIER_WORD_COUNTRIES_PRIORITY,
  DOSSIER_WORD_DATA_FROM,
  DOSSIER_WORD_DATES_UNKNOWN,
  DOSSIER_WORD_ELAPSED,
  DOSSIER_WORD_EXTENDED_BY,
  DOSSIER_WORD_EXTENDS,
  DOSSIER_WORD_FOLLOWED_BY,
  DOSSIER_WORD_FOLLOWS,
  DOSSIER_WORD_FORTHCOMING,
  DOSSIER_WORD_FORTHCOMING_ONE,
  DOSSIER_WORD_FUNDING,
  DOSSIER_WORD_IMPLEMENTATION,
  DOSSIER_WORD_INCLUDES,
  DOSSIER_WORD_INDICATORS,
  DOSSIER_WORD_INVITED,
  DOSSIER_WORD_KEY_FACTS,
  DOSSIER_WORD_LATE,
  DOSSIER_WORD_MET,
  DOSSIER_WORD_NO_DATA,
  DOSSIER_WORD_NOT_MET,
  DOSSIER_WORD_OBJECTIVE,
  DOSSIER_WORD_ON_TRACK,
  DOSSIER_WORD_PAGE,
  DOSSIER_WORD_PARTNER,
  DOSSIER_WORD_PART_OF,
  DOSSIER_WORD_PARTY,
  DOSSIER_WORD_PERIOD,
  DOSSIER_WORD_PROMOTES,
  DOSSIER_WORD_PURPOSE,
  DOSSIER_WORD_REACHED_IN,
  DOSSIER_WORD_RECENT,
  DOSSIER_WORD_RELATED,
  DOSSIER_WORD_SCOPE,
  DOSSIER_WORD_SHEET,
  DOSSIER_WORD_SHEETS,
  DOSSIER_WORD_SIGNATORY,
  DOSSIER_WORD_STARTS,
  DOSSIER_WORD_STARTS_ON,
  DOSSIER_WORD_TARGET,
  DOSSIER_WORD_TO_BE_CONFIRMED,
  DOSSIER_WORD_TO_BE_DETERMINED,
  DOSSIER_WORD_TO_BE_IDENTIFIED,
  DOSSIER_WORD_VALUE_DATED,
  DOSSIER_WORD_VISIBILITY,
  DOSSIER_WORD_VOLUNTARY,
  DOSSIER_N_WORDS
} DossierWord;

gboolean    dossier_language_is_french (const char  *language);
const char *dossier_word               (DossierWord  word,
                                        const char  *language);
char       *dossier_phrase             (DossierWord  word,
                                        const char  *language,
                                        ...) G_GNUC_NULL_TERMINATED;
const char *dossier_lifecycle_word     (const char  *code,
                                        const char  *language);

char       *dossier_spell              (const char  *text,
                                        const char  *language);
char       *dossier_spell_title        (const char  *text,
                                        const char  *language);
char       *dossier_spell_statement    (const char  *text,
                                        const char  *language);
char       *dossier_keep_together      (const char  *text);
char       *dossier_bind_spaces    (const char  *text);
char       *dossier_capitalise         (const char  *text);

G_END_DECLS
