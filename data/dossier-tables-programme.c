/* dossier-tables-programme.c: programmes, who and what belongs to them. */
#include "dossier-tables-private.h"

#include "dossier-codes.h"
#include "dossier-record.h"
#include "dossier-value.h"

/* Contradictions */

static gboolean
check_relation (DossierRecord  *record,
                GError        **error)
{
  gint64 other = dossier_record_get_integer (record, "other");

  if (other == 0 || other != dossier_record_get_integer (record, "programme"))
    return TRUE;

  g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                       _("A programme cannot follow or extend itself."));
  return FALSE;
}

/* Choices */

static const DossierChoice programme_kinds[] = {
  { "joint_project",          N_("Joint project") },
  { "voluntary_contribution", N_("Voluntary contributions") },
  { "own_budget",             N_("Own budget") },
  { "other",                  N_("Other") },
  { NULL }
};

static const DossierChoice lifecycles[] = {
  { "pipeline",       N_("Planned") },
  { "implementation", N_("Running") },
  { "finalisation",   N_("Finalisation") },
  { "closed",         N_("Closed") },
  { "cancelled",      N_("Cancelled") },
  { "suspended",      N_("Suspended") },
  { NULL }
};

static const DossierChoice relation_kinds[] = {
  { "follows", N_("Follows") },
  { "extends", N_("Extends") },
  { "part_of", N_("Part of") },
  { NULL }
};

static const DossierChoice country_roles[] = {
  { "priority", N_("Priority country") },
  { "covered",  N_("Covered") },
  { NULL }
};

static const DossierChoice treaty_roles[] = {
  { "basis",    N_("Common standard") },
  { "promotes", N_("Promotes") },
  { NULL }
};

static const DossierChoice person_roles[] = {
  { "manager", N_("Manager") },
  { "lead", N_("Lead") },
  { "team", N_("Member of the team") },
  { "finance", N_("Finance") },
  { "expert", N_("Expert") },
  { "contact", N_("Contact of a partner") },
  { NULL }
};

static const DossierChoice partner_roles[] = {
  { "implementer", N_("Implementation") },
  { "partner",     N_("Partner") },
  { "accountable", N_("Accountable") },
  { "extending",   N_("Extending") },
  { "beneficiary", N_("Beneficiary") },
  { NULL }
};

static const DossierChoice amendment_kinds[] = {
  { "extension", N_("Extension") },
  { "budget", N_("Change of the budget") },
  { "results", N_("Change of the results") },
  { "other", N_("Other change") },
  { NULL }
};

/* Fields */

