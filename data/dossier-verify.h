/* dossier-verify.h: what should be looked at before a portfolio is printed, published or reported.
 *
 * Nothing blocks saving: a finding names the record and the field, and says how much it matters
 * for each purpose.  A known exception is acknowledged with a reason.
 */
#pragma once

#include "dossier-job.h"

G_BEGIN_DECLS

/* What the records are needed for. */
typedef enum
{
  DOSSIER_PURPOSE_PRINT,
  DOSSIER_PURPOSE_IATI,
  DOSSIER_PURPOSE_EU,
  DOSSIER_N_PURPOSES
} DossierPurpose;

typedef enum
{
  DOSSIER_SEVERITY_NONE,     /* of no concern there */
  DOSSIER_SEVERITY_NOTE,     /* good to know */
  DOSSIER_SEVERITY_WARNING,  /* should be looked at */
  DOSSIER_SEVERITY_ERROR,    /* must not go out like this */
} DossierSeverity;

/**
 * DossierRule:
 * @key: what is stored, e.g. "V-01 objective"; the number of the rule comes first
 * @title: what it checks, marked with N_()
 * @severities: of what it finds, for each purpose
 */
typedef struct
{
  const char      *key;
  const char      *title;
  DossierSeverity  severities[DOSSIER_N_PURPOSES];
} DossierRule;

/**
 * DossierFinding:
 * @table: of the record it is about, and is acknowledged for
 * @place_table: of the record where it is put right, mostly the same one
 * @field: of that record: a field, its French column, or a list of a programme
 * @programme: the id of the programme concerned, 0 for the portfolio
 * @sentence: what was found
 * @detail: (nullable): which record, or what follows
 * @acknowledgement: the id of the record that explains it, 0 if there is none
 * @reason: (nullable): why it was acknowledged
 */
typedef struct
{
  const DossierRule *rule;
  const char        *table;
  gint64             record;
  const char        *place_table;
  gint64             place;
  const char        *field;
  gint64             programme;
  char              *sentence;
  char              *detail;
  gint64             acknowledgement;
  char              *reason;
} DossierFinding;

const DossierRule * const *
                 dossier_rules                (guint                 *n_rules);
char            *dossier_rule_dup_number      (const DossierRule     *self);
const char      *dossier_purpose_get_code     (DossierPurpose         purpose);
gboolean         dossier_purpose_from_code    (const char            *code,
                                               DossierPurpose        *purpose);
const char      *dossier_purpose_get_label    (DossierPurpose         purpose);
const char      *dossier_purpose_get_short_label (DossierPurpose     purpose);
const char      *dossier_severity_get_label   (DossierSeverity        severity);

GPtrArray       *dossier_verify               (DossierStore          *store,
                                               const char            *language,
                                               gint64                 programme,
                                               DossierJob            *job,
                                               GError               **error);
void             dossier_verify_async         (DossierStore          *store,
                                               const char            *language,
                                               gint64                 programme,
                                               GCancellable          *cancellable,
                                               GAsyncReadyCallback    callback,
                                               gpointer               user_data);
GPtrArray       *dossier_verify_finish        (DossierStore          *store,
                                               GAsyncResult          *result,
                                               GError               **error);

DossierSeverity  dossier_finding_get_severity (const DossierFinding  *self,
                                               DossierPurpose         purpose);
DossierSeverity  dossier_finding_get_worst    (const DossierFinding  *self);
gboolean         dossier_finding_acknowledge  (const DossierFinding  *self,
                                               DossierStore          *store,
                                               const char            *reason,
                                               GError               **error);
gboolean         dossier_finding_take_back    (const DossierFinding  *self,
                                               DossierStore          *store,
                                               GError               **error);

G_END_DECLS
