package io.github.djtoolkit.sql.integrity;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.store.TrackedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Queries about one tracking table and the columns that refer to it. Immutable and thread-safe. */
public final class TrackingRows {

  private static final String ALIAS = "tracked";
  private static final int OWN_FIELDS = 5;

  private final TableName tracking;

  /**
   * Queries about a tracking table.
   *
   * @param tracking its present name
   */
  public TrackingRows(TableName tracking) {
    this.tracking = tracking;
  }

  /**
   * All rows in one look at the tables, each with the columns that refer to it. The server makes a
   * list of each column's values first where the column has no index.
   *
   * @param columns columns that refer to the table, under their present names
   * @return a query for {@link #toRow}, in no particular order
   */
  public Select<Record> rows(List<ExternalColumn> columns) {
    List<Field<?>> fields = own();
    columns.forEach(column -> fields.add(DSL.field(hash().in(values(column)))));
    return DSL.select(fields).from(table());
  }

  /**
   * Some rows whose objects lie in the store's folders, for a probe.
   *
   * @param limit rows at most
   * @return a query for {@link #toRow}
   */
  public Select<Record> sample(int limit) {
    return DSL.select(own())
        .from(table())
        .where(DSL.field(DSL.name(ALIAS, "filepath")).isNull())
        .orderBy(hash())
        .limit(limit);
  }

  /**
   * Reads a row of {@link #rows} or {@link #sample}.
   *
   * @param row the row
   * @return the tracked object and who refers to it
   */
  public static TrackedRow toRow(Record row) {
    List<Boolean> referring = new ArrayList<>();
    for (int i = OWN_FIELDS; i < row.size(); i++) {
      referring.add(Boolean.TRUE.equals(row.get(i)));
    }
    return new TrackedRow(toTracked(row, 0), referring);
  }

  /**
   * Reads the columns of a tracking row.
   *
   * @param row a row that has them somewhere, in the order of {@link TrackedObject}, each of its
   *     own type: to convert them would take longer than to read them
   * @param at where they begin
   * @return the tracked object
   */
  public static TrackedObject toTracked(Record row, int at) {
    return new TrackedObject(
        hex((byte[]) row.get(at)),
        (Long) row.get(at + 1),
        Optional.ofNullable((String) row.get(at + 2)),
        Optional.ofNullable((String) row.get(at + 3)),
        Optional.ofNullable((byte[]) row.get(at + 4)).map(TrackingRows::hex));
  }

  /**
   * The rows of a table whose value is one of some hashes.
   *
   * @param table the table
   * @param column its column of hashes
   * @param hashes hashes, each 32 hex digits
   * @return a query of the value as bytes and the primary key behind it
   */
  public static Select<Record> referringRows(
      Table table, ExternalColumn column, Collection<String> hashes) {
    Field<byte[]> value = column(column);
    List<byte[]> wanted = hashes.stream().map(HexFormat.of()::parseHex).toList();
    return DSL.select(Stream.concat(Stream.of(value), PrimaryKey.fields(table)).toList())
        .from(DSL.table(DSL.name(table.name().schema(), table.name().table())))
        .where(value.in(wanted));
  }

  /**
   * Some rows of a table with one value.
   *
   * @param table the table
   * @param column its column of hashes
   * @param hash the hash, 32 hex digits
   * @param limit rows at most
   * @return a query of the primary key
   */
  public static Select<Record> sampleReferringRows(
      Table table, ExternalColumn column, String hash, int limit) {
    return DSL.select(PrimaryKey.fields(table).toList())
        .from(DSL.table(DSL.name(table.name().schema(), table.name().table())))
        .where(column(column).eq(HexFormat.of().parseHex(hash)))
        .limit(limit);
  }

  /**
   * How many values a column of hashes has.
   *
   * @param column the column
   * @return a query of one number
   */
  public static Select<Record1<Integer>> countValues(ExternalColumn column) {
    return DSL.select(DSL.count(column(column)))
        .from(DSL.table(DSL.name(column.table().schema(), column.table().table())));
  }

  /**
   * How many different values a column of hashes has.
   *
   * @param column the column
   * @return a query of one number
   */
  public static Select<Record1<Integer>> countDistinct(ExternalColumn column) {
    return DSL.select(DSL.countDistinct(column(column)))
        .from(DSL.table(DSL.name(column.table().schema(), column.table().table())));
  }

  /**
   * Some rows with a value in a column of hashes.
   *
   * @param table the table
   * @param column the column
   * @param limit rows at most
   * @return a query of the primary key
   */
  public static Select<Record> sampleValues(Table table, ExternalColumn column, int limit) {
    return DSL.select(PrimaryKey.fields(table).toList())
        .from(DSL.table(DSL.name(column.table().schema(), column.table().table())))
        .where(column(column).isNotNull())
        .limit(limit);
  }

  /** Without NULL, beside which no answer would be no. */
  private static Select<Record1<byte[]>> values(ExternalColumn column) {
    Field<byte[]> value = column(column);
    return DSL.select(value)
        .from(DSL.table(DSL.name(column.table().schema(), column.table().table())))
        .where(value.isNotNull());
  }

  private static Field<byte[]> column(ExternalColumn column) {
    return DSL.field(
        DSL.name(column.table().schema(), column.table().table(), column.legacyName()),
        byte[].class);
  }

  private org.jooq.Table<?> table() {
    return DSL.table(DSL.name(tracking.schema(), tracking.table())).as(ALIAS);
  }

  private static Field<byte[]> hash() {
    return DSL.field(DSL.name(ALIAS, "hash"), byte[].class);
  }

  private static List<Field<?>> own() {
    return new ArrayList<>(
        List.of(
            hash(),
            DSL.field(DSL.name(ALIAS, "size"), Long.class),
            DSL.field(DSL.name(ALIAS, "attachment_name"), String.class),
            DSL.field(DSL.name(ALIAS, "filepath"), String.class),
            DSL.field(DSL.name(ALIAS, "contents_hash"), byte[].class)));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
