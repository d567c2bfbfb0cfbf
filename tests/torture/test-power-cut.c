/* test-power-cut.c: after a power cut everything that was acknowledged is there, and nothing is half done.
 *
 * A disk keeps for sure only what was synced.  All it is asked to do while somebody works is
 * written down; then the power is cut after every single operation: what was synced by then
 * lies in the file, and of the rest any sectors, as a disk that reorders its writes may leave
 * them.  Such a file is opened and compared with what the person was told.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-store-private.h"
#include "torture-disk.h"
#include "torture-edits.h"

#define ACTS 25
#define ACTS_SLOW 150
#define CUTS 120
#define RARITY_WHILE_MAKING 10  /* most operations make the portfolio, before anything was told */
#define EAGER_CHECKPOINTS "PRAGMA wal_autocheckpoint = 40"
#define NAME "office.dossier"

static const gsize sector_sizes[] = { 512, 4096 };

/* A file of the disk whose power is cut. */
typedef struct
{
  GByteArray *synced;
  GPtrArray  *pending;  /* TortureEvents, not owned */
  gboolean    is_new;   /* never synced yet */
} Image;

typedef struct
{
  GHashTable *files;     /* name → Image */
  GHashTable *deleted;   /* likewise: what may be back after a power cut */
  const char *told;      /* state of records and journal that was acknowledged last, or NULL */
} Plate;

/* The disk */

static void
image_free (gpointer data)
{
  Image *image = data;

  g_byte_array_unref (image->synced);
  g_ptr_array_unref (image->pending);
  g_free (image);
}

static Image *
get_image (Plate      *plate,
           const char *name)
{
  Image *image = g_hash_table_lookup (plate->files, name);

  if (image != NULL)
    return image;

  image = g_new0 (Image, 1);
  image->synced = g_byte_array_new ();
  image->pending = g_ptr_array_new ();
  image->is_new = TRUE;
  g_hash_table_insert (plate->files, g_strdup (name), image);
  return image;
}

static void
set_length (GByteArray *bytes,
            gsize       length)
{
  gsize before = bytes->len;

  g_byte_array_set_size (bytes, length);
  if (length > before)
    memset (bytes->data + before, 0, length - before);
}

static void
put (GByteArray *bytes,
     gsize       offset,
     const void *data,
     gsize       length)
{
  if (bytes->len < offset + length)
    set_length (bytes, offset + length);
  memcpy (bytes->data + offset, data, length);
}

/* A write that the power cut interrupts: any of its sectors may be there.  SQLite relies on the
 * disk not to spoil what lies beside them in the same sector ("powersafe overwrite"). */
static void
put_sectors (GByteArray         *bytes,
             const TortureEvent *event,
             gsize               sector_size)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (event->bytes, &length);
  gsize done = 0;

  while (done < length)
    {
      gsize offset = event->offset + done;
      gsize part = MIN (sector_size - offset % sector_size, length - done);

      if (g_test_rand_bit ())
        put (bytes, offset, data + done, part);
      done += part;
    }
}

/* What is carried out of @event; with @sector_size only by chance. */
static void
carry_out (GByteArray         *bytes,
           const TortureEvent *event,
           gsize               sector_size)
{
  if (event->kind == TORTURE_EVENT_WRITE && sector_size > 0)
    put_sectors (bytes, event, sector_size);
  else if (event->kind == TORTURE_EVENT_WRITE)
    put (bytes, event->offset, g_bytes_get_data (event->bytes, NULL), g_bytes_get_size (event->bytes));
  else if (sector_size == 0 || g_test_rand_bit ())
    set_length (bytes, event->offset);
}

/* The first time a journal is synced, SQLite syncs the folder, too: what was deleted is gone for good. */
static void
sync_image (Plate      *plate,
            const char *name)
{
  Image *image = get_image (plate, name);

  for (guint i = 0; i < image->pending->len; i++)
    carry_out (image->synced, g_ptr_array_index (image->pending, i), 0);
  g_ptr_array_set_size (image->pending, 0);
  if (image->is_new && !g_str_equal (name, NAME))
    g_hash_table_remove_all (plate->deleted);
  image->is_new = FALSE;
}

static void
forget_image (Plate      *plate,
              const char *name)
{
  gpointer key, image;

  if (g_hash_table_steal_extended (plate->files, name, &key, &image))
    g_hash_table_insert (plate->deleted, key, image);
}

