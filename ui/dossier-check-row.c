/* dossier-check-row.c: one finding: what it is, for what it matters, and what can be done about it. */
#include "dossier-check-row.h"

#include <glib/gi18n-lib.h>

#include "dossier-act.h"
#include "dossier-name.h"
#include "dossier-trailing.h"
#include "dossier-wrap.h"

struct _DossierCheckRow
{
  GtkListBoxRow  parent_instance;

  DossierStore  *store;
  GPtrArray     *findings;  /* keeps the finding alive */
  guint          position;

  GtkWidget     *sentence;
  GtkWidget     *detail;
  GtkWidget     *marks;
  GtkWidget     *rest;
  GtkWidget     *acknowledge;
  GtkWidget     *take_back;
  GtkPopover    *popover;
  GtkEditable   *reason;
  GtkWidget     *confirm;
};

G_DEFINE_FINAL_TYPE (DossierCheckRow, dossier_check_row, GTK_TYPE_LIST_BOX_ROW)

const DossierFinding *
dossier_check_row_get_finding (DossierCheckRow *self)
{
  return g_ptr_array_index (self->findings, self->position);
}

/* Acknowledging */

static void
reason_changed_cb (DossierCheckRow *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));

  gtk_widget_set_sensitive (self->confirm, *reason != '\0');
}

static void
acknowledge_cb (DossierCheckRow *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  g_autoptr (GError) error = NULL;

  if (*reason == '\0')
    return;

  if (!dossier_finding_acknowledge (dossier_check_row_get_finding (self), self->store, reason, &error))
    dossier_act_report (GTK_WIDGET (self), error);
  else
    gtk_popover_popdown (self->popover);
}

static void
take_back_cb (DossierCheckRow *self)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_finding_take_back (dossier_check_row_get_finding (self), self->store, &error))
    dossier_act_report (GTK_WIDGET (self), error);
}

/* Showing */

static const struct
{
  const char *icon;
  const char *style;
} looks[] = {
  [DOSSIER_SEVERITY_NONE] = { "dossier-check-symbolic", "faint" },
  [DOSSIER_SEVERITY_NOTE] = { "dialog-information-symbolic", "faint" },
  [DOSSIER_SEVERITY_WARNING] = { "dossier-alert-symbolic", "mark-warning" },
  [DOSSIER_SEVERITY_ERROR] = { "dialog-error-symbolic", "mark-error" },
};

static GtkWidget *
make_mark (const DossierFinding *finding,
           DossierPurpose        purpose)
{
  DossierSeverity severity = dossier_finding_get_severity (finding, purpose);
  GtkWidget *mark = gtk_image_new_from_icon_name (looks[severity].icon);
  /* Translators: a purpose, and how much a finding matters for it: “Print: warning” */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), dossier_purpose_get_label (purpose),
                                           dossier_severity_get_label (severity));

  gtk_widget_add_css_class (mark, looks[severity].style);
  gtk_widget_set_size_request (mark, DOSSIER_MARK_WIDTH, -1);
  gtk_widget_set_tooltip_text (mark, name);
  dossier_name_set (mark, name);

  return mark;
}

/* What is read out for the row as a whole. */
static void
name_row (DossierCheckRow      *self,
          const DossierFinding *finding)
{
  GString *name = g_string_new (finding->sentence);

  if (finding->detail != NULL)
    g_string_append_printf (name, ", %s", finding->detail);
  for (DossierPurpose i = 0; i < DOSSIER_N_PURPOSES; i++)
    g_string_append_printf (name, ", %s: %s", dossier_purpose_get_label (i),
                            dossier_severity_get_label (dossier_finding_get_severity (finding, i)));

  dossier_name_set (GTK_WIDGET (self), name->str);
  g_string_free (name, TRUE);
}

static char *
dup_detail (const DossierFinding *finding)
{
  if (finding->acknowledgement == 0)
    return g_strdup (finding->detail);

  /* Translators: which record it is, and why it is right as it is */
  return g_strdup_printf (_("%s · acknowledged: %s"), finding->detail != NULL ? finding->detail : "",
                          finding->reason);
}

static void
show (DossierCheckRow *self)
{
  const DossierFinding *finding = dossier_check_row_get_finding (self);
  g_autofree char *detail = dup_detail (finding);
  g_autofree char *acknowledge = NULL;
  gboolean can_write = !dossier_store_is_read_only (self->store);

  gtk_label_set_text (GTK_LABEL (self->sentence), finding->sentence);
  gtk_label_set_text (GTK_LABEL (self->detail), detail != NULL ? detail : "");
  gtk_widget_set_visible (self->detail, detail != NULL);
  for (DossierPurpose i = 0; i < DOSSIER_N_PURPOSES; i++)
    gtk_box_append (GTK_BOX (self->marks), make_mark (finding, i));

  gtk_widget_set_visible (self->acknowledge, finding->acknowledgement == 0 && can_write);
  gtk_widget_set_visible (self->take_back, finding->acknowledgement != 0 && can_write);
  name_row (self, finding);

  /* Translators: %s is what was found */
  acknowledge = g_strdup_printf (_("Acknowledge: %s"), finding->sentence);
  dossier_name_inside (self->acknowledge, GTK_TYPE_TOGGLE_BUTTON, acknowledge);
  dossier_name_set (self->acknowledge, acknowledge);
}

/**
 * dossier_check_row_new:
 * @findings: (element-type DossierFinding): of which the one at @position is shown
 * @marks: all marks of a row are as wide as the headings above them
 * @rests: what follows the marks is as wide as in the others of the group
 */
GtkWidget *
dossier_check_row_new (DossierStore *store,
                       GPtrArray    *findings,
                       guint         position,
                       GtkSizeGroup *marks,
                       GtkSizeGroup *rests)
{
  DossierCheckRow *self = g_object_new (DOSSIER_TYPE_CHECK_ROW, NULL);

  self->store = g_object_ref (store);
  self->findings = g_ptr_array_ref (findings);
  self->position = position;
  gtk_size_group_add_widget (marks, self->marks);
  gtk_size_group_add_widget (rests, self->rest);
  show (self);

  return GTK_WIDGET (self);
}

static void
dossier_check_row_finalize (GObject *object)
{
  DossierCheckRow *self = DOSSIER_CHECK_ROW (object);

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dossier_check_row_parent_class)->finalize (object);
}

static void
dossier_check_row_class_init (DossierCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_check_row_finalize;

  g_type_ensure (DOSSIER_TYPE_TRAILING);
  g_type_ensure (DOSSIER_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dossierapp/Dossier/ui/dossier-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCheckRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, DossierCheckRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DossierCheckRow, marks);
  gtk_widget_class_bind_template_child (widget_class, DossierCheckRow, rest);
  gtk_widget_class_bind_template_child (widget_class, DossierCheckRow, acknowledge);
  gtk_widget_class_bind_template_child (widget_class, DossierCheckRow, take_back);
  gtk_widget_class_bind_template_child (widget_class, DossierCheckRow, popover);
  gtk_widget_class_bind_template_child (widget_class, DossierCheckRow, reason);
  gtk_widget_class_bind_template_child (widget_class, DossierCheckRow, confirm);
  gtk_widget_class_bind_template_callback (widget_class, acknowledge_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
}

static void
dossier_check_row_init (DossierCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
