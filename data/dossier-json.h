/* dossier-json.h: records as JSON, to be read by people and programs. */
#pragma once

#include <json-glib/json-glib.h>

#include "dossier-store.h"

G_BEGIN_DECLS

JsonNode *dossier_json_from_record (DossierStore   *store,
                                    DossierRecord  *record);
char     *dossier_json_to_text     (JsonNode       *node);
gboolean  dossier_json_load        (DossierStore   *store,
                                    const char     *text,
                                    GError        **error);

G_END_DECLS
