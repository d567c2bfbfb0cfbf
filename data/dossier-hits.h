/* dossier-hits.h: what a search over the whole portfolio finds. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* In the order they are shown. */
typedef enum
{
  DOSSIER_HIT_PROGRAMME,
  DOSSIER_HIT_COMPONENT,
  DOSSIER_HIT_INDICATOR,
  DOSSIER_HIT_ACTIVITY,
  DOSSIER_HIT_FUNDING,    /* organisations and their instruments */
  DOSSIER_HIT_COUNTRY,
  DOSSIER_HIT_PERSON,
  DOSSIER_HIT_OTHER,      /* everything else that has words, and the office's own fields */
  DOSSIER_N_HIT_KINDS
} DossierHitKind;

/* A piece of a text that matches, in bytes. */
typedef struct
{
  guint start;
  guint end;
} DossierRange;

/**
 * DossierHit:
 * @programme: the programme it belongs to, or 0 if there is none or more than one
 * @title: what the record is called
 * @detail: where it belongs, or the text that matches; may be empty
 * @title_matches: (element-type DossierRange)
 * @detail_matches: (element-type DossierRange)
 */
typedef struct
{
  DossierHitKind  kind;
  const char     *table;
  gint64          id;
  gint64          programme;
  char           *title;
  char           *detail;
  GArray         *title_matches;
  GArray         *detail_matches;
} DossierHit;

GPtrArray  *dossier_store_search        (DossierStore    *store,
                                         const char      *words,
                                         const char      *language,
                                         guint            limit,
                                         GError         **error);
DossierHit *dossier_store_describe      (DossierStore    *store,
                                         const char      *table,
                                         gint64           id,
                                         const char      *language);
const char *dossier_hit_kind_get_label  (DossierHitKind   kind);
void        dossier_hit_free            (DossierHit      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHit, dossier_hit_free)

G_END_DECLS
