/* dossier-welcome.h: what a person sees who has no programme yet: the ways to begin. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_WELCOME (dossier_welcome_get_type ())
G_DECLARE_FINAL_TYPE (DossierWelcome, dossier_welcome, DOSSIER, WELCOME, AdwBin)

G_END_DECLS
