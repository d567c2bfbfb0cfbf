/* dossier-query-private.h: a query as its own files see it. */
#pragma once

#include "dossier-query.h"

G_BEGIN_DECLS

/* Whether a period may hold a day; what has none is always so. */
#define DOSSIER_ON_DAY_SQL(period, day) \
  "(" period " IS NULL OR overlaps (" period ", " day ", " day ", 0))"

typedef struct
{
  gboolean  is_set;
  gint64    integer;
  char     *text;
} DossierBinding;

struct _DossierQuery
{
  gatomicrefcount     references;      /* workers hold queries too */
  const DossierTable *table;
  GPtrArray          *conditions;      /* SQL */
  GPtrArray          *row_conditions;  /* the same, in a form that is quick to ask of one row */
  GArray             *bindings;        /* DossierBinding, in the order of their marks */
  char               *order;
  guint               limit;
  gboolean            is_by_row;       /* whether and where a row is listed follows from this row alone */
};

G_END_DECLS
