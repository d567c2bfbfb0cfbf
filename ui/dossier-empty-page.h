/* dossier-empty-page.h: what stands in a tab that has nothing to show yet. */
#pragma once

#include "dossier-child-list.h"

G_BEGIN_DECLS

/* What belongs here, what it is good for, and how to begin. */
typedef struct
{
  const char *icon;
  const char *title;        /* these are marked with N_() */
  const char *description;
  const char *add;
} DossierEmptyPage;

GtkWidget *dossier_empty_status_new  (const char              *icon,
                                      const char              *title,
                                      const char              *words,
                                      GtkWidget               *buttons);
GtkWidget *dossier_empty_page_new    (GtkWidget               *page,
                                      DossierChildList        *list,
                                      const DossierEmptyPage  *empty,
                                      GtkWidget               *other_way);
void       dossier_empty_page_update (GtkWidget               *stack,
                                      gboolean                 is_empty);

/* A button to copy what another programme has in its list of the same kind. */
GtkWidget *dossier_copy_button_new   (DossierChildList        *list,
                                      const char              *label);

G_END_DECLS
