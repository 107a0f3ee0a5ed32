package io.github.djtoolkit.sql.key;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Cuts a table into ranges of its primary key, so that work on rows is done in short transactions
 * and can go on where it was stopped. Ranges use the longest prefix of the key whose columns
 * compare with a constant exactly as the index orders them; ENUM, SET, FLOAT, DOUBLE and BIT do
 * not, and a table whose key starts with one is a single range. Immutable and thread-safe.
 */
public final class KeyRanges {

  private final TableName table;
  private final List<Column> columns;

  private KeyRanges(TableName table, List<Column> columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * {@return ranges of a table}
   *
   * @param table the table, as it was read last
   */
  public static KeyRanges of(Table table) {
    List<Column> prefix =
        table.primaryKey().stream().takeWhile(KeyRanges::comparesAsOrdered).toList();
    return new KeyRanges(table.name(), prefix);
  }

  /** {@return the columns that the ranges are cut by; empty where the table is one range} */
  public List<Column> columns() {
    return columns;
  }

  /**
   * Walks the table's ranges in the key's order. Each step is one query, which the index answers.
   *
   * @param db where to ask; used by the iterator on each call
   * @param rows rows a range, about; more where many rows share the prefix of the key
   * @return an iterator whose ranges together are the whole table, rows that arrive meanwhile
   *     included
   */
  public Iterator<KeyRange> iterator(DSLContext db, int rows) {
    return new Iterator<>() {
      private Optional<KeyBound> last = Optional.empty();
      private boolean finished;

      @Override
      public boolean hasNext() {
        return !finished;
      }

      @Override
      public KeyRange next() {
        if (finished) {
          throw new NoSuchElementException();
        }
        Optional<KeyBound> end = columns.isEmpty() ? Optional.empty() : boundAfter(db, last, rows);
        KeyRange range = new KeyRange(last, end);
        last = end;
        finished = end.isEmpty();
        return range;
      }
    };
  }

  /**
   * {@return the condition that a row of this table lies in a range}
   *
   * @param range a range of this table
   */
  public Condition contains(KeyRange range) {
    Condition after = range.after().map(this::beyond).orElse(DSL.noCondition());
    return after.and(range.upTo().map(this::notBeyond).orElse(DSL.noCondition()));
  }

  private Optional<KeyBound> boundAfter(DSLContext db, Optional<KeyBound> after, int rows) {
    List<Field<?>> fields = columns.stream().<Field<?>>map(this::field).toList();
    Optional<? extends Record> found =
        db.select(columns.stream().map(this::readable).toList())
            .from(DSL.table(DSL.name(table.schema(), table.table())))
            .where(after.map(this::beyond).orElse(DSL.noCondition()))
            .orderBy(fields)
            .limit(1)
            .offset(rows - 1)
            .fetchOptional();
    return found.map(r -> new KeyBound(List.of(r.intoArray())));
  }

  private Condition beyond(KeyBound bound) {
    Condition result = DSL.falseCondition();
    for (int i = columns.size() - 1; i >= 0; i--) {
      Field<Object> column = field(columns.get(i));
      result = column.gt(value(i, bound)).or(column.eq(value(i, bound)).and(result));
    }
    return result;
  }

  private Condition notBeyond(KeyBound bound) {
    Condition result = DSL.trueCondition();
    for (int i = columns.size() - 1; i >= 0; i--) {
      Field<Object> column = field(columns.get(i));
      result = column.lt(value(i, bound)).or(column.eq(value(i, bound)).and(result));
    }
    return result;
  }

  private Field<Object> value(int i, KeyBound bound) {
    return DSL.val(bound.values().get(i)).coerce(Object.class);
  }

  private Field<Object> field(Column column) {
    return DSL.field(name(column), Object.class);
  }

  private Field<?> readable(Column column) {
    return switch (column.type().base()) {
      case "date", "datetime", "timestamp" -> field(column).cast(SQLDataType.CHAR);
      case "char", "varchar" -> DSL.field(name(column), SQLDataType.VARCHAR);
      case "binary", "varbinary" -> DSL.field(name(column), SQLDataType.VARBINARY);
      default -> DSL.field(name(column), SQLDataType.DECIMAL);
    };
  }

  private Name name(Column column) {
    return DSL.name(table.schema(), table.table(), column.name());
  }

  private static boolean comparesAsOrdered(Column column) {
    return switch (column.type().base()) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal" -> true;
      case "char", "varchar", "binary", "varbinary" -> true;
      case "date", "datetime", "timestamp" -> true;
      default -> false;
    };
  }
}
