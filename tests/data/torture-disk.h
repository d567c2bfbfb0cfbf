/* torture-disk.h: a disk of the tests' own: it fails, or is slow, when told to, and remembers what it did. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TORTURE_FAULT_ERROR,  /* nothing is done */
  TORTURE_FAULT_FULL,   /* what needs room finds none; the rest goes well */
  TORTURE_FAULT_SHORT,  /* half of it is done */
  TORTURE_FAULT_DELAY,  /* it is done, later */
  TORTURE_FAULT_KILL,   /* half of it is done, and the program is gone */
} TortureFault;

/* What can go wrong with a disk for somebody at work. */
typedef struct
{
  TortureFault  fault;
  gboolean      lasts;
  const char   *name;
} TortureTrouble;

#define TORTURE_N_TROUBLES 7
extern const TortureTrouble torture_troubles[TORTURE_N_TROUBLES];

/* One operation is what a program asks of the disk: to look for a file, open, measure, read, write, sync, cut
 * or delete it; and what a test says is one.  Of a full disk only writing counts. */
void       torture_disk_install (void);
void       torture_disk_arm     (TortureFault  fault,
                                 guint         n,
                                 gboolean      lasts);
void       torture_disk_disarm  (void);
void       torture_disk_pause   (gboolean      is_paused);
guint      torture_disk_count   (void);
void       torture_disk_touch   (void);

void       torture_disk_set_share (gboolean is_share);

/**
 * TortureWriteFunc:
 * @name: of a file
 * @bytes: may be changed before they are written
 *
 * Returns: 0 to let them be written; the number of the system's error otherwise, like ENOSPC
 */
typedef int (*TortureWriteFunc) (const char *name,
                                 guint8     *bytes,
                                 int         length,
                                 gint64      offset);

void       torture_disk_set_writer (TortureWriteFunc func);

typedef enum
{
  TORTURE_EVENT_WRITE,
  TORTURE_EVENT_TRUNCATE,
  TORTURE_EVENT_SYNC,
  TORTURE_EVENT_DELETE,
  TORTURE_EVENT_MARK,    /* of the test: nothing that the disk did */
} TortureEventKind;

typedef struct
{
  TortureEventKind  kind;
  char             *file;    /* the name without its folder */
  gint64            offset;  /* of what is written; the length of a file that is cut */
  GBytes           *bytes;   /* written; or what the test wrote on its mark */
} TortureEvent;

/* All that is done to files from now on; NULL to stop. */
void       torture_disk_record  (GPtrArray    *trace);
GPtrArray *torture_trace_new    (void);
void       torture_trace_mark   (GPtrArray    *trace,
                                 const char   *text);

G_END_DECLS
