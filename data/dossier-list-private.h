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

struct _DossierList
{
  GObject       parent_instance;

  DossierStore *store;
  GPtrArray    *sections;
  const char   *table;      /* of the records, interned */
  GHashTable   *pages;      /* index → Page */
  guint64       clock;
  GPtrArray    *watched;    /* interned names of tables */
  guint         completion; /* source: sections yet to be opened, or rows to be asked for */
  GCancellable *completing; /* (nullable): a worker asks for the rest */
};

/* As the section gives it, without anything having changed yet. */
typedef struct
{
  guint from;  /* where the row was, or %DOSSIER_NO_ROW */
  guint to;    /* where it is once it is taken out there, or %DOSSIER_NO_ROW */
} DossierRowMove;

#define DOSSIER_NO_ROW G_MAXUINT

gboolean  dossier_section_open      (DossierSection  *self,
                                     DossierStore    *store,
                                     GError         **error);
GArray   *dossier_section_query     (DossierSection  *self,
                                     DossierStore    *store,
                                     const GArray    *changed,
                                     GError         **error);
gboolean  dossier_section_find_move (DossierSection  *self,
                                     DossierStore    *store,
                                     gint64           id,
                                     DossierRowMove  *move);
void      dossier_section_set_count (DossierSection  *self,
                                     guint            count);

guint     dossier_list_find_start   (DossierList     *self,
                                     DossierSection  *section);
void      dossier_list_stop_completing (DossierList  *self);
void      dossier_list_replace_ids  (DossierList     *self,
                                     DossierSection  *section,
                                     const GArray    *fresh);
gboolean  dossier_list_update       (DossierList     *self,
                                     const GArray    *changed,
                                     GError         **error);

G_END_DECLS
