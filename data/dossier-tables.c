/* dossier-tables.c: every kind of record, described once.
 *
 * One line is one field: its columns, its form row, its column in lists, its
 * name on the command line and in JSON.  The SQL in schema/ stays the truth for
 * the database; a test holds the two against each other.
 */
#include "dossier-tables.h"

#include <glib/gi18n-lib.h>

#include "dossier-activity.h"
#include "dossier-codes.h"
#include "dossier-value.h"

#define TABLE(table_name, singular, plural_label, title_field, sql_order, ...)      \
  static const DossierTable table_name##_table = {                                 \
    .name = #table_name, .label = singular, .plural = plural_label,                \
    .title = title_field, .order = sql_order,                                      \
    .fields = table_name##_fields, .n_fields = G_N_ELEMENTS (table_name##_fields), \
    __VA_ARGS__                                                                    \
  };

/* Contradictions */

/* The check of what may be part of another of its kind. */
static gboolean
check_parent (DossierRecord  *record,
              GError        **error)
{
  gint64 parent = dossier_record_get_integer (record, "parent");

  if (parent == 0 || parent != dossier_record_get_id (record))
    return TRUE;

  g_set_error_literal (error, DOSSIER_VALUE_ERROR, DOSSIER_VALUE_ERROR_CONFLICT,
                       _("Nothing can be part of itself."));
  return FALSE;
}

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

static const DossierChoice lifecycles[] = {
  { "pipeline",       N_("Planned") },
  { "implementation", N_("Running") },
  { "finalisation",   N_("Finalisation") },
  { "closed",         N_("Closed") },
  { "cancelled",      N_("Cancelled") },
  { "suspended",      N_("Suspended") },
  { NULL }
};

static const DossierChoice certainties[] = {
  { "confirmed", N_("Confirmed") },
  { "tbc",       N_("To be confirmed") },
  { "proposed",  N_("Proposed") },
  { "dropped",   N_("Dropped") },
  { NULL }
};

static const DossierChoice programme_kinds[] = {
  { "joint_project",          N_("Joint project") },
  { "voluntary_contribution", N_("Voluntary contributions") },
  { "own_budget",             N_("Own budget") },
  { "other",                  N_("Other") },
  { NULL }
};

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

