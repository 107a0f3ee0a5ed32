package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaOrigin;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Refuses to copy into a schema that is not free, and from one that is not whole. Stateless. */
final class Destinations {

  private Destinations() {}

  /**
   * Checks the two ends of a copy.
   *
   * @param db where to look
   * @param source the source
   * @param destination name of the destination
   * @param operation the operation that makes the copy
   * @return the schema that wrote the external objects of the source
   * @throws ToolkitException if the destination holds anything but a copy of this source that the
   *     same operation began, or if the source is such a beginning itself
   */
  static String check(DSLContext db, SchemaSnapshot source, String destination, String operation) {
    Map<String, SchemaOrigin> origins = Origins.of(db, List.of(source.name(), destination));
    Optional<SchemaOrigin> ofSource = Optional.ofNullable(origins.get(source.name()));
    if (ofSource.filter(o -> o.state() == SchemaOrigin.State.BUILDING).isPresent()) {
      throw new ToolkitException(
          "source_incomplete",
          "Schema `"
              + source.name()
              + "` is a copy that was never finished. Run the command that was making it again, or drop it.");
    }
    List<String> contents =
        SchemaReader.contents(db, List.of(destination))
            .getOrDefault(destination, List.of())
            .stream()
            .filter(t -> !ToolkitTables.isOne(t))
            .toList();
    Optional<SchemaOrigin> present = Optional.ofNullable(origins.get(destination));
    if (present.isPresent() && !isOurs(present.get(), source.name(), operation)) {
      throw taken(destination, "it is a copy of `" + present.get().source() + "` already");
    }
    List<String> strange =
        present.isEmpty()
            ? contents
            : contents.stream().filter(t -> !names(source).contains(t)).toList();
    if (!strange.isEmpty()) {
      throw taken(destination, "it holds `" + strange.get(0) + "`");
    }
    return ofSource.map(SchemaOrigin::writer).orElse(source.name());
  }

  private static boolean isOurs(SchemaOrigin present, String source, String operation) {
    return present.state() == SchemaOrigin.State.BUILDING
        && present.source().equals(source)
        && present.operation().equals(operation);
  }

  private static List<String> names(SchemaSnapshot source) {
    return Stream.concat(
            source.tables().stream().map(t -> t.name().table()),
            source.views().stream().map(v -> v.name().table()))
        .toList();
  }

  private static ToolkitException taken(String destination, String why) {
    return new ToolkitException(
        "destination_not_empty",
        "Schema `"
            + destination
            + "` is not empty: "
            + why
            + ". Give another name, or drop that schema first if nobody needs it.");
  }
}
