/* dossier-form-private.h: the rows of a form: what they share and where their kinds differ. */
#pragma once

#include "dossier-draft.h"
#include "dossier-edit.h"
#include "dossier-form.h"

G_BEGIN_DECLS

typedef struct _DossierRow DossierFormRow;

/**
 * DossierFormRowKind:
 * @make: builds the widgets of @row, once
 * @show: shows the value of the record, or nothing without one
 * @dup_text: (nullable): what is typed; kinds without it commit by themselves
 * @set_text: (nullable): puts a text in place, without a trace for undoing typing
 * @update: (nullable): explains what is typed; @reading: (nullable): how it was read
 * @focus: (nullable): puts the focus where one types
 *
 * The two verbs of a row are show and commit; the rest is detail.
 */
typedef struct
{
  void   (*make)     (DossierFormRow *row);
  void   (*show)     (DossierFormRow *row);
  char  *(*dup_text) (DossierFormRow *row);
  void   (*set_text) (DossierFormRow *row,
                      const char *text);
  void   (*update)   (DossierFormRow *row,
                      const char *reading);
  void   (*focus)    (DossierFormRow *row);
} DossierFormRowKind;

struct _DossierRow
{
  DossierForm            *form;      /* not owned */
  const DossierFormItem  *item;
  const DossierField     *field;     /* NULL for links to many */
  const DossierFormLinks *links;
  const DossierFormRowKind   *kind;
  guint                   group;

  GtkWidget              *widget;    /* the row in the list box of its group */
  GtkWidget              *typing;    /* where one types, for assistive tools */
  GtkWidget              *reading;   /* (nullable) label */
  GtkWidget              *extra;     /* what the kind needs: a drop-down, a button, a switch */
  GtkWidget              *message;   /* owned; the row below it, while something is wrong */

  const char             *column;    /* interned: the one shown, "title" or "title_fr" */
  char                   *stored;    /* the text of the record as last shown */
  guint                   patience;  /* timeout: until unfinished words are called wrong */
  gboolean                is_showing;
};

struct _DossierForm
{
  AdwBin                 parent_instance;

  DossierStore          *store;
  const DossierFormPage *page;
  const DossierTable    *table;
  const DossierTable    *drafts;    /* of the records in which one types: own fields are theirs */
  DossierDrafts         *unnumbered; /* drafts of a record that has no number */
  DossierRecord         *record;
  GSignalGroup          *watch;
  gboolean               is_read_only;

  GtkWidget             *box;       /* of the groups */
  GtkWidget             *languages; /* (nullable): the one choice of a language, of all groups */
  GPtrArray             *lists;     /* GtkListBox per group */
  GPtrArray             *rows;      /* DossierFormRow */

  DossierFormKeep        keep;      /* (nullable) */
  gpointer               keep_data;
  GStrv                  mixed;     /* (nullable) */

  DossierForm           *own;       /* (nullable): of the office's own fields, below the others */
};

extern const DossierFormRowKind dossier_form_row_text;
extern const DossierFormRowKind dossier_form_row_long_text;
extern const DossierFormRowKind dossier_form_row_date;
extern const DossierFormRowKind dossier_form_row_amount;
extern const DossierFormRowKind dossier_form_row_duration;
extern const DossierFormRowKind dossier_form_row_choice;
extern const DossierFormRowKind dossier_form_row_colour;
extern const DossierFormRowKind dossier_form_row_yes_no;
extern const DossierFormRowKind dossier_form_row_link;
extern const DossierFormRowKind dossier_form_row_links;
extern const DossierFormRowKind dossier_form_row_fixed;

/* Rows, for the form */
DossierFormRow *dossier_form_row_new          (DossierForm           *form,
                                               guint                  group,
                                               const DossierFormItem *item);
void        dossier_form_row_free         (DossierFormRow            *row);
void        dossier_form_row_show         (DossierFormRow            *row,
                                           gboolean               is_afresh);
gboolean    dossier_form_row_commit       (DossierFormRow            *row);
gboolean    dossier_form_row_depends_on   (DossierFormRow            *row,
                                           const char            *table);
void        dossier_form_row_set_language (DossierFormRow            *row,
                                           const char            *language);

/* Rows, for their kinds */
const char *dossier_form_row_get_label    (DossierFormRow            *row);
gboolean    dossier_form_row_is_dirty     (DossierFormRow            *row);
gboolean    dossier_form_row_check        (DossierFormRow            *row,
                                           gboolean               is_final);
void        dossier_form_row_typed        (DossierFormRow            *row);
void        dossier_form_row_save         (DossierFormRow            *row,
                                           const char            *column,
                                           const char            *text);
void        dossier_form_row_put_text     (DossierFormRow            *row,
                                           const char            *text);
void        dossier_form_row_show_text    (DossierFormRow            *row);
void        dossier_form_row_watch_focus  (DossierFormRow            *row);
void        dossier_form_row_explain      (DossierFormRow            *row,
                                           const char            *reading);
GtkWidget  *dossier_form_row_add_reading  (DossierFormRow            *row);

/* Entry rows: text, and what date, amount and duration are made from */
void        dossier_form_row_text_make     (DossierFormRow           *row);
char       *dossier_form_row_text_dup_text (DossierFormRow           *row);
void        dossier_form_row_text_set_text (DossierFormRow           *row,
                                            const char           *text);
void        dossier_form_row_text_focus    (DossierFormRow           *row);

/* The form, for its rows */
DossierFormRow    *dossier_form_find_row     (DossierForm         *self,
                                              const char          *name);
DossierFormRow    *dossier_form_get_focused  (DossierForm         *self);
gboolean       dossier_form_change       (DossierForm         *self,
                                          const char          *column,
                                          const char          *text,
                                          GError             **error);
gboolean       dossier_form_is_mixed     (DossierForm         *self,
                                          const char          *column);
DossierRecord *dossier_form_dup_typed    (DossierForm         *self,
                                          gboolean            *is_right);
void           dossier_form_explain_all  (DossierForm         *self);
void           dossier_form_tell_typed   (DossierForm         *self,
                                          const char          *column,
                                          const char          *text);
void           dossier_form_tell_entered (DossierForm         *self,
                                          const char          *column);
void           dossier_form_toast        (DossierForm         *self,
                                          const char          *message);
const char    *dossier_form_get_draft    (DossierForm         *self,
                                          const char          *column);
void           dossier_form_drop_drafts (DossierForm       *self);
void           dossier_form_set_draft    (DossierForm         *self,
                                          const char          *column,
                                          const char          *text);
void           dossier_form_add_undo_keys (DossierForm        *self);

/* A form of a table that was made while running; @page lives as long as it. */
DossierForm   *dossier_form_new_of       (DossierStore        *store,
                                          const DossierFormPage *page,
                                          const DossierTable  *table);

/* The office's own fields */
void           dossier_form_show_own     (DossierForm         *self);

/* A date as a person would type it. */
char          *dossier_form_dup_date_text (const char         *edtf);

/* The record of @table called @title, made within @edit. */
DossierRecord *dossier_form_create       (DossierEdit         *edit,
                                          const char          *table,
                                          const char          *title,
                                          GError             **error);

/* What the mark of a country says, under the treaty that the portfolio names. */
gboolean       dossier_form_get_treaty   (DossierForm         *self,
                                          gint64               country,
                                          DossierTreatyStatus *status,
                                          char               **sentence);

G_END_DECLS
