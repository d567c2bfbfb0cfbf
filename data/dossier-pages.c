/* dossier-pages.c: the pages of an SQLite file, read without SQLite.
 *
 * SQLite gives up on a table where a page of it is broken; whoever saves what is left wants the other
 * pages, too.  A table is a tree of pages with its rows in the leaves; a leaf can be read by itself, so
 * one that its tree no longer leads to is only stray, not lost.  Nothing that stands in the file is
 * believed before it is checked against the size of the page and of the file.
 *
 * The format: https://www.sqlite.org/fileformat2.html, sections 1.3 to 2.1.
 */
#include "dossier-pages.h"

#include <string.h>

#include "dossier-store-private.h"

#define HEADER_SIZE 100
#define DEFAULT_SIZE 4096
#define TABLE_INNER 0x05
#define INDEX_INNER 0x02

enum { UNKNOWN, REACHED, FREE };

struct _DossierPages
{
  GByteArray *bytes;   /* whole pages */
  guint       size;    /* of a page */
  guint       usable;
  guint       n_pages;
  guint8     *states;  /* of each page */
};

static guint
get_16 (const guint8 *bytes)
{
  return bytes[0] << 8 | bytes[1];
}

static guint
get_32 (const guint8 *bytes)
{
  return (guint) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

/**
 * dossier_varint_read:
 * @number: (out): a number as SQLite writes it, seven bits a byte
 *
 * Returns: how many bytes it takes; 0 if it does not end before @end
 */
guint
dossier_varint_read (const guint8 *bytes,
                     const guint8 *end,
                     guint64      *number)
{
  *number = 0;
  for (guint i = 0; i < 9 && bytes + i < end; i++)
    {
      *number = i == 8 ? *number << 8 | bytes[i] : *number << 7 | (bytes[i] & 0x7f);
      if (i == 8 || (bytes[i] & 0x80) == 0)
        return i + 1;
    }

  return 0;
}

static gboolean
is_size (guint size)
{
  return size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
}

static gboolean
is_tree_page (const guint8 *page)
{
  return *page == DOSSIER_PAGE_TABLE_LEAF || *page == DOSSIER_PAGE_INDEX_LEAF || *page == TABLE_INNER ||
         *page == INDEX_INNER;
}

/* Whether a page of @size bytes holds cells: they have to lie in it, behind the list of where they are. */
static gboolean
has_cells (const guint8 *page,
           guint         size)
{
  gboolean is_inner = *page == TABLE_INNER || *page == INDEX_INNER;
  const guint8 *pointers = page + (is_inner ? 12 : 8);
  guint n_cells = get_16 (page + 3);
  guint first = (guint) (pointers - page) + 2 * n_cells;

  if (!is_tree_page (page) || n_cells == 0 || first > size)
    return FALSE;

  for (guint i = 0; i < n_cells; i++)
    if (get_16 (pointers + 2 * i) < first || get_16 (pointers + 2 * i) >= size)
      return FALSE;

  return TRUE;
}

static gsize
count_with_cells (const guint8 *bytes,
                  gsize         length,
                  guint         size)
{
  gsize n_found = 0;

  for (gsize i = 1; i < length / size; i++)
    n_found += has_cells (bytes + i * size, size);

  return n_found;
}

/**
 * dossier_pages_guess_size:
 *
 * Returns: the size of a page of the file, by its head or, if that is no good, by where pages begin
 */
guint
dossier_pages_guess_size (const guint8 *bytes,
                          gsize         length)
{
  guint size = length >= HEADER_SIZE ? get_16 (bytes + 16) : 0;
  guint best = DEFAULT_SIZE;
  gsize most = 0;

  size = size == 1 ? 65536 : size;
  if (is_size (size) && memcmp (bytes, "SQLite format 3", 16) == 0)
    return size;

  /* Of larger pages only some begin where one does.  Of smaller ones as many may, but cells lie at the end
   * of a page: they would be outside. */
  for (size = 512; size <= 65536; size *= 2)
    {
      gsize n_found = count_with_cells (bytes, length, size);

      if (n_found > most)
        {
          most = n_found;
          best = size;
        }
    }

  return best;
}

/**
 * dossier_pages_new:
 * @bytes: (transfer full): a file; its last page may be cut off
 */
DossierPages *
dossier_pages_new (GByteArray *bytes)
{
  DossierPages *self = g_new0 (DossierPages, 1);
  gsize length = bytes->len;

  self->bytes = bytes;
  self->size = dossier_pages_guess_size (bytes->data, bytes->len);
  self->usable = self->size;
  self->n_pages = (length + self->size - 1) / self->size;
  g_byte_array_set_size (bytes, self->n_pages * self->size);
  memset (bytes->data + length, 0, bytes->len - length);
  self->states = g_new0 (guint8, self->n_pages + 1);

  return self;
}

void
dossier_pages_free (DossierPages *self)
{
  if (self == NULL)
    return;

  g_byte_array_unref (self->bytes);
  g_free (self->states);
  g_free (self);
}

guint
dossier_pages_get_size (DossierPages *self)
{
  return self->size;
}

guint
dossier_pages_count (DossierPages *self)
{
  return self->n_pages;
}

static const guint8 *
get_page (DossierPages *self,
          guint64       number)
{
  return number >= 1 && number <= self->n_pages ? self->bytes->data + (number - 1) * self->size : NULL;
}

/* Where the tree begins in page @number. */
static const guint8 *
get_tree (DossierPages *self,
          guint         number)
{
  const guint8 *page = get_page (self, number);

  return page != NULL && number == 1 ? page + HEADER_SIZE : page;
}

/* Cells */

/* How much of a payload of @length stands in the page itself. */
static gsize
count_local (DossierPages *self,
             guint64       length,
             gboolean      is_table)
{
  guint most = is_table ? self->usable - 35 : (self->usable - 12) * 64 / 255 - 23;
  guint least = (self->usable - 12) * 32 / 255 - 23;
  guint local = least + (length - least) % (self->usable - 4);

  if (length <= most)
    return length;

  return local <= most ? local : least;
}

/* Follows the pages that hold the rest of a payload, as far as they can be found. */
static GByteArray *
read_overflow (DossierPages *self,
               const guint8 *local,
               gsize         n_local,
               guint64       length)
{
  GByteArray *payload = g_byte_array_new ();
  guint next = get_32 (local + n_local);
  const guint8 *page;

  g_byte_array_append (payload, local, n_local);
  while (payload->len < length && (page = get_page (self, next)) != NULL)
    {
      g_byte_array_append (payload, page + 4, MIN (length - payload->len, self->usable - 4));
      next = get_32 (page);
    }

  return payload;
}

/* Tells @func of the payload at @bytes; %FALSE if it is not whole. */
static gboolean
read_payload (DossierPages     *self,
              const guint8     *bytes,
              const guint8     *end,
              DossierCellBytes *cell,
              gboolean          is_table,
              DossierCellFunc   func,
              gpointer          data)
{
  guint64 length = 0, id = 0;
  guint n_length = dossier_varint_read (bytes, end, &length);
  guint n_id = is_table && n_length > 0 ? dossier_varint_read (bytes + n_length, end, &id) : 0;
  const guint8 *local = bytes + n_length + n_id;
  g_autoptr (GByteArray) whole = NULL;
  gsize n_local;

  if (n_length == 0 || (is_table && n_id == 0) || length == 0 || length > self->bytes->len)
    return FALSE;

  n_local = count_local (self, length, is_table);
  if (local + n_local + (n_local < length ? 4 : 0) > end)
    return FALSE;

  if (n_local < length)
    whole = read_overflow (self, local, n_local, length);
  cell->id = id;
  cell->payload = whole != NULL ? whole->data : local;
  cell->available = whole != NULL ? whole->len : n_local;
  cell->length = length;
  if (func != NULL)
    func (cell, data);

  return cell->available == length;
}

/* Trees */

/* A tree under way: recursion would be as deep as a broken file wants it. */
typedef struct
{
  DossierPages    *pages;
  GArray          *todo;   /* numbers of the pages still to be read */
  DossierCellFunc  func;
  gpointer         data;
} Walk;

static void
read_later (Walk         *self,
            const guint8 *number)
{
  guint page = get_32 (number);

  g_array_append_val (self->todo, page);
}

static gboolean
read_cell (Walk         *self,
           guint         number,
           const guint8 *cell)
{
  const guint8 kind = *get_tree (self->pages, number);
  const guint8 *end = get_page (self->pages, number) + self->pages->usable;
  gboolean is_inner = kind == TABLE_INNER || kind == INDEX_INNER;
  DossierCellBytes bytes = { number };

  if (cell + 4 > end)
    return FALSE;

  if (is_inner)
    read_later (self, cell);

  return kind == TABLE_INNER || read_payload (self->pages, is_inner ? cell + 4 : cell, end, &bytes,
                                              kind == DOSSIER_PAGE_TABLE_LEAF, self->func, self->data);
}

/* Reads a page; those below an inner one are still to be read then. */
static gboolean
read_page (Walk  *self,
           guint  number)
{
  const guint8 *page = get_page (self->pages, number);
  const guint8 *tree = get_tree (self->pages, number);
  gboolean is_inner = *tree == TABLE_INNER || *tree == INDEX_INNER;
  const guint8 *pointers = tree + (is_inner ? 12 : 8);
  guint n_cells = get_16 (tree + 3);
  guint n_most = (self->pages->usable - (pointers - page)) / 2;
  gboolean ok = n_cells <= n_most;

  for (guint i = 0; i < MIN (n_cells, n_most); i++)
    {
      guint offset = get_16 (pointers + 2 * i);
      gboolean is_inside = offset >= (guint) (pointers - page) && offset < self->pages->usable;

      ok = is_inside && read_cell (self, number, page + offset) && ok;
    }
  if (is_inner)
    read_later (self, tree + 8);

  return ok;
}

/**
 * dossier_pages_walk:
 * @root: the first page of a table or an index
 * @func: (nullable): told of every cell that can be read
 *
 * A page is reached only once: whoever comes second finds it damaged.
 *
 * Returns: whether the tree is whole, so that nothing of it lies elsewhere
 */
gboolean
dossier_pages_walk (DossierPages    *self,
                    guint            root,
                    DossierCellFunc  func,
                    gpointer         data)
{
  g_autoptr (GArray) todo = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { self, todo, func, data };
  gboolean ok = TRUE;

  g_array_append_val (todo, root);
  for (guint i = 0; i < todo->len; i++)
    {
      guint number = g_array_index (todo, guint, i);
      const guint8 *tree = get_tree (self, number);

      if (tree == NULL || self->states[number] != UNKNOWN || !is_tree_page (tree))
        ok = FALSE;
      else
        {
          self->states[number] = REACHED;
          ok = read_page (&walk, number) && ok;
        }
    }

  return ok;
}

/**
 * dossier_pages_mark_free:
 *
 * Marks what the file says is free: pages there hold what was deleted.
 */
void
dossier_pages_mark_free (DossierPages *self)
{
  guint next = self->n_pages > 0 ? get_32 (self->bytes->data + 32) : 0;
  const guint8 *page;

  while ((page = get_page (self, next)) != NULL && self->states[next] == UNKNOWN)
    {
      guint n_leaves = MIN (get_32 (page + 4), self->usable / 4 - 2);

      self->states[next] = FREE;
      for (guint i = 0; i < n_leaves; i++)
        {
          guint leaf = get_32 (page + 8 + 4 * i);

          if (get_page (self, leaf) != NULL && self->states[leaf] == UNKNOWN)
            self->states[leaf] = FREE;
        }
      next = get_32 (page);
    }
}

/**
 * dossier_pages_is_stray:
 * @kind: %DOSSIER_PAGE_TABLE_LEAF or %DOSSIER_PAGE_INDEX_LEAF
 *
 * Returns: whether @page looks like one of @kind that no tree led to
 */
gboolean
dossier_pages_is_stray (DossierPages *self,
                        guint         page,
                        guint8        kind)
{
  const guint8 *tree = get_tree (self, page);

  return tree != NULL && self->states[page] == UNKNOWN && *tree == kind && get_16 (tree + 3) > 0;
}

/**
 * dossier_pages_read:
 *
 * Reads one leaf by itself.
 */
void
dossier_pages_read (DossierPages    *self,
                    guint            page,
                    DossierCellFunc  func,
                    gpointer         data)
{
  g_autoptr (GArray) todo = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { self, todo, func, data };

  read_page (&walk, page);
}

/* Records */

static gint64
read_integer (const guint8 *bytes,
              guint         width)
{
  guint64 number = (bytes[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  for (guint i = 0; i < width; i++)
    number = number << 8 | bytes[i];

  return (gint64) number;
}

static gsize
get_width (guint64 type)
{
  static const guint8 widths[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };

  return type < G_N_ELEMENTS (widths) ? widths[type] : (type - 12) / 2;
}

static void
read_value (DossierStoredValue *value,
            guint64             type,
            const guint8       *bytes)
{
  *value = (DossierStoredValue) { .type = SQLITE_INTEGER };
  if (type == 0)
    value->type = SQLITE_NULL;
  else if (type == 8 || type == 9)
    value->integer = type - 8;
  else if (type < 8)
    {
      value->type = type == 7 ? SQLITE_FLOAT : SQLITE_INTEGER;
      value->integer = read_integer (bytes, get_width (type));
    }
  else
    {
      value->type = type % 2 == 0 ? SQLITE_BLOB : SQLITE_TEXT;
      value->bytes = bytes;
      value->length = get_width (type);
    }
}

/**
 * dossier_pages_decode:
 * @values: (out): of the row; bytes belong to @cell
 *
 * Returns: how many columns the row has, of which at most @most are in @values; -1 if it is no row.  A
 *   column that is not there any more is %DOSSIER_STORED_LOST.
 */
int
dossier_pages_decode (const DossierCellBytes *cell,
                      DossierStoredValue     *values,
                      int                     most)
{
  const guint8 *end = cell->payload + cell->available;
  guint64 header = 0;
  guint used = dossier_varint_read (cell->payload, end, &header);
  gsize body = header;
  int n = 0;

  if (used == 0 || header < used || header > cell->available)
    return -1;

  for (gsize place = used; place < header; n++)
    {
      guint64 type = 0;

      used = dossier_varint_read (cell->payload + place, cell->payload + header, &type);
      if (used == 0 || type == 10 || type == 11 || get_width (type) > cell->length)
        return -1;

      place += used;
      if (n < most && body + get_width (type) <= cell->available)
        read_value (&values[n], type, cell->payload + body);
      else if (n < most)
        values[n] = (DossierStoredValue) { .type = DOSSIER_STORED_LOST };
      body += get_width (type);
    }

  return n;
}
