package io.github.djtoolkit.sql.copy;

import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record1;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The statements that make a copy of a table equal to it again, after rows of the source were
 * changed or deleted. All rows are selected, and both tables have a key. Rows never leave the
 * server, and both tables are read under their own names, as LOCK TABLES likes it. Immutable and
 * thread-safe.
 */
public final class CatchUpStatements {

  private final CopiedTable copied;
  private final CopyStatements rows;

  /**
   * Statements for one table.
   *
   * @param copied what is copied
   */
  public CatchUpStatements(CopiedTable copied) {
    this.copied = copied;
    this.rows = new CopyStatements(copied);
  }

  /**
   * The names, other than their own, under which the statements read tables.
   *
   * @return the aliases, for LOCK TABLES
   */
  public List<TableAlias> aliases() {
    return rows.aliases();
  }

  /**
   * Deletes rows of the destination whose key the source does not have.
   *
   * @param range a range of the destination
   * @return one DELETE
   */
  public Query deleteExtra(KeyRange range) {
    return DSL.deleteFrom(destination())
        .where(KeyRanges.of(copied.destination()).contains(range))
        .andNotExists(DSL.selectOne().from(source()).where(isSource()));
  }

  /**
   * Deletes rows of the destination that have other values than the source has under their key.
   *
   * @param range a range of the destination
   * @return one DELETE
   */
  public Query deleteChanged(KeyRange range) {
    return DSL.deleteFrom(destination())
        .where(KeyRanges.of(copied.destination()).contains(range))
        .andExists(
            DSL.selectOne()
                .from(copied.converted().join(source()))
                .where(isSource())
                .andNot(isEqual()));
  }

  /**
   * Gives rows of the destination the values that the source has under their key. Columns that the
   * destination has alone keep theirs, and so do references that tell of the right object.
   *
   * @param range a range of the source
   * @return one UPDATE
   */
  public Query update(KeyRange range) {
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    copied.pairs().forEach(p -> values.put(there(p), here(p)));
    List<Field<JSON>> converted = copied.converted().values(destinationName());
    for (int i = 0; i < converted.size(); i++) {
      values.put(
          DSL.field(destinationName().append(copied.converted().targets().get(i))),
          converted.get(i));
    }
    return DSL.update(copied.converted().join(source().join(destination()).on(isDestination())))
        .set(values)
        .where(KeyRanges.of(copied.source()).contains(range))
        .andNot(isEqual());
  }

  /**
   * Copies rows whose key the destination does not have.
   *
   * @param range a range of the source
   * @return one INSERT
   */
  public Query insertMissing(KeyRange range) {
    return rows.insertMissing(range);
  }

  /**
   * The objects to which rows of the source refer by one converted column, where the destination
   * lacks the row or has another one.
   *
   * @param index which of the converted columns
   * @param after hash to go on behind; empty at the start
   * @param limit objects at most
   * @return the query, in order of hash
   */
  public Select<Record4<byte[], Long, String, String>> objects(
      int index, Optional<byte[]> after, int limit) {
    Table<?> joined = copied.converted().join(source().leftJoin(destination()).on(isDestination()));
    Condition missing = there(copied.key().get(0)).isNull();
    return copied
        .converted()
        .joinedObjects(index, joined, missing.or(DSL.not(isEqual())), after, limit);
  }

  /**
   * Deletes all rows of the destination.
   *
   * @return one DELETE
   */
  public Query deleteAll() {
    return DSL.deleteFrom(destination());
  }

  /**
   * Copies all rows.
   *
   * @return one INSERT
   */
  public Query insertAll() {
    return rows.insert(KeyRange.ALL);
  }

  /**
   * One row where the destination has any row, else none.
   *
   * @return the query
   */
  public Select<Record1<Integer>> findAny() {
    return rows.findAny();
  }

  private Condition isEqual() {
    return Stream.concat(
            copied.pairs().stream().map(p -> Matching.identical(p, here(p), there(p))),
            copied.converted().same(destinationName()).stream())
        .reduce(DSL.trueCondition(), Condition::and);
  }

  /** The row of the destination that belongs to one of the source; looked up by its index. */
  private Condition isDestination() {
    return copied.key().stream()
        .map(p -> Matching.sameKey(p, here(p), there(p)))
        .reduce(DSL.noCondition(), Condition::and);
  }

  /** The row of the source that belongs to one of the destination; looked up by its index. */
  private Condition isSource() {
    return copied.key().stream()
        .map(p -> Matching.sameKey(new ColumnPair(p.to(), p.from()), there(p), here(p)))
        .reduce(DSL.noCondition(), Condition::and);
  }

  private Field<Object> here(ColumnPair pair) {
    return SelectedRows.field(copied.source().name(), pair.from());
  }

  private Field<Object> there(ColumnPair pair) {
    return SelectedRows.field(copied.destination().name(), pair.to());
  }

  private Table<?> source() {
    return SelectedRows.table(copied.source().name());
  }

  private Table<?> destination() {
    return SelectedRows.table(copied.destination().name());
  }

  private Name destinationName() {
    return DSL.name(copied.destination().name().schema(), copied.destination().name().table());
  }
}
