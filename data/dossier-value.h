/* dossier-value.h: the error domain shared by everything that reads a typed value. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the caller can do: let the person finish typing, or say that the value cannot stand. */
typedef enum
{
  DOSSIER_VALUE_ERROR_REQUIRED,  /* empty, but must not be */
  DOSSIER_VALUE_ERROR_UNREAD,    /* could not be understood */
  DOSSIER_VALUE_ERROR_CONFLICT,  /* understood, but contradicts another value */
  DOSSIER_VALUE_ERROR_AGREED,    /* understood, but changes what was agreed: ask whether it was wrong */
} DossierValueError;

#define DOSSIER_VALUE_ERROR (dossier_value_error_quark ())
GQuark dossier_value_error_quark (void);

G_END_DECLS
