/* dossier-chip.h: a word or two in a round outline: solid is certain, dashed is to be confirmed. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-record.h"

G_BEGIN_DECLS

/* Styles: "running", "planned", "tbc", "problem", "warn", "plain"; NULL is neutral and bold. */
GtkWidget *dossier_chip_new            (const char    *text,
                                        const char    *style);
void       dossier_chip_set            (GtkWidget     *chip,
                                        const char    *text,
                                        const char    *style);

/* Life cycle and certainty of a programme, or status and certainty of an activity, in one chip. */
void       dossier_chip_show_programme (GtkWidget     *chip,
                                        DossierRecord *programme);
void       dossier_chip_show_activity  (GtkWidget     *chip,
                                        DossierRecord *activity);

/* Gives a dot, bar or swatch the class p1 … p8 of the programme, and "tbc" if it is not confirmed. */
void       dossier_chip_set_colour     (GtkWidget     *widget,
                                        DossierRecord *programme);
guint      dossier_programme_get_colour (DossierRecord *programme);

G_END_DECLS
