package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.label.ColumnComment;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.Index;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.template.Alter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The changes of definition that take one table's external columns from stage to stage. None of
 * them touches a row: each is INSTANT, or INPLACE of metadata alone. Renames stand in statements of
 * their own; see {@link Alter}. Immutable.
 */
public final class ExternalDdl {

  /** Stands in a kept legacy column for a row that 2.x wrote: no MD5 is all zeros. */
  private static final Field<byte[]> NO_HASH = DSL.inline(new byte[16], SQLDataType.BINARY);

  private final Table table;
  private final List<ExternalColumn> columns;

  /**
   * @param table the table as it was read last
   * @param columns its columns, at the stage that they are at
   */
  public ExternalDdl(Table table, List<ExternalColumn> columns) {
    this.table = table;
    this.columns = List.copyOf(columns);
  }

  /**
   * LEGACY to CONVERTED: the JSON columns, each before its legacy column, so that it has the
   * original place in the end. A NOT NULL column gets the JSON literal null for rows of clients
   * that do not know it.
   *
   * @return the statements, in order
   */
  public List<Query> addColumns() {
    Alter add = alter();
    Alter defaults = alter();
    boolean anyDefault = false;
    List<ExternalColumn> wanted = at(ExternalStage.LEGACY).toList();
    for (ExternalColumn column : wanted) {
      String comment = new ColumnComment(Optional.of(column.label()), column.text()).print();
      add = add.addJson(column.jsonName(), column.nullable(), comment, before(column));
      if (!column.nullable()) {
        defaults =
            defaults.setDefaultExpression(
                column.jsonName(), DSL.inline("null").cast(SQLDataType.JSON));
        anyDefault = true;
      }
    }
    if (wanted.isEmpty()) {
      return List.of();
    }
    return anyDefault ? List.of(add.instant(), defaults.instant()) : List.of(add.instant());
  }

  /**
   * JSON columns that stand elsewhere than {@link #addColumns} puts them, or take NULL where the
   * legacy column does not: the Python module leaves such ones behind. They hold nothing that the
   * legacy columns do not tell.
   *
   * @return their columns
   */
  public List<ExternalColumn> misplaced() {
    return at(ExternalStage.CONVERTED).filter(this::isMisplaced).toList();
  }

  /**
   * CONVERTED to LEGACY for misplaced columns.
   *
   * @return the statements, none where nothing is misplaced
   */
  public List<Query> dropMisplaced() {
    return dropJson(misplaced());
  }

  /**
   * CONVERTED to FINALIZED: defaults, foreign keys, and the two renames, one after the other.
   *
   * @return the statements, in order
   */
  public List<Query> takeNames() {
    List<Query> all = new ArrayList<>();
    List<ExternalColumn> converted = at(ExternalStage.CONVERTED).toList();
    Alter defaults = alter();
    boolean anyDefault = false;
    for (ExternalColumn column : converted) {
      if (!column.nullable()) {
        defaults = defaults.setDefault(column.legacyName(), NO_HASH).dropDefault(column.jsonName());
        anyDefault = true;
      }
    }
    if (anyDefault) {
      all.add(defaults.instant());
    }
    keys(converted)
        .map(ForeignKey::name)
        .reduce(
            Optional.<Alter>empty(),
            (a, k) -> Optional.of(a.orElse(alter()).dropForeignKey(k)),
            (a, b) -> b)
        .ifPresent(a -> all.add(a.inPlace()));
    rename(converted, ExternalColumn::column, c -> c.column() + ExternalColumn.OLD_SUFFIX)
        .ifPresent(all::add);
    rename(
            unfinished().toList(),
            c -> c.column() + ExternalColumn.NEW_SUFFIX,
            ExternalColumn::column)
        .ifPresent(all::add);
    return all;
  }

  /**
   * FINALIZED to CONVERTED: the renames back, the other way round.
   *
   * @return the statements, in order
   */
  public List<Query> giveNamesBack() {
    List<Query> all = new ArrayList<>();
    rename(
            at(ExternalStage.FINALIZED).toList(),
            ExternalColumn::column,
            c -> c.column() + ExternalColumn.NEW_SUFFIX)
        .ifPresent(all::add);
    List<ExternalColumn> renamed =
        columns.stream()
            .filter(
                c -> c.stage() == ExternalStage.FINALIZED || c.stage() == ExternalStage.RENAMING)
            .toList();
    rename(renamed, c -> c.column() + ExternalColumn.OLD_SUFFIX, ExternalColumn::column)
        .ifPresent(all::add);
    return all;
  }

