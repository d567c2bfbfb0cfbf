/* dossier-list.h: sections of records as a list model that holds ids, not rows. */
#pragma once

#include <gio/gio.h>

#include "dossier-store.h"

G_BEGIN_DECLS

/* A heading in a list; an item of its own, before the records it heads. */
#define DOSSIER_TYPE_SECTION (dossier_section_get_type ())
G_DECLARE_FINAL_TYPE (DossierSection, dossier_section, DOSSIER, SECTION, GObject)

DossierSection *dossier_section_new          (const char      *title,
                                              DossierQuery    *query);
const char     *dossier_section_get_title    (DossierSection  *self);
DossierQuery   *dossier_section_get_query    (DossierSection  *self);
guint           dossier_section_get_count    (DossierSection  *self);

#define DOSSIER_TYPE_LIST (dossier_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierList, dossier_list, DOSSIER, LIST, GObject)

/* Items are DossierSection (only those with a title and at least one record) and DossierRecord. */
DossierList    *dossier_list_new             (DossierStore    *store);
void            dossier_list_set_sections    (DossierList     *self,
                                              GPtrArray       *sections);
GPtrArray      *dossier_list_get_sections    (DossierList     *self);
void            dossier_list_watch           (DossierList     *self,
                                              const char      *table);
gboolean        dossier_list_refresh         (DossierList     *self,
                                              GError         **error);
guint           dossier_list_find            (DossierList     *self,
                                              gint64           id);
gint64          dossier_list_get_id          (DossierList     *self,
                                              guint            position);
guint           dossier_list_get_n_records   (DossierList     *self);
gboolean        dossier_list_is_complete     (DossierList     *self);

G_END_DECLS
