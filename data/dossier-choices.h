/* dossier-choices.h: what an office offers for the fields that take one of a few values.
 *
 * The program brings choices of its own.  Where a field names a code list, the records of table
 * “code” rename them, add to them, and retire what is no longer offered.
 */
#pragma once

#include "dossier-table.h"

G_BEGIN_DECLS

typedef struct
{
  char     *code;        /* what is stored */
  char     *label;       /* what is shown, translated */
  gboolean  is_retired;  /* kept where it is used, and not offered any more */
} DossierOffer;

/* The code lists of one portfolio, as they are at the time of asking. */
typedef struct _DossierChoices DossierChoices;

DossierChoices *dossier_store_get_choices   (DossierStore       *store);
GArray         *dossier_choices_list        (DossierChoices     *self,
                                             const DossierField *field);
const char     *dossier_choices_get_label   (DossierChoices     *self,
                                             const DossierField *field,
                                             const char         *code);
const char     *dossier_choices_find        (DossierChoices     *self,
                                             const DossierField *field,
                                             const char         *text);

G_END_DECLS