static const DossierChoice qualifiers[] = {
  { "exact",    N_("exactly") },
  { "up_to",    N_("up to") },
  { "at_least", N_("at least") },
  { "approx",   N_("about") },
  { "tbd",      N_("to be determined") },
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

static const DossierChoice partner_roles[] = {
  { "implementer", N_("Implementation") },
  { "partner",     N_("Partner") },
  { "accountable", N_("Accountable") },
  { "extending",   N_("Extending") },
  { "beneficiary", N_("Beneficiary") },
  { NULL }
};

static const DossierChoice component_levels[] = {
  { "component", N_("Component") },
  { "purpose",   N_("Purpose") },
  { NULL }
};

static const DossierChoice indicator_rules[] = {
  { "number",    N_("Number") },
  { "percent",   N_("Percentage") },
  { "increase",  N_("Increase against the baseline") },
  { "decrease",  N_("Decrease against the baseline") },
  { "available", N_("Available by the due date") },
  { "rating",    N_("Rating") },
  { "narrative", N_("Described in words") },
  { NULL }
};

static const DossierChoice recurrences[] = {
  { "yearly",      N_("Every year") },
  { "half_yearly", N_("Twice a year") },
  { "quarterly",   N_("Every quarter") },
  { "monthly",     N_("Every month") },
  { NULL }
};

static const DossierChoice activity_types[] = {
  { "workshop",           N_("Workshop") },
  { "conference",         N_("Conference") },
  { "training",           N_("Training") },
  { "exercise",           N_("Exercise") },
  { "mission",            N_("Mission") },
  { "study_visit",        N_("Study visit") },
  { "assessment",         N_("Assessment") },
  { "legislation_review", N_("Review of legislation") },
  { "participation",      N_("Participation in an event") },
  { "committee",          N_("Committee meeting") },
  { "meeting",            N_("Meeting") },
  { "other",              N_("Other") },
  { NULL }
};

static const DossierChoice activity_modes[] = {
  { "in_person", N_("In person") },
  { "desk",      N_("Desk review") },
  { "online",    N_("Online") },
  { "hybrid",    N_("In person and online") },
  { NULL }
};

static const DossierChoice activity_statuses[] = {
  { "planned",     N_("Planned") },
  { "in_progress", N_("In progress") },
  { "done",        N_("Held") },
  { "cancelled",   N_("Cancelled") },
  { "postponed",   N_("Postponed") },
  { NULL }
};

static const DossierChoice listings[] = {
  { "recent",      N_("Recent") },
  { "forthcoming", N_("Forthcoming") },
  { NULL }
};

static const DossierChoice activity_country_roles[] = {
  { "beneficiary", N_("Beneficiary") },
  { "delegation",  N_("Delegation") },
  { "subject",     N_("Subject") },
  { NULL }
};

static const DossierChoice activity_organisation_roles[] = {
  { "partner",     N_("Partner") },
  { "host",        N_("Host") },
  { "organiser",   N_("Organiser") },
  { "event_owner", N_("Owner of the event") },
  { NULL }
};

/* Fields */

static const DossierField country_fields[] = {
  { "code",    N_("ISO code"),       DOSSIER_KIND_TEXT, .required = TRUE, .unique = TRUE },
  { "code3",   N_("Long ISO code"),  DOSSIER_KIND_TEXT },
  { "name",    N_("Name"),           DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "aliases", N_("Other names"),    DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "note",    N_("Note"),           DOSSIER_KIND_LONG_TEXT },
};
TABLE (country, N_("Country"), N_("Countries"), "name", "name COLLATE people")

static const DossierField country_group_fields[] = {
  { "code", N_("Code"), DOSSIER_KIND_TEXT },
  { "name", N_("Name"), DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE },
  { "kind", N_("Kind"), DOSSIER_KIND_CHOICE, .choices = group_kinds },
};
TABLE (country_group, N_("Country group"), N_("Country groups"), "name", "name COLLATE people")

static const DossierField group_member_fields[] = {
  { "country_group", N_("Country group"), DOSSIER_KIND_LINK, .required = TRUE, .target = "country_group",
    .owner = TRUE, .copied = TRUE },
  { "country",       N_("Country"),       DOSSIER_KIND_LINK, .required = TRUE, .target = "country" },
  { "position",      N_("Position"),      DOSSIER_KIND_INTEGER },
};
TABLE (group_member, N_("Member of a group"), N_("Members of a group"), "country", "position")

static const DossierField organisation_fields[] = {
  { "short_name", N_("Short name"),        DOSSIER_KIND_TEXT, .searched = TRUE },
  { "name",       N_("Name"),              DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "kind",       N_("Kind"),              DOSSIER_KIND_CHOICE, .choices = organisation_kinds },
  { "country",    N_("Country"),           DOSSIER_KIND_LINK, .target = "country" },
  { "parent",     N_("Part of"),           DOSSIER_KIND_LINK, .target = "organisation" },
  { "iati_ref",   N_("IATI identifier"),   DOSSIER_KIND_TEXT },
  { "iati_type",  N_("IATI type"),         DOSSIER_KIND_TEXT },
  { "note",       N_("Note"),              DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
};
TABLE (organisation, N_("Organisation"), N_("Organisations"), "name",
       "kind = 'placeholder', name COLLATE people", .check = check_parent, .explain = dossier_codes_explain)

static const DossierField instrument_fields[] = {
  { "organisation", N_("Organisation"), DOSSIER_KIND_LINK, .required = TRUE, .target = "organisation",
    .owner = TRUE, .copied = TRUE },
  { "short_name",   N_("Short name"),   DOSSIER_KIND_TEXT, .searched = TRUE },
  { "name",         N_("Name"),         DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
};
TABLE (instrument, N_("Funding instrument"), N_("Funding instruments"), "name", "name COLLATE people")

static const DossierField person_fields[] = {
  { "name",         N_("Name"),         DOSSIER_KIND_TEXT, .required = TRUE, .searched = TRUE },
  { "job_title",    N_("Function"),     DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "organisation", N_("Organisation"), DOSSIER_KIND_LINK, .target = "organisation" },
  { "email",        N_("E-mail"),       DOSSIER_KIND_TEXT },
  { "phone",        N_("Telephone"),    DOSSIER_KIND_TEXT },
};
TABLE (person, N_("Person"), N_("Persons"), "name", "name COLLATE people")

static const DossierField treaty_fields[] = {
  { "code",       N_("Code"),       DOSSIER_KIND_TEXT },
  { "short_name", N_("Short name"), DOSSIER_KIND_TEXT, .bilingual = TRUE },
  { "name",       N_("Name"),       DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE },
  { "kind",       N_("Kind"),       DOSSIER_KIND_CHOICE, .choices = treaty_kinds },
  { "parent",     N_("Part of"),    DOSSIER_KIND_LINK, .target = "treaty" },
};
TABLE (treaty, N_("Treaty"), N_("Treaties"), "name", "name COLLATE people", .check = check_parent)

static const DossierField treaty_event_fields[] = {
  { "treaty",    N_("Treaty"),    DOSSIER_KIND_LINK, .required = TRUE, .target = "treaty", .owner = TRUE,
    .copied = TRUE },
  { "country",   N_("Country"),   DOSSIER_KIND_LINK, .required = TRUE, .target = "country" },
  { "kind",      N_("Event"),     DOSSIER_KIND_CHOICE, .required = TRUE, .choices = treaty_event_kinds },
  { "date",      N_("Date"),      DOSSIER_KIND_DATE },
  { "confirmed", N_("Confirmed"), DOSSIER_KIND_YES_NO },
  { "source",    N_("Source"),    DOSSIER_KIND_TEXT },
};
TABLE (treaty_event, N_("Treaty event"), N_("Treaty events"), "country", "date_earliest")

static const DossierField office_fields[] = {
  { "organisation", N_("Organisation"), DOSSIER_KIND_LINK, .target = "organisation" },
  { "short_name",   N_("Short name"),   DOSSIER_KIND_TEXT },
  { "name",         N_("Name"),         DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE },
  { "city",         N_("City"),         DOSSIER_KIND_TEXT },
  { "country",      N_("Country"),      DOSSIER_KIND_LINK, .target = "country" },
  { "mandate",      N_("Task"),         DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE },
  { "website",      N_("Website"),      DOSSIER_KIND_TEXT },
};
TABLE (office, N_("Office"), N_("Offices"), "name", "name COLLATE people")

static const DossierField office_event_fields[] = {
  { "office", N_("Office"), DOSSIER_KIND_LINK, .required = TRUE, .target = "office", .owner = TRUE,
    .copied = TRUE },
  { "kind",   N_("Kind"),   DOSSIER_KIND_CHOICE, .choices = office_event_kinds },
  { "title",  N_("Title"),  DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE },
  { "body",   N_("Body"),   DOSSIER_KIND_LINK, .target = "organisation" },
  { "date",   N_("Date"),   DOSSIER_KIND_DATE },
};
TABLE (office_event, N_("Event of an office"), N_("Events of an office"), "title", "date_earliest")

static const DossierField staffing_fields[] = {
  { "office",    N_("Office"),     DOSSIER_KIND_LINK, .required = TRUE, .target = "office", .owner = TRUE,
    .copied = TRUE },
  { "kind",      N_("Kind"),       DOSSIER_KIND_CHOICE, .required = TRUE, .choices = staffing_kinds },
  { "figure",    N_("Staff"),      DOSSIER_KIND_INTEGER },
  { "qualifier", N_("Qualifier"),  DOSSIER_KIND_CHOICE, .required = TRUE, .choices = qualifiers },
  { "text",      N_("As printed"), DOSSIER_KIND_TEXT },
  { "date",      N_("Date"),       DOSSIER_KIND_DATE },
};
TABLE (staffing, N_("Staffing"), N_("Staffing"), "text", "date_latest")

static const DossierField portfolio_fields[] = {
  { "name",     N_("Name"),                 DOSSIER_KIND_TEXT, .bilingual = TRUE },
  { "as_of",    N_("Shown as of"),          DOSSIER_KIND_DATE },
  { "currency", N_("Usual currency"),       DOSSIER_KIND_TEXT },
  { "office",   N_("Office"),               DOSSIER_KIND_LINK, .target = "office" },
  { "treaty",   N_("Treaty of the marks"),  DOSSIER_KIND_LINK, .target = "treaty" },
};
TABLE (portfolio, N_("Portfolio"), N_("Portfolios"), "name", "id")

static const DossierField programme_fields[] = {
  { "code",            N_("Code"),                 DOSSIER_KIND_TEXT, .searched = TRUE },
  { "short_title",     N_("Short title"),          DOSSIER_KIND_TEXT, .required = TRUE, .searched = TRUE },
  { "title",           N_("Title"),                DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "subtitle",        N_("Subtitle"),             DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "kind",            N_("Kind"),                 DOSSIER_KIND_CHOICE, .choices = programme_kinds },
  { "lifecycle",       N_("Life cycle"),           DOSSIER_KIND_CHOICE, .required = TRUE,
    .choices = lifecycles },
  { "certainty",       N_("Certainty"),            DOSSIER_KIND_CHOICE, .required = TRUE,
    .choices = certainties },
  { "certainty_text",  N_("Certainty as printed"), DOSSIER_KIND_TEXT },
  { "objective",       N_("Objective"),            DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE,
    .searched = TRUE },
  { "starts",          N_("Starts"),               DOSSIER_KIND_DATE },
  { "ends",            N_("Ends"),                 DOSSIER_KIND_DATE },
  { "duration",        N_("Duration"),             DOSSIER_KIND_DURATION },
  { "budget",          N_("Budget"),               DOSSIER_KIND_AMOUNT },
  { "funding_text",    N_("Funding as printed"),   DOSSIER_KIND_TEXT, .searched = TRUE },
  { "scope",           N_("Geographical scope"),   DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "scope_note",      N_("Note on the countries"), DOSSIER_KIND_TEXT, .bilingual = TRUE },
  { "office",          N_("Implementation"),       DOSSIER_KIND_LINK, .target = "office" },
  { "contact",         N_("Contact"),              DOSSIER_KIND_LINK, .target = "person" },
  { "visibility",      N_("Visibility lines"),     DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE },
  { "iati_identifier", N_("IATI identifier"),      DOSSIER_KIND_TEXT },
  { "sector",          N_("Sector (DAC code)"),    DOSSIER_KIND_TEXT },
  { "note",            N_("Note"),                 DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "colour",          N_("Colour"),               DOSSIER_KIND_INTEGER },
  { "position",        N_("Position"),             DOSSIER_KIND_INTEGER },
};
TABLE (programme, N_("Programme"), N_("Programmes"), "short_title", "position",
       .check = dossier_programme_check,
       .explain = dossier_codes_explain)

static const DossierField relation_fields[] = {
  { "programme",   N_("Programme"),       DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE },
  { "kind",        N_("Relation"),        DOSSIER_KIND_CHOICE, .required = TRUE, .choices = relation_kinds },
  { "other",       N_("Other programme"), DOSSIER_KIND_LINK, .target = "programme" },
  { "other_title", N_("Its title, if it is not recorded"), DOSSIER_KIND_TEXT },
  { "inferred",    N_("Inferred from"),   DOSSIER_KIND_TEXT },
};
TABLE (relation, N_("Relation"), N_("Relations"), "other", "id", .check = check_relation)

static const DossierField programme_country_fields[] = {
  { "programme", N_("Programme"), DOSSIER_KIND_LINK, .required = TRUE, .target = "programme", .owner = TRUE,
    .copied = TRUE },
  { "country",   N_("Country"),   DOSSIER_KIND_LINK, .required = TRUE, .target = "country" },
  { "role",      N_("Role"),      DOSSIER_KIND_CHOICE, .required = TRUE, .choices = country_roles },
  { "position",  N_("Position"),  DOSSIER_KIND_INTEGER },
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

static const DossierField contribution_fields[] = {
  { "programme",    N_("Programme"),    DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "organisation", N_("Funder"),       DOSSIER_KIND_LINK, .required = TRUE, .target = "organisation" },
  { "instrument",   N_("Instrument"),   DOSSIER_KIND_LINK, .target = "instrument" },
  { "voluntary",    N_("Voluntary"),    DOSSIER_KIND_YES_NO },
  { "group_label",  N_("Listed under"), DOSSIER_KIND_TEXT, .bilingual = TRUE },
  { "share",        N_("Share"),        DOSSIER_KIND_AMOUNT },
  { "inferred",     N_("Inferred from"), DOSSIER_KIND_TEXT },
  { "position",     N_("Position"),     DOSSIER_KIND_INTEGER },
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

static const DossierField component_fields[] = {
  { "programme",   N_("Programme"),   DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "level",       N_("Level"),       DOSSIER_KIND_CHOICE, .required = TRUE, .choices = component_levels },
  { "title",       N_("Title"),       DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "description", N_("Description"), DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "position",    N_("Position"),    DOSSIER_KIND_INTEGER },
};
TABLE (component, N_("Component"), N_("Components"), "title", "position")

static const DossierField indicator_fields[] = {
  { "programme",     N_("Programme"),       DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "component",     N_("Component"),       DOSSIER_KIND_LINK, .target = "component" },
  { "statement",     N_("Statement"),       DOSSIER_KIND_LONG_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "rule",          N_("Rule"),            DOSSIER_KIND_CHOICE, .choices = indicator_rules },
  { "due_month",     N_("Due in month"),    DOSSIER_KIND_MONTH },
  { "due",           N_("Due date"),        DOSSIER_KIND_DATE },
  { "per_country",   N_("In each country"), DOSSIER_KIND_YES_NO },
  { "country_group", N_("Country group"),   DOSSIER_KIND_LINK, .target = "country_group" },
  { "verification",  N_("Sources of verification"), DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE },
  { "position",      N_("Position"),        DOSSIER_KIND_INTEGER },
};
TABLE (indicator, N_("Indicator"), N_("Indicators"), "statement", "position")

static const DossierField series_fields[] = {
  { "name",       N_("Name"),       DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE },
  { "recurrence", N_("Recurrence"), DOSSIER_KIND_CHOICE, .choices = recurrences },
};
TABLE (series, N_("Series"), N_("Series"), "name", "name COLLATE people")

static const DossierField activity_fields[] = {
  { "programme",      N_("Programme"),   DOSSIER_KIND_LINK, .target = "programme", .owner = TRUE },
  { "title",          N_("Title"),       DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "date",           N_("When"),        DOSSIER_KIND_DATE },
  { "city",           N_("City"),        DOSSIER_KIND_TEXT, .searched = TRUE },
  { "country",        N_("Country"),     DOSSIER_KIND_LINK, .target = "country" },
  { "place_inferred", N_("Country inferred from"), DOSSIER_KIND_TEXT },
  { "type",           N_("Type"),        DOSSIER_KIND_CHOICE, .choices = activity_types },
  { "mode",           N_("Mode"),        DOSSIER_KIND_CHOICE, .choices = activity_modes },
  { "status",         N_("Status"),      DOSSIER_KIND_CHOICE, .required = TRUE,
    .choices = activity_statuses },
  { "certainty",      N_("Certainty"),   DOSSIER_KIND_CHOICE, .required = TRUE, .choices = certainties },
  { "listed_as",      N_("Listed as"),   DOSSIER_KIND_CHOICE, .choices = listings },
  { "highlight",      N_("Highlight"),   DOSSIER_KIND_YES_NO },
  { "series",         N_("Series"),      DOSSIER_KIND_LINK, .target = "series" },
  { "ordinal",        N_("Number in the series"), DOSSIER_KIND_INTEGER },
  { "description",    N_("Description"), DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "outcome",        N_("Outcome"),     DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE, .searched = TRUE },
};
TABLE (activity, N_("Activity"), N_("Activities"), "title", "date_earliest",
       .explain = dossier_activity_explain)

static const DossierField activity_country_fields[] = {
  { "activity", N_("Activity"), DOSSIER_KIND_LINK, .required = TRUE, .target = "activity", .owner = TRUE,
    .copied = TRUE },
  { "country",  N_("Country"),  DOSSIER_KIND_LINK, .required = TRUE, .target = "country" },
  { "role",     N_("Role"),     DOSSIER_KIND_CHOICE, .required = TRUE, .choices = activity_country_roles },
};
TABLE (activity_country, N_("Country of an activity"), N_("Countries of an activity"), "country", "id")

static const DossierField activity_group_fields[] = {
  { "activity",      N_("Activity"),      DOSSIER_KIND_LINK, .required = TRUE, .target = "activity",
    .owner = TRUE, .copied = TRUE },
  { "country_group", N_("Country group"), DOSSIER_KIND_LINK, .required = TRUE, .target = "country_group" },
};
TABLE (activity_group, N_("Country group of an activity"), N_("Country groups of an activity"),
       "country_group", "id")

static const DossierField activity_organisation_fields[] = {
  { "activity",     N_("Activity"),     DOSSIER_KIND_LINK, .required = TRUE, .target = "activity",
    .owner = TRUE, .copied = TRUE },
  { "organisation", N_("Organisation"), DOSSIER_KIND_LINK, .required = TRUE, .target = "organisation" },
  { "role",         N_("Role"),         DOSSIER_KIND_CHOICE, .required = TRUE,
    .choices = activity_organisation_roles },
};
TABLE (activity_organisation, N_("Organisation of an activity"), N_("Organisations of an activity"),
       "organisation", "id")

static const DossierField activity_component_fields[] = {
  { "activity",  N_("Activity"),      DOSSIER_KIND_LINK, .required = TRUE, .target = "activity",
    .owner = TRUE, .copied = TRUE },
  { "component", N_("Component"),     DOSSIER_KIND_LINK, .required = TRUE, .target = "component" },
  { "inferred",  N_("Inferred from"), DOSSIER_KIND_TEXT },
};
TABLE (activity_component, N_("Component of an activity"), N_("Components of an activity"), "component", "id")

static const DossierField claim_fields[] = {
  { "programme", N_("Programme"),  DOSSIER_KIND_LINK, .target = "programme", .owner = TRUE },
  { "subject",   N_("Subject"),    DOSSIER_KIND_TEXT, .required = TRUE },
  { "figure",    N_("Figure"),     DOSSIER_KIND_INTEGER },
  { "qualifier", N_("Qualifier"),  DOSSIER_KIND_CHOICE, .required = TRUE, .choices = qualifiers },
  { "text",      N_("As printed"), DOSSIER_KIND_TEXT },
  { "period",    N_("Period"),     DOSSIER_KIND_DATE },
  { "source",    N_("Source"),     DOSSIER_KIND_TEXT },
  { "note",      N_("Note"),       DOSSIER_KIND_LONG_TEXT },
};
TABLE (claim, N_("Published figure"), N_("Published figures"), "text", "id")

/* The order is that of loading: a table comes after those it links to. */
static const DossierTable * const tables[] = {
  &country_table, &country_group_table, &group_member_table,
  &organisation_table, &instrument_table, &person_table,
  &treaty_table, &treaty_event_table,
  &office_table, &office_event_table, &staffing_table, &portfolio_table,
  &programme_table, &relation_table, &programme_country_table, &programme_group_table,
  &programme_treaty_table, &contribution_table, &partner_table,
  &component_table, &indicator_table, &series_table,
  &activity_table, &activity_country_table, &activity_group_table,
  &activity_organisation_table, &activity_component_table, &claim_table,
};

/**
 * dossier_tables:
 * @n_tables: (out): how many there are
 *
 * Returns: (array length=n_tables): every kind of record, those that are linked
 *   to before those that link
 */
const DossierTable * const *
dossier_tables (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}
