/* dossier-form.h: the form of a record, made from a table of groups. */
#pragma once

#include <adwaita.h>

#include "dossier-link-row.h"
#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_ROW_WRAPPED = 1 << 0,    /* a text of one paragraph that may need several lines */
  DOSSIER_ROW_READ_ONLY = 1 << 1,
  DOSSIER_ROW_LEGEND = 1 << 2,     /* countries: says what their marks mean */
  DOSSIER_ROW_COLOUR = 1 << 3,     /* a number that stands for a colour of the palette */
} DossierRowFlags;

typedef enum
{
  DOSSIER_GROUP_BESIDE = 1 << 0,     /* beside the group before it where there is room */
  DOSSIER_GROUP_LANGUAGES = 1 << 1,  /* English and Français, for all bilingual rows of the form */
} DossierGroupFlags;

/**
 * DossierFormItem:
 * @name: a field of the table, or the name of a DossierFormLinks
 * @label: (nullable): instead of the label of the field, marked with N_()
 */
typedef struct
{
  const char      *name;
  DossierRowFlags  flags;
  const char      *label;
} DossierFormItem;

/**
 * DossierFormGroup:
 * @heading: (nullable): marked with N_()
 * @items: ends with one without a name
 */
typedef struct
{
  const char        *heading;
  DossierGroupFlags  flags;
  DossierFormItem    items[14];
} DossierFormGroup;

/**
 * DossierFormLinks:
 * @name: what items call it
 * @label: marked with N_()
 * @table: the link table, e.g. "programme_country"
 * @owner: its link to the record of the form, e.g. "programme"
 * @target: its link to what is shown, e.g. "country"
 * @column: (nullable): a choice that tells these links from others, e.g. "role"
 * @value: (nullable): its value, e.g. "priority"
 * @add: what Undo calls adding one, e.g. N_("Add Country")
 * @remove: what Undo calls removing one
 * @removed: (nullable): said afterwards, with the target and the record:
 *   N_("%s is no longer a priority country of %s")
 *
 * Links of a record to many others, shown as tokens.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *table;
  const char *owner;
  const char *target;
  const char *column;
  const char *value;
  const char *add;
  const char *remove;
  const char *removed;
} DossierFormLinks;

/**
 * DossierFormPage:
 * @table: the kind of record
 * @groups: (array length=n_groups)
 * @links: (nullable): ends with one without a name
 * @has_own_fields: ends with the fields of the office's own, if there are any
 */
typedef struct
{
  const char             *table;
  const DossierFormGroup *groups;
  guint                   n_groups;
  const DossierFormLinks *links;
  gboolean                has_own_fields;
} DossierFormPage;

#define DOSSIER_TYPE_FORM (dossier_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierForm, dossier_form, DOSSIER, FORM, AdwBin)

DossierForm   *dossier_form_new          (DossierStore           *store,
                                          const DossierFormPage  *page);
void           dossier_form_set_record   (DossierForm            *self,
                                          DossierRecord          *record);
DossierRecord *dossier_form_get_record   (DossierForm            *self);

/* Commits what is typed and right; %FALSE if something typed could not be committed. */
gboolean       dossier_form_commit       (DossierForm            *self);

/* Puts the focus into the first row. */
gboolean       dossier_form_enter        (DossierForm            *self);

/* Puts the focus into the row of a field or links, and flashes it once. */
gboolean       dossier_form_focus        (DossierForm            *self,
                                          const char             *name);

/**
 * DossierFormKeep:
 * @column: a column of the table of the form
 * @text: what was typed, right by itself
 *
 * Keeps what was typed somewhere else than in the record that is shown.
 */
typedef gboolean (*DossierFormKeep) (DossierForm  *form,
                                     const char   *column,
                                     const char   *text,
                                     gpointer      data,
                                     GError      **error);

/* For several records at once, shown as one that is none of them.  @mixed: (nullable): the
 * columns in which they differ; set after each record. */
void           dossier_form_set_keep     (DossierForm            *self,
                                          DossierFormKeep         keep,
                                          gpointer                data);
void           dossier_form_set_mixed    (DossierForm            *self,
                                          const char * const     *mixed);

/* What pages add of their own: rows into a group of the page, groups below the others. */
void           dossier_form_append_row   (DossierForm            *self,
                                          guint                   group,
                                          GtkWidget              *row);
void           dossier_form_remove_row   (DossierForm            *self,
                                          GtkWidget              *row);
void           dossier_form_share_language (DossierForm          *self,
                                            DossierForm          *other);
void           dossier_form_append_group (DossierForm            *self,
                                          GtkWidget              *group);

/* What groups are made of, for pages that have rows of their own; see also dossier-link-row.h. */
GtkWidget     *dossier_group_new         (const char             *heading,
                                          GtkWidget              *hint,
                                          GtkListBox            **list);

G_END_DECLS
