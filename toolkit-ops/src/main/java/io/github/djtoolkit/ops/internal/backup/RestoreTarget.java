package io.github.djtoolkit.ops.internal.backup;

import io.github.djtoolkit.model.schema.SchemaOrigin;
import io.github.djtoolkit.ops.internal.parallel.ToolkitTables;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Where a backup is restored: in the destination itself where that holds nothing, else in a schema
 * beside it.
 *
 * @param backup name of the backup
 * @param destination name of the schema to restore
 * @param build name of the schema that is built
 */
public record RestoreTarget(String backup, String destination, String build) {

  private static final String SUFFIX = "_restoring";
  private static final int MAX_NAME = 64;

  /**
   * Finds the place.
   *
   * @param db where to look
   * @param backup name of the backup
   * @param destination name of the schema to restore
   * @param operation name of the operation that restores
   * @return the place
   */
  public static RestoreTarget of(
      DSLContext db, String backup, String destination, String operation) {
    boolean begunThere =
        Origins.of(db, destination)
            .filter(o -> o.state() == SchemaOrigin.State.BUILDING)
            .filter(o -> o.operation().equals(operation) && o.source().equals(backup))
            .isPresent();
    boolean empty =
        SchemaReader.contents(db, List.of(destination))
            .getOrDefault(destination, List.of())
            .stream()
            .allMatch(ToolkitTables::isOne);
    return new RestoreTarget(
        backup, destination, empty || begunThere ? destination : beside(destination));
  }

  /**
   * Whether the destination holds something that is replaced.
   *
   * @return true where tables are to be replaced
   */
  public boolean isReplaced() {
    return !build.equals(destination);
  }

  private static String beside(String destination) {
    String name = destination + SUFFIX;
    return name.length() <= MAX_NAME
        ? name
        : UUID.nameUUIDFromBytes(destination.getBytes(StandardCharsets.UTF_8)) + SUFFIX;
  }
}
