package io.github.djtoolkit.model.external;

import io.github.djtoolkit.model.label.ColumnComment;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import java.util.List;
import java.util.Optional;

/** Finds the external columns of a schema and how far each is converted. Pure and stateless. */
public final class ExternalColumns {

  private ExternalColumns() {}

  /**
   * {@return all external columns of the visible tables, in order of table and position}
   *
   * <p>A column is external when it is {@code binary(16)} and its comment names a store, or when a
   * foreign key leads from it to a tracking table: that is all that tells of an adapted type over
   * an external one.
   *
   * @param schema the schema as it was read
   */
  public static List<ExternalColumn> of(SchemaSnapshot schema) {
    return schema.visibleTables().stream()
        .flatMap(t -> t.columns().stream().flatMap(c -> find(schema, t, c).stream()))
        .toList();
  }

  private static Optional<ExternalColumn> find(SchemaSnapshot schema, Table table, Column legacy) {
    if (!legacy.type().isBinary16()) {
      return Optional.empty();
    }
    Optional<ForeignKey> key =
        table.foreignKeysOf(legacy.name()).stream()
            .filter(fk -> TrackingTable.storeOf(fk.target().table()).isPresent())
            .findFirst();
    String name = baseName(table, legacy);
    Optional<Column> partner = jsonPartner(table, legacy, name);
    Optional<TypeLabel.Codec> codec =
        partner.flatMap(ExternalColumns::storeCodec).or(() -> legacyCodec(legacy));
    Optional<String> store =
        key.flatMap(fk -> TrackingTable.storeOf(fk.target().table()))
            .or(() -> legacyStore(legacy))
            .or(() -> codec.flatMap(TypeLabel.Codec::store));
    if (codec.isEmpty() || store.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExternalColumn(
            table.name(),
            name,
            kind(codec.get().name()),
            partner
                .flatMap(ExternalColumns::storeCodec)
                .orElse(new TypeLabel.Codec(codec.get().name(), store)),
            partner.orElse(legacy).parsedComment().text(),
            store.get(),
            key.map(ForeignKey::target).or(() -> TrackingTable.find(schema, store.get())),
            key,
            partner.filter(p -> !name.equals(legacy.name())).orElse(legacy).nullable(),
            stage(legacy, name, partner)));
  }

  private static ExternalKind kind(String codec) {
    return switch (codec) {
      case "blob" -> ExternalKind.BLOB;
      case "attach" -> ExternalKind.ATTACH;
      case "filepath" -> ExternalKind.FILEPATH;
      default -> ExternalKind.ADAPTED;
    };
  }

  private static Optional<TypeLabel.Codec> legacyCodec(Column legacy) {
    TypeLabel label = legacy.parsedComment().label().orElse(new TypeLabel.Unknown(""));
    if (label instanceof TypeLabel.Legacy special) {
      return Optional.of(new TypeLabel.Codec(special.kind(), special.store()));
    }
    return label instanceof TypeLabel.Codec adapted ? Optional.of(adapted) : Optional.empty();
  }

  /** A kept legacy column is labelled {@code :uuid:} and has its own label in the text. */
  private static Optional<String> legacyStore(Column legacy) {
    ColumnComment comment = legacy.parsedComment();
    boolean kept = comment.label().filter(TypeLabel.Uuid.class::isInstance).isPresent();
    TypeLabel label =
        (kept ? ColumnComment.parse(":" + comment.text()) : comment)
            .label()
            .orElse(new TypeLabel.Unknown(""));
    if (label instanceof TypeLabel.Legacy special) {
      return special.store();
    }
    return label instanceof TypeLabel.Codec adapted ? adapted.store() : Optional.empty();
  }

  private static ExternalStage stage(Column legacy, String name, Optional<Column> partner) {
    if (partner.isEmpty()) {
      return ExternalStage.LEGACY;
    }
    if (legacy.name().equals(name)) {
      return ExternalStage.CONVERTED;
    }
    return partner.get().name().equals(name) ? ExternalStage.FINALIZED : ExternalStage.RENAMING;
  }

  /**
   * The name before the migration: {@code _v1} is cut where a JSON column shows that the toolkit
   * added it.
   */
  private static String baseName(Table table, Column legacy) {
    String suffix = ExternalColumn.OLD_SUFFIX;
    if (!legacy.name().endsWith(suffix)) {
      return legacy.name();
    }
    String name = legacy.name().substring(0, legacy.name().length() - suffix.length());
    boolean renamed =
        storeColumn(table, name).isPresent()
            || (table.column(name).isEmpty()
                && storeColumn(table, name + ExternalColumn.NEW_SUFFIX).isPresent());
    return renamed ? name : legacy.name();
  }

  private static Optional<Column> jsonPartner(Table table, Column legacy, String name) {
    Optional<Column> beside = storeColumn(table, name + ExternalColumn.NEW_SUFFIX);
    return legacy.name().equals(name) ? beside : storeColumn(table, name).or(() -> beside);
  }

  private static Optional<Column> storeColumn(Table table, String name) {
    return table.column(name).filter(c -> storeCodec(c).isPresent());
  }

  private static Optional<TypeLabel.Codec> storeCodec(Column column) {
    return column.type().isJson()
        ? column
            .parsedComment()
            .label()
            .filter(l -> l instanceof TypeLabel.Codec c && c.store().isPresent())
            .map(l -> (TypeLabel.Codec) l)
        : Optional.empty();
  }
}
