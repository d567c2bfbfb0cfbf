/* dossier-typing.h: where in a record a text is typed.
 *
 * A place is a column (“title_fr”), a field of the office's own (“own_5”), a cell of the values of an
 * indicator (“cell/…”, see dossier_indicator_grid_dup_place()), or the row that adds something to a list
 * of what belongs to the record (“new/risk”).  What is typed for several records at once is a place of the
 * portfolio (“several/programme/ends”).
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPING_NEW "new/"
#define DOSSIER_TYPING_SEVERAL "several/"

char     *dossier_typing_dup_new    (const char     *table,
                                     const char     *value);
char     *dossier_typing_dup_several (const char    *table,
                                     const char     *column);
char     *dossier_typing_dup_stored (DossierStore   *store,
                                     DossierRecord  *record,
                                     const char     *place);
char     *dossier_typing_dup_label  (DossierStore   *store,
                                     DossierRecord  *record,
                                     const char     *place,
                                     const char     *language);

G_END_DECLS
