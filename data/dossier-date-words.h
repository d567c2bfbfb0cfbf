/* dossier-date-words.h: the English and French words of dates, for dossier-date-parse.c only. */
#pragma once

#include "dossier-words.h"

typedef enum
{
  DATE_WORD_MONTH,         /* value: 1 to 12 */
  DATE_WORD_WEEKDAY,
  DATE_WORD_SEASON,
  DATE_WORD_ORDINAL,       /* value: 1 to 4 */
  DATE_WORD_SUFFIX,        /* 1st, 1er */
  DATE_WORD_PERIOD,        /* value: the month code before its first quarter or half */
  DATE_WORD_PERIOD_SIGN,   /* Q1, T1, H1, S1; value as above */
  DATE_WORD_DECADE,
  DATE_WORD_FILLER,        /* the, of, in, le, de, … */
  DATE_WORD_ABOUT,
  DATE_WORD_FROM,
  DATE_WORD_ONWARDS,
  DATE_WORD_BY,
  DATE_WORD_UNTIL,         /* “by” alone, “to” after a start */
  DATE_WORD_TO,
  DATE_WORD_BETWEEN,
  DATE_WORD_OR,
  DATE_WORD_AND,
  DATE_WORD_ONE_OF,
  DATE_WORD_ANY_MONTH,
  DATE_WORD_ANY_DAY,
  DATE_WORD_UNKNOWN,
  DATE_WORD_MONTH_NUMBER,  /* month 30 */
} DossierDateWord;

const DossierPhrase *dossier_date_word_match (const DossierWords *words,
                                              guint              *position);
