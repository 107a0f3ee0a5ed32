package io.github.djtoolkit.ops.compare;

import io.github.djtoolkit.testkit.generator.GeneratedColumn;
import java.util.Locale;
import java.util.Random;

/** Values for a generated column: one to begin with, and one that is just not equal to it. */
public final class Faults {

  private final String definition;
  private final String base;

  private Faults(String definition) {
    this.definition = definition.toLowerCase(Locale.ROOT);
    this.base = this.definition.replaceFirst("[^a-z].*", "").replaceFirst("(?s)\\n.*", "");
  }

  /** Values for a column. */
  public static Faults of(GeneratedColumn column) {
    return new Faults(column.definition());
  }

  /** Whether a value of one's own can be written, and another one too. */
  public boolean possible() {
    return !definition.contains("generated always")
        && !definition.contains(" as (")
        && !definition.contains("unique")
        && !definition.contains("char(0)")
        && !definition.contains("auto_increment");
  }

  boolean nullable() {
    return !definition.contains("not null") && !definition.contains("primary");
  }

  /** A value to begin with. */
  public String original(Random random) {
    return nullable() && random.nextInt(4) == 0 ? "NULL" : values()[0];
  }

  /** Another value than the one that {@link #original} gave. */
  String other(String original, Random random) {
    if (original.equals("NULL")) {
      return values()[random.nextInt(2)];
    }
    return nullable() && random.nextInt(4) == 0 ? "NULL" : values()[1];
  }

  private String[] values() {
    return switch (base) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "bool", "serial" -> pair("0", "1");
      case "decimal", "numeric" -> pair("1", "2");
      case "float", "double", "real" -> pair("1.5", "1.50001");
      case "bit" -> pair("b'0'", "b'1'");
      case "enum", "set" -> pair("1", "2");
      case "json" -> pair("'{\"a\": 1, \"b\": \"x\"}'", "'{\"a\": 1, \"b\": \"X\"}'");
      case "date" -> pair("'2001-02-03'", "'2001-02-04'");
      case "datetime", "timestamp" -> pair("'2001-02-03 04:05:06'", "'2001-02-03 04:05:07'");
      case "time" -> pair("'01:02:03'", "'-01:02:03'");
      case "year" -> pair("2001", "2002");
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
          pair("0x61", "0x41");
      case "char", "tinytext", "national" -> pair("'a'", "'A'");
      case "varchar", "text", "mediumtext", "longtext" -> pair("'a'", "'a '");
      default -> shapes();
    };
  }

  private String[] shapes() {
    return switch (base) {
      case "point", "geometry" -> shape("POINT(1 2)", "POINT(1 3)");
      case "linestring" -> shape("LINESTRING(0 0, 1 2)", "LINESTRING(0 0, 1 3)");
      case "polygon" -> shape("POLYGON((0 0, 0 1, 1 1, 0 0))", "POLYGON((0 0, 0 2, 1 1, 0 0))");
      case "multipoint" -> shape("MULTIPOINT(1 2)", "MULTIPOINT(1 3)");
      case "multilinestring" -> shape("MULTILINESTRING((0 0, 1 2))", "MULTILINESTRING((0 0, 1 3))");
      case "multipolygon" ->
          shape("MULTIPOLYGON(((0 0, 0 1, 1 1, 0 0)))", "MULTIPOLYGON(((0 0, 0 2, 1 1, 0 0)))");
      case "geometrycollection" ->
          shape("GEOMETRYCOLLECTION(POINT(1 2))", "GEOMETRYCOLLECTION(POINT(1 3))");
      default -> throw new IllegalStateException("no values for " + definition);
    };
  }

  private String[] shape(String one, String other) {
    String system = definition.contains("4326") ? "4326" : "0";
    return pair(
        "ST_GeomFromText('" + one + "', " + system + ")",
        "ST_GeomFromText('" + other + "', " + system + ")");
  }

  private static String[] pair(String one, String other) {
    return new String[] {one, other};
  }
}
