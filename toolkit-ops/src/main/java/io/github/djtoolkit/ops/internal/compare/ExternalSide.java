package io.github.djtoolkit.ops.internal.compare;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An external column as one side has it.
 *
 * @param legacy the external column with its legacy column; empty where that is gone
 * @param json name of the JSON column; empty where there is none yet
 * @param codec codec and store
 */
record ExternalSide(
    Optional<ExternalColumn> legacy, Optional<String> json, Optional<TypeLabel.Codec> codec) {

  static ExternalSide of(Table table, String name, List<ExternalColumn> externals) {
    Optional<ExternalColumn> legacy =
        externals.stream().filter(e -> e.column().equalsIgnoreCase(name)).findFirst();
    return legacy
        .map(
            e ->
                new ExternalSide(
                    legacy,
                    Optional.of(e)
                        .filter(c -> c.stage() != ExternalStage.LEGACY)
                        .map(ExternalColumn::jsonName),
                    Optional.of(e.label())))
        .or(() -> table.column(name).flatMap(ExternalSide::ofJson))
        .orElse(new ExternalSide(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /** A JSON column that refers to objects of a store by their hashes or their paths. */
  static Optional<ExternalSide> ofJson(Column column) {
    return column
        .parsedComment()
        .label()
        .filter(label -> column.type().isJson() && label instanceof TypeLabel.Codec)
        .map(TypeLabel.Codec.class::cast)
        .filter(codec -> codec.store().isPresent())
        .map(
            codec ->
                new ExternalSide(Optional.empty(), Optional.of(column.name()), Optional.of(codec)));
  }

  boolean isEmpty() {
    return legacy.isEmpty() && json.isEmpty();
  }

  List<String> names() {
    return Stream.concat(legacy.map(ExternalColumn::legacyName).stream(), json.stream()).toList();
  }

  Optional<String> store() {
    return legacy.map(ExternalColumn::store).or(() -> codec.flatMap(TypeLabel.Codec::store));
  }

  /** What the column holds, which a side that 0.14 wrote may know better. */
  ExternalKind kindOr(ExternalSide other) {
    return legacy.or(other::legacy).map(ExternalColumn::kind).orElseGet(this::kindOfCodec);
  }

  private ExternalKind kindOfCodec() {
    return switch (codec.map(TypeLabel.Codec::name).orElse("")) {
      case "blob" -> ExternalKind.BLOB;
      case "attach" -> ExternalKind.ATTACH;
      case "filepath" -> ExternalKind.FILEPATH;
      default -> ExternalKind.ADAPTED;
    };
  }
}
