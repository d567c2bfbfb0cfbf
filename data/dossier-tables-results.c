/* dossier-tables-results.c: what a programme is to achieve. */
#include "dossier-tables-private.h"

#include "dossier-indicator-value.h"

/* Choices */

static const DossierChoice component_levels[] = {
  { "component", N_("Component") },
  { "purpose",   N_("Purpose") },
  { NULL }
};

static const DossierChoice ratings[] = {
  { "achieved", N_("Achieved") },
  { "largely", N_("Largely achieved") },
  { "partly", N_("Partly achieved") },
  { "not", N_("Not achieved") },
  { NULL }
};

static const DossierChoice assumption_states[] = {
  { "holds", N_("Holds") },
  { "doubtful", N_("Doubtful") },
  { "failed", N_("Does not hold") },
  { NULL }
};

static const DossierChoice risk_kinds[] = {
  { "political", N_("Political") },
  { "operational", N_("Operational") },
  { "financial", N_("Financial") },
  { "legal", N_("Legal") },
  { "security", N_("Security") },
  { "other", N_("Other") },
  { NULL }
};

static const DossierChoice risk_levels[] = {
  { "very_low", N_("Very low") },
  { "low", N_("Low") },
  { "medium", N_("Medium") },
  { "high", N_("High") },
  { "very_high", N_("Very high") },
  { NULL }
};

static const DossierChoice risk_statuses[] = {
  { "open", N_("Open") },
  { "occurred", N_("Has occurred") },
  { "closed", N_("Closed") },
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

static const DossierChoice aggregations[] = {
  { "sum", N_("Added up") },
  { "latest", N_("The latest value") },
  { "average", N_("The average") },
  { "maximum", N_("The highest") },
  { "none", N_("Not put together") },
  { NULL }
};

static const DossierChoice frequencies[] = {
  { "monthly", N_("Every month") },
  { "quarterly", N_("Every quarter") },
  { "half_yearly", N_("Twice a year") },
  { "yearly", N_("Every year") },
  { "once", N_("Once") },
  { NULL }
};

static const DossierChoice value_kinds[] = {
  { "baseline", N_("Baseline") },
  { "target", N_("Target") },
  { "actual", N_("Measured") },
  { NULL }
};

/* Fields */

static const DossierField result_level_fields[] = {
  { "organisation", N_("In the words of"), DOSSIER_KIND_LINK, .target = "organisation" },
  { "name",         N_("Name"),            DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "iati_type",    N_("IATI type"),       DOSSIER_KIND_TEXT, .searched = TRUE },
  { "position",     N_("Position"),        DOSSIER_KIND_INTEGER },
};
TABLE (result_level, N_("Level of results"), N_("Levels of results"), "name", "position")

static const DossierField component_fields[] = {
  { "programme",    N_("Programme"),      DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "level",        N_("Level"),          DOSSIER_KIND_CHOICE, .required = TRUE,
    .choices = component_levels },
  { "title",        N_("Title"),          DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "description",  N_("Description"),    DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "position",     N_("Position"),       DOSSIER_KIND_INTEGER },
  { "parent",       N_("Contributes to"), DOSSIER_KIND_LINK, .target = "component" },
  { "result_level", N_("Called"),         DOSSIER_KIND_LINK, .target = "result_level" },
  { "code",         N_("Code"),           DOSSIER_KIND_TEXT, .searched = TRUE },
  { "rating",       N_("Rating"),         DOSSIER_KIND_CHOICE, .choices = ratings },
};
TABLE (component, N_("Component"), N_("Components"), "title", "position", .check = dossier_table_check_parent,
       .guard = dossier_table_guard_parent)

static const DossierField assumption_fields[] = {
  { "programme", N_("Programme"), DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "component", N_("Component"), DOSSIER_KIND_LINK, .target = "component" },
  { "statement", N_("Statement"), DOSSIER_KIND_LONG_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "state",     N_("State"),     DOSSIER_KIND_CHOICE, .choices = assumption_states },
  { "position",  N_("Position"),  DOSSIER_KIND_INTEGER },
};
TABLE (assumption, N_("Assumption"), N_("Assumptions"), "statement", "position")

static const DossierField risk_fields[] = {
  { "programme",  N_("Programme"),   DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "component",  N_("Component"),   DOSSIER_KIND_LINK, .target = "component" },
  { "kind",       N_("Kind"),        DOSSIER_KIND_CHOICE, .choices = risk_kinds, .list = "risk_kind" },
  { "statement",  N_("Statement"),   DOSSIER_KIND_LONG_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "likelihood", N_("Likelihood"),  DOSSIER_KIND_CHOICE, .choices = risk_levels,
    .list = "risk_level" },
  { "impact",     N_("Impact"),      DOSSIER_KIND_CHOICE, .choices = risk_levels,
    .list = "risk_level" },
  { "response",   N_("Response"),    DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "person",     N_("Responsible"), DOSSIER_KIND_LINK, .target = "person" },
  { "status",     N_("Status"),      DOSSIER_KIND_CHOICE, .required = TRUE, .choices = risk_statuses },
  { "review",     N_("Review"),      DOSSIER_KIND_DATE },
  { "position",   N_("Position"),    DOSSIER_KIND_INTEGER },
};
TABLE (risk, N_("Risk"), N_("Risks"), "statement", "position")

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
  { "verification",  N_("Sources of verification"), DOSSIER_KIND_LONG_TEXT, .bilingual = TRUE,
    .searched = TRUE },
  { "position",      N_("Position"),        DOSSIER_KIND_INTEGER },
  { "code",          N_("Code"),            DOSSIER_KIND_TEXT, .searched = TRUE },
  { "unit",          N_("Unit"),            DOSSIER_KIND_TEXT, .bilingual = TRUE, .searched = TRUE },
  { "aggregation",   N_("Over several"),    DOSSIER_KIND_CHOICE, .choices = aggregations },
  { "frequency",     N_("Measured"),        DOSSIER_KIND_CHOICE, .choices = frequencies },
  { "person",        N_("Responsible"),     DOSSIER_KIND_LINK, .target = "person" },
  { "tolerance",     N_("Tolerance in percent"), DOSSIER_KIND_INTEGER },
};
TABLE (indicator, N_("Indicator"), N_("Indicators"), "statement", "position",
       .guard = dossier_indicator_guard)