static void
play (Plate        *plate,
      TortureEvent *event)
{
  switch (event->kind)
    {
    case TORTURE_EVENT_WRITE:
    case TORTURE_EVENT_TRUNCATE:
      g_ptr_array_add (get_image (plate, event->file)->pending, event);
      break;

    case TORTURE_EVENT_SYNC:
      sync_image (plate, event->file);
      break;

    case TORTURE_EVENT_DELETE:
      forget_image (plate, event->file);
      break;

    case TORTURE_EVENT_MARK:
      plate->told = g_bytes_get_data (event->bytes, NULL);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* Cutting the power */

typedef enum
{
  CUT_NOTHING_MORE,  /* only what was synced */
  CUT_BY_CHANCE,     /* and any of the rest */
  CUT_EVERYTHING,    /* and all of it */
  N_CUTS
} Cut;

static void
write_image (DossierTestFolder *folder,
             const char        *name,
             const Image       *image,
             Cut                cut)
{
  g_autofree char *path = dossier_test_folder_dup_path (folder, name);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize sector_size = sector_sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sector_sizes))];
  FILE *file;

  g_byte_array_append (bytes, image->synced->data, image->synced->len);
  for (guint i = 0; i < image->pending->len && cut != CUT_NOTHING_MORE; i++)
    carry_out (bytes, g_ptr_array_index (image->pending, i), cut == CUT_BY_CHANCE ? sector_size : 0);

  file = g_fopen (path, "wb");
  g_assert_cmpuint (fwrite (bytes->data, 1, bytes->len, file), ==, bytes->len);
  fclose (file);
}

static void
write_images (DossierTestFolder *folder,
              const Plate       *plate,
              Cut                cut)
{
  GHashTableIter iter;
  gpointer name, image;

  g_hash_table_iter_init (&iter, plate->files);
  while (g_hash_table_iter_next (&iter, &name, &image))
    write_image (folder, name, image, cut);

  /* The folder is synced at leisure: what was deleted may still be there. */
  g_hash_table_iter_init (&iter, plate->deleted);
  while (g_hash_table_iter_next (&iter, &name, &image))
    if (cut != CUT_EVERYTHING && g_test_rand_bit ())
      write_image (folder, name, image, cut);
}

/* What was told is there, or what was to be told next. */
static void
assert_survived (const char *path,
                 const char *told,
                 const char *next)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, 0, &error);
  g_autofree char *state = NULL;

  if (told == NULL && store == NULL)
    {
      torture_assert_refused (&error);
      return;
    }

  g_assert_no_error (error);
  torture_assert_sound (store);
  state = torture_dup_state (store);
  if (next == NULL || !g_str_equal (state, next))
    dossier_test_assert_same (state, told != NULL ? told : next);
}

static void
cut_power (const Plate *plate,
           Cut          cut,
           const char  *next)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);

  write_images (folder, plate, cut);
  assert_survived (path, plate->told, next);
}

/* The state that is acknowledged next, after event @i. */
static const char *
find_next (GPtrArray *trace,
           guint      i)
{
  for (; i < trace->len; i++)
    {
      TortureEvent *event = g_ptr_array_index (trace, i);

      if (event->kind == TORTURE_EVENT_MARK)
        return g_bytes_get_data (event->bytes, NULL);
    }

  return NULL;
}

/* Working */

static void
mark (GPtrArray    *trace,
      DossierStore *store)
{
  g_autofree char *state = torture_dup_state (store);

  torture_trace_mark (trace, state);
}

/* A portfolio from its making to its closing, twice. */
static GPtrArray *
work (void)
{
  g_autoptr (DossierTestFolder) folder = dossier_test_folder_new ();
  g_autofree char *path = dossier_test_folder_dup_path (folder, NAME);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  GPtrArray *trace = torture_trace_new ();

  torture_disk_record (trace);
  for (guint day = 0; day < 2; day++)
    {
      g_autoptr (DossierStore) store = dossier_test_open (path, DOSSIER_STORE_CREATE);

      mark (trace, store);
      dossier_database_execute (store->database, EAGER_CHECKPOINTS, NULL);
      for (guint i = 0; i < (g_test_slow () ? ACTS_SLOW : ACTS); i++)
        if (torture_act (store, torture_pick_act (rand), rand, NULL))
          mark (trace, store);
    }
  torture_disk_record (NULL);

  return trace;
}

static gboolean
is_chosen (const Plate *plate,
           guint        n_events)
{
  guint chances = n_events * N_CUTS * (plate->told == NULL ? RARITY_WHILE_MAKING : 1);
  int wanted = torture_choose (CUTS, CUTS) * 3;

  return g_test_slow () || g_test_rand_int_range (0, chances) < wanted;
}

static void
test_power_cut (void)
{
  g_autoptr (GPtrArray) trace = work ();
  Plate plate = {
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free),
  };
  guint n_cuts = 0;

  for (guint i = 0; i < trace->len; i++)
    {
      play (&plate, g_ptr_array_index (trace, i));
      for (Cut cut = 0; cut < N_CUTS; cut++)
        if (is_chosen (&plate, trace->len))
          {
            cut_power (&plate, cut, find_next (trace, i + 1));
            n_cuts++;
          }
      torture_report (i + 1, trace->len);
    }

  g_test_message ("%u operations of the disk, %u power cuts", trace->len, n_cuts);
  g_assert_cmpuint (n_cuts, >, 0);
  g_hash_table_unref (plate.files);
  g_hash_table_unref (plate.deleted);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  torture_disk_install ();

  g_test_add_func ("/power-cut/what-was-told-is-there", test_power_cut);

  return g_test_run ();
}
