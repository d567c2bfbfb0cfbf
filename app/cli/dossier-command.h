/* dossier-command.h: a command line, taken apart. */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* The command line makes no sense: exit status 2. */
#define DOSSIER_COMMAND_ERROR (dossier_command_error_quark ())
GQuark dossier_command_error_quark (void);

/* Options a verb may take. */
typedef enum
{
  DOSSIER_OPTION_ANYWAY    = 1 << 0,
  DOSSIER_OPTION_AS_OF     = 1 << 1,
  DOSSIER_OPTION_CSV       = 1 << 2,
  DOSSIER_OPTION_JSON      = 1 << 3,
  DOSSIER_OPTION_LANGUAGE  = 1 << 4,
  DOSSIER_OPTION_OUTPUT    = 1 << 5,
  DOSSIER_OPTION_PAPER     = 1 << 6,
  DOSSIER_OPTION_PROGRAMME = 1 << 7,
  DOSSIER_OPTION_PURPOSE   = 1 << 8,
  DOSSIER_OPTION_REPLACE   = 1 << 9,
  DOSSIER_OPTION_SAMPLE    = 1 << 10,
  DOSSIER_OPTION_WHERE     = 1 << 11,
} DossierOptions;

typedef struct
{
  char    **words;       /* the file, then what follows it */
  guint     n_words;
  gboolean  anyway;
  char     *as_of;
  gboolean  csv;
  gboolean  json;
  char     *language;
  char     *output;
  char     *paper;
  char    **programmes;
  char     *purpose;
  char     *replacement;
  gboolean  sample;
  char    **conditions;
} DossierCommand;

/* What comes first on the command line; words are the file and what follows it. */
typedef struct
{
  const char     *name;
  const char     *usage;
  const char     *summary;    /* marked with N_() */
  guint           min_words;
  guint           max_words;  /* 0: any number */
  DossierOptions  options;
  gboolean      (*run) (const DossierCommand  *command,
                        GError               **error);
} DossierVerb;

DossierCommand     *dossier_command_parse      (const DossierVerb     *verb,
                                                char                 **arguments,
                                                GError               **error);
void                dossier_command_free       (DossierCommand        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCommand, dossier_command_free)

gboolean dossier_command_check_free (const char *path,
                                     GError    **error);
DossierStore       *dossier_command_open       (const DossierCommand  *self,
                                                DossierStoreFlags      flags,
                                                GError               **error);
const DossierTable *dossier_command_get_table  (const DossierCommand  *self,
                                                GError               **error);
DossierRecord      *dossier_command_get_record (const DossierCommand  *self,
                                                DossierStore          *store,
                                                GError               **error);
const char         *dossier_command_get_language (const DossierCommand *self);
gboolean            dossier_command_split      (const char            *assignment,
                                                const DossierTable    *table,
                                                char                 **name,
                                                const char           **value,
                                                GError               **error);

G_END_DECLS
