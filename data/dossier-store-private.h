/* dossier-store-private.h: the store as edits, queries and the journal see it. */
#pragma once

#include "dossier-choices-private.h"
#include "dossier-database.h"
#include "dossier-draft.h"
#include "dossier-edit.h"
#include "dossier-imprint.h"
#include "dossier-record-private.h"

G_BEGIN_DECLS

struct _DossierStore
{
  GObject          parent_instance;

  char            *path;
  DossierDatabase *database;
  gboolean         is_read_only;
  guint64          device;        /* of the system: the disk the file was on when it was opened, or 0 */
  guint            n_sacrificed;  /* backups that had to go for the one before it was brought up to date */
  gint64           frozen_at;     /* microseconds: as the file was then it is read, or 0: as it is */
  DossierImprint  *imprint;       /* to tell whether the file was overwritten, or NULL */
  gint64           data_version;  /* of SQLite: another program wrote if it differs */
  gint64           schema_version;  /* of SQLite: another program changed the tables if it differs */
  gint64           file_version;  /* of the schema, when it was opened */
  gboolean         is_untrusted;  /* another program brought in what would run by itself */
  gint64           last_id;
  GHashTable      *live;          /* LiveKey → DossierRecord, not owned */
  DossierRecord   *portfolio;
  DossierChoices  *choices;       /* the code lists */
  DossierDrafts   *drafts;        /* what is typed and not here yet */
  GHashTable      *own_tables;    /* name of a table → DossierTable of the office's own fields, or NULL */
  GDate            as_of;         /* picked by the person, or invalid */
  GDate            changed_on;    /* the day of the last change through this store, or invalid */
  char            *held_up;       /* why no edit may begin at present, or NULL */
  gboolean         has_refused;   /* one since it is held up */
  DossierEdit     *edit;          /* running, or NULL */
  gint64           last_step;     /* the latest in the journal that was seen here */
  GHashTable      *undone_steps;  /* set of ids, as last seen here */
  GHashTable      *foreign_steps; /* ids → whether they are as they are by others; else the author tells */
  GHashTable      *changed;       /* while ::changed is emitted: DossierTable → GArray of ids; or NULL */
};

gboolean dossier_store_look         (const char           *path,
                                     GError              **error);
gboolean dossier_store_check_file   (const char           *path,
                                     GError              **error);
gboolean dossier_store_refuse       (GError              **error,
                                     DossierStoreError     code,
                                     const char           *format,
                                     const char           *path);
gboolean dossier_store_set_write_error (const char         *path,
                                     int                   code,
                                     gboolean              is_chosen,
                                     GError              **error);
gboolean dossier_store_set_read_error (const char          *path,
                                     int                   code,
                                     GError              **error);
gint64   dossier_store_next_id      (DossierStore         *self);
gboolean dossier_store_load         (DossierStore         *self,
                                     DossierRecord        *record,
                                     gint64                id,
                                     GError              **error);
void     dossier_store_adopt         (DossierStore         *self,
                                     DossierRecord        *record);
void     dossier_store_keep         (DossierStore         *self,
                                     DossierRecord        *record);
void     dossier_store_forget       (DossierStore         *self,
                                     DossierRecord        *record);
void     dossier_store_forget_words (DossierStore         *self,
                                     const DossierTable   *table);
DossierRecord *dossier_store_dup_stored (DossierStore        *self,
                                     DossierRecord        *record);
void     dossier_store_load_again   (DossierStore         *self,
                                     DossierRecord        *record);
void     dossier_store_reload       (DossierStore         *self,
                                     const char           *table,
                                     gint64                id);
void     dossier_store_emit_changed (DossierStore         *self,
                                     const DossierTable   *table);
void     dossier_store_notify_labels (DossierStore        *self);
gboolean dossier_store_begin_day    (DossierStore         *self,
                                     GError              **error);
void     dossier_store_announce     (DossierStore         *self,
                                     gconstpointer         changes,
                                     int                   size);
DossierStore *dossier_store_new_for_database (DossierDatabase *database,
                                     const char           *path,
                                     gboolean              is_read_only,
                                     GError              **error);
gboolean dossier_store_apply_changes (DossierStore         *self,
                                     GBytes               *changes,
                                     gboolean              undo,
                                     GError              **error);
DossierDatabase *dossier_store_open_for_reading (const char *path,
                                     GError              **error);
void     dossier_store_find_place   (DossierStore         *self);
void     dossier_store_leave_place  (DossierStore         *self);
gboolean dossier_store_is_overwritten (DossierStore       *self);
char    *dossier_store_dup_step_label (DossierStore       *self,
                                     gboolean              undo);
gboolean dossier_step_check_changes (GBytes               *changes,
                                     GError              **error);
gboolean dossier_step_check_references (DossierStore      *store,
                                     GBytes               *changes,
                                     GError              **error);
DossierEdit *dossier_store_begin_unjournaled (DossierStore *self,
                                     GError              **error);
/* The bytes of embedded files: journaled with their records, and described by no table. */
#define DOSSIER_CONTENT_TABLE "document_content"

DossierStore *dossier_edit_get_store (DossierEdit         *self);
gboolean dossier_edit_save_with_id  (DossierEdit          *self,
                                     DossierRecord        *record,
                                     gint64                id,
                                     GError              **error);
gboolean dossier_edit_check_length  (const DossierTable   *table,
                                     gsize                 length,
                                     DossierStoreError     code,
                                     GError              **error);
gboolean dossier_edit_check_record  (DossierRecord        *record,
                                     GError              **error);
gboolean dossier_field_is_name      (const DossierTable   *table,
                                     const DossierField   *field);
void     dossier_store_set_not_found (const DossierTable  *table,
                                     const char           *name,
                                     GError              **error);
void     dossier_store_set_ambiguous (DossierStore        *self,
                                     const DossierTable   *table,
                                     const char           *name,
                                     const GArray         *ids,
                                     GError              **error);
const GArray *dossier_store_get_changed_ids (DossierStore   *self,
                                     const char           *table);
GArray  *dossier_query_run          (DossierQuery         *self,
                                     DossierStore         *store,
                                     guint                 limit,
                                     GError              **error);
gboolean dossier_query_is_by_row    (DossierQuery         *self);
gboolean dossier_query_includes     (DossierQuery         *self,
                                     DossierStore         *store,
                                     gint64                id);
gboolean dossier_query_compare      (DossierQuery         *self,
                                     DossierStore         *store,
                                     gint64                a,
                                     gint64                b,
                                     gboolean             *is_before,
                                     GError              **error);
gboolean dossier_store_trust        (DossierStore         *self,
                                     GError              **error);
gboolean dossier_store_trust_file   (DossierDatabase      *database,
                                     const char           *path,
                                     gboolean              is_read_only,
                                     GError              **error);
gboolean dossier_trust_schema       (DossierDatabase      *database,
                                     gboolean              is_read_only,
                                     GError              **error);
gboolean dossier_search_covers      (const DossierTable   *table);
GPtrArray *dossier_search_list_columns (DossierStore      *store,
                                     const DossierTable   *table);
gboolean dossier_search_owns        (const char           *type,
                                     const char           *name);
gboolean dossier_search_drop_triggers (DossierDatabase    *database,
                                     GError              **error);
gboolean dossier_search_is_prepared (DossierDatabase      *database,
                                     GError              **error);
gboolean dossier_search_prepare     (DossierDatabase      *database,
                                     GError              **error);
char    *dossier_search_expression  (const char           *words);

G_END_DECLS
