/* dossier-sheet-private.h: a sheet from the inside, for those who draw it and for its tests. */
#pragma once

#include "dossier-plan.h"
#include "dossier-sheet.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_DRAW_PLAIN,
  DOSSIER_DRAW_TAGGED,  /* with the structure of a PDF; a Document tag must be open */
} DossierDrawMode;

struct _DossierSheet
{
  GObject       parent_instance;

  double        width;
  double        height;
  double        left;
  double        content;       /* width between the margins */

  GPtrArray    *blocks;
  DossierPlan  *plan;
  gboolean      is_compact;

  char         *short_title;
  char         *title;         /* for the document */
  char         *office;

  DossierText  *head_first;    /* left, on the first page */
  DossierText  *head_next;     /* left, on all others */
  DossierText  *head_kind;     /* right */
  DossierText  *as_of;
  DossierText  *visibility;    /* (nullable): on the last page */
  DossierText  *footnotes;     /* (nullable): on every page */
  GPtrArray    *page_numbers;  /* of texts */
};

void dossier_sheet_draw_page (DossierSheet    *self,
                              cairo_t         *cr,
                              guint            page,
                              DossierDrawMode  mode);

G_END_DECLS
