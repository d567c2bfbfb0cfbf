/* dossier-tables-world.c: countries, their groups, treaties. */
#include "dossier-tables-private.h"

/* Choices */

static const DossierChoice group_kinds[] = {
  { "partnership", N_("Partnership") },
  { "region",      N_("Region") },
  { "global",      N_("Worldwide") },
  { "project",     N_("Countries of a programme") },
  { NULL }
};

static const DossierChoice treaty_kinds[] = {
  { "convention", N_("Convention") },
  { "protocol",   N_("Protocol") },
  { "related",    N_("Related instrument") },
  { NULL }
};

static const DossierChoice treaty_event_kinds[] = {
  { "signed",             N_("Signed") },
  { "ratified",           N_("Ratified") },
  { "acceded",            N_("Acceded") },
  { "invited",            N_("Invited to accede") },
  { "entered_into_force", N_("Entered into force") },
  { "denounced",          N_("Denounced") },
  { NULL }
};

static const DossierChoice alignment_levels[] = {
  { "largely_in_line", N_("Largely in line") },
  { "draws_on", N_("Draws on the treaty") },
  { "none", N_("Not in line") },
  { "unknown", N_("Not known") },
  { NULL }
};

/* Fields */

static const DossierField country_fields[] = {
  { "code",     N_("ISO code"),      DOSSIER_KIND_TEXT, .required = TRUE, .unique = TRUE, .searched = TRUE },
  { "code3",    N_("Long ISO code"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "name",     N_("Name"),          DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "aliases",  N_("Other names"),   DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "note",     N_("Note"),          DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "footnote", N_("Footnote"),      DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE, .searched = TRUE },
};
TABLE (country, N_("Country"), N_("Countries"), "name", "name COLLATE people")

static const DossierField country_name_fields[] = {
  { "country", N_("Country"), DOSSIER_KIND_LINK, .required = TRUE, .target = "country", .owner = TRUE,
    .copied = TRUE },
  { "name",    N_("Name"),    DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE, .searched = TRUE },
  { "period",  N_("In use"),  DOSSIER_KIND_DATE },
};
TABLE (country_name, N_("Name of a country in other years"), N_("Names of countries in other years"), "name",
       "period_earliest")

static const DossierField country_group_fields[] = {
  { "code", N_("Code"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "name", N_("Name"), DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE, .searched = TRUE },
  { "kind", N_("Kind"), DOSSIER_KIND_CHOICE, .choices = group_kinds,
    .list = "group_kind" },
};
TABLE (country_group, N_("Country group"), N_("Country groups"), "name", "name COLLATE people")

static const DossierField group_member_fields[] = {
  { "country_group", N_("Country group"), DOSSIER_KIND_LINK, .required = TRUE, .target = "country_group",
    .owner = TRUE, .copied = TRUE },
  { "country",       N_("Country"),       DOSSIER_KIND_LINK, .required = TRUE, .target = "country" },
  { "position",      N_("Position"),      DOSSIER_KIND_INTEGER },
  { "period",        N_("Member"),        DOSSIER_KIND_DATE },
};
TABLE (group_member, N_("Member of a group"), N_("Members of a group"), "country", "position")

static const DossierField treaty_fields[] = {
  { "code",       N_("Code"),       DOSSIER_KIND_TEXT, .searched = TRUE },
  { "short_name", N_("Short name"), DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "name",       N_("Name"),       DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "kind",       N_("Kind"),       DOSSIER_KIND_CHOICE, .choices = treaty_kinds },
  { "parent",     N_("Part of"),    DOSSIER_KIND_LINK, .target = "treaty" },
};
TABLE (treaty, N_("Treaty"), N_("Treaties"), "name", "name COLLATE people",
       .check = dossier_table_check_parent, .guard = dossier_table_guard_parent)

static const DossierField treaty_event_fields[] = {
  { "treaty",    N_("Treaty"),    DOSSIER_KIND_LINK, .required = TRUE, .target = "treaty", .owner = TRUE,
    .copied = TRUE },
  { "country",   N_("Country"),   DOSSIER_KIND_LINK, .required = TRUE, .target = "country" },
  { "kind",      N_("Event"),     DOSSIER_KIND_CHOICE, .required = TRUE, .choices = treaty_event_kinds },
  { "date",      N_("Date"),      DOSSIER_KIND_DATE },
  { "confirmed", N_("Confirmed"), DOSSIER_KIND_YES_NO },
  { "source",    N_("Source"),    DOSSIER_KIND_TEXT, .searched = TRUE },
};
TABLE (treaty_event, N_("Treaty event"), N_("Treaty events"), "country", "date_earliest")

static const DossierField alignment_fields[] = {
  { "treaty",   N_("Treaty"),    DOSSIER_KIND_LINK, .required = TRUE, .target = "treaty", .owner = TRUE,
    .copied = TRUE },
  { "country",  N_("Country"),   DOSSIER_KIND_LINK, .required = TRUE, .target = "country" },
  { "level",    N_("Level"),     DOSSIER_KIND_CHOICE, .required = TRUE, .choices = alignment_levels },
  { "is_draft", N_("Draft law"), DOSSIER_KIND_YES_NO },
  { "date",     N_("Date"),      DOSSIER_KIND_DATE },
  { "source",   N_("Source"),    DOSSIER_KIND_TEXT, .searched = TRUE },
  { "note",     N_("Note"),      DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
};
TABLE (alignment, N_("Legal alignment"), N_("Legal alignments"), "country", "date_earliest")
