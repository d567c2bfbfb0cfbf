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

gboolean dossier_date_reader_fail      (DossierDateReader *self,
                                        char              *problem);
gboolean dossier_date_reader_take_word (DossierDateReader *self,
                                        DossierDateWord    kind,
                                        int               *value);
gboolean dossier_date_reader_take_sign (DossierDateReader *self,
                                        gunichar           sign);
gboolean dossier_date_reader_read_part (DossierDateReader *self);
