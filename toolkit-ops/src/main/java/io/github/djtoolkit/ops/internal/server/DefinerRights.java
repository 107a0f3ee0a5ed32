package io.github.djtoolkit.ops.internal.server;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.definition.StoredText;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import io.github.djtoolkit.sql.definition.ViewDefinition;
import io.github.djtoolkit.sql.server.ServerStatements;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Looks whether the user may create views and triggers as they were. Used by one thread.
 *
 * @param db where to look
 * @param privileges what the user has
 */
public record DefinerRights(DSLContext db, Privileges privileges) {

  private static final List<String> ANY_DEFINER =
      List.of("SUPER", "SET_USER_ID", "SET_ANY_DEFINER");

  /**
   * Refuses views and triggers of other definers where the user may not create such.
   *
   * @param views the views
   * @param triggers the triggers
   * @throws ToolkitException with code {@code missing_privilege} naming the first
   */
  public void requireDefiners(List<ViewDefinition> views, List<TriggerDefinition> triggers) {
    if (privileges.anyOnEverything(ANY_DEFINER)) {
      return;
    }
    String user = String.valueOf(db.fetchValue(ServerStatements.currentUser()));
    views.forEach(v -> refuse(v.text(), user, "view " + v.view()));
    triggers.forEach(t -> refuse(t.text(), user, "trigger `" + t.name() + "`"));
  }

  /**
   * Refuses triggers where the server lets only superusers create one.
   *
   * @param triggers the triggers
   * @param found how the message begins, such as {@code There are triggers}
   * @throws ToolkitException with code {@code missing_privilege}
   */
  public void requireTrusted(List<TriggerDefinition> triggers, String found) {
    if (!triggers.isEmpty()
        && !privileges.anyOnEverything(List.of("SUPER"))
        && Boolean.TRUE.equals(db.fetchValue(ServerStatements.refusesTriggers()))) {
      throw new ToolkitException(
          "missing_privilege",
          found
              + ", and with its binary log the server lets only users with SUPER create one. Ask an administrator"
              + " to set log_bin_trust_function_creators to ON, or run as another user.");
    }
  }

  private static void refuse(StoredText text, String user, String what) {
    if (!text.definer().isEmpty() && !text.definer().equals(user)) {
      throw new ToolkitException(
          "missing_privilege",
          "The definer of "
              + what
              + " is "
              + text.definer()
              + ", and only a user with SET_USER_ID (SET_ANY_DEFINER from MySQL 8.2 on) may create it for somebody else. Ask an"
              + " administrator to GRANT it, or run as "
              + text.definer()
              + ".");
    }
  }
}
