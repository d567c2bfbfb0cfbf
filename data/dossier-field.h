/* dossier-field.h: what each kind of field does with its cells: read, write, explain. */
#pragma once

#include "dossier-choices.h"
#include "dossier-number.h"
#include "dossier-record-private.h"

G_BEGIN_DECLS

/* What a text is read with, besides itself. */
typedef struct
{
  const char     *currency;  /* (nullable): of amounts typed without one */
  const GDate    *start;     /* (nullable): the day "month 30" counts from */
  DossierChoices *choices;   /* (nullable): the code lists of the office */
} DossierFieldContext;

gboolean  dossier_field_parse       (const DossierField        *field,
                                     guint                      part,
                                     const char                *text,
                                     const DossierFieldContext *context,
                                     DossierCell               *cells,
                                     GError                   **error);
char     *dossier_field_dup_input   (const DossierField        *field,
                                     guint                      part,
                                     const DossierCell         *cells);
char     *dossier_field_dup_display (const DossierField        *field,
                                     guint                      part,
                                     const DossierCell         *cells,
                                     DossierChoices            *choices,
                                     const char                *language);
char     *dossier_field_dup_reading (const DossierField        *field,
                                     const DossierCell         *cells,
                                     const char                *language);
gboolean  dossier_field_get_amount  (const DossierCell         *cells,
                                     DossierAmount             *amount);
gboolean  dossier_field_get_number  (const DossierCell         *cells,
                                     DossierNumber             *number);

G_END_DECLS
