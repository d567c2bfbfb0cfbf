/* dossier-table.h: what a kind of record looks like to everyone but SQLite.
 *
 * One DossierTable describes one kind of record once: its fields, their labels
 * and checks.  Loading, saving, forms, list columns, the command line, JSON and
 * search all walk it.  tests/data/test-tables.c holds it against the schema.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DossierRecord DossierRecord;

typedef enum
{
  DOSSIER_KIND_TEXT,
  DOSSIER_KIND_LONG_TEXT,  /* may have several lines */
  DOSSIER_KIND_INTEGER,
  DOSSIER_KIND_NUMBER,      /* millionths, qualifier, text as written */
  DOSSIER_KIND_YES_NO,
  DOSSIER_KIND_CHOICE,     /* one of a short list of codes */
  DOSSIER_KIND_DATE,       /* EDTF, with the text as written */
  DOSSIER_KIND_AMOUNT,     /* minor units, currency, qualifier, text as written */
  DOSSIER_KIND_DURATION,   /* months, with the text as written */
  DOSSIER_KIND_MONTH,      /* "month 30" of a programme */
  DOSSIER_KIND_LINK,       /* the id of a record of another table */
  DOSSIER_N_KINDS
} DossierKind;

typedef struct
{
  const char *code;   /* what is stored */
  const char *label;  /* what is shown, marked with N_() */
} DossierChoice;

/**
 * DossierField:
 * @name: the first column of the field, e.g. "start"
 * @label: label, marked with N_()
 * @required: whether an empty value is refused
 * @bilingual: (text kinds) has a second column NAME_fr for the French text
 * @searched: found by the full-text search
 * @unique: (text kinds) no two records may share a value; also a name on the command line
 * @owner: (links) the record lives and dies with the linked one
 * @copied: (links) a duplicate of the linked record takes a copy of this one along
 * @goes_along: (links) the record is removed with the linked one, although it may do without
 * @choices: (choices) ends with a %NULL code
 * @words: (numbers) may also be words, kept as they are
 * @list: (choices) the code list by which an office adds to, renames or retires @choices
 * @target: (links) name of the table linked to
 */
typedef struct
{
  const char          *name;
  const char          *label;
  DossierKind          kind;
  gboolean             required;
  gboolean             bilingual;
  gboolean             searched;
  gboolean             unique;
  gboolean             owner;
  gboolean             copied;
  gboolean             goes_along;
  gboolean             words;
  const DossierChoice *choices;
  const char          *list;
  const char          *target;
} DossierField;

/* Looks at a whole record for contradictions; says so in @error. */
typedef gboolean (*DossierCheck) (DossierRecord  *record,
                                  GError        **error);

typedef struct _DossierStore DossierStore;

/* What a field means beside other records: (transfer full) (nullable) a few words. */
typedef char *(*DossierExplain) (DossierStore   *store,
                                 DossierRecord  *record,
                                 const char     *field);

/* Looks at what hangs on @record before it is written, or before it is deleted; says in @error
 * what speaks against it. */
typedef gboolean (*DossierGuard) (DossierStore   *store,
                                  DossierRecord  *record,
                                  gboolean        is_deleted,
                                  GError        **error);

/* Fills a new record from what was typed, where that is more than its title. */
typedef gboolean (*DossierReader) (DossierRecord  *record,
                                   const char     *text,
                                   GError        **error);

/* A column of SQLite: a field has one to four. */
typedef struct
{
  const DossierField *field;
  guint               part;       /* 0 for the first column of the field */
  const char         *name;       /* "start_earliest" */
  gboolean            is_integer; /* or text */
} DossierColumn;

/**
 * DossierTable:
 * @name: SQL name, e.g. "programme"
 * @label: one record, marked with N_()
 * @plural: several, marked with N_()
 * @title: the field that names a record, or %NULL: then its links do
 * @order: the SQL order of a plain list, without the final id
 * @check: (nullable): contradictions inside a record
 * @explain: (nullable): what its fields mean beside other records
 * @guard: (nullable): what other records say against changing or deleting one
 * @read: (nullable): how a new one is typed in one line
 * @columns: (nullable): of a table made while running; all others are looked up
 */
typedef struct
{
  const char         *name;
  const char         *label;
  const char         *plural;
  const char         *title;
  const char         *order;
  const DossierField *fields;
  guint               n_fields;
  DossierCheck        check;
  DossierExplain      explain;
  DossierGuard        guard;
  DossierReader       read;
  const DossierColumn *columns;
  guint               n_columns;
} DossierTable;

const DossierTable  *dossier_table_find        (const char          *name);
const DossierTable * const *
                     dossier_tables            (guint               *n_tables);
const DossierField  *dossier_table_get_field   (const DossierTable  *self,
                                                const char          *name);
const DossierField  *dossier_table_get_owner   (const DossierTable  *self);
const DossierColumn *dossier_table_get_columns (const DossierTable  *self,
                                                guint               *n_columns);
const char          *dossier_table_get_select  (const DossierTable  *self);
void                 dossier_table_make_columns (DossierTable        *self);
guint                dossier_table_find_column (const DossierTable  *self,
                                                const char          *name);
const char          *dossier_field_get_choice_label (const DossierField *field,
                                                     const char         *code);

#define DOSSIER_NO_COLUMN G_MAXUINT

G_END_DECLS
