package io.github.djtoolkit.ops;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.Index;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.type.NativeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Snapshots for tests without a server. The first column of a table is its primary key. */
public final class Snapshots {

  /** Name of the schema. */
  public static final String SCHEMA = "lab";

  private Snapshots() {}

  /** A schema. */
  public static SchemaSnapshot schema(Table... tables) {
    return new SchemaSnapshot(SCHEMA, "utf8mb4", "utf8mb4_bin", List.of(tables), List.of());
  }

  /** A table. */
  public static Table table(String name, Column... columns) {
    return table(name, List.of(), columns);
  }

  /** A table with foreign keys. */
  public static Table table(String name, List<ForeignKey> keys, Column... columns) {
    List<Column> placed = new ArrayList<>(List.of(columns));
    return new Table(
        new TableName(SCHEMA, name),
        placed,
        List.of(new Index("PRIMARY", true, List.of(placed.get(0).name()))),
        keys,
        List.of(),
        List.of(),
        "",
        "InnoDB",
        "utf8mb4_bin",
        false);
  }

  /** A nullable column. */
  public static Column column(String name, String type, String comment) {
    return new Column(
        name,
        1,
        NativeType.parse(type),
        true,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        comment);
  }

  /** A foreign key of one column. */
  public static ForeignKey key(String column, String table, String target) {
    return new ForeignKey(
        table + "_ibfk_" + column,
        List.of(column),
        new TableName(SCHEMA, table),
        List.of(target),
        "RESTRICT",
        "CASCADE");
  }
}
