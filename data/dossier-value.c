/* dossier-value.c: the error domain shared by everything that reads a typed value. */
#include "dossier-value.h"

/**
 * dossier_value_error_quark:
 *
 * Returns: the error domain of typed values, see #DossierValueError
 */
G_DEFINE_QUARK (dossier-value-error-quark, dossier_value_error)
