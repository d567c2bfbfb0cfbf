/* dossier-pdf-language.h: tells readers aloud which language a PDF is in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dossier_pdf_set_language (int         fd,
                                   const char *language);

G_END_DECLS
