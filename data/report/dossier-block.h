/* dossier-block.h: what stands on a page, as plain data, before it has a place on one.
 *
 * A block is a label and rows; a row is marks (texts, rules, boxes) at fixed
 * distances from its top.  Distances have a part that shrinks with density, so
 * that fitting a page is adding up, not laying out again.
 */
#pragma once

#include "dossier-paper.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_MARK_BEGIN,   /* a tag of the PDF structure */
  DOSSIER_MARK_END,
  DOSSIER_MARK_TEXT,
  DOSSIER_MARK_RULE,
  DOSSIER_MARK_BOX,
  DOSSIER_MARK_STATUS,
} DossierMarkKind;

typedef struct
{
  DossierMarkKind      kind;
  double               x;       /* on the page */
  double               y;       /* from the top of the row … */
  double               drop;    /* … plus this, times the density */
  double               width;
  double               height;

  DossierText         *text;
  guint                first_line;
  guint                n_lines;

  const char          *tag;
  char                *uri;     /* of a Link */

  DossierColour        fill;    /* of a text: instead of its own colour */
  DossierColour        stroke;
  double               thickness;
  double               radius;
  DossierTreatyStatus  status;
} DossierMark;

typedef struct
{
  GArray     *marks;
  double      height;
  double      gap;     /* more height, times the density */
  const char *fields;  /* of the form, which this row shows; with spaces between */
} DossierRow;

typedef enum
{
  DOSSIER_BLOCK_SECTION,  /* a rule, a label on its axis, rows on theirs */
  DOSSIER_BLOCK_FACTS,    /* a rule and rows with labels of their own */
  DOSSIER_BLOCK_TITLE,    /* rows only */
} DossierBlockKind;

typedef struct
{
  DossierBlockKind  kind;
  char             *title;      /* in the outline */
  DossierText      *label;
  DossierText      *note;
  DossierText      *continued;
  const char       *tag;        /* around the rows */
  const char       *fields;     /* of the form, which this block shows; with spaces between */
  DossierRow       *head;       /* (nullable): repeated on every page */
  GPtrArray        *rows;
} DossierBlock;

DossierRow   *dossier_row_new           (const char        *fields);
DossierRow   *dossier_row_ref           (DossierRow        *self);
void          dossier_row_unref         (DossierRow        *self);
double        dossier_row_get_height    (const DossierRow  *self,
                                         double             density);
void          dossier_row_begin         (DossierRow        *self,
                                         const char        *tag);
void          dossier_row_begin_link    (DossierRow        *self,
                                         const char        *uri);
void          dossier_row_end           (DossierRow        *self);
DossierMark  *dossier_row_add_text      (DossierRow        *self,
                                         const char        *tag,
                                         double             x,
                                         double             y,
                                         DossierText       *text);
DossierMark  *dossier_row_add_rule      (DossierRow        *self,
                                         double             x,
                                         double             y,
                                         double             width,
                                         double             thickness);
DossierMark  *dossier_row_add_box       (DossierRow              *self,
                                         const cairo_rectangle_t *box);
DossierMark  *dossier_row_add_status    (DossierRow          *self,
                                         double               x,
                                         double               y,
                                         DossierTreatyStatus  status);
double        dossier_row_split         (DossierRow        *self,
                                         double             available,
                                         double             density,
                                         DossierRow       **upper,
                                         DossierRow       **lower);

DossierBlock *dossier_block_new         (DossierBlockKind   kind,
                                         const char        *title,
                                         const char        *tag,
                                         const char        *fields);
void          dossier_block_free        (DossierBlock      *self);
DossierRow   *dossier_block_add_row     (DossierBlock      *self,
                                         DossierRow        *row);
double        dossier_block_get_before  (const DossierBlock *self,
                                         double             density);
double        dossier_block_get_after   (const DossierBlock *self,
                                         double             density);
double        dossier_block_get_head_height (const DossierBlock *self,
                                         gboolean           is_continued);
double        dossier_block_get_height  (const DossierBlock *self,
                                         double             density);

gboolean      dossier_fields_contain    (const char        *fields,
                                         const char        *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRow, dossier_row_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBlock, dossier_block_free)

G_END_DECLS
