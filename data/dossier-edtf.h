/* dossier-edtf.h: canonical EDTF taken apart, for the functions of dossier-date.h only.
 *
 * ISO 8601-2 levels 0 and 1 without times, seasons and long years, the sets of
 * level 2, and its codes for quarters and halves of a year.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_EDTF_MAX_MEMBERS 32

#define DOSSIER_EDTF_ANY 100     /* “XX”, as a month or a day */
#define DOSSIER_EDTF_QUARTER 32  /* months 33 to 36 are quarters 1 to 4 */
#define DOSSIER_EDTF_HALF 39     /* months 40 and 41 are halves 1 and 2 */

/* A day, month, quarter, half or year. */
typedef struct
{
  guint year;      /* 1 to 9999; unspecified digits are 0 */
  guint n_any;     /* unspecified digits at the end of the year, 0 to 2 */
  guint month;     /* 0 = none */
  guint day;       /* 0 = none */
  char  doubt;     /* '~' about, '?' uncertain, '%' both, 0 none */
} DossierMoment;

typedef enum
{
  DOSSIER_BOUND_NONE,     /* not a range: only the other end counts */
  DOSSIER_BOUND_MOMENT,
  DOSSIER_BOUND_OPEN,     /* “..” */
  DOSSIER_BOUND_UNKNOWN,  /* nothing beside the slash */
} DossierBound;

typedef struct
{
  DossierBound  from_kind;  /* NONE for a single moment, which is then in @to */
  DossierBound  to_kind;
  DossierMoment from;
  DossierMoment to;
} DossierSpan;

typedef struct
{
  char        set;        /* '[' one of, '{' all of, 0 no set */
  guint       n_members;  /* 1 unless a set */
  DossierSpan members[DOSSIER_EDTF_MAX_MEMBERS];
} DossierEdtf;

gboolean  dossier_edtf_read         (DossierEdtf          *self,
                                     const char           *text);
char     *dossier_edtf_write        (const DossierEdtf    *self);
gboolean  dossier_edtf_tidy         (DossierEdtf          *self);
gboolean  dossier_edtf_is_reversed  (const DossierSpan    *span);
void      dossier_edtf_span_days    (const DossierSpan    *span,
                                     GDate                *earliest,
                                     GDate                *latest);
gboolean  dossier_moment_is_valid   (const DossierMoment  *moment);
gboolean  dossier_moment_is_equal   (const DossierMoment  *a,
                                     const DossierMoment  *b);
void      dossier_moment_days       (const DossierMoment  *moment,
                                     GDate                *earliest,
                                     GDate                *latest);
void      dossier_moment_write      (const DossierMoment  *moment,
                                     GString              *into);
char     *dossier_day_of_month      (const GDate          *start,
                                     guint                 month);

G_END_DECLS
