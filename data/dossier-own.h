/* dossier-own.h: fields of the office's own, beside those of the program.
 *
 * The own fields of a kind of record are described like all others, by a DossierTable made while
 * running: “own_programme” has one field for each.  Its records are not rows of a file but the
 * values that a programme has for them.
 */
#pragma once

#include "dossier-edit.h"

G_BEGIN_DECLS

/* What the tables of own fields, and the own fields in them, are called: “own_programme”, “own_5”. */
#define DOSSIER_OWN_PREFIX "own_"

/* A value as it is shown somewhere. */
typedef struct
{
  const char *name;      /* of the field in the table of own fields; interned */
  char       *label;     /* in the language asked for */
  char       *text;
  gboolean    in_lists;  /* whether lists show it beside the title */
} DossierOwnValue;

const DossierTable *dossier_own_get_table    (DossierStore   *store,
                                              const char     *table);
const char         *dossier_own_name_field   (gint64          own_field);
DossierRecord      *dossier_own_dup_record   (DossierStore   *store,
                                              DossierRecord  *record);
void                dossier_own_refresh      (DossierStore   *store,
                                              DossierRecord  *record,
                                              DossierRecord  *own);
GPtrArray          *dossier_own_list_values  (DossierStore   *store,
                                              DossierRecord  *record,
                                              const char     *language);
char               *dossier_own_dup_line     (DossierStore   *store,
                                              DossierRecord  *record,
                                              const char     *language);
gboolean            dossier_own_set          (DossierEdit    *edit,
                                              DossierRecord  *record,
                                              const char     *name,
                                              const char     *text,
                                              GError        **error);
gboolean            dossier_store_change_own (DossierStore   *store,
                                              DossierRecord  *record,
                                              const char     *name,
                                              const char     *text,
                                              GError        **error);

/* For the descriptions of tables “own_field” and “own_value”. */
gboolean            dossier_own_field_guard  (DossierStore   *store,
                                              DossierRecord  *record,
                                              gboolean        is_deleted,
                                              GError        **error);
gboolean            dossier_own_value_guard  (DossierStore   *store,
                                              DossierRecord  *record,
                                              gboolean        is_deleted,
                                              GError        **error);

G_END_DECLS
