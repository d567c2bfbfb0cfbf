/* dossier-record.h: one row of a table as an object. */
#pragma once

#include <glib-object.h>

#include "dossier-amount.h"
#include "dossier-date.h"
#include "dossier-number.h"
#include "dossier-table.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_RECORD (dossier_record_get_type ())
G_DECLARE_FINAL_TYPE (DossierRecord, dossier_record, DOSSIER, RECORD, GObject)

DossierRecord      *dossier_record_new          (const DossierTable  *table);
DossierRecord      *dossier_record_copy         (DossierRecord       *self);
const DossierTable *dossier_record_get_table    (DossierRecord       *self);
gboolean            dossier_record_is_a         (DossierRecord       *self,
                                                 const char          *table);
gint64              dossier_record_get_id       (DossierRecord       *self);

/* Typed values, by column or by field name. */
gboolean            dossier_record_is_set       (DossierRecord       *self,
                                                 const char          *name);
const char         *dossier_record_get_text     (DossierRecord       *self,
                                                 const char          *name);
const char         *dossier_record_get_local    (DossierRecord       *self,
                                                 const char          *name,
                                                 const char          *language);
gint64              dossier_record_get_integer  (DossierRecord       *self,
                                                 const char          *name);
gboolean            dossier_record_get_amount   (DossierRecord       *self,
                                                 const char          *name,
                                                 DossierAmount       *amount);
gboolean            dossier_record_get_number   (DossierRecord       *self,
                                                 const char          *name,
                                                 DossierNumber       *number);
gboolean            dossier_record_get_bounds   (DossierRecord       *self,
                                                 const char          *name,
                                                 GDate               *earliest,
                                                 GDate               *latest);

/* Values as people read and write them. */
char               *dossier_record_dup_input    (DossierRecord       *self,
                                                 const char          *name);
char               *dossier_record_dup_display  (DossierRecord       *self,
                                                 const char          *name,
                                                 const char          *language);
const char         *dossier_record_get_title    (DossierRecord       *self,
                                                 const char          *language);
gboolean            dossier_record_parse        (DossierRecord       *self,
                                                 const char          *name,
                                                 const char          *text,
                                                 GError             **error);
gboolean            dossier_record_check        (DossierRecord       *self,
                                                 const char          *name,
                                                 const char          *text,
                                                 const char          *language,
                                                 char               **reading,
                                                 GError             **error);
void                dossier_record_set_link     (DossierRecord       *self,
                                                 const char          *name,
                                                 gint64               id);
void                dossier_record_set_integer  (DossierRecord       *self,
                                                 const char          *name,
                                                 gint64               value);
void                dossier_record_clear        (DossierRecord       *self,
                                                 const char          *name);

G_END_DECLS
