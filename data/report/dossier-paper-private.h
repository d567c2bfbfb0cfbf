/* dossier-paper-private.h: what styles and texts share. */
#pragma once

#include "dossier-paper.h"

G_BEGIN_DECLS

typedef struct
{
  const char   *family;
  double        size;
  double        leading;
  PangoWeight   weight;
  DossierColour colour;
  gboolean      is_tabular;  /* figures of one width */
} DossierStyleSheet;

struct _DossierPaper
{
  PangoContext         *context;
  DossierStyleSheet     styles[DOSSIER_N_STYLES];
  PangoFontDescription *fonts[DOSSIER_N_STYLES];
  PangoAttrList        *attributes[DOSSIER_N_STYLES];
  double                baselines[DOSSIER_N_STYLES];  /* 0 = not measured yet */
  gboolean              has_ordinals;                 /* “1er” has its letters raised */
  GHashTable           *texts;                        /* short ones that were laid out before */
};

void dossier_paper_get_rgb      (DossierColour  colour,
                                 double         rgb[3]);
void dossier_layout_break_lines (PangoLayout   *layout,
                                 double         width,
                                 gboolean       is_balanced);

G_END_DECLS
