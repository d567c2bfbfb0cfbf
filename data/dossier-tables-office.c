/* dossier-tables-office.c: organisations, persons, the office and what it publishes, lists of its own. */
#include "dossier-tables-private.h"

#include "dossier-code-list.h"
#include "dossier-codes.h"
#include "dossier-own.h"

/* Choices */

static const DossierChoice organisation_kinds[] = {
  { "intergovernmental", N_("International organisation") },
  { "supranational",     N_("Supranational organisation") },
  { "state",             N_("State") },
  { "government",        N_("Government body") },
  { "agency",            N_("Agency") },
  { "body",              N_("Body of an organisation") },
  { "private",           N_("Private sector") },
  { "civil_society",     N_("Civil society") },
  { "academic",          N_("Academic institution") },
  { "placeholder",       N_("To be identified") },
  { NULL }
};

static const DossierChoice office_event_kinds[] = {
  { "decision",    N_("Decision") },
  { "operational", N_("Operational") },
  { "other",       N_("Other") },
  { NULL }
};

static const DossierChoice staffing_kinds[] = {
  { "actual",   N_("Actual") },
  { "expected", N_("Expected") },
  { NULL }
};

static const DossierChoice publication_kinds[] = {
  { "presentation", N_("Presentation") },
  { "report", N_("Report") },
  { "website", N_("Website") },
  { "press", N_("Press release") },
  { "other", N_("Other") },
  { NULL }
};

static const DossierChoice code_lists[] = {
  { "activity_type", N_("Types of activities") },
  { "participant_category", N_("Categories of participants") },
  { "risk_kind", N_("Kinds of risks") },
  { "risk_level", N_("Levels of risks") },
  { "document_kind", N_("Kinds of documents") },
  { "obligation_kind", N_("Kinds of obligations") },
  { "person_role", N_("Roles of persons") },
  { "publication_kind", N_("Kinds of publications") },
  { "group_kind", N_("Kinds of country groups") },
  { NULL }
};

static const DossierChoice own_tables[] = {
  { "programme", N_("Programmes") },
  { "activity", N_("Activities") },
  { "organisation", N_("Organisations") },
  { "component", N_("Components") },
  { NULL }
};

static const DossierChoice own_kinds[] = {
  { "text", N_("Text") },
  { "number", N_("Number") },
  { "date", N_("Date") },
  { "choice", N_("Choice") },
  { "yes_no", N_("Yes or no") },
  { NULL }
};

/* Fields */

