/* dossier-draft.c: text that was typed and is not in the portfolio yet.
 *
 * It is kept for as long as the field is not left with something that can stand, and a moment after
 * the last key it is also in a file, apart from the portfolio.  If the program ends before, whoever
 * opens the portfolio next finds it there.  Whether somebody is still at it says a lock beside the file,
 * which the system takes away with the program: numbers of processes come again.
 */
#include "dossier-draft.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "dossier-backup.h"
#include "dossier-typing.h"

#define MILLISECONDS_AFTER_A_KEY 300
#define SUFFIX ".drafts"
#define LOCK ".lock"
#define TEXT "text"

struct _DossierDrafts
{
  char       *stem;     /* (nullable): of the names of files, or nothing is kept */
  char       *path;     /* (nullable): of the file of these */
  int         lock;     /* held while there is one; else -1 */
  GHashTable *texts;    /* "programme/1431/ends" → what is typed */
  char       *latest;   /* (nullable): the key of what was typed last */
  guint       timeout;
};

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "dossier", "drafts", NULL);
}

static char *
make_path (const char *stem)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *name = g_strdup_printf ("%s%08x" SUFFIX, stem, g_random_int ());

  return g_build_filename (folder, name, NULL);
}

/* Returns: -1 if somebody holds it */
static int
take_lock (const char *path)
{
  g_autofree char *name = g_strconcat (path, LOCK, NULL);
  int fd = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;

  if (fd >= 0)
    close (fd);
  return -1;
}

static void
remove_file (const char *path)
{
  g_autofree char *lock = g_strconcat (path, LOCK, NULL);

  g_unlink (path);
  g_unlink (lock);
}

static void
let_go (DossierDrafts *self)
{
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

/* A group of a key file cannot be called everything. */
static char *
dup_key (const DossierTable *table,
         gint64              id,
         const char         *place)
{
  g_autofree char *escaped = g_uri_escape_string (place, "/", TRUE);

  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", table->name, id, escaped);
}

/* Keeping */

/* It is not the person's business where this cannot be written. */
static void
write_file (DossierDrafts *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = dup_folder ();
  g_autofree char *bytes = NULL;
  GHashTableIter iter;
  gpointer key, text;
  gsize length;

  if (self->path == NULL)
    return;

  if (g_hash_table_size (self->texts) == 0)
    {
      remove_file (self->path);
      let_go (self);
      return;
    }

  /* Groups are found in this order: the first is where the person was. */
  if (self->latest != NULL && g_hash_table_contains (self->texts, self->latest))
    g_key_file_set_string (file, self->latest, TEXT, g_hash_table_lookup (self->texts, self->latest));
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &key, &text))
    g_key_file_set_string (file, key, TEXT, text);
  bytes = g_key_file_to_data (file, &length, NULL);
  g_mkdir_with_parents (folder, 0700);
  if (self->lock < 0)
    self->lock = take_lock (self->path);
  g_file_set_contents_full (self->path, bytes, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static gboolean
write_cb (gpointer data)
{
  DossierDrafts *self = data;

  self->timeout = 0;
  write_file (self);
  return G_SOURCE_REMOVE;
}

static void
write_soon (DossierDrafts *self)
{
  if (self->stem != NULL && self->timeout == 0)
    self->timeout = g_timeout_add (MILLISECONDS_AFTER_A_KEY, write_cb, self);
}

/**
 * dossier_drafts_set:
 * @id: 0 for what has no number yet: kept, but not in the file
 * @place: where in the record, see dossier-typing.h
 * @text: (nullable): what is typed; %NULL if it stands in the portfolio now, or was given up
 */
void
dossier_drafts_set (DossierDrafts      *self,
                    const DossierTable *table,
                    gint64              id,
                    const char         *place,
                    const char         *text)
{
  g_autofree char *key = dup_key (table, id, place);

  if (g_strcmp0 (g_hash_table_lookup (self->texts, key), text) == 0)
    return;

  if (text != NULL)
    g_hash_table_insert (self->texts, g_strdup (key), g_strdup (text));
  else
    g_hash_table_remove (self->texts, key);
  g_free (self->latest);
  self->latest = g_steal_pointer (&key);
  if (id != 0)
    write_soon (self);
}

/**
 * dossier_drafts_get:
 *
 * Returns: (transfer none) (nullable): what is typed there
 */
const char *
dossier_drafts_get (DossierDrafts      *self,
                    const DossierTable *table,
                    gint64              id,
                    const char         *place)
{
  g_autofree char *key = dup_key (table, id, place);

  return g_hash_table_lookup (self->texts, key);
}

/* Finding */

static void
draft_free (gpointer data)
{
  DossierDraft *self = data;

  g_free (self->place);
  g_free (self->text);
  g_free (self);
}

/**
 * dossier_draft_has_field:
 *
 * Returns: whether the text can stand in its field again; not if its record is gone, or it was typed for
 *   several records, which nobody knows any more: then all that is left is to copy it
 */
gboolean
dossier_draft_has_field (const DossierDraft *self,
                         DossierStore       *store)
{
  return !g_str_has_prefix (self->place, DOSSIER_TYPING_SEVERAL) &&
         dossier_store_has (store, self->table->name, self->id);
}

/* What stands there already was not lost; of a record that is gone nobody knows that. */
static DossierDraft *
read_draft (DossierStore *store,
            const char   *key,
            const char   *text)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 3);
  const DossierTable *table = g_strv_length (parts) == 3 ? dossier_table_find (parts[0]) : NULL;
  gint64 id = table != NULL ? g_ascii_strtoll (parts[1], NULL, 10) : 0;
  g_autoptr (DossierRecord) record = id != 0 && dossier_store_has (store, table->name, id)
    ? dossier_store_get (store, table->name, id, NULL) : NULL;
  g_autofree char *place = id != 0 ? g_uri_unescape_string (parts[2], NULL) : NULL;
  g_autofree char *stored = place == NULL ? NULL
    : record == NULL ? g_strdup ("") : dossier_typing_dup_stored (store, record, place);
  DossierDraft *self;

  if (stored == NULL || g_str_equal (stored, text))
    return NULL;

  self = g_new0 (DossierDraft, 1);
  self->table = table;
  self->id = id;
  self->place = g_steal_pointer (&place);
  self->text = g_strdup (text);
  return self;
}

