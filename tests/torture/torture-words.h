/* torture-words.h: what some words of a portfolio should be, worked out apart from it. */
#pragma once

#include "dossier-test.h"

G_BEGIN_DECLS

/* Words are the titles of activities and the values that these have for fields of the office's own, by
 * the ids of their records: a GHashTable of gint64 → char. */

/* Somebody at work. */
typedef struct
{
  DossierStore *store;
  GPtrArray    *seen;    /* records that somebody looks at */
  guint         number;  /* of what is done next: it is in every word */
} TortureDesk;

GHashTable *torture_words_read    (DossierStore       *store);
GHashTable *torture_words_copy    (GHashTable         *words);
void        torture_words_set     (GHashTable         *words,
                                   gint64              id,
                                   const char         *word);
void        torture_words_assert  (DossierStore       *store,
                                   GHashTable         *words);
void        torture_words_edit    (const TortureDesk  *desk,
                                   GHashTable         *words);
gboolean    torture_words_restore (const TortureDesk  *desk,
                                   GHashTable         *words,
                                   GHashTable         *before,
                                   gint64              step,
                                   gboolean           *is_refused);

G_END_DECLS
