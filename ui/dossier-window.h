/* dossier-window.h: the window on one portfolio. */
#pragma once

#include <adwaita.h>

#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_WINDOW (dossier_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierWindow, dossier_window, DOSSIER, WINDOW, AdwApplicationWindow)

/* @store: (nullable): without one there is nothing but what dossier_window_show_error() says. */
GtkWidget    *dossier_window_new         (AdwApplication  *application,
                                          DossierStore    *store);
void          dossier_window_show_error  (DossierWindow   *self,
                                          const GError    *error,
                                          const char      *uri);
DossierStore *dossier_window_get_store   (DossierWindow   *self);

/* Has a worker read the whole file, soon; a bar says what is damaged, and leads to what can be done. */
void          dossier_window_look_for_damage (DossierWindow *self);

/* Whether nothing was done here yet: an empty portfolio, or none. */
gboolean      dossier_window_is_untouched (DossierWindow  *self);

/* Opens a tab, a record of it (or 0) and an inner tab (or NULL). */
gboolean      dossier_window_open        (DossierWindow   *self,
                                          const char      *tab,
                                          gint64           id,
                                          const char      *inner);

/* The keys of the window, for the application to set. */
typedef struct
{
  const char *action;
  const char *keys[3];
} DossierWindowKeys;

const DossierWindowKeys *dossier_window_get_keys (guint *n_keys);

G_END_DECLS
