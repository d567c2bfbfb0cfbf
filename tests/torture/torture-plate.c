/* torture-plate.c: what a disk may have of its files when its power is cut.
 *
 * A disk keeps for sure only what was synced.  Of the rest there may be any sectors, as a disk that
 * reorders its writes may leave them.
 */
#include "torture-plate.h"

#include <glib/gstdio.h>
#include <string.h>

static const gsize sector_sizes[] = { 512, 4096 };

/* A file of the disk whose power is cut. */
typedef struct
{
  GByteArray *synced;
  GPtrArray  *pending;  /* TortureEvents, not owned */
  gboolean    is_new;   /* never synced yet */
} Image;

struct _TorturePlate
{
  GHashTable *files;     /* name → Image */
  GHashTable *deleted;   /* likewise: what may be back after a power cut */
  const char *told;      /* what the last mark says, or NULL */
};

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
get_image (TorturePlate *plate,
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

static gboolean
is_journal (const char *name)
{
  return g_str_has_suffix (name, "-journal") || g_str_has_suffix (name, "-wal");
}

/* The first time a journal is synced, SQLite syncs the folder, too: what was deleted is gone for good. */
static void
sync_image (TorturePlate *plate,
            const char *name)
{
  Image *image = get_image (plate, name);

  for (guint i = 0; i < image->pending->len; i++)
    carry_out (image->synced, g_ptr_array_index (image->pending, i), 0);
  g_ptr_array_set_size (image->pending, 0);
  if (image->is_new && is_journal (name))
    g_hash_table_remove_all (plate->deleted);
  image->is_new = FALSE;
}

static void
forget_image (TorturePlate *plate,
              const char   *name,
              gboolean      is_folder_synced)
{
  gpointer key, image;

  if (g_hash_table_steal_extended (plate->files, name, &key, &image))
    g_hash_table_insert (plate->deleted, key, image);
  if (is_folder_synced)
    g_hash_table_remove_all (plate->deleted);
}

/**
 * torture_plate_play:
 * @event: outlives @plate; what a disk did next, or a mark
 */
void
torture_plate_play (TorturePlate *plate,
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
      forget_image (plate, event->file, event->offset != 0);
      break;

    case TORTURE_EVENT_MARK:
      plate->told = g_bytes_get_data (event->bytes, NULL);
      break;

    default:
      g_assert_not_reached ();
    }
}

/* Cutting the power */

static void
write_image (DossierTestFolder *folder,
             const char        *name,
             const Image       *image,
             TortureCut         cut)
{
  g_autofree char *path = dossier_test_folder_dup_path (folder, name);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize sector_size = sector_sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sector_sizes))];
  FILE *file;

  g_byte_array_append (bytes, image->synced->data, image->synced->len);
  for (guint i = 0; i < image->pending->len && cut != TORTURE_CUT_NOTHING_MORE; i++)
    carry_out (bytes, g_ptr_array_index (image->pending, i), cut == TORTURE_CUT_BY_CHANCE ? sector_size : 0);

  file = g_fopen (path, "wb");
  if (bytes->len > 0)
    g_assert_cmpuint (fwrite (bytes->data, 1, bytes->len, file), ==, bytes->len);
  fclose (file);
}

/**
 * torture_plate_cut:
 *
 * Writes to @folder what a disk may have after the power was cut now.
 */
void
torture_plate_cut (const TorturePlate *plate,
                   DossierTestFolder  *folder,
                   TortureCut          cut)
{
  GHashTableIter iter;
  gpointer name, image;

  g_hash_table_iter_init (&iter, plate->files);
  while (g_hash_table_iter_next (&iter, &name, &image))
    write_image (folder, name, image, cut);

  /* The folder is synced at leisure: what was deleted may still be there. */
  g_hash_table_iter_init (&iter, plate->deleted);
  while (g_hash_table_iter_next (&iter, &name, &image))
    if (cut != TORTURE_CUT_EVERYTHING && g_test_rand_bit ())
      write_image (folder, name, image, cut);
}

/* Life */

TorturePlate *
torture_plate_new (void)
{
  TorturePlate *plate = g_new0 (TorturePlate, 1);

  plate->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
  plate->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
  return plate;
}

void
torture_plate_free (TorturePlate *plate)
{
  g_hash_table_unref (plate->files);
  g_hash_table_unref (plate->deleted);
  g_free (plate);
}

/**
 * torture_plate_put:
 * @bytes: of a file that has been there for long
 */
void
torture_plate_put (TorturePlate *plate,
                   const char   *name,
                   const char   *bytes,
                   gsize         length)
{
  Image *image = get_image (plate, name);

  put (image->synced, 0, bytes, length);
  image->is_new = FALSE;
}

/**
 * torture_plate_get_told:
 *
 * Returns: (nullable): what the last mark says
 */
const char *
torture_plate_get_told (const TorturePlate *plate)
{
  return plate->told;
}
