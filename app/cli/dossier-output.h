/* dossier-output.h: results on standard output, for people and for programs. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How wide each column of a table has to be; 0: nothing in it. */
typedef struct
{
  guint *widths;
  guint  n_columns;
} DossierWidths;

void      dossier_output_text   (const char           *format,
                                 ...) G_GNUC_PRINTF (1, 2);
void      dossier_output_verbatim (const char         *text);
char     *dossier_output_dup_plain (const char        *text);
void      dossier_widths_init   (DossierWidths        *self,
                                 guint                 n_columns);
void      dossier_widths_clear  (DossierWidths        *self);
void      dossier_widths_fit    (DossierWidths        *self,
                                 const char * const   *cells);
void      dossier_output_row    (const DossierWidths  *self,
                                 const char * const   *cells);
void      dossier_output_rows   (GPtrArray            *rows);
void      dossier_output_csv    (const char * const   *cells);
void      dossier_output_json   (JsonNode             *node);
void      dossier_output_add_member (JsonBuilder      *builder,
                                 const char           *name,
                                 const char           *text);
void      dossier_output_built  (JsonBuilder          *builder);
gboolean  dossier_output_finish (GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierWidths, dossier_widths_clear)

G_END_DECLS
