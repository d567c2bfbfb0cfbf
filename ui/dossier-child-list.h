/* dossier-child-list.h: the records that belong to another one, as a boxed list with a heading. */
#pragma once

#include <adwaita.h>

#include "dossier-child-row.h"
#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHILD_LIST (dossier_child_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierChildList, dossier_child_list, DOSSIER, CHILD_LIST, AdwBin)

/**
 * DossierChildKind:
 * @table: what is listed, in the order of its table
 * @owner: (nullable): its link to the record it belongs to; without one all are listed
 * @where: (nullable): a choice of the table: only those that say @value are listed
 * @value: (nullable): what new ones say there
 * @heading: marked with N_()
 * @empty: what stands there without any, marked with N_()
 * @adds: (nullable): what a new one is made from: a link ("country"), chosen among
 *   the records it may link to, or a text ("title"), typed
 * @add: (nullable): what Undo says, with “%s” for the name of the owner, or of the new one where
 *   there is no owner
 * @show: says what a row says; called again whenever something may have changed
 * @find: (nullable): the ids of what is listed, in their order, instead of those of the owner
 * @rank: (nullable): where a record stands, instead of the order of its table
 * @also: (nullable): records of another table that stand behind these and are only shown: what somebody is
 *   part of without a record that says so
 * @open: (nullable): makes what a row expands to, when it is first opened
 * @place: (nullable): the record whose place one takes that is moved down by so many rows, or 0; for
 *   lists with a @find
 * @edit: (nullable): puts the focus where the texts of a row are changed
 */
typedef struct
{
  const char         *table;
  const char         *owner;
  const char         *where;
  const char         *value;
  const char         *heading;
  const char         *empty;
  const char         *adds;
  const char         *add;
  DossierChildFlags   flags;
  void              (*show)  (DossierChildList *list,
                              DossierChildRow  *row);
  GArray            *(*find)  (DossierChildList *list);
  gint64             (*rank)  (DossierChildList *list,
                              DossierRecord    *record);
  gint64             (*place) (DossierChildList *list,
                              DossierRecord    *record,
                              int               places);
  GPtrArray         *(*also)  (DossierChildList *list,
                              DossierRecord    *owner);
  GtkWidget        *(*open)  (DossierChildList *list,
                              DossierChildRow  *row);
  void              (*edit)  (DossierChildList *list,
                              DossierChildRow  *row);
} DossierChildKind;

/* Signals: "activate-child" (DossierChildRow), for rows that do not open; "adding-changed". */
GtkWidget       *dossier_child_list_new           (DossierStore            *store,
                                                   const DossierChildKind  *kind);
DossierStore    *dossier_child_list_get_store     (DossierChildList        *self);
const DossierChildKind *
                 dossier_child_list_get_kind      (DossierChildList        *self);
DossierRecord   *dossier_child_list_get_owner     (DossierChildList        *self);

/* Brings the rows in line with the file; rows of records that stay are kept. */
void             dossier_child_list_refresh       (DossierChildList        *self,
                                                   DossierRecord           *owner);
guint            dossier_child_list_get_n_rows    (DossierChildList        *self);
guint            dossier_child_list_get_n_records (DossierChildList        *self);
DossierChildRow *dossier_child_list_get_row       (DossierChildList        *self,
                                                   gint64                   id);

/* Of a long list only the first records have a row at once: this one gets one if it is of the list. */
DossierChildRow *dossier_child_list_reach         (DossierChildList        *self,
                                                   gint64                   id);
DossierChildRow *dossier_child_list_get_nth       (DossierChildList        *self,
                                                   guint                    position);
void             dossier_child_list_open          (DossierChildList        *self,
                                                   DossierChildRow         *row,
                                                   gboolean                 is_open);
gboolean         dossier_child_list_is_adding     (DossierChildList        *self);

/* Lets the person type, or choose, a new one. */
void             dossier_child_list_start_adding  (DossierChildList        *self);

/* The list below @root that gets what is typed at @place, see dossier-typing.h; NULL if there is none. */
DossierChildList *
                 dossier_child_list_find          (GtkWidget               *root,
                                                   const char              *place);
gboolean         dossier_child_list_type_in       (GtkWidget               *root,
                                                   const char              *place);
void             dossier_child_list_remove        (DossierChildList        *self,
                                                   DossierChildRow         *row);

/* What may be chosen to add: only records whose @link is @id. */
void             dossier_child_list_restrict      (DossierChildList        *self,
                                                   const char              *link,
                                                   gint64                   id);

/* More controls beside the heading, and rows below the records. */
void             dossier_child_list_add_control   (DossierChildList        *self,
                                                   GtkWidget               *control);
void             dossier_child_list_append        (DossierChildList        *self,
                                                   GtkWidget               *row);
GtkListBox      *dossier_child_list_get_box       (DossierChildList        *self);

G_END_DECLS
