/* dossier-window-private.h: what the files of the window share. */
#pragma once

#include "dossier-as-of-button.h"
#include "dossier-page.h"
#include "dossier-search-button.h"
#include "dossier-trail.h"
#include "dossier-window.h"

G_BEGIN_DECLS

#define DOSSIER_WINDOW_N_PAGES 5

struct _DossierWindow
{
  AdwApplicationWindow  parent_instance;

  DossierStore         *store;
  DossierTrail         *trail;
  GFileMonitor         *monitor;        /* (nullable): of the file of the store */
  GFileMonitor         *log_monitor;    /* (nullable): of the log of changes beside it */
  guint                 place_timeout;  /* source: looks where what happens is not told */
  DossierPage          *pages[DOSSIER_WINDOW_N_PAGES];  /* NULL until wanted */
  guint                 pages_idle;     /* source: makes those that nobody has wanted yet */
  AdwToast             *toast;          /* the one shown, not owned */
  AdwToast             *next_toast;     /* (nullable): waits until the one before has gone */
  guint                 toast_timeout;
  gint64                toast_gone;     /* when the last one began to go */
  guint                 focus_idle;
  GCancellable         *looking;        /* (nullable): while the file is looked through for damage */
  guint                 look_timeout;   /* source: it will be */
  gboolean              is_edited;      /* since that began */
  GPtrArray            *damages;        /* (nullable): what it found */
  gboolean              is_travelling;  /* going back or forth: no visit */
  gboolean              is_ready;       /* what was shown last time is shown again */

  AdwToastOverlay      *toasts;
  GtkWidget            *back;
  AdwSplitButton       *undo;
  GtkWidget            *redo;
  GtkWidget            *as_of;
  AdwViewSwitcherTitle *switcher;
  GtkWidget            *search;
  GMenu                *recent;
  GtkRevealer          *banner;
  GtkImage             *banner_icon;
  GtkLabel             *banner_text;
  GtkRevealer          *damage_banner;
  GtkLabel             *damage_text;
  GtkStack             *content;
  AdwViewStack         *stack;
  AdwViewSwitcherBar   *bottom_bar;
  AdwStatusPage        *failure;
  AdwBin               *findings;       /* what is damaged, once that is known */
  GtkWidget            *try_again;      /* the first of the buttons of the failure */
  GtkWidget            *restore_backup;
  GtkLabel             *restore_label;
  GtkWidget            *salvage;
  GtkWidget            *open_backup;
};

DossierPage *dossier_window_get_page     (DossierWindow  *self);
DossierPage *dossier_window_find_page    (DossierWindow  *self,
                                          const char     *table);
void         dossier_window_show_page    (DossierWindow  *self,
                                          DossierPage    *page);
const char  *dossier_window_get_tab      (DossierWindow  *self);
void         dossier_window_show_place   (DossierWindow  *self);
void         dossier_window_show_content (DossierWindow  *self);
void         dossier_window_focus_list   (DossierWindow  *self);
void         dossier_window_keep_focus   (DossierWindow  *self);

/* dossier-window-actions.c */
void         dossier_window_install_actions (GtkWidgetClass *klass);
void         dossier_window_update_actions  (DossierWindow  *self);

/* dossier-window-fields.c */
void         dossier_window_open_field      (GtkWidget      *widget,
                                             const char     *action,
                                             GVariant       *target);

/* dossier-window-steps.c */
void         dossier_window_step (GtkWidget *widget, const char *action, GVariant *target);
void         dossier_window_show_steps (DossierWindow *self);
void         dossier_window_toast (GtkWidget *widget, const char *action, GVariant *target);
void         dossier_window_drop_toasts (DossierWindow *self);

/* dossier-window-several.c */
void         dossier_window_delete_selected (GtkWidget      *widget,
                                             const char     *action,
                                             GVariant       *target);
void         dossier_window_export_selected (GtkWidget      *widget,
                                             const char     *action,
                                             GVariant       *target);
GPtrArray   *dossier_window_get_selected    (DossierWindow  *self,
                                             const char     *table);

/* dossier-window-rows.c */
void         dossier_window_copy_rows       (GtkWidget      *widget,
                                             const char     *action,
                                             GVariant       *target);
void         dossier_window_paste_rows      (GtkWidget      *widget,
                                             const char     *action,
                                             GVariant       *target);

/* dossier-window-faults.c */
void         dossier_window_show_banner  (DossierWindow  *self);
void         dossier_window_watch_place  (DossierWindow  *self);
void         dossier_window_restore_backup (GtkWidget *widget, const char *action, GVariant *target);
void         dossier_window_salvage        (GtkWidget *widget, const char *action, GVariant *uri);

/* dossier-window-damage.c */
void         dossier_window_stop_looking (DossierWindow  *self);
void         dossier_window_show_damage  (GtkWidget      *widget,
                                          const char     *action,
                                          GVariant       *target);

/* dossier-window-files.c */
void         dossier_window_save_copy    (GtkWidget      *widget,
                                          const char     *action,
                                          GVariant       *target);
void         dossier_window_accept_files (DossierWindow  *self);
void         dossier_window_fill_recent  (DossierWindow  *self);

/* dossier-window-state.c */
void         dossier_window_load_size    (DossierWindow  *self);
void         dossier_window_load_tab     (DossierWindow  *self);
void         dossier_window_load_page    (DossierWindow  *self,
                                          DossierPage    *page);
void         dossier_window_save_state   (DossierWindow  *self);

G_END_DECLS
