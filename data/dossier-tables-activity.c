/* dossier-tables-activity.c: what is done. */
#include "dossier-tables-private.h"

#include "dossier-activity.h"
#include "dossier-obligation.h"

/* Choices */

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

static const DossierChoice participant_categories[] = {
  { "judges", N_("Judges") },
  { "prosecutors", N_("Prosecutors") },
  { "police", N_("Police") },
  { "lawyers", N_("Lawyers") },
  { "officials", N_("Public officials") },
  { "experts", N_("Experts") },
  { "private", N_("Private sector") },
  { "civil_society", N_("Civil society") },
  { "other", N_("Other") },
  { NULL }
};

/* Fields */

static const DossierField series_fields[] = {
  { "name",       N_("Name"),       DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
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
  { "place_inferred", N_("Country inferred from"), DOSSIER_KIND_TEXT, .searched = TRUE },
  { "type",           N_("Type"),        DOSSIER_KIND_CHOICE, .choices = activity_types,
    .list = "activity_type" },
  { "mode",           N_("Mode"),        DOSSIER_KIND_CHOICE, .choices = activity_modes },
  { "status",         N_("Status"),      DOSSIER_KIND_CHOICE, .required = TRUE,
    .choices = activity_statuses },
  { "certainty",      N_("Certainty"),   DOSSIER_KIND_CHOICE, .required = TRUE,
    .choices = dossier_certainties },
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
  { "inferred",  N_("Inferred from"), DOSSIER_KIND_TEXT, .searched = TRUE },
};
TABLE (activity_component, N_("Component of an activity"), N_("Components of an activity"), "component", "id")

static const DossierField participation_fields[] = {
  { "activity", N_("Activity"),     DOSSIER_KIND_LINK, .required = TRUE, .target = "activity",
    .owner = TRUE },
  { "country",  N_("Country"),      DOSSIER_KIND_LINK, .target = "country" },
  { "category", N_("Category"),     DOSSIER_KIND_CHOICE, .choices = participant_categories,
    .list = "participant_category" },
  { "women",    N_("Women"),        DOSSIER_KIND_INTEGER },
  { "men",      N_("Men"),          DOSSIER_KIND_INTEGER },
  { "other",    N_("Other"),        DOSSIER_KIND_INTEGER },
  { "total",    N_("All together"), DOSSIER_KIND_INTEGER },
  { "note",     N_("Note"),         DOSSIER_KIND_TEXT, .searched = TRUE },
};
TABLE (participation, N_("Participants"), N_("Participants"), "category", "id")

static const DossierField action_point_fields[] = {
  { "activity",  N_("Activity"),           DOSSIER_KIND_LINK, .required = TRUE, .target = "activity",
    .owner = TRUE },
  { "statement", N_("What is to be done"), DOSSIER_KIND_LONG_TEXT, .required = TRUE, .searched = TRUE },
  { "person",    N_("Responsible"),        DOSSIER_KIND_LINK, .target = "person" },
  { "due",       N_("Due date"),           DOSSIER_KIND_DATE },
  { "done",      N_("Done"),               DOSSIER_KIND_DATE },
};
TABLE (action_point, N_("Action point"), N_("Action points"), "statement", "due_latest",
       .explain = dossier_obligation_explain)
