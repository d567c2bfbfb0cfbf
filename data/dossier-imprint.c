/* dossier-imprint.c: whether anything but SQLite wrote to an open file.
 *
 * A program that copies over a file in place ("cp", "rsync --inplace") leaves it at its path, with other
 * bytes in it.  The pages of the log would then be brought into a file they do not fit.  SQLite itself, here
 * or in another program, keeps account of when it writes to the file: in the shared memory of the log, or
 * where there is none in the head of the file.  A file that changed while that account did not was changed
 * by somebody else.
 */
#include "dossier-imprint.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PAGE 4096
#define HEADER_SIZE 100
#define LOG_HEADER_SIZE 32
#define ACCOUNT_SIZE 16

/* A file of usual size is compared as a whole.  Of a larger one, and of one without a log, which may lie on
 * a network, some pages are, evenly spread; with a log also those at the end, where the last edits mostly
 * go. */
#define PAGES_OF_A_WHOLE 1024
#define PAGES_SPREAD 16
#define PAGES_AT_THE_END 64
#define PAGES_AT_ONCE 64

/* The shared memory, https://www.sqlite.org/walformat.html, 2.2: the salts are new for each log, and the
 * two counts are of frames that are to be in the file and are in it.  The first is set before anything is
 * written to the file, the second after. */
#define SHARED_SIZE 32768
#define SALTS_OFFSET 32
#define SALTS_SIZE 8
#define DONE_OFFSET 96
#define BEGUN_OFFSET 128
#define CHECKPOINT_LOCK 1

/* The head of the file, https://www.sqlite.org/fileformat2.html, 1.3 */
#define COUNTER_OFFSET 24
#define VERSIONS_OFFSET 18

typedef struct
{
  gint64  size;
  gint64  modified;               /* nanoseconds since 1970 */
  guint8  account[ACCOUNT_SIZE];  /* changes when SQLite writes to the file */
  guint8  header[HEADER_SIZE];
  guint64 sum;
} Look;

struct _DossierImprint
{
  DossierDatabase *database;
  char            *path;
  gboolean         has_log;       /* another program may begin one, or give it up */
  gboolean         is_broken;     /* for good: what it was cannot come back */
  Look             last;
};

/* Looking */

static gboolean
look_outside (DossierImprint *self,
              Look           *look)
{
  GStatBuf status;

  if (g_stat (self->path, &status) != 0)
    return FALSE;

  look->size = status.st_size;
  look->modified = status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec;
  return TRUE;
}

