/* dossier-paper.h: texts, rules and marks on a page, the thin layer over Pango and cairo.
 *
 * All measures are points (1/72 inch).  What was measured is what is printed:
 * a text is laid out once and then only drawn, on whatever cairo_t is given.
 */
#pragma once

#include <glib.h>
#include <pango/pangocairo.h>

#include "dossier-treaty.h"

G_BEGIN_DECLS

#define DOSSIER_MM (72.0 / 25.4)

typedef enum
{
  DOSSIER_STYLE_TITLE,
  DOSSIER_STYLE_SUBTITLE,
  DOSSIER_STYLE_LEAD,
  DOSSIER_STYLE_HEAD,
  DOSSIER_STYLE_BODY,
  DOSSIER_STYLE_FIGURE,        /* body whose figures stand above one another */
  DOSSIER_STYLE_STRONG,
  DOSSIER_STYLE_LABEL,
  DOSSIER_STYLE_SMALL,
  DOSSIER_STYLE_SMALL_INK,
  DOSSIER_STYLE_SMALL_STRONG,
  DOSSIER_STYLE_TINY,
  DOSSIER_N_STYLES
} DossierStyle;

typedef enum
{
  DOSSIER_COLOUR_NONE,
  DOSSIER_COLOUR_INK,
  DOSSIER_COLOUR_MUTED,
  DOSSIER_COLOUR_ACCENT,
  DOSSIER_COLOUR_CAUTION,
  DOSSIER_COLOUR_RULE,
  DOSSIER_COLOUR_TRACK,
  DOSSIER_COLOUR_WHITE,
  DOSSIER_N_COLOURS
} DossierColour;

typedef enum
{
  DOSSIER_TEXT_BALANCE = 1 << 0,  /* even lines, always; otherwise only against a lone last word */
  DOSSIER_TEXT_ONE_LINE = 1 << 1, /* end with an ellipsis where it does not fit */
} DossierTextFlags;

/* The fonts of one language at one type size. */
typedef struct _DossierPaper DossierPaper;

/* A text laid out; never changes. */
typedef struct _DossierText DossierText;

/* Words of several styles, to be laid out as one text. */
typedef struct _DossierRuns DossierRuns;

DossierPaper *dossier_paper_get           (const char       *language,
                                           gboolean          is_compact);
double        dossier_paper_get_leading   (DossierPaper     *self,
                                           DossierStyle      style);
double        dossier_paper_get_baseline  (DossierPaper     *self,
                                           DossierStyle      style);
double        dossier_paper_measure       (DossierPaper     *self,
                                           DossierStyle      style,
                                           const char       *words);

DossierRuns  *dossier_runs_new            (void);
void          dossier_runs_free           (DossierRuns      *self);
void          dossier_runs_add            (DossierRuns      *self,
                                           DossierStyle      style,
                                           const char       *words);
gboolean      dossier_runs_is_empty       (DossierRuns      *self);

#define DOSSIER_UNLIMITED (-1.0)

DossierText  *dossier_text_new            (DossierPaper     *paper,
                                           DossierStyle      style,
                                           double            width,
                                           DossierTextFlags  flags,
                                           const char       *words);
DossierText  *dossier_text_new_runs       (DossierPaper     *paper,
                                           DossierStyle      style,
                                           double            width,
                                           DossierTextFlags  flags,
                                           DossierRuns      *runs);
DossierText  *dossier_text_ref            (DossierText      *self);
void          dossier_text_unref          (DossierText      *self);
guint         dossier_text_get_n_lines    (DossierText      *self);
double        dossier_text_get_leading    (DossierText      *self);
double        dossier_text_get_height     (DossierText      *self);
double        dossier_text_get_width      (DossierText      *self);
void          dossier_text_draw           (DossierText      *self,
                                           cairo_t          *cr,
                                           double            x,
                                           double            y,
                                           DossierColour     colour);
void          dossier_text_draw_lines     (DossierText      *self,
                                           cairo_t          *cr,
                                           double            x,
                                           double            y,
                                           guint             first,
                                           guint             n_lines);

void          dossier_paper_set_source    (cairo_t          *cr,
                                           DossierColour     colour);
void          dossier_paper_draw_rule     (cairo_t          *cr,
                                           double            x,
                                           double            y,
                                           double            width,
                                           double            thickness,
                                           DossierColour     colour);
void          dossier_paper_trace_box     (cairo_t          *cr,
                                           const cairo_rectangle_t *box,
                                           double            radius);
void          dossier_paper_draw_status   (cairo_t             *cr,
                                           double               x,
                                           double               y,
                                           double               radius,
                                           DossierTreatyStatus  status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRuns, dossier_runs_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierText, dossier_text_unref)

G_END_DECLS
