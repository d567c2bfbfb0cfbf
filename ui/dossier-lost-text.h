/* dossier-lost-text.h: offers back what was being typed when the program came to an end. */
#pragma once

#include "dossier-window.h"

G_BEGIN_DECLS

void dossier_lost_text_offer (DossierWindow *window);

G_END_DECLS
