package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.copy.ColumnPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of a destination takes the values of which of the source, by name; and which takes
 * the JSON form of a legacy external one. Finds what stands in the way, from the definitions alone.
 */
final class ColumnMatching {

  private final Table source;
  private final Table destination;
  private final List<ColumnPair> pairs = new ArrayList<>();
  private final Map<ExternalColumn, String> converted = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private ColumnMatching(Table source, Table destination) {
    this.source = source;
    this.destination = destination;
  }

  /**
   * Matches two tables.
   *
   * @param source table that is read
   * @param destination table that is written
   * @param externals external columns of the source's schema
   */
  static ColumnMatching of(Table source, Table destination, List<ExternalColumn> externals) {
    ColumnMatching matching = new ColumnMatching(source, destination);
    List<ExternalColumn> own =
        externals.stream().filter(e -> e.table().equals(source.name())).toList();
    for (Column column : source.columns()) {
      if (!column.isGenerated()) {
        matching.match(column, own);
      }
    }
    matching.checkRest();
    return matching;
  }

  /** Columns that are copied as they are. */
  List<ColumnPair> pairs() {
    return pairs;
  }

  /** Legacy columns of the source and the JSON columns that take what they refer to. */
  Map<ExternalColumn, String> converted() {
    return converted;
  }

  /** One sentence for each obstacle. */
  List<String> problems() {
    return problems;
  }

  /** One sentence for each trigger that would fire for copied rows. */
  static List<String> triggers(Table destination) {
    return destination.triggers().stream()
        .filter(t -> t.event().equalsIgnoreCase("INSERT"))
        .map(
            t ->
                "the trigger "
                    + t.name()
                    + " of "
                    + destination.name()
                    + " would fire for every row; drop it for the copy and create it again afterwards")
        .toList();
  }

  private void match(Column column, List<ExternalColumn> externals) {
    Optional<ExternalColumn> legacy =
        externals.stream().filter(e -> e.legacyName().equals(column.name())).findFirst();
    boolean isJson =
        externals.stream()
            .anyMatch(
                e -> e.stage() == ExternalStage.CONVERTED && e.jsonName().equals(column.name()));
    if (isJson && !isLegacyThere(externals, column)) {
      return;
    }
    if (legacy.isEmpty()) {
      pair(column, column.name());
      return;
    }
    switch (legacy.get().stage()) {
      case LEGACY, CONVERTED -> matchLegacy(column, legacy.get());
      case RENAMING ->
          problems.add(
              source.name()
                  + "."
                  + legacy.get().column()
                  + " stands between two names; run finalize or rollback on the source again first");
      case FINALIZED -> destination.column(column.name()).ifPresent(to -> pair(column, to.name()));
    }
  }

  /** The JSON column of the source is read together with its legacy column, or not at all. */
  private boolean isLegacyThere(List<ExternalColumn> externals, Column json) {
    return externals.stream()
        .filter(e -> e.jsonName().equals(json.name()))
        .allMatch(e -> jsonTarget(e).isEmpty());
  }

  private void matchLegacy(Column column, ExternalColumn external) {
    Optional<String> target = jsonTarget(external);
    target.ifPresent(t -> converted.put(external, t));
    if (target.isPresent() && target.get().equals(column.name())) {
      destination
          .column(column.name() + ExternalColumn.OLD_SUFFIX)
          .ifPresent(kept -> pair(column, kept.name()));
      return;
    }
    pair(column, column.name());
  }

  /** The destination's JSON column for a legacy one; empty where the destination has none. */
  private Optional<String> jsonTarget(ExternalColumn external) {
    boolean renaming =
        destination.column(external.column()).isEmpty()
            && destination.column(external.column() + ExternalColumn.OLD_SUFFIX).isPresent();
    if (renaming) {
      problems.add(
          destination.name()
              + "."
              + external.column()
              + " stands between two names; run finalize or rollback on the destination again first");
    }
    return Optional.of(external.column())
        .filter(this::isStoreColumn)
        .or(
            () ->
                Optional.of(external.column() + ExternalColumn.NEW_SUFFIX)
                    .filter(this::isStoreColumn));
  }

  private boolean isStoreColumn(String name) {
    return destination
        .column(name)
        .filter(c -> c.type().isJson())
        .flatMap(c -> c.parsedComment().label())
        .filter(l -> l instanceof TypeLabel.Codec codec && codec.store().isPresent())
        .isPresent();
  }

  private void pair(Column from, String name) {
    Optional<Column> to = destination.column(name);
    TableName into = destination.name();
    if (to.isEmpty()) {
      problems.add(into + " has no column " + name);
    } else if (to.get().isGenerated()) {
      problems.add(into + "." + name + " is a generated column, and in the source it is none");
    } else if (!TypeFit.fits(from, to.get())) {
      problems.add(
          into
              + "."
              + name
              + " is "
              + to.get().type()
              + ", which does not hold every value of "
              + from.type()
              + " unchanged");
    } else {
      pairs.add(new ColumnPair(from, to.get()));
    }
  }

  private void checkRest() {
    for (Column column : destination.columns()) {
      boolean filled =
          pairs.stream().anyMatch(p -> p.to().equals(column))
              || converted.containsValue(column.name());
      boolean needed =
          !column.nullable()
              && column.defaultValue().isEmpty()
              && !column.isGenerated()
              && !column.isAutoIncrement();
      if (!filled && needed && problems.isEmpty()) {
        problems.add(
            destination.name()
                + "."
                + column.name()
                + " needs a value, and the source has no such column");
      }
    }
    destination.primaryKey().stream()
        .filter(k -> !k.isGenerated() && pairs.stream().noneMatch(p -> p.to().equals(k)))
        .filter(k -> problems.isEmpty())
        .forEach(
            k ->
                problems.add(
                    destination.name()
                        + "."
                        + k.name()
                        + " is part of the primary key, and the source has no such column"));
  }
}
