/* dossier-query.h: what to list, in the field's words; the store turns it into SQL. */
#pragma once

#include <glib.h>

#include "dossier-table.h"

G_BEGIN_DECLS

/* Where a date lies, seen from the as-of day. */
typedef enum
{
  DOSSIER_TIMING_FORTHCOMING,  /* its earliest day is still to come */
  DOSSIER_TIMING_NOW,          /* begun, perhaps, and not certainly over */
  DOSSIER_TIMING_RECENT,       /* its latest day has passed */
  DOSSIER_TIMING_UNDATED,
} DossierTiming;

typedef struct _DossierQuery DossierQuery;

DossierQuery       *dossier_query_new           (const char          *table);
DossierQuery       *dossier_query_ref           (DossierQuery        *self);
void                dossier_query_unref         (DossierQuery        *self);
const DossierTable *dossier_query_get_table     (DossierQuery        *self);

void                dossier_query_match         (DossierQuery        *self,
                                                 const char          *column,
                                                 gint64               value);
void                dossier_query_match_text    (DossierQuery        *self,
                                                 const char          *column,
                                                 const char          *value);
void                dossier_query_match_any     (DossierQuery        *self,
                                                 const char          *column,
                                                 const char * const  *values);
void                dossier_query_match_unset   (DossierQuery        *self,
                                                 const char          *column);
void                dossier_query_linked_from   (DossierQuery        *self,
                                                 const char          *table,
                                                 const char          *link,
                                                 const char          *column,
                                                 gint64               value);
void                dossier_query_not_linked_from (DossierQuery      *self,
                                                 const char          *table,
                                                 const char          *link);
void                dossier_query_timing        (DossierQuery        *self,
                                                 const char          *field,
                                                 DossierTiming        timing,
                                                 const GDate         *as_of);
void                dossier_query_within        (DossierQuery        *self,
                                                 const char          *field,
                                                 const GDate         *from,
                                                 const GDate         *to,
                                                 gboolean             certainly);
void                dossier_query_on_day        (DossierQuery        *self,
                                                 const char          *field,
                                                 const GDate         *day);
void                dossier_query_in_group      (DossierQuery        *self,
                                                 gint64               other,
                                                 const GDate         *day);
void                dossier_query_works_with    (DossierQuery        *self,
                                                 gint64               other,
                                                 const GDate         *day);
void                dossier_query_search        (DossierQuery        *self,
                                                 const char          *words);
void                dossier_query_order         (DossierQuery        *self,
                                                 const char          *column,
                                                 gboolean             descending);
void                dossier_query_limit         (DossierQuery        *self,
                                                 guint                limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierQuery, dossier_query_unref)

G_END_DECLS