static void
read_file (DossierStore *store,
           const char   *path,
           GPtrArray    *drafts)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) keys = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;

  keys = g_key_file_get_groups (file, NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *text = g_key_file_get_string (file, keys[i], TEXT, NULL);
      DossierDraft *draft = text != NULL ? read_draft (store, keys[i], text) : NULL;

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
}

/* Nobody is at it any more. */
static gboolean
is_left (const char *path)
{
  int lock = take_lock (path);

  if (lock < 0)
    return FALSE;

  close (lock);
  return TRUE;
}

static GPtrArray *
list_left (DossierDrafts *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = self->stem != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, self->stem) && g_str_has_suffix (name, SUFFIX))
      {
        char *path = g_build_filename (folder, name, NULL);

        if (is_left (path))
          g_ptr_array_add (paths, path);
        else
          g_free (path);
      }

  return paths;
}

/**
 * dossier_drafts_find_lost:
 * @store: the portfolio they belong to
 *
 * Returns: (transfer full) (element-type DossierDraft): what was being typed when a program that had
 *   the portfolio open came to an end, and was not offered back yet; what was typed last in it comes first
 */
GPtrArray *
dossier_drafts_find_lost (DossierDrafts *self,
                          DossierStore  *store)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (draft_free);
  g_autoptr (GPtrArray) paths = list_left (self);

  for (guint i = 0; i < paths->len; i++)
    read_file (store, g_ptr_array_index (paths, i), drafts);

  return drafts;
}

/**
 * dossier_drafts_settle_lost:
 * @drafts: (nullable) (element-type DossierDraft): to be put back into their fields; %NULL to give them up
 *
 * They are not offered again, unless this program comes to an end as well.
 */
void
dossier_drafts_settle_lost (DossierDrafts *self,
                            GPtrArray     *drafts)
{
  g_autoptr (GPtrArray) paths = list_left (self);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const DossierDraft *draft = g_ptr_array_index (drafts, i);

      dossier_drafts_set (self, draft->table, draft->id, draft->place, draft->text);
    }

  /* Not before they are safe in the file of this process. */
  write_file (self);
  for (guint i = 0; i < paths->len; i++)
    remove_file (g_ptr_array_index (paths, i));
}

/* Life */

/**
 * dossier_drafts_new:
 * @path: of a portfolio, or ":memory:": then nothing outlives it
 *
 * Returns: (transfer full)
 */
DossierDrafts *
dossier_drafts_new (const char *path)
{
  DossierDrafts *self = g_new0 (DossierDrafts, 1);

  self->stem = g_str_equal (path, ":memory:") ? NULL : dossier_backup_dup_stem (path);
  self->path = self->stem != NULL ? make_path (self->stem) : NULL;
  self->lock = -1;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/* What is still a draft is offered the next time. */
void
dossier_drafts_free (DossierDrafts *self)
{
  if (self == NULL)
    return;

  if (self->timeout != 0)
    write_file (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  let_go (self);
  g_hash_table_unref (self->texts);
  g_free (self->latest);
  g_free (self->path);
  g_free (self->stem);
  g_free (self);
}
