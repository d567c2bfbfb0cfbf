/* dossier-child-row.h: one record in a list of those that belong to another. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-record.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_CHILD_ORDERED = 1 << 0,   /* has a handle; may be dragged, or moved with Alt+Up and Alt+Down */
  DOSSIER_CHILD_NUMBERED = 1 << 1,  /* shows its number */
  DOSSIER_CHILD_OPENS = 1 << 2,     /* expands in place */
  DOSSIER_CHILD_WRAPPED = 1 << 3,   /* a long title in several lines, chips below it */
  DOSSIER_CHILD_STRONG = 1 << 4,    /* a bold title above one line about it */
  DOSSIER_CHILD_FOUND = 1 << 5,     /* (lists) only what .also finds; nothing is added or removed here */
} DossierChildFlags;

/* Signals: "move" (int places), "remove" (Delete), "edit" (F2). */
#define DOSSIER_TYPE_CHILD_ROW (dossier_child_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierChildRow, dossier_child_row, DOSSIER, CHILD_ROW, GtkListBoxRow)

GtkWidget     *dossier_child_row_new          (DossierRecord      *record,
                                               DossierChildFlags   flags);
DossierRecord *dossier_child_row_get_record   (DossierChildRow    *self);
gint64         dossier_child_row_get_id       (DossierChildRow    *self);
guint          dossier_child_row_get_number   (DossierChildRow    *self);
void           dossier_child_row_set_number   (DossierChildRow    *self,
                                               guint               number);

/* Below another row: further in, with another number.  @above: (nullable): what is said of it besides. */
void           dossier_child_row_set_depth    (DossierChildRow    *self,
                                               guint               depth,
                                               guint               number,
                                               const char         *above);

/* @subtitle: (nullable) */
void           dossier_child_row_set_text     (DossierChildRow    *self,
                                               const char         *title,
                                               const char         *subtitle);
#define DOSSIER_CHILD_CHIPS 3
void           dossier_child_row_set_chip     (DossierChildRow    *self,
                                               guint               place,
                                               const char         *text,
                                               const char         *style);

GtkWidget     *dossier_child_row_get_chip     (DossierChildRow    *self,
                                               guint               place);

/* A widget before the text, one after it, and what the row expands to. */
void           dossier_child_row_set_prefix   (DossierChildRow    *self,
                                               GtkWidget          *prefix);
GtkWidget     *dossier_child_row_get_prefix   (DossierChildRow    *self);
void           dossier_child_row_set_suffix   (DossierChildRow    *self,
                                               GtkWidget          *suffix);
GtkWidget     *dossier_child_row_get_suffix   (DossierChildRow    *self);
void           dossier_child_row_set_body     (DossierChildRow    *self,
                                               GtkWidget          *body);
GtkWidget     *dossier_child_row_get_body     (DossierChildRow    *self);
gboolean       dossier_child_row_is_open      (DossierChildRow    *self);
void           dossier_child_row_set_open     (DossierChildRow    *self,
                                               gboolean            is_open);

G_END_DECLS
