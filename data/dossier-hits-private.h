/* dossier-hits-private.h: what the parts of the search share: lines with matches, findings. */
#pragma once

#include "dossier-hits.h"

G_BEGIN_DECLS

/* A text and where it matches. */
typedef struct
{
  GString *text;
  GArray  *matches;
} DossierLine;

DossierLine *dossier_line_new              (void);
void         dossier_line_free             (DossierLine         *self);
DossierLine *dossier_line_read             (const char          *marked,
                                            const char          *line_break,
                                            const char * const  *words);
void         dossier_line_append           (DossierLine         *self,
                                            const char          *text,
                                            const DossierLine   *passage);
void         dossier_line_append_separator (DossierLine         *self);
void         dossier_line_shorten          (DossierLine         *self,
                                            glong                most_before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLine, dossier_line_free)

/* A kind of record that is searched, and what is said of it on the second line. */
typedef struct
{
  const char     *table;
  DossierHitKind  kind;
  const char     *details[5];
} DossierHitSource;

const DossierHitSource *dossier_hit_sources (guint *n_sources);

/* A record being described; passages are what the index says of its columns. */
typedef struct
{
  DossierStore           *store;
  DossierRecord          *record;
  const char             *language;
  const DossierHitSource *source;
  GHashTable             *passages;  /* (nullable): column name → DossierLine */
  gboolean                is_shown;  /* some match is in the lines already */
} DossierFinding;

DossierHit  *dossier_finding_describe      (DossierFinding      *self);

#define DOSSIER_MATCH_BEGIN '\001'
#define DOSSIER_MATCH_END '\002'

G_END_DECLS
