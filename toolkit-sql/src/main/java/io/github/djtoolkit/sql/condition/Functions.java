package io.github.djtoolkit.sql.condition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The functions that a condition may use. They always give the same value for the same row, and do
 * nothing else.
 */
final class Functions {

  private static final int MANY = 20;

  private static final Map<String, int[]> ARGUMENTS =
      Map.ofEntries(
          Map.entry("abs", one()),
          Map.entry("ceil", one()),
          Map.entry("ceiling", one()),
          Map.entry("floor", one()),
          Map.entry("sign", one()),
          Map.entry("round", between(1, 2)),
          Map.entry("mod", between(2, 2)),
          Map.entry("length", one()),
          Map.entry("char_length", one()),
          Map.entry("lower", one()),
          Map.entry("upper", one()),
          Map.entry("trim", one()),
          Map.entry("left", between(2, 2)),
          Map.entry("right", between(2, 2)),
          Map.entry("substring", between(2, 3)),
          Map.entry("concat", between(1, MANY)),
          Map.entry("coalesce", between(1, MANY)),
          Map.entry("ifnull", between(2, 2)),
          Map.entry("nullif", between(2, 2)),
          Map.entry("least", between(2, MANY)),
          Map.entry("greatest", between(2, MANY)),
          Map.entry("date", one()),
          Map.entry("time", one()),
          Map.entry("year", one()),
          Map.entry("month", one()),
          Map.entry("day", one()),
          Map.entry("hour", one()),
          Map.entry("minute", one()),
          Map.entry("second", one()),
          Map.entry("datediff", between(2, 2)),
          Map.entry("hex", one()),
          Map.entry("unhex", one()));

  private Functions() {}

  static boolean isKnown(String name) {
    return ARGUMENTS.containsKey(name.toLowerCase(Locale.ROOT));
  }

  static boolean takes(String name, int arguments) {
    int[] allowed = ARGUMENTS.getOrDefault(name.toLowerCase(Locale.ROOT), between(0, -1));
    return arguments >= allowed[0] && arguments <= allowed[1];
  }

  /** A call; the name must be a known one, so it needs no quotes. */
  static Field<Object> call(String name, List<Field<Object>> arguments) {
    return CustomField.of(
        DSL.name(name),
        SQLDataType.OTHER,
        ctx -> ctx.sql(name.toLowerCase(Locale.ROOT)).sql("(").visit(DSL.list(arguments)).sql(")"));
  }

  private static int[] one() {
    return between(1, 1);
  }

  private static int[] between(int fewest, int most) {
    return new int[] {fewest, most};
  }
}
