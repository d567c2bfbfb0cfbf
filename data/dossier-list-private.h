/* dossier-list-private.h: a section as its list sees it. */
#pragma once

#include "dossier-list.h"

G_BEGIN_DECLS

/* More than fits on any screen; the rest is asked for when the list has been painted. */
#define DOSSIER_SECTION_FIRST_ROWS 256

struct _DossierSection
{
  GObject       parent_instance;

  gint64        key;          /* negative: its id in the list */
  char         *title;
  DossierQuery *query;
  GArray       *ids;          /* gint64: the rows the list shows */
  gboolean      is_open;      /* or none of its rows are known */
  gboolean      is_complete;  /* or only the first rows are known */
  gboolean      is_headed;    /* the heading is in the list */
  guint         count;
};

gboolean  dossier_section_open      (DossierSection  *self,
                                     DossierStore    *store,
                                     GError         **error);
GArray   *dossier_section_query     (DossierSection  *self,
                                     DossierStore    *store,
                                     const GArray    *changed,
                                     GError         **error);
void      dossier_section_set_count (DossierSection  *self,
                                     guint            count);

G_END_DECLS
