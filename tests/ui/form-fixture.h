/* form-fixture.h: the sample portfolio with two forms in a window that counts its actions. */
#pragma once

#include "dossier-edit.h"
#include "dossier-form.h"

typedef struct
{
  char          *folder;
  char          *path;
  DossierStore  *store;
  DossierRecord *record;     /* GLACY */
  DossierRecord *other;      /* Cybercrime@EAP II */
  GtkWidget     *window;
  DossierForm   *form;       /* of programmes */

  char          *toast;      /* last one */
  char          *opened;     /* "table/id", last one */
  guint          n_undos;    /* how often "win.undo" was activated */
} Fixture;

void        fixture_set_up        (Fixture       *fixture,
                                   gconstpointer  unused);
void        fixture_tear_down     (Fixture       *fixture,
                                   gconstpointer  unused);
void        fixture_open          (Fixture       *fixture,
                                   gboolean       is_read_only);

/* Widgets below others */
GtkWidget  *find_row              (gpointer       root,
                                   const char    *title);
GtkWidget  *find_type             (gpointer       root,
                                   GType          type);
GtkWidget  *find_button           (gpointer       root,
                                   const char    *label);
guint       count_type            (gpointer       root,
                                   GType          type);
const char *get_message           (GtkWidget     *row);

/* Whether a person sees @text somewhere */
gboolean    says                  (gpointer       root,
                                   const char    *text);

/* What a person does */
void        type_text             (GtkWidget     *row,
                                   const char    *text);
void        press_enter           (GtkWidget     *row);
gboolean    press_escape          (GtkWidget     *row);
void        settle                (void);

/* What the file says */
void        assert_stored         (DossierRecord *record,
                                   const char    *field,
                                   const char    *text);
void        assert_words          (const char    *text,
                                   const char    *expected);
void        assert_shown          (GtkWidget     *row,
                                   const char    *text);
char       *dup_undo_label        (DossierStore  *store);
