/* dossier-tables-private.h: for the files that describe kinds of records. */
#pragma once

#include <glib/gi18n-lib.h>

#include "dossier-tables.h"

G_BEGIN_DECLS

#define TABLE(table_name, singular, plural_label, title_field, sql_order, ...)      \
  const DossierTable dossier_table_##table_name = {                                \
    .name = #table_name, .label = singular, .plural = plural_label,                \
    .title = title_field, .order = sql_order,                                      \
    .fields = table_name##_fields, .n_fields = G_N_ELEMENTS (table_name##_fields), \
    __VA_ARGS__                                                                    \
  };

/* Every kind of record, in the order of loading: a table comes after those it links to. */
#define DOSSIER_TABLES(X) \
  X (country) X (country_name) X (country_group) X (group_member) X (treaty) X (treaty_event) \
  X (alignment) X (organisation) X (instrument) X (office) X (person) X (office_event) X (staffing) \
  X (publication) X (pillar) X (portfolio) X (code) X (own_field) X (acknowledgement) X (programme) \
  X (relation) X (programme_country) X (programme_group) X (programme_treaty) X (programme_person) \
  X (contribution) X (partner) X (amendment) X (amendment_change) X (result_level) X (component) \
  X (assumption) X (risk) X (indicator) X (breakdown) X (indicator_value) X (milestone) X (series) \
  X (activity) X (activity_country) X (activity_group) X (activity_organisation) \
  X (activity_component) X (participation) X (action_point) X (agreement) X (obligation) \
  X (budget_version) X (budget_line) X (money_transaction) X (planned_disbursement) \
  X (exchange_rate) X (document) X (claim) X (own_value)

#define DECLARE(table_name) extern const DossierTable dossier_table_##table_name;
DOSSIER_TABLES (DECLARE)
#undef DECLARE

extern const DossierChoice dossier_qualifiers[];
extern const DossierChoice dossier_certainties[];

gboolean dossier_table_check_parent (DossierRecord  *record,
                                     GError        **error);
gboolean dossier_table_guard_parent (DossierStore   *store,
                                     DossierRecord  *record,
                                     gboolean        is_deleted,
                                     GError        **error);

G_END_DECLS
