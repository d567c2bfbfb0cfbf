/* dossier-damage-list.h: what is damaged, to be read and copied. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @damages: of DossierDamage; NULL if nothing of them is to be told to a person.
 * @said: (nullable): what stands above the list. */
GtkWidget *dossier_damage_list_new (GPtrArray  *damages,
                                    const char *said);

/* What the file is damaged by, without what other programs did on purpose. */
GPtrArray *dossier_damage_list_harms (GPtrArray *damages);

G_END_DECLS
