/* dossier-database-faults.c: what SQLite could not do, as sentences for people.
 *
 * SQLite does not always say what the system did: that is asked for.
 */
#include "dossier-database.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "dossier-store.h"

#define DAMAGED_SENTENCE N_("The file is damaged. Open a backup or a copy of it.")

static DossierStoreError
explain_constraint (int           extended,
                    const char  **sentence)
{
  switch (extended)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      *sentence = _("There is already one like this.");
      break;

    case SQLITE_CONSTRAINT_FOREIGNKEY:
      *sentence = _("It refers to a record that does not exist any more.");
      break;

    case SQLITE_CONSTRAINT_NOTNULL:
      *sentence = _("Something that may not be empty is empty.");
      break;

    default:
      *sentence = _("A value breaks a rule of the portfolio.");
      break;
    }

  return DOSSIER_STORE_ERROR_CONSTRAINT;
}

/* A disk that gives up is told from one that reads something else: that SQLite calls a damaged file. */
static DossierStoreError
explain_disk (int          extended,
              const char **sentence)
{
  gboolean is_read = extended == SQLITE_IOERR_READ || extended == SQLITE_IOERR_CORRUPTFS;

  *sentence = is_read ? _("The disk could not read all of the portfolio. Try again, or open a backup or a "
                          "copy of it.") : NULL;
  return is_read ? DOSSIER_STORE_ERROR_UNREADABLE : DOSSIER_STORE_ERROR_FAILED;
}

static DossierStoreError
explain (int          extended,
         const char **sentence)
{
  switch (extended & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      *sentence = _("Another program is using the portfolio. Try again in a moment.");
      return DOSSIER_STORE_ERROR_BUSY;

    case SQLITE_CONSTRAINT:
      return explain_constraint (extended, sentence);

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:  /* its head says that it is ours */
      *sentence = _(DAMAGED_SENTENCE);
      return DOSSIER_STORE_ERROR_DAMAGED;

    case SQLITE_READONLY:
    case SQLITE_PERM:
      *sentence = _("The file cannot be changed. Save a copy to a place where you may write.");
      return DOSSIER_STORE_ERROR_READ_ONLY;

    case SQLITE_FULL:
      *sentence = _("There is no room left on the disk.");
      return DOSSIER_STORE_ERROR_FULL;

    case SQLITE_IOERR:
      return explain_disk (extended, sentence);

    default:
      *sentence = NULL;
      return DOSSIER_STORE_ERROR_FAILED;
    }
}

/**
 * dossier_database_is_unnamed_damage:
 *
 * Returns: whether @error says no more than that SQLite could not go on
 */
gboolean
dossier_database_is_unnamed_damage (const GError *error)
{
  return g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED) &&
         g_str_equal (error->message, _(DAMAGED_SENTENCE));
}

/* The disk */

/**
 * dossier_database_is_of_disk:
 * @code: of the system
 *
 * Returns: whether it says that the disk itself gave up, whatever the system calls that
 */
gboolean
dossier_database_is_of_disk (int code)
{
  static const int codes[] = { EIO, ENXIO, ENODEV, ENODATA, EBADMSG, EILSEQ, EUCLEAN, EREMOTEIO };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i] == code)
      return TRUE;

  return FALSE;
}

/* Returns: what SQLite would call @code of the system, were it asked, or 0 for any other fault */
static int
name_cause (int code)
{
  switch (code)
    {
    case EDQUOT:
    case ENOSPC:  /* of a network share that finds out only when it is to keep what it took */
      return SQLITE_FULL;

    case EROFS:
    case EACCES:
    case EPERM:
    case EBADF:  /* a log that could be opened for reading only */
      return SQLITE_READONLY;

    default:
      return 0;
    }
}

/* The last fault of the system with the file or its log, which they know. */
static int
get_system_code (DossierDatabase *self,
                 int              which)
{
  sqlite3_file *file = dossier_database_get_file (self, which);
  int code = 0;

  if (file == NULL || file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &code) != SQLITE_OK)
    return 0;

  return code;
}

/**
 * dossier_database_has_failing_disk:
 *
 * To be asked when SQLite finds the file damaged: it says so too of a page that did not come.
 *
 * Returns: whether the disk gave up since the file was opened
 */
gboolean
dossier_database_has_failing_disk (DossierDatabase *self)
{
  return dossier_database_is_of_disk (get_system_code (self, SQLITE_FCNTL_FILE_POINTER)) ||
         dossier_database_is_of_disk (get_system_code (self, SQLITE_FCNTL_JOURNAL_POINTER));
}

/* For SQLite a share of the disk that is used up is a fault like any other, and so is a disk that took to
 * being read-only while the file was open; one that gives up is a damaged file. */
static int
find_cause (DossierDatabase *self,
            int              result)
{
  int kind = result & 0xff;
  int cause;

  if (kind == SQLITE_CORRUPT && dossier_database_has_failing_disk (self))
    return SQLITE_IOERR_READ;
  if (kind != SQLITE_IOERR || result == SQLITE_IOERR_READ)
    return result;

  cause = name_cause (get_system_code (self, SQLITE_FCNTL_FILE_POINTER));
  if (cause == 0)
    cause = name_cause (get_system_code (self, SQLITE_FCNTL_JOURNAL_POINTER));

  return cause != 0 ? cause : result;
}

/* Sentences */

/**
 * dossier_database_set_result:
 * @result: of a function of SQLite, such as those about sessions, that does not leave it with
 *   the connection
 *
 * Turns @result into a sentence.
 *
 * Returns: %FALSE, to be returned on
 */
gboolean
dossier_database_set_result (DossierDatabase  *self,
                             int               result,
                             GError          **error)
{
  const char *sentence;
  DossierStoreError code = explain (find_cause (self, result), &sentence);
  sqlite3 *handle = dossier_database_get_handle (self);
  gboolean is_last = result == sqlite3_extended_errcode (handle);

  if (sentence != NULL)
    g_set_error_literal (error, DOSSIER_STORE_ERROR, code, sentence);
  else
    g_set_error (error, DOSSIER_STORE_ERROR, code,
                 /* Translators: the message of the database */
                 _("The portfolio could not be read or written (%s)."),
                 is_last ? sqlite3_errmsg (handle) : sqlite3_errstr (result));

  return FALSE;
}

/**
 * dossier_database_set_error:
 *
 * Turns what SQLite last said into a sentence.
 *
 * Returns: %FALSE, to be returned on
 */
gboolean
dossier_database_set_error (DossierDatabase  *self,
                            GError          **error)
{
  int result = sqlite3_extended_errcode (dossier_database_get_handle (self));

  /* What was refused here came after a fault of the disk, see dossier_database_commit(). */
  return dossier_database_set_result (self, result == SQLITE_CONSTRAINT_COMMITHOOK ? SQLITE_IOERR : result,
                                      error);
}

/**
 * dossier_database_refuse_for_readers:
 *
 * Where there is a log readers hold up nobody, and without one it is they who hold up a commit: a window of
 * this program perhaps.
 *
 * Returns: %FALSE, to be returned on
 */
gboolean
dossier_database_refuse_for_readers (GError **error)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY,
                       _("The portfolio is being read, and where it lies nobody can change it meanwhile. Try "
                         "again in a moment."));
  return FALSE;
}
