/* dossier-code-view.h: the choices of a code list: what they are called, and which are still offered. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CODE_VIEW (dossier_code_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierCodeView, dossier_code_view, DOSSIER, CODE_VIEW, AdwBin)

GtkWidget *dossier_code_view_new         (DossierStore    *store,
                                          const char      *list);

/* Puts the focus where a new choice is typed. */
void       dossier_code_view_enter_adder (DossierCodeView *self);

G_END_DECLS
