/* dossier-date-reader.h: a typed date while it is being read, for dossier-date-parse.c and -part.c only. */
#pragma once

#include "dossier-date-words.h"
#include "dossier-edtf.h"

#define DOSSIER_DATE_MAX_PARTS (2 * DOSSIER_EDTF_MAX_MEMBERS)

/* A day, month, quarter, half or year as it was typed. */
typedef struct
{
  DossierMoment moment;          /* year and month are 0 while a neighbour has to say them */
  gboolean      is_month_first;  /* January 12 */
  gboolean      is_numeric;      /* 2015-06 */
  gboolean      has_about;       /* said before or after the part */
  gboolean      has_uncertain;
  guint         first;           /* pieces of the text */
  guint         end;
} DossierDatePart;

typedef struct
{
  const DossierWords *words;
  guint               at;
  char               *problem;  /* a sentence, when more can be said than “not understood” */

  DossierDatePart     parts[DOSSIER_DATE_MAX_PARTS];
  guint               n_parts;
  DossierEdtf         date;     /* kinds of bounds; the moments come from the parts at the end */
} DossierDateReader;

/* Takes @problem over; the first one stays. */
static inline gboolean
reader_fail (DossierDateReader *self,
             char              *problem)
{
  if (self->problem == NULL)
    self->problem = problem;
  else
    g_free (problem);

  return FALSE;
}

/* Moves on if the next word is of @kind. */
static inline gboolean
take_word (DossierDateReader *self,
           DossierDateWord    kind,
           int               *value)
{
  guint at = self->at;
  const DossierPhrase *phrase = dossier_date_word_match (self->words, &at);

  if (phrase == NULL || phrase->kind != (int) kind)
    return FALSE;

  self->at = at;
  if (value != NULL)
    *value = phrase->value;

  return TRUE;
}

static inline gboolean
take_sign (DossierDateReader *self,
           gunichar           sign)
{
  if (!dossier_words_is_sign (self->words, self->at, sign))
    return FALSE;

  self->at++;
  return TRUE;
}

/* Reads the part at the position; on failure the position is where it went wrong. */
gboolean dossier_date_reader_read_part (DossierDateReader *self);
