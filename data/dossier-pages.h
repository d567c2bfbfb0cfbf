/* dossier-pages.h: the pages of an SQLite file, read without SQLite; for the files of data/ only. */
#pragma once

#include "dossier-digest.h"

G_BEGIN_DECLS

typedef struct _DossierPages DossierPages;

/* A row of a table, or an entry of an index. */
typedef struct
{
  guint         page;
  gint64        id;         /* of a row; 0 in an index */
  const guint8 *payload;    /* gone after the call */
  gsize         available;  /* the rest of it could not be found */
  gsize         length;
} DossierCellBytes;

typedef void (*DossierCellFunc) (const DossierCellBytes *cell,
                                 gpointer                data);

/* The type of a value that is not there: the bytes that held it are lost. */
#define DOSSIER_STORED_LOST (-1)

#define DOSSIER_PAGE_TABLE_LEAF 0x0d
#define DOSSIER_PAGE_INDEX_LEAF 0x0a

DossierPages *dossier_pages_new        (GByteArray          *bytes);
void          dossier_pages_free       (DossierPages        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPages, dossier_pages_free)

guint         dossier_pages_get_size   (DossierPages        *self);
guint         dossier_pages_count      (DossierPages        *self);
void          dossier_pages_mark_free  (DossierPages        *self);
gboolean      dossier_pages_walk       (DossierPages        *self,
                                        guint                root,
                                        DossierCellFunc      func,
                                        gpointer             data);
gboolean      dossier_pages_is_stray   (DossierPages        *self,
                                        guint                page,
                                        guint8               kind);
void          dossier_pages_read       (DossierPages        *self,
                                        guint                page,
                                        DossierCellFunc      func,
                                        gpointer             data);
int           dossier_pages_decode     (const DossierCellBytes *cell,
                                        DossierStoredValue  *values,
                                        int                  most);
guint         dossier_varint_read      (const guint8        *bytes,
                                        const guint8        *end,
                                        guint64             *number);
guint         dossier_pages_guess_size (const guint8        *bytes,
                                        gsize                length);

G_END_DECLS