static guint64
add_page (guint64        sum,
          const guint64 *words)
{
  for (guint i = 0; i < PAGE / sizeof *words; i++)
    {
      sum = (sum ^ words[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      sum ^= sum >> 29;
    }

  return sum;
}

/* What is missing at the end counts as zeros.  Returns: %FALSE where the disk does not give a page. */
static gboolean
look_inside (DossierImprint *self,
             sqlite3_file   *file,
             Look           *look)
{
  g_autofree guint64 *words = g_malloc (PAGES_AT_ONCE * PAGE);
  gint64 n_pages = (look->size + PAGE - 1) / PAGE;
  gint64 step = self->has_log && n_pages <= PAGES_OF_A_WHOLE ? 1 : MAX (1, n_pages / PAGES_SPREAD);
  gint64 end = step == 1 ? 0 : self->has_log ? n_pages - PAGES_AT_THE_END : n_pages;

  for (gint64 page = 0, n; page < n_pages; page = page < end ? MIN (page + step, end) : page + n)
    {
      int result;

      n = page < end ? 1 : MIN (PAGES_AT_ONCE, n_pages - page);
      memset (words, 0, n * PAGE);
      result = file->pMethods->xRead (file, words, n * PAGE, page * PAGE);
      if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ)
        return FALSE;

      if (page == 0)
        memcpy (look->header, words, HEADER_SIZE);
      for (gint64 i = 0; i < n; i++)
        look->sum = add_page (look->sum, words + i * (PAGE / sizeof *words));
    }

  return TRUE;
}

static gboolean
look_at_account (DossierImprint *self,
                 sqlite3_file   *file,
                 Look           *look)
{
  volatile void *shared = NULL;
  const guint8 *bytes;

  if (!self->has_log)
    {
      memcpy (look->account, look->header + COUNTER_OFFSET, ACCOUNT_SIZE);
      return TRUE;
    }

  if (file->pMethods->xShmMap (file, 0, SHARED_SIZE, FALSE, &shared) != SQLITE_OK || shared == NULL)
    return FALSE;

  bytes = (const guint8 *) shared;
  memcpy (look->account, bytes + SALTS_OFFSET, SALTS_SIZE);
  memcpy (look->account + SALTS_SIZE, bytes + DONE_OFFSET, sizeof (guint32));
  memcpy (look->account + SALTS_SIZE + sizeof (guint32), bytes + BEGUN_OFFSET, sizeof (guint32));
  return TRUE;
}

static void
let_go (DossierImprint *self,
        sqlite3_file   *file)
{
  if (self->has_log)
    file->pMethods->xShmLock (file, CHECKPOINT_LOCK, 1, SQLITE_SHM_UNLOCK | SQLITE_SHM_SHARED);
  else if (!sqlite3_get_autocommit (dossier_database_get_handle (self->database)))
    dossier_database_execute (self->database, "ROLLBACK", NULL);
}

/* While the lock is held SQLite writes nothing to the file, in whatever program. */
static gboolean
hold (DossierImprint *self,
      sqlite3_file   *file)
{
  if (self->has_log)
    return file->pMethods->xShmLock (file, CHECKPOINT_LOCK, 1, SQLITE_SHM_LOCK | SQLITE_SHM_SHARED) ==
           SQLITE_OK;

  if (!sqlite3_get_autocommit (dossier_database_get_handle (self->database)))
    return FALSE;
  if (dossier_database_execute (self->database, "BEGIN; SELECT count(*) FROM sqlite_schema", NULL))
    return TRUE;

  let_go (self, file);
  return FALSE;
}

static gboolean
find_log (DossierImprint *self,
          sqlite3_file   *file)
{
  g_autofree char *mode = dossier_database_dup_text (self->database, "PRAGMA journal_mode");

  return g_strcmp0 (mode, "wal") == 0 && file->pMethods->iVersion >= 2 && file->pMethods->xShmMap != NULL;
}

/* Returns: %FALSE if that cannot be told at present */
static gboolean
take (DossierImprint *self,
      Look           *look)
{
  sqlite3_file *file = dossier_database_get_file (self->database, SQLITE_FCNTL_FILE_POINTER);
  gboolean ok;

  memset (look, 0, sizeof *look);
  if (file == NULL)
    return FALSE;

  self->has_log = find_log (self, file);
  if (!hold (self, file))
    return FALSE;

  ok = look_outside (self, look) && look_inside (self, file, look) && look_at_account (self, file, look);
  let_go (self, file);

  return ok;
}

/**
 * dossier_imprint_new:
 * @database: open, and read before; outlives the imprint
 *
 * Reads up to four megabytes.
 *
 * Returns: (transfer full) (nullable): %NULL for what is in no file
 */
DossierImprint *
dossier_imprint_new (DossierDatabase *database,
                     const char      *path)
{
  DossierImprint *self = g_new0 (DossierImprint, 1);

  self->database = database;
  self->path = g_strdup (path);
  if (take (self, &self->last))
    return self;

  dossier_imprint_free (self);
  return NULL;
}

void
dossier_imprint_free (DossierImprint *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self);
}

/* Comparing */

static guint32
get_counter (const Look *look)
{
  guint32 counter;

  memcpy (&counter, look->header + COUNTER_OFFSET, sizeof counter);
  return GUINT32_FROM_BE (counter);
}

/* Whether SQLite has the whole log in the file that it began to bring there.  After a fault of the disk it
 * has not, and goes on later, of which the account says nothing before it is done. */
static gboolean
is_settled (DossierImprint *self,
            const Look     *look)
{
  const guint8 *done = look->account + SALTS_SIZE;

  return !self->has_log || memcmp (done, done + sizeof (guint32), sizeof (guint32)) == 0;
}

/* Whether SQLite may have made @self->last what @now is. */
static gboolean
can_follow (DossierImprint *self,
            const Look     *now,
            gint64          last_step)
{
  const guint8 *before = self->last.header, *after = now->header;
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM journal WHERE id = %" G_GINT64_FORMAT,
                                          last_step);
  gint64 has_step = TRUE;

  if (memcmp (before, after, VERSIONS_OFFSET) != 0 ||
      (self->has_log && memcmp (before + VERSIONS_OFFSET, after + VERSIONS_OFFSET, 2) != 0) ||
      get_counter (now) < get_counter (&self->last))
    return FALSE;

  return last_step == 0 || !dossier_database_read_integer (self->database, sql, &has_step, NULL) || has_step;
}

