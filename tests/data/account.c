/* account.c: makes the account be another, for the program it is linked into or loaded before.
 *
 * DOSSIER_TEST_GECOS  what the list of accounts says of whoever runs the program, such as "Marta Kovač,,,";
 *                     the login is "mk" then
 */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whoever runs the program, as the test wants it, in place of what was found. */
static int
describe (const char     *gecos,
          struct passwd  *account,
          char           *buffer,
          size_t          size,
          struct passwd **found)
{
  static char login[] = "mk", secret[] = "x", folder[] = "/", shell[] = "/bin/sh";
  size_t length = strlen (gecos) + 1;

  *found = NULL;
  if (size < length)
    return ERANGE;

  memcpy (buffer, gecos, length);
  *account = (struct passwd) {
    .pw_name = login, .pw_passwd = secret, .pw_uid = getuid (), .pw_gid = getgid (), .pw_gecos = buffer,
    .pw_dir = folder, .pw_shell = shell,
  };
  *found = account;
  return 0;
}

int
getpwuid_r (uid_t           id,
            struct passwd  *account,
            char           *buffer,
            size_t          size,
            struct passwd **found)
{
  int (*real) (uid_t, struct passwd *, char *, size_t, struct passwd **) = dlsym (RTLD_NEXT, "getpwuid_r");
  const char *gecos = getenv ("DOSSIER_TEST_GECOS");

  if (gecos != NULL && id == getuid ())
    return describe (gecos, account, buffer, size, found);

  return real (id, account, buffer, size, found);
}

int
getpwnam_r (const char     *name,
            struct passwd  *account,
            char           *buffer,
            size_t          size,
            struct passwd **found)
{
  int (*real) (const char *, struct passwd *, char *, size_t, struct passwd **) =
    dlsym (RTLD_NEXT, "getpwnam_r");
  const char *gecos = getenv ("DOSSIER_TEST_GECOS");
  int error = real (name, account, buffer, size, found);

  if (gecos != NULL && error == 0 && *found != NULL && account->pw_uid == getuid ())
    return describe (gecos, account, buffer, size, found);

  return error;
}
