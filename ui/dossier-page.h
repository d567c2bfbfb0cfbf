/* dossier-page.h: one tab of the window: a list of records, and the record chosen beside it. */
#pragma once

#include "dossier-form.h"
#include "dossier-list-filter.h"
#include "dossier-list-pane.h"
#include "dossier-list-row.h"
#include "dossier-record-view.h"
#include "dossier-selection.h"

G_BEGIN_DECLS

/* A pill above the list; the name "all" shows everything. */
typedef struct
{
  const char *name;
  const char *label;  /* NC_() with the table as context: "all programmes" and "all activities" may differ */
} DossierPagePill;

/**
 * DossierPageKind:
 * @table: what is listed
 * @watched: (nullable): further tables the rows, the sections or the status line depend on
 * @pills: (nullable): ends with one without a name
 * @filters: what the popover narrows by; ends with one without a label
 * @orders: (nullable): what it sorts by
 * @new_label: what Undo calls making a record: N_("New Programme")
 * @first_field: where the focus goes in a new record
 * @pasted: what the columns of a pasted block hold if it does not say so; ends with %NULL
 * @several: what can be changed in several records at once
 * @record_width: of the record pane; 0: the list has the fixed width, and the record the rest
 * @words: what the list pane says
 */
typedef struct
{
  const char               *table;
  const char * const       *watched;
  const DossierPagePill    *pills;
  const DossierListFilterItem  *filters;
  const DossierListFilterOrder *orders;
  const char               *new_label;
  const char               *first_field;
  const char * const       *pasted;
  const DossierFormPage    *several;
  int                       record_width;
  DossierListPaneWords      words;
} DossierPageKind;

/* Construct-only property "store".  Signal: "moved", when another record, inner tab or pane is shown. */
#define DOSSIER_TYPE_PAGE (dossier_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierPage, dossier_page, DOSSIER, PAGE, AdwBin)

/**
 * DossierPageClass:
 * @make_view: the list; the default shows DossierListRow in a GtkListView
 * @make_record_view: the pane of one record
 * @make_sections: what to list now, by pill, filter and words
 * @show_item: fills the child of a list item; the default calls @show_row and @dup_total
 * @show_row: fills a row with a record
 * @dup_total: (nullable): what the rows of a section add up to
 * @show_counts: (nullable): fills the pills with counts of what the words and the filter let through
 * @dup_count: “3 programmes”
 * @show_status: fills the status line
 * @prepare_new: (nullable): gives a new record what it must have, or cannot do without
 * @get_tab: (nullable): the inner tab, with @set_tab and @step_tab
 */
struct _DossierPageClass
{
  AdwBinClass            parent_class;

  const DossierPageKind *kind;

  GtkWidget  *(*make_view)        (DossierPage       *self);
  GtkWidget  *(*make_record_view) (DossierPage       *self);
  GPtrArray  *(*make_sections)    (DossierPage       *self);
  void        (*show_item)        (DossierPage       *self,
                                   GtkListItem       *item);
  void        (*show_row)         (DossierPage       *self,
                                   DossierListRow    *row,
                                   DossierRecord     *record);
  char       *(*dup_total)        (DossierPage       *self,
                                   DossierSection    *section);
  void        (*show_counts)      (DossierPage       *self);
  char       *(*dup_count)        (guint              n_records);
  void        (*show_status)      (DossierPage       *self);
  gboolean    (*prepare_new)      (DossierPage       *self,
                                   DossierRecord     *record,
                                   GError           **error);
  const char *(*get_tab)          (DossierPage       *self);
  void        (*set_tab)          (DossierPage       *self,
                                   const char        *tab);
  gboolean    (*step_tab)         (DossierPage       *self,
                                   int                tabs);
  void        (*load_state)       (DossierPage       *self,
                                   GKeyFile          *file,
                                   const char        *group);
  void        (*save_state)       (DossierPage       *self,
                                   GKeyFile          *file,
                                   const char        *group);
};

/* Told how many records each of some queries has; guint. */
typedef void (*DossierPageCounted) (DossierPage *self,
                                    GArray      *counts);

/* For the window. */
const DossierPageKind *dossier_page_get_kind    (DossierPage     *self);
void                   dossier_page_fill        (DossierPage     *self);
void                   dossier_page_refill      (DossierPage     *self);
DossierRecord         *dossier_page_get_record  (DossierPage     *self);
GArray                *dossier_page_dup_selected (DossierPage    *self);
char                  *dossier_page_dup_count   (DossierPage     *self,
                                                 guint            n_records);
void                   dossier_page_select_ids  (DossierPage     *self,
                                                 const gint64    *ids,
                                                 guint            n_ids);
gboolean               dossier_page_open        (DossierPage     *self,
                                                 gint64           id,
                                                 const char      *tab);
void                   dossier_page_remember    (DossierPage     *self,
                                                 gint64           id,
                                                 const char      *tab);
DossierRecord         *dossier_page_new_record  (DossierPage     *self,
                                                 GError         **error);
void                   dossier_page_move_record (DossierPage     *self,
                                                 int              places);
gboolean               dossier_page_is_folded   (DossierPage     *self);
gboolean               dossier_page_can_go_back (DossierPage     *self);
void                   dossier_page_go_back     (DossierPage     *self);
gboolean               dossier_page_has_focus_in_detail (DossierPage *self);
void                   dossier_page_focus_entry (DossierPage     *self);
void                   dossier_page_focus_list  (DossierPage     *self);
void                   dossier_page_focus_next  (DossierPage     *self);
const char            *dossier_page_get_tab     (DossierPage     *self);
gboolean               dossier_page_step_tab    (DossierPage     *self,
                                                 int              tabs);
void                   dossier_page_load_state  (DossierPage     *self,
                                                 GKeyFile        *file,
                                                 const char      *group);
void                   dossier_page_save_state  (DossierPage     *self,
                                                 GKeyFile        *file,
                                                 const char      *group);
void                   dossier_page_load_filter (DossierPage     *self,
                                                 GKeyFile        *file,
                                                 const char      *group);
void                   dossier_page_save_filter (DossierPage     *self,
                                                 GKeyFile        *file,
                                                 const char      *group);

/* For subclasses. */
DossierStore          *dossier_page_get_store       (DossierPage     *self);
DossierList           *dossier_page_get_list        (DossierPage     *self);
DossierSelection      *dossier_page_get_selection   (DossierPage     *self);
DossierListPane       *dossier_page_get_list_pane   (DossierPage     *self);
DossierListFilter     *dossier_page_get_filter      (DossierPage     *self);
DossierRecordView     *dossier_page_get_record_view (DossierPage     *self);
DossierQuery          *dossier_page_make_query      (DossierPage     *self);
gboolean               dossier_page_is_filtered     (DossierPage     *self);
gboolean               dossier_page_has_pill        (DossierPage     *self,
                                                     const char      *name);
GtkListItemFactory    *dossier_page_make_factory    (DossierPage     *self,
                                                     GCallback        setup);
void                   dossier_page_set_list_shown  (DossierPage     *self,
                                                     gboolean         is_shown);
void                   dossier_page_count           (DossierPage     *self,
                                                     const char      *what,
                                                     GPtrArray       *queries,
                                                     DossierPageCounted counted);
void                   dossier_page_moved           (DossierPage     *self);

G_END_DECLS
