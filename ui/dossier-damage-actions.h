/* dossier-damage-actions.h: what can be done about a damaged portfolio. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-backup.h"

G_BEGIN_DECLS

/* The newest backup that is sound; not called if there is none, or the window is closed by then. */
typedef void (*DossierDamageFoundFunc) (GtkWidget           *window,
                                        const DossierBackup *backup);

/* What is damaged in @uri, of DossierDamage; not called if nothing can be said, or the window is closed by
 * then. */
typedef void (*DossierDamageToldFunc)  (GtkWidget           *window,
                                        const char          *uri,
                                        GPtrArray           *damages);

/* @uri: of the portfolio, which is not open. */
void dossier_damage_list_for (GtkWidget             *window,
                             const char             *uri,
                             DossierDamageToldFunc   told);
void dossier_damage_look    (GtkWidget              *window,
                             const char             *uri,
                             DossierDamageFoundFunc  found);
void dossier_damage_restore (GtkWindow              *parent,
                             const char             *uri,
                             const char             *backup);
void dossier_damage_salvage (GtkWindow              *parent,
                             const char             *uri);

G_END_DECLS
