/* dossier-bulk.h: many steps in slices between frames, with progress and Cancel; mostly of one edit. */
#pragma once

#include <gtk/gtk.h>

#include "dossier-edit.h"

G_BEGIN_DECLS

/**
 * DossierBulk:
 * @label: (nullable): what Undo says, marked with N_(), with “%s” for @subject; %NULL where
 *   nothing is changed: the steps have no edit then
 * @subject: (nullable): e.g. “12 programmes”
 * @heading: translated: what is being done, while it takes its time
 * @n_steps: how often @step is called, with 0, 1, 2 …
 * @step: a part of the edit; %FALSE with an error ends it and takes everything back
 * @done: (nullable): at the end; @error: (nullable): why nothing was changed
 * @data: for both
 * @free: (nullable): for @data
 */
typedef struct
{
  const char      *label;
  const char      *subject;
  const char      *heading;
  guint            n_steps;
  gboolean       (*step) (DossierEdit  *edit,
                          guint         number,
                          gpointer      data,
                          GError      **error);
  void           (*done) (GtkWidget    *widget,
                          const GError *error,
                          gpointer      data);
  gpointer         data;
  GDestroyNotify   free;
} DossierBulk;

/* @widget: where it happens; its window is blocked meanwhile and shows what went wrong. */
void dossier_bulk_run (GtkWidget         *widget,
                       DossierStore      *store,
                       const DossierBulk *bulk);

G_END_DECLS
