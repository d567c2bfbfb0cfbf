/* dossier-list-row.h: a row of a list of records, or the heading of a section of it. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-record.h"

G_BEGIN_DECLS

/**
 * DossierListRowText:
 * @mark: (nullable): initials or a number, instead of the bar
 * @is_number: whether @mark is a number, in a disc
 * @title: what the record is called
 * @subtitle: (nullable): the second line
 * @left: (nullable): the last line, at its beginning
 * @right: (nullable): and at its end
 */
typedef struct
{
  const char *mark;
  gboolean    is_number;
  const char *title;
  const char *subtitle;
  const char *left;
  const char *right;
} DossierListRowText;

#define DOSSIER_TYPE_LIST_ROW (dossier_list_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierListRow, dossier_list_row, DOSSIER, LIST_ROW, GtkBox)

GtkWidget     *dossier_list_row_new          (void);
void           dossier_list_row_show_heading (DossierListRow            *self,
                                              const char                *title,
                                              const char                *total);
void           dossier_list_row_show_record  (DossierListRow            *self,
                                              DossierRecord             *record,
                                              const DossierListRowText  *text);
void           dossier_list_row_show_own     (DossierListRow            *self,
                                              const char                *line);
DossierRecord *dossier_list_row_get_record   (DossierListRow            *self);

/* What stands before the texts instead of the bar, and after them; the row takes both. */
void           dossier_list_row_set_sides    (DossierListRow            *self,
                                              GtkWidget                 *before,
                                              GtkWidget                 *after);

/* The pieces that are more than text; a chip without text is not shown. */
GtkWidget     *dossier_list_row_get_bar      (DossierListRow            *self);
GtkWidget     *dossier_list_row_get_chip     (DossierListRow            *self);

G_END_DECLS
