package io.github.djtoolkit.sql.checksum;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.key.KeyRange;
import io.github.djtoolkit.sql.key.KeyRanges;
import java.math.BigInteger;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The checksum of a table's rows, computed by the server in one look at them. Two tables have equal
 * checksums over columns of the same types where their rows hold equal values, whatever the
 * columns' names, the order of the rows and the character sets:
 *
 * <ul>
 *   <li>strings, ENUM and SET by their bytes in utf8mb4, so that case and spaces at the end count;
 *       in a character set that is neither ASCII, latin1 nor Unicode by the bytes that it has
 *       there;
 *   <li>binary strings, blobs and geometries by their bytes;
 *   <li>JSON as MySQL prints it: the order of keys does not count, and 1 is not 1.0;
 *   <li>FLOAT and DOUBLE exactly, where -0 is 0; integers and BIT by value; DECIMAL, dates and
 *       times with all digits of their type, so that 1.5 is not 1.50.
 * </ul>
 *
 * NULL is no empty value, and a value that moves into the next column is another row. No function
 * is used that MySQL 9 lacks. Immutable and thread-safe.
 */
public final class TableChecksum {

  private static final int HEX_DIGITS = 16;
  private static final int DECIMAL_DIGITS = 20;

  private final Table table;
  private final RowDigest digest;

  private TableChecksum(Table table, List<Column> columns) {
    this.table = table;
    this.digest = new RowDigest(table.name(), columns);
  }

  /**
   * The checksum over all columns.
   *
   * @param table the table
   * @return the checksum's query
   */
  public static TableChecksum of(Table table) {
    return new TableChecksum(table, table.columns());
  }

  /**
   * The checksum over some columns.
   *
   * @param table the table
   * @param columns names of its columns; their order counts
   * @return the checksum's query
   * @throws IllegalArgumentException if there is no such column
   */
  public static TableChecksum of(Table table, List<String> columns) {
    return new TableChecksum(
        table,
        columns.stream()
            .map(
                name ->
                    table
                        .column(name)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    table.name() + " has no column " + name)))
            .toList());
  }

  /**
   * The query for the rows in a range; {@link KeyRange#ALL} for all.
   *
   * @param range a range of {@link KeyRanges} of this table
   * @return a query of one row, for {@link #read}
   */
  public Select<Record2<Long, BigInteger>> query(KeyRange range) {
    Field<String> head = DSL.substring(digest.sha256(), DSL.inline(1), DSL.inline(HEX_DIGITS));
    Field<String> decimal =
        DSL.function("conv", String.class, head, DSL.inline(16), DSL.inline(10));
    Field<BigInteger> sum =
        DSL.sum(decimal.cast(SQLDataType.NUMERIC(DECIMAL_DIGITS)))
            .coerce(SQLDataType.DECIMAL_INTEGER);
    return DSL.select(
            DSL.count().coerce(Long.class), DSL.coalesce(sum, DSL.inline(BigInteger.ZERO)))
        .from(DSL.table(DSL.name(table.name().schema(), table.name().table())))
        .where(KeyRanges.of(table).contains(range));
  }

  /**
   * The digest of a row, for statements of one's own over the table under its full name.
   *
   * @return 64 lower-case hexadecimal digits, never NULL
   */
  public Field<String> rowDigest() {
    return digest.sha256();
  }

  /**
   * The checksum that a query found.
   *
   * @param row the one row of {@link #query}
   * @return the checksum
   */
  public static Checksum read(Record2<Long, BigInteger> row) {
    return new Checksum(row.value1(), row.value2());
  }
}