/* The log */

static gboolean
is_own_log (DossierImprint *self,
            const char     *path)
{
  sqlite3_file *file = dossier_database_get_file (self->database, SQLITE_FCNTL_JOURNAL_POINTER);
  guint8 own[LOG_HEADER_SIZE], found[LOG_HEADER_SIZE];
  int fd = file != NULL ? g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0) : -1;
  gboolean is_own;

  if (fd < 0)
    return FALSE;

  is_own = read (fd, found, sizeof found) == sizeof found &&
           file->pMethods->xRead (file, own, sizeof own, 0) == SQLITE_OK &&
           memcmp (own, found, sizeof own) == 0;
  close (fd);
  return is_own;
}

/* Nobody brings the log into the file any more, now or when it is opened next.  It is kept, as there may be
 * edits in it that are nowhere else. */
static void
put_log_aside (DossierImprint *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *shared = g_strconcat (self->path, "-shm", NULL);
  g_autofree char *aside = g_strdup_printf ("%s.overwritten-%08x", log, g_random_int ());

  sqlite3_db_config (dossier_database_get_handle (self->database), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  /* Whoever opened the file since may have begun a log of his own. */
  if (self->has_log && is_own_log (self, log) && g_rename (log, aside) == 0)
    g_unlink (shared);
}

static gboolean
is_same_outside (const Look *before,
                 const Look *now)
{
  return now->size == before->size && now->modified == before->modified;
}

/* Whoever writes first begins a log, of which the account tells; into the file nothing was brought then.
 * Returns: whether the account says no more than that */
static gboolean
follow_log (DossierImprint *self)
{
  static const guint8 none[ACCOUNT_SIZE - SALTS_SIZE] = { 0 };
  sqlite3_file *file = dossier_database_get_file (self->database, SQLITE_FCNTL_FILE_POINTER);
  Look now = { 0 };
  gboolean is_begun = TRUE;

  if (!self->has_log || file == NULL || !hold (self, file))
    return TRUE;

  if (look_at_account (self, file, &now) && look_outside (self, &now) && is_same_outside (&self->last, &now))
    {
      is_begun = memcmp (now.account, self->last.account, ACCOUNT_SIZE) == 0 ||
                 (memcmp (now.account + SALTS_SIZE, none, sizeof none) == 0 &&
                  memcmp (self->last.account + SALTS_SIZE, none, sizeof none) == 0);
      if (is_begun)
        memcpy (self->last.account, now.account, ACCOUNT_SIZE);
    }
  let_go (self, file);

  return is_begun;
}

/**
 * dossier_imprint_look:
 * @last_step: the latest in the journal that was seen, or 0: it is never removed from there
 *
 * To be asked while the file lies at its path, and whenever somebody wrote to it or its log.  Cheap as long
 * as nobody writes to the file itself: asks the system for its time, and looks into the memory of the log.
 * When it is found overwritten, its log is put aside, beside it, under another name.
 *
 * A file that is overwritten while SQLite brings a log into it or begins one, or right before, may not show;
 * nor one that keeps its size and time.
 *
 * Returns: %FALSE once the file was overwritten
 */
gboolean
dossier_imprint_look (DossierImprint *self,
                      gint64          last_step)
{
  Look now = { 0 };

  if (self->is_broken)
    return FALSE;

  if (!look_outside (self, &now))
    return TRUE;

  if ((is_same_outside (&self->last, &now) && follow_log (self)) || !take (self, &now))
    return TRUE;

  if (memcmp (now.account, self->last.account, ACCOUNT_SIZE) == 0 && is_settled (self, &now))
    self->is_broken = now.size != self->last.size || now.sum != self->last.sum;
  else
    self->is_broken = !can_follow (self, &now, last_step);
  self->last = now;
  if (self->is_broken)
    put_log_aside (self);

  return !self->is_broken;
}

/**
 * dossier_imprint_is_broken:
 *
 * Returns: whether the file was found overwritten
 */
gboolean
dossier_imprint_is_broken (DossierImprint *self)
{
  return self->is_broken;
}