  /**
   * After {@link #giveNamesBack}: the defaults as they were in stage CONVERTED.
   *
   * @return the statements
   */
  public List<Query> defaultsBack() {
    Alter defaults = alter();
    boolean any = false;
    for (ExternalColumn column : at(ExternalStage.CONVERTED).filter(c -> !c.nullable()).toList()) {
      defaults =
          defaults
              .dropDefault(column.legacyName())
              .setDefaultExpression(column.jsonName(), DSL.inline("null").cast(SQLDataType.JSON));
      any = true;
    }
    return any ? List.of(defaults.instant()) : List.of();
  }

  /**
   * Puts one dropped foreign key back. Run with foreign_key_checks off, after it is proved that no
   * row is an orphan. An index that a foreign key once made by itself would give way to one named
   * after the constraint; renaming it to its own name makes it an index like any other.
   *
   * @param key the key as it was
   * @return the statements, in order
   */
  public List<Query> addForeignKey(ForeignKey key) {
    String column = key.columns().get(0);
    List<Query> all = new ArrayList<>();
    for (Index index : table.indexes()) {
      if (index.columns().equals(List.of(column))
          || index.columns().equals(List.of(column + ExternalColumn.OLD_SUFFIX))) {
        all.add(alter().renameIndex(index.name(), index.name()).inPlace());
      }
    }
    all.add(alter().addForeignKey(key).inPlace());
    return all;
  }

  /**
   * FINALIZED: drops the legacy columns and their indexes.
   *
   * @return the statements
   */
  public List<Query> dropLegacy() {
    List<Query> all = new ArrayList<>();
    List<String> legacy = at(ExternalStage.FINALIZED).map(ExternalColumn::legacyName).toList();
    List<String> indexes =
        table.indexes().stream()
            .filter(
                i -> !i.isPrimary() && legacy.containsAll(i.columns()) && !i.columns().isEmpty())
            .map(Index::name)
            .toList();
    if (!indexes.isEmpty()) {
      all.add(indexes.stream().reduce(alter(), Alter::dropIndex, (a, b) -> b).inPlace());
    }
    if (!legacy.isEmpty()) {
      all.add(legacy.stream().reduce(alter(), Alter::dropColumn, (a, b) -> b).instant());
    }
    return all;
  }

  /**
   * CONVERTED to LEGACY: drops the JSON columns.
   *
   * @return the statements
   */
  public List<Query> dropJson() {
    return dropJson(at(ExternalStage.CONVERTED).toList());
  }

  private List<Query> dropJson(List<ExternalColumn> which) {
    List<String> json = which.stream().map(ExternalColumn::jsonName).toList();
    return json.isEmpty()
        ? List.of()
        : List.of(json.stream().reduce(alter(), Alter::dropColumn, (a, b) -> b).instant());
  }

  /** {@return the foreign keys to tracking tables that the columns have now} */
  public Stream<ForeignKey> foreignKeys() {
    return keys(columns);
  }

  private boolean isMisplaced(ExternalColumn column) {
    Column legacy = table.column(column.legacyName()).orElseThrow();
    Column json = table.column(column.jsonName()).orElseThrow();
    return json.nullable() != legacy.nullable() || json.position() != legacy.position() - 1;
  }

  private Stream<ExternalColumn> at(ExternalStage stage) {
    return columns.stream().filter(c -> c.stage() == stage);
  }

  private Stream<ExternalColumn> unfinished() {
    return columns.stream()
        .filter(c -> c.stage() == ExternalStage.CONVERTED || c.stage() == ExternalStage.RENAMING);
  }

  private static Stream<ForeignKey> keys(List<ExternalColumn> columns) {
    return columns.stream().flatMap(c -> c.foreignKey().stream());
  }

  private Optional<Query> rename(
      List<ExternalColumn> which,
      java.util.function.Function<ExternalColumn, String> from,
      java.util.function.Function<ExternalColumn, String> to) {
    if (which.isEmpty()) {
      return Optional.empty();
    }
    Alter rename = alter();
    for (ExternalColumn column : which) {
      rename = rename.rename(from.apply(column), to.apply(column));
    }
    return Optional.of(rename.instant());
  }

  private Optional<String> before(ExternalColumn column) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    int at = names.indexOf(column.column());
    return at > 0 ? Optional.of(names.get(at - 1)) : Optional.empty();
  }

  private Alter alter() {
    return Alter.table(table.name());
  }
}
