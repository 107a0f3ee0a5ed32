package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.type.CoreTypes;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.internal.column.ColumnLabel.State;
import io.github.djtoolkit.sql.column.ColumnMaxima;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * The values of columns whose label holds fewer values than the column does: {@code bigint
 * unsigned} under {@code int64}.
 *
 * @param exceeding one sentence for each column with a value that the label does not hold
 * @param narrowed one sentence for each other such column
 */
public record LabelRange(List<String> exceeding, List<String> narrowed) {

  private static final BigInteger INT64_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  /**
   * Copies the lists.
   *
   * @param exceeding one sentence for each column with a value that the label does not hold
   * @param narrowed one sentence for each other such column
   */
  public LabelRange {
    exceeding = List.copyOf(exceeding);
    narrowed = List.copyOf(narrowed);
  }

  /**
   * Checks the values: one query for each table with such a column.
   *
   * @param db where to ask
   * @param labels findings of all columns
   * @param strategy the strategy that chose the labels
   * @return what was found
   */
  public static LabelRange check(DSLContext db, List<ColumnLabel> labels, LabelStrategy strategy) {
    List<String> exceeding = new ArrayList<>();
    List<String> narrowed = new ArrayList<>();
    narrowedColumns(labels, strategy)
        .forEach(
            (table, columns) -> {
              Map<String, BigInteger> maxima = ColumnMaxima.read(db, table, columns);
              for (String column : columns) {
                BigInteger max = maxima.getOrDefault(column, BigInteger.ZERO);
                String where = table.dotted() + "." + column;
                if (max.compareTo(INT64_MAX) > 0) {
                  exceeding.add(
                      where
                          + ": the value "
                          + max
                          + " does not fit int64, the widest integer that 2.x can declare; change the value,"
                          + " or label with the SEED strategy.");
                } else {
                  narrowed.add(
                      where
                          + ": labelled int64, which holds every value that is there, but not every value of bigint unsigned.");
                }
              }
            });
    return new LabelRange(exceeding, narrowed);
  }

  private static Map<TableName, List<String>> narrowedColumns(
      List<ColumnLabel> labels, LabelStrategy strategy) {
    Map<TableName, List<String>> columns = new LinkedHashMap<>();
    if (strategy != LabelStrategy.DECLARABLE) {
      return columns;
    }
    for (ColumnLabel label : labels) {
      if (label.state() == State.NEEDED && CoreTypes.mayExceedDeclarable(label.column().type())) {
        columns.computeIfAbsent(label.table(), t -> new ArrayList<>()).add(label.column().name());
      }
    }
    return columns;
  }
}
