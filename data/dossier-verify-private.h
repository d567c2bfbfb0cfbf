/* dossier-verify-private.h: how a rule looks, and what it looks with. */
#pragma once

#include "dossier-store-private.h"
#include "dossier-verify.h"

G_BEGIN_DECLS

/* One run over the portfolio. */
typedef struct
{
  DossierStore *store;
  DossierJob   *job;        /* (nullable) */
  const char   *language;
  gint64        programme;  /* the only one to look at, or 0 */
  GDate         day;
  char         *iso;        /* of the day */
  GPtrArray    *findings;
} DossierVerify;

typedef struct _DossierRuleKind DossierRuleKind;

/* Says what is wrong with a row: @sentence and @detail start as NULL; without a sentence nothing is. */
typedef void (*DossierRuleSay) (DossierVerify     *self,
                                DossierStatement  *row,
                                char             **sentence,
                                char             **detail);

typedef gboolean (*DossierRuleFind) (DossierVerify          *self,
                                     const DossierRuleKind  *kind,
                                     GError                **error);

/**
 * DossierRuleKind:
 * @table: of what it finds
 * @field: where to look: a field, or a list of a programme
 * @sql: (nullable): gives the id, the programme or 0, and what @say needs; "@COLUMN@" stands for
 *   the condition that COLUMN is the programme looked at, ?2 for the day
 * @sentence: (nullable): what is wrong, marked with N_(), where @say has nothing to add
 * @find: (nullable): where a question and a sentence do not do; may use @sql and @sentence itself
 */
struct _DossierRuleKind
{
  DossierRule      rule;
  const char      *table;
  const char      *field;
  const char      *sql;
  const char      *sentence;
  DossierRuleSay   say;
  DossierRuleFind  find;
};

/* Each ends with a kind without a key. */
extern const DossierRuleKind dossier_rules_programme[];
extern const DossierRuleKind dossier_rules_results[];
extern const DossierRuleKind dossier_rules_activity[];
extern const DossierRuleKind dossier_rules_money[];
extern const DossierRuleKind dossier_rules_figures[];
extern const DossierRuleKind dossier_rules_sums[];

/* Purposes in the order of the enumeration: print, IATI, EU report. */
#define DOSSIER_FINE DOSSIER_SEVERITY_NONE
#define DOSSIER_NOTE DOSSIER_SEVERITY_NOTE
#define DOSSIER_WARN DOSSIER_SEVERITY_WARNING
#define DOSSIER_STOP DOSSIER_SEVERITY_ERROR

DossierStatement *dossier_verify_prepare (DossierVerify          *self,
                                          const char             *sql,
                                          GError                **error);
gboolean          dossier_verify_step    (DossierVerify          *self,
                                          DossierStatement       *row,
                                          GError                **error);
void              dossier_verify_add     (DossierVerify          *self,
                                          const DossierRuleKind  *kind,
                                          gint64                  record,
                                          gint64                  programme,
                                          char                   *sentence,
                                          char                   *detail);
void              dossier_verify_place   (DossierVerify          *self,
                                          const char             *table,
                                          gint64                  record,
                                          const char             *field);
char             *dossier_verify_dup_date (DossierVerify         *self,
                                          const char             *edtf);

G_END_DECLS
