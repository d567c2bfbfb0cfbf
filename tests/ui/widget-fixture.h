/* widget-fixture.h: the sample portfolio and a window that remembers what was asked of it. */
#pragma once

#include <adwaita.h>

#include "dossier-edit.h"

typedef struct
{
  char         *folder;
  char         *path;
  DossierStore *store;
  GtkWidget    *window;

  char         *opened;  /* "table/id" of the last win.open-record, or NULL */
  char         *toast;   /* the last one, or NULL */
} WidgetFixture;

void           widget_fixture_set_up    (WidgetFixture  *fixture,
                                         gconstpointer   unused);
void           widget_fixture_tear_down (WidgetFixture  *fixture,
                                         gconstpointer   unused);
void           widget_fixture_show      (WidgetFixture  *fixture,
                                         GtkWidget      *child);
DossierRecord *widget_fixture_find      (WidgetFixture  *fixture,
                                         const char     *table,
                                         const char     *name);
char          *widget_fixture_dup_path  (WidgetFixture  *fixture,
                                         const char     *name);

/* A part of a widget made from a template, by its name there. */
gpointer       get_part                 (GtkWidget      *widget,
                                         const char     *name);

/* Lets the main loop run for so long. */
void           wait_for                 (guint           milliseconds);
