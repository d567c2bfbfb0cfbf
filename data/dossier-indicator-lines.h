/* dossier-indicator-lines.h: what is known of an indicator on a day, country by country and part by part. */
#pragma once

#include "dossier-indicator.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_LINE_UNMEASURED,
  DOSSIER_LINE_UNDECIDED,  /* measured, with nothing to compare with */
  DOSSIER_LINE_BEHIND,     /* not due yet, and not as far as the time that has passed */
  DOSSIER_LINE_ON_TRACK,
  DOSSIER_LINE_MISSED,
  DOSSIER_LINE_EARLY,      /* reached, and a later target is to come */
  DOSSIER_LINE_REACHED,
} DossierLineState;

/* A baseline, a target or what was measured. */
typedef struct
{
  DossierRecord *record;     /* (nullable): the value, of several the latest */
  gboolean       has_amount; /* can be compared */
  gboolean       is_word;
  gint64         amount;     /* of several put together */
} DossierFigure;

typedef struct
{
  gint64           country;
  DossierFigure    baseline;
  DossierFigure    target;     /* the last one that was due by the day, else the next one */
  DossierFigure    actual;
  guint            n_actuals;
  guint            n_coming;   /* targets that are not due yet */
  GDate            due;        /* of @target; perhaps invalid */
  gboolean         is_over;
  gboolean         is_tolerated;
  DossierLineState state;
} DossierLine;

typedef struct
{
  DossierStore  *store;
  DossierRecord *indicator;
  const char    *rule;         /* (nullable) */
  const char    *aggregation;  /* (nullable) */
  gint64         tolerance;    /* percent */
  GDate          day;
  GDate          start;        /* of the programme; perhaps invalid */
  GDate          due;          /* of the indicator; perhaps invalid */
  GPtrArray     *values;       /* keeps the records of the lines */
  GHashTable    *lines;        /* "country/part" → DossierLine */
} DossierLines;

GPtrArray      *dossier_lines_list_values      (DossierStore       *store,
                                                DossierRecord      *indicator);
DossierLines   *dossier_lines_new              (DossierStore       *store,
                                                DossierRecord      *indicator,
                                                GArray             *countries,
                                                const GDate        *day,
                                                GPtrArray          *values);
gint64          dossier_lines_put_together     (const DossierLines *self,
                                                gint64              so_far,
                                                gint64              amount,
                                                guint               n);
gboolean        dossier_lines_are_put_together (const DossierLines *self);
DossierStanding dossier_lines_get_standing     (const DossierLines *self,
                                                gint64              country,
                                                guint               n_parts);
void            dossier_lines_free             (DossierLines       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLines, dossier_lines_free)

G_END_DECLS