static const DossierField organisation_fields[] = {
  { "short_name", N_("Short name"),      DOSSIER_KIND_TEXT, .searched = TRUE },
  { "name",       N_("Name"),            DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "kind",       N_("Kind"),            DOSSIER_KIND_CHOICE, .choices = organisation_kinds },
  { "country",    N_("Country"),         DOSSIER_KIND_LINK, .target = "country" },
  { "parent",     N_("Part of"),         DOSSIER_KIND_LINK, .target = "organisation" },
  { "iati_ref",   N_("IATI identifier"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "iati_type",  N_("IATI type"),       DOSSIER_KIND_TEXT, .searched = TRUE },
  { "note",       N_("Note"),            DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
};
TABLE (organisation, N_("Organisation"), N_("Organisations"), "name",
       "kind = 'placeholder', name COLLATE people", .check = dossier_table_check_parent,
       .guard = dossier_table_guard_parent,
       .explain = dossier_codes_explain)

static const DossierField instrument_fields[] = {
  { "organisation", N_("Organisation"), DOSSIER_KIND_LINK, .required = TRUE, .target = "organisation",
    .owner = TRUE, .copied = TRUE },
  { "short_name",   N_("Short name"),   DOSSIER_KIND_TEXT, .searched = TRUE },
  { "name",         N_("Name"),         DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
};
TABLE (instrument, N_("Funding instrument"), N_("Funding instruments"), "name", "name COLLATE people")

static const DossierField office_fields[] = {
  { "organisation", N_("Organisation"), DOSSIER_KIND_LINK, .target = "organisation" },
  { "short_name",   N_("Short name"),   DOSSIER_KIND_TEXT, .searched = TRUE },
  { "name",         N_("Name"),         DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "city",         N_("City"),         DOSSIER_KIND_TEXT, .searched = TRUE },
  { "country",      N_("Country"),      DOSSIER_KIND_LINK, .target = "country" },
  { "mandate",      N_("Task"),         DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "website",      N_("Website"),      DOSSIER_KIND_TEXT, .searched = TRUE },
};
TABLE (office, N_("Office"), N_("Offices"), "name", "name COLLATE people")

static const DossierField person_fields[] = {
  { "name",         N_("Name"),         DOSSIER_KIND_TEXT, .required = TRUE, .searched = TRUE },
  { "job_title",    N_("Function"),     DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "organisation", N_("Organisation"), DOSSIER_KIND_LINK, .target = "organisation" },
  { "email",        N_("E-mail"),       DOSSIER_KIND_TEXT, .searched = TRUE },
  { "phone",        N_("Telephone"),    DOSSIER_KIND_TEXT, .searched = TRUE },
  { "office",       N_("Office"),       DOSSIER_KIND_LINK, .target = "office" },
  { "note",         N_("Note"),         DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
};
TABLE (person, N_("Person"), N_("Persons"), "name", "name COLLATE people")

static const DossierField office_event_fields[] = {
  { "office", N_("Office"), DOSSIER_KIND_LINK, .required = TRUE, .target = "office", .owner = TRUE,
    .copied = TRUE },
  { "kind",   N_("Kind"),   DOSSIER_KIND_CHOICE, .choices = office_event_kinds },
  { "title",  N_("Title"),  DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE, .searched = TRUE },
  { "body",   N_("Body"),   DOSSIER_KIND_LINK, .target = "organisation" },
  { "date",   N_("Date"),   DOSSIER_KIND_DATE },
};
TABLE (office_event, N_("Event of an office"), N_("Events of an office"), "title", "date_earliest")

static const DossierField staffing_fields[] = {
  { "office",    N_("Office"),     DOSSIER_KIND_LINK, .required = TRUE, .target = "office", .owner = TRUE,
    .copied = TRUE },
  { "kind",      N_("Kind"),       DOSSIER_KIND_CHOICE, .required = TRUE, .choices = staffing_kinds },
  { "figure",    N_("Staff"),      DOSSIER_KIND_INTEGER },
  { "qualifier", N_("Qualifier"),  DOSSIER_KIND_CHOICE, .required = TRUE, .choices = dossier_qualifiers },
  { "text",      N_("As printed"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "date",      N_("Date"),       DOSSIER_KIND_DATE },
};
TABLE (staffing, N_("Staffing"), N_("Staffing"), "text", "date_latest")

static const DossierField publication_fields[] = {
  { "kind",         N_("Kind"),         DOSSIER_KIND_CHOICE, .choices = publication_kinds,
    .list = "publication_kind" },
  { "title",        N_("Title"),        DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "author",       N_("Author"),       DOSSIER_KIND_LINK, .target = "person" },
  { "organisation", N_("Organisation"), DOSSIER_KIND_LINK, .target = "organisation" },
  { "website",      N_("Website"),      DOSSIER_KIND_TEXT, .searched = TRUE },
  { "header",       N_("Header"),       DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "as_of",        N_("As of"),        DOSSIER_KIND_DATE },
  { "inferred",     N_("As of inferred from"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "note",         N_("Note"),         DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
};
TABLE (publication, N_("Publication"), N_("Publications"), "title", "as_of_earliest, title COLLATE people")

static const DossierField pillar_fields[] = {
  { "office",       N_("Office"),    DOSSIER_KIND_LINK, .target = "office" },
  { "title",        N_("Title"),     DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "subject",      N_("Subject"),   DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "detail",       N_("Detail"),    DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "treaty",       N_("Treaty"),    DOSSIER_KIND_LINK, .target = "treaty" },
  { "organisation", N_("Committee"), DOSSIER_KIND_LINK, .target = "organisation" },
  { "position",     N_("Position"),  DOSSIER_KIND_INTEGER },
};
TABLE (pillar, N_("Pillar of the approach"), N_("Pillars of the approach"), "title", "position")

static const DossierField portfolio_fields[] = {
  { "name",     N_("Name"),           DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "as_of",    N_("Shown as of"),    DOSSIER_KIND_DATE },
  { "currency", N_("Usual currency"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "office",   N_("Office"),         DOSSIER_KIND_LINK, .target = "office" },
  { "treaty",   N_("Treaty of the marks"), DOSSIER_KIND_LINK, .target = "treaty" },
};
TABLE (portfolio, N_("Portfolio"), N_("Portfolios"), "name", "id")

static const DossierField code_fields[] = {
  { "list",     N_("List"),              DOSSIER_KIND_CHOICE, .required = TRUE, .choices = code_lists },
  { "code",     N_("Code"),              DOSSIER_KIND_TEXT, .required = TRUE },
  { "name",     N_("Name"),              DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "retired",  N_("No longer offered"), DOSSIER_KIND_YES_NO },
  { "position", N_("Position"),          DOSSIER_KIND_INTEGER },
};
TABLE (code, N_("Entry of a code list"), N_("Entries of code lists"), "name", "list, position",
       .guard = dossier_code_list_guard)

static const DossierField own_field_fields[] = {
  { "table_name", N_("Of"),       DOSSIER_KIND_CHOICE, .required = TRUE, .choices = own_tables },
  { "name",       N_("Name"),     DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE, .searched = TRUE },
  { "kind",       N_("Kind"),     DOSSIER_KIND_CHOICE, .required = TRUE, .choices = own_kinds },
  { "choices",    N_("Choices, one a line"), DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "position",   N_("Position"), DOSSIER_KIND_INTEGER },
  { "in_lists",   N_("Shown in lists"), DOSSIER_KIND_YES_NO },
};
TABLE (own_field, N_("Field of our own"), N_("Fields of our own"), "name", "table_name, position",
       .guard = dossier_own_field_guard)

static const DossierField acknowledgement_fields[] = {
  { "rule",       N_("Rule"),           DOSSIER_KIND_TEXT, .required = TRUE },
  { "table_name", N_("Kind of record"), DOSSIER_KIND_TEXT, .required = TRUE },
  { "record",     N_("Record"),         DOSSIER_KIND_INTEGER, .required = TRUE },
  { "reason",     N_("Reason"),         DOSSIER_KIND_LONG_TEXT, .required = TRUE, .searched = TRUE },
  { "date",       N_("Date"),           DOSSIER_KIND_DATE },
};
TABLE (acknowledgement, N_("Acknowledged finding"), N_("Acknowledged findings"), "reason", "id")