static const DossierField breakdown_fields[] = {
  { "indicator", N_("Indicator"), DOSSIER_KIND_LINK, .required = TRUE, .target = "indicator",
    .owner = TRUE, .copied = TRUE },
  { "name",      N_("Name"),      DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE, .searched = TRUE },
  { "position",  N_("Position"),  DOSSIER_KIND_INTEGER },
};
TABLE (breakdown, N_("Part of a value"), N_("Parts of a value"), "name", "position")

static const DossierField indicator_value_fields[] = {
  { "indicator", N_("Indicator"),          DOSSIER_KIND_LINK, .required = TRUE, .target = "indicator",
    .owner = TRUE, .copied = TRUE },
  { "kind",      N_("Kind"),               DOSSIER_KIND_CHOICE, .required = TRUE, .choices = value_kinds },
  { "country",   N_("Country"),            DOSSIER_KIND_LINK, .target = "country" },
  { "breakdown", N_("Part"),               DOSSIER_KIND_LINK, .target = "breakdown" },
  { "period",    N_("Period"),             DOSSIER_KIND_DATE },
  { "value",     N_("Value"),              DOSSIER_KIND_NUMBER, .words = TRUE },
  { "note",      N_("Note"),               DOSSIER_KIND_LONG_TEXT, .searched = TRUE },
  { "amendment", N_("No longer holds by"), DOSSIER_KIND_LINK, .target = "amendment" },
};
TABLE (indicator_value, N_("Value of an indicator"), N_("Values of an indicator"), "value",
       "kind, period_latest", .guard = dossier_indicator_value_guard)

static const DossierField milestone_fields[] = {
  { "programme", N_("Programme"),    DOSSIER_KIND_LINK, .required = TRUE, .target = "programme",
    .owner = TRUE, .copied = TRUE },
  { "component", N_("Component"),    DOSSIER_KIND_LINK, .target = "component" },
  { "title",     N_("Title"),        DOSSIER_KIND_TEXT, .required = TRUE, .bilingual = TRUE,
    .searched = TRUE },
  { "due_month", N_("Due in month"), DOSSIER_KIND_MONTH },
  { "due",       N_("Due date"),     DOSSIER_KIND_DATE },
  { "done",      N_("Done"),         DOSSIER_KIND_DATE },
  { "position",  N_("Position"),     DOSSIER_KIND_INTEGER },
};
TABLE (milestone, N_("Milestone"), N_("Milestones"), "title", "position")
