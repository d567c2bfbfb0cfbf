/* dossier-draft.h: what the makers of the blocks of a sheet share.
 *
 * Each maker reads records, lays out their texts and adds its block, or none:
 * a section that has no data is simply not there.
 */
#pragma once

#include "dossier-block.h"
#include "dossier-sheet-words.h"
#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_GUTTER (5 * DOSSIER_MM)

/* Numbers and letters of lists hang this far before the text. */
#define DOSSIER_INDENT 16

/* Above and below a key fact, times the density. */
#define DOSSIER_FACT_PAD 5

typedef struct
{
  DossierStore  *store;
  DossierRecord *programme;
  const char    *language;
  GDate          as_of;
  DossierPaper  *paper;

  double         left;      /* the label axis */
  double         width;     /* of everything between the margins */
  double         axis;      /* the content axis */
  double         content;   /* width on the content axis */
  double         label;     /* width on the label axis */

  GPtrArray     *blocks;
  GPtrArray     *footnotes; /* of names that have printed */
  GError        *error;     /* the first one; lists are empty from then on */
} DossierDraft;

const char   *dossier_draft_word          (DossierDraft      *self,
                                           DossierWord        word);
char         *dossier_draft_dup_local     (DossierDraft      *self,
                                           DossierRecord     *record,
                                           const char        *name);
char         *dossier_draft_dup_linked    (DossierDraft      *self,
                                           DossierRecord     *record,
                                           const char        *link);
GPtrArray    *dossier_draft_list          (DossierDraft      *self,
                                           const char        *table,
                                           const char        *link,
                                           gint64             id);
GPtrArray    *dossier_draft_list_own      (DossierDraft      *self,
                                           const char        *table);
DossierText  *dossier_draft_text          (DossierDraft      *self,
                                           DossierStyle       style,
                                           double             width,
                                           const char        *words);
DossierText  *dossier_draft_line          (DossierDraft      *self,
                                           DossierStyle       style,
                                           const char        *words);
double        dossier_draft_level         (DossierDraft      *self,
                                           DossierStyle       row,
                                           DossierStyle       cell);
DossierBlock *dossier_draft_add_section   (DossierDraft      *self,
                                           DossierWord        label,
                                           const char        *note,
                                           const char        *tag,
                                           const char        *fields);
DossierText  *dossier_draft_number        (DossierDraft      *self,
                                           guint              number);
DossierText  *dossier_draft_item          (DossierDraft      *self,
                                           const char        *words);
void          dossier_draft_add_item      (DossierDraft      *self,
                                           DossierBlock      *block,
                                           guint              number,
                                           DossierText       *text,
                                           gboolean           is_last);

void          dossier_draft_add_title      (DossierDraft     *self);
void          dossier_draft_add_objective  (DossierDraft     *self);
void          dossier_draft_add_facts      (DossierDraft     *self);
void          dossier_draft_add_components (DossierDraft     *self);
void          dossier_draft_add_indicators (DossierDraft     *self);
void          dossier_draft_add_countries  (DossierDraft     *self);
void          dossier_draft_add_activities (DossierDraft     *self);
void          dossier_draft_add_visibility (DossierDraft     *self,
                                            DossierText      *visibility);

char         *dossier_draft_dup_state      (DossierDraft     *self,
                                            DossierRecord    *indicator);
GPtrArray    *dossier_draft_list_counted   (DossierDraft     *self,
                                            DossierRecord    *indicator);
char         *dossier_draft_dup_country    (DossierDraft     *self,
                                            DossierRecord    *country);
void          dossier_draft_add_period     (DossierDraft     *self,
                                            DossierBlock     *facts);
DossierRuns  *dossier_draft_list_funders   (DossierDraft     *self);
char         *dossier_draft_dup_office     (DossierDraft     *self,
                                            DossierRecord    *office);
DossierRow   *dossier_draft_begin_fact     (DossierDraft     *self,
                                            DossierBlock     *facts,
                                            const char       *label,
                                            const char       *fields,
                                            DossierRuns      *value);
void          dossier_draft_end_fact       (DossierRow       *row);

G_END_DECLS