static const DossierField programme_fields[] = {
  { "code",            N_("Code"),               DOSSIER_KIND_TEXT, .searched = TRUE },
  { "short_title",     N_("Short title"),        DOSSIER_KIND_TEXT, .required = TRUE, .searched = TRUE },
  { "title",           N_("Title"),              DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "subtitle",        N_("Subtitle"),           DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "kind",            N_("Kind"),               DOSSIER_KIND_CHOICE, .choices = programme_kinds },
  { "lifecycle",       N_("Life cycle"),         DOSSIER_KIND_CHOICE, .required = TRUE,
    .choices = lifecycles },
  { "certainty",       N_("Certainty"),          DOSSIER_KIND_CHOICE, .required = TRUE,
    .choices = dossier_certainties },
  { "certainty_text",  N_("Certainty as printed"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "objective",       N_("Objective"),          DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE,
    .searched = TRUE },
  { "starts",          N_("Starts"),             DOSSIER_KIND_DATE },
  { "ends",            N_("Ends"),               DOSSIER_KIND_DATE },
  { "duration",        N_("Duration"),           DOSSIER_KIND_DURATION },
  { "budget",          N_("Budget"),             DOSSIER_KIND_AMOUNT },
  { "funding_text",    N_("Funding as printed"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "scope",           N_("Geographical scope"), DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "scope_note",      N_("Note on the countries"), DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "office",          N_("Implementation"),     DOSSIER_KIND_LINK, .target = "office" },
  { "contact",         N_("Contact"),            DOSSIER_KIND_LINK, .target = "person" },
  { "visibility",      N_("Visibility lines"),   DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE,
    .searched = TRUE },
  { "iati_identifier", N_("IATI identifier"),    DOSSIER_KIND_TEXT, .searched = TRUE },
  { "sector",          N_("Sector (DAC code)"),  DOSSIER_KIND_TEXT, .searched = TRUE },
  { "note",            N_("Note"),               DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "colour",          N_("Colour"),             DOSSIER_KIND_INTEGER },
  { "position",        N_("Position"),           DOSSIER_KIND_INTEGER },
};
TABLE (programme, N_("Programme"), N_("Programmes"), "short_title", "position",
       .check = dossier_programme_check,
       .explain = dossier_codes_explain)

static const DossierField relation_fields[] = {
  { "programme",   N_("Programme"),       DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE },
  { "kind",        N_("Relation"),        DOSSIER_KIND_CHOICE, .required = TRUE, .choices = relation_kinds },
  /* A relation may do without the other programme, but not without a trace of it. */
  { "other",       N_("Other programme"), DOSSIER_KIND_LINK, .target = "programme", .goes_along = TRUE },
  { "other_title", N_("Its title, if it is not recorded"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "inferred",    N_("Inferred from"),   DOSSIER_KIND_TEXT, .searched = TRUE },
};
TABLE (relation, N_("Relation"), N_("Relations"), "other", "id", .check = check_relation)

static const DossierField programme_country_fields[] = {
  { "programme", N_("Programme"), DOSSIER_KIND_LINK, .required = TRUE, .target = "programme", .owner = TRUE,
    .copied = TRUE },
  { "country",   N_("Country"),   DOSSIER_KIND_LINK, .required = TRUE, .target = "country" },
  { "role",      N_("Role"),      DOSSIER_KIND_CHOICE, .required = TRUE, .choices = country_roles },
  { "position",  N_("Position"),  DOSSIER_KIND_INTEGER },
  { "part",      N_("Part of the programme in percent"), DOSSIER_KIND_NUMBER },
};
TABLE (programme_country, N_("Country of a programme"), N_("Countries of a programme"), "country", "position")

static const DossierField programme_group_fields[] = {
  { "programme",     N_("Programme"),     DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "country_group", N_("Country group"), DOSSIER_KIND_LINK, .required = TRUE, .target = "country_group" },
};
TABLE (programme_group, N_("Project area"), N_("Project areas"), "country_group", "id")

static const DossierField programme_treaty_fields[] = {
  { "programme", N_("Programme"), DOSSIER_KIND_LINK, .required = TRUE, .target = "programme", .owner = TRUE,
    .copied = TRUE },
  { "treaty",    N_("Treaty"),    DOSSIER_KIND_LINK, .required = TRUE, .target = "treaty" },
  { "role",      N_("Role"),      DOSSIER_KIND_CHOICE, .required = TRUE, .choices = treaty_roles },
  { "position",  N_("Position"),  DOSSIER_KIND_INTEGER },
};
TABLE (programme_treaty, N_("Treaty of a programme"), N_("Treaties of a programme"), "treaty", "position")

static const DossierField programme_person_fields[] = {
  { "programme", N_("Programme"), DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "person",    N_("Person"),    DOSSIER_KIND_LINK, .required = TRUE, .target = "person" },
  { "role",      N_("Role"),      DOSSIER_KIND_CHOICE, .required = TRUE, .choices = person_roles,
    .list = "person_role" },
  { "position",  N_("Position"),  DOSSIER_KIND_INTEGER },
};
TABLE (programme_person, N_("Person of a programme"), N_("Persons of a programme"), "person", "position")

static const DossierField contribution_fields[] = {
  { "programme",    N_("Programme"),     DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "organisation", N_("Funder"),        DOSSIER_KIND_LINK, .required = TRUE, .target = "organisation" },
  { "instrument",   N_("Instrument"),    DOSSIER_KIND_LINK, .target = "instrument" },
  { "voluntary",    N_("Voluntary"),     DOSSIER_KIND_YES_NO },
  { "group_label",  N_("Listed under"),  DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "share",        N_("Share"),         DOSSIER_KIND_AMOUNT },
  { "inferred",     N_("Inferred from"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "position",     N_("Position"),      DOSSIER_KIND_INTEGER },
  { "part",         N_("Part of the budget in percent"), DOSSIER_KIND_NUMBER },
};
TABLE (contribution, N_("Contribution"), N_("Contributions"), "organisation", "position")

static const DossierField partner_fields[] = {
  { "programme",    N_("Programme"),    DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "organisation", N_("Organisation"), DOSSIER_KIND_LINK, .required = TRUE, .target = "organisation" },
  { "role",         N_("Role"),         DOSSIER_KIND_CHOICE, .required = TRUE, .choices = partner_roles },
  { "position",     N_("Position"),     DOSSIER_KIND_INTEGER },
};
TABLE (partner, N_("Partner"), N_("Partners"), "organisation", "position")

static const DossierField amendment_fields[] = {
  { "programme", N_("Programme"), DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE },
  { "number",    N_("Number"),    DOSSIER_KIND_INTEGER },
  { "kind",      N_("Kind"),      DOSSIER_KIND_CHOICE, .choices = amendment_kinds },
  { "title",     N_("Title"),     DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE, .searched = TRUE },
  { "reason",    N_("Reason"),    DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "signed",    N_("Signed"),    DOSSIER_KIND_DATE },
  { "effective", N_("In effect"), DOSSIER_KIND_DATE },
};
TABLE (amendment, N_("Amendment"), N_("Amendments"), "title", "number, id")

static const DossierField amendment_change_fields[] = {
  { "amendment",  N_("Amendment"),      DOSSIER_KIND_LINK, .required = TRUE, .target = "amendment",
    .owner = TRUE, .copied = TRUE },
  { "subject",    N_("What changed"),   DOSSIER_KIND_TEXT, .required = TRUE, .searched = TRUE },
  { "table_name", N_("Kind of record"), DOSSIER_KIND_TEXT },
  { "record",     N_("Record"),         DOSSIER_KIND_INTEGER },
  { "field",      N_("Field"),          DOSSIER_KIND_TEXT },
  { "before",     N_("Before"),         DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "after",      N_("After"),          DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "position",   N_("Position"),       DOSSIER_KIND_INTEGER },
};
TABLE (amendment_change, N_("Change by an amendment"), N_("Changes by an amendment"), "subject", "position")
