package io.github.djtoolkit.testkit.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * Definitions of columns over every type and attribute of MySQL 8.0. Where one refers to a column
 * it says {@code {number}}, {@code {text}} or {@code {self}}.
 */
final class ColumnCatalogue {

  /** Stands for a numeric column of the table. */
  static final String NUMBER = "{number}";

  /** Stands for a column of short texts. */
  static final String TEXT = "{text}";

  /** Stands for the column itself. */
  static final String SELF = "{self}";

  private static final String EMOJI = "'a😀''\\\\?'";

  private ColumnCatalogue() {}

  /** All definitions that any table can hold. */
  static List<String> all() {
    List<String> all = new ArrayList<>();
    all.addAll(numbers());
    all.addAll(texts());
    all.addAll(bytes());
    all.addAll(times());
    all.addAll(lists());
    all.addAll(documents());
    all.addAll(generated());
    all.addAll(rareAttributes());
    return all;
  }

  /** Definitions of spatial columns, which a partitioned table cannot hold. */
  static List<String> spatial() {
    List<String> types =
        List.of(
            "geometry",
            "point",
            "linestring",
            "polygon",
            "multipoint",
            "multilinestring",
            "multipolygon",
            "geometrycollection");
    List<String> all =
        new ArrayList<>(cross(types, List.of("", "NOT NULL", "NOT NULL SRID 4326", "SRID 0")));
    all.add("point DEFAULT (point(1, 2))");
    all.add("point GENERATED ALWAYS AS (point(1, " + NUMBER + ")) STORED SRID 0");
    return all;
  }

  private static List<String> numbers() {
    List<String> integers =
        cross(
            List.of("tinyint", "smallint", "mediumint", "int", "bigint"),
            List.of("", "unsigned", "zerofill"));
    List<String> widths =
        List.of(
            "tinyint(1)",
            "tinyint(4) unsigned",
            "smallint(3)",
            "mediumint(5) unsigned zerofill",
            "int(11)",
            "int(10) unsigned",
            "int(4) zerofill",
            "bigint(20)",
            "bigint(15) unsigned zerofill");
    List<String> all = new ArrayList<>();
    List<String> attributes =
        List.of("", "NOT NULL", "NULL DEFAULT NULL", "NOT NULL DEFAULT '7'", "DEFAULT (1 + 2)");
    all.addAll(cross(integers, attributes));
    all.addAll(cross(widths, attributes));
    all.addAll(
        cross(
            List.of(
                "decimal",
                "decimal(65,30)",
                "decimal(10,3) unsigned",
                "numeric(8) zerofill",
                "float",
                "float unsigned",
                "float(7,4)",
                "float(30)",
                "double",
                "double(20,5) unsigned zerofill",
                "real"),
            List.of("", "NOT NULL DEFAULT 1.5", "DEFAULT (rand() * 2)", "NULL DEFAULT 1e2")));
    all.addAll(
        List.of(
            "tinyint NOT NULL DEFAULT '-128'",
            "bigint unsigned DEFAULT 18446744073709551615",
            "bool DEFAULT TRUE"));
    all.addAll(
        List.of(
            "bit",
            "bit(1) NOT NULL DEFAULT b'1'",
            "bit(17) DEFAULT b'101'",
            "bit(64) DEFAULT (b'1111')"));
    return all;
  }

  private static List<String> texts() {
    List<String> all = new ArrayList<>();
    for (String charset :
        List.of(
            "latin1", "utf8mb3", "utf8mb4", "ascii", "utf16", "ucs2", "utf32", "sjis", "gb18030",
            "big5", "cp1251", "euckr")) {
      all.add("char(12) CHARACTER SET " + charset + " NOT NULL DEFAULT 'a'");
      all.add("varchar(40) CHARACTER SET " + charset + " DEFAULT 'it''s \\\\ \"x\" \\n, (? %'");
      all.add("text CHARACTER SET " + charset);
    }
    List<String> collations =
        List.of(
            "latin1_bin",
            "latin1_german2_ci",
            "utf8mb3_bin",
            "utf8mb4_bin",
            "utf8mb4_unicode_ci",
            "utf8mb4_0900_as_cs",
            "binary");
    all.addAll(
        cross(
            List.of("char(7)", "varchar(30)", "tinytext", "mediumtext", "longtext"),
            collations.stream().map(c -> "COLLATE " + c + " NOT NULL").toList()));
    all.addAll(
        cross(
            List.of("char(20)", "varchar(60)"),
            OddTexts.TEXTS.stream()
                .filter(t -> t.length() < 20 || t.contains("日"))
                .map(t -> "CHARACTER SET utf8mb4 DEFAULT " + Sql.literal(t))
                .toList()));
    all.addAll(
        cross(
            List.of(
                "varchar(20) CHARACTER SET utf8mb4",
                "char(10) CHARACTER SET utf16",
                "varchar(9) CHARACTER SET gb18030"),
            List.of("DEFAULT " + EMOJI, "NOT NULL DEFAULT (" + EMOJI + ")")));
    all.addAll(
        List.of(
            "varchar(10) CHARACTER SET latin1 DEFAULT 'é€'",
            "varchar(10) CHARACTER SET sjis DEFAULT 'ソ表'",
            "text DEFAULT ('it''s \\\\ ) , \"x\" `y` COMMENT ''z''')",
            "longtext DEFAULT (concat('a', '\\n', '日本 é', '?'))",
            "varchar(36) DEFAULT (uuid())",
            "varchar(20) DEFAULT ''",
            "char(0)",
            "char(255) DEFAULT ' '"));
    return all;
  }

  private static List<String> bytes() {
    List<String> all =
        new ArrayList<>(
            cross(
                List.of("tinyblob", "blob", "mediumblob", "longblob"),
                List.of("", "NOT NULL", "DEFAULT (0x00ff275c)", "DEFAULT (_binary'it''s')")));
    all.addAll(
        cross(
            List.of("binary(16)", "varbinary(20)"),
            List.of(
                "",
                "NOT NULL",
                "DEFAULT 'ab'",
                "DEFAULT 0x00ff275c22",
                "DEFAULT 0xf09f9880",
                "NOT NULL DEFAULT ''",
                "DEFAULT (unhex('00ff'))",
                "DEFAULT '\\\\''\\0%'")));
    return all;
  }

  private static List<String> times() {
    List<String> all = new ArrayList<>();
    all.addAll(
        cross(
            List.of("date", "datetime", "datetime(6)"),
            List.of("", "NOT NULL DEFAULT '2020-02-29'", "DEFAULT (curdate())")));
    all.addAll(cross(List.of("time", "time(3)", "year"), List.of("", "NOT NULL", "DEFAULT '12'")));
    for (String precision : List.of("", "(3)", "(6)")) {
      String now = "CURRENT_TIMESTAMP" + precision;
      all.addAll(
          cross(
              List.of("datetime" + precision, "timestamp" + precision),
              List.of(
                  "NULL",
                  "NULL DEFAULT " + now,
                  "NOT NULL DEFAULT " + now + " ON UPDATE " + now,
                  "NULL ON UPDATE " + now,
                  "NULL DEFAULT '2020-01-02 03:04:05' ON UPDATE " + now,
                  "DEFAULT (now() + INTERVAL 1 DAY)")));
    }
    return all;
  }

  private static List<String> lists() {
    return cross(
            List.of("enum", "set"),
            List.of(
                "('a','b') NOT NULL DEFAULT 'b'",
                "('it''s','a \"b\"','(',')') DEFAULT 'it''s'",
                "('back\\\\slash','100%','?') NOT NULL",
                "('日本','ü') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                "('', ' x','COMMENT ''z''') DEFAULT ''",
                "('a','b') CHARACTER SET latin1 DEFAULT ('a')",
                "('{fn now()}','`') CHARACTER SET ascii",
                "('a,b','c;d','new\\nline')"))
        .stream()
        .filter(definition -> !definition.startsWith("set ('a,b'"))
        .map(definition -> definition.replaceFirst(" ", ""))
        .toList();
  }

  private static List<String> documents() {
    return List.of(
        "json",
        "json NOT NULL",
        "json DEFAULT NULL",
        "json DEFAULT (json_object('k', 'it''s \\\\ \"q\" 日本', 'n', 1))",
        "json NOT NULL DEFAULT (cast('null' as json))",
        "json DEFAULT ('{\"a\": [1, \"?\"]}')",
        "json DEFAULT (json_array()) INVISIBLE");
  }

  private static List<String> generated() {
    List<String> expressions =
        List.of(
            "bigint GENERATED ALWAYS AS (" + NUMBER + " + 1)",
            "varchar(90) GENERATED ALWAYS AS (concat(" + TEXT + ", 'it''s \\\\ 日本 😀 ?'))",
            "varchar(90) CHARACTER SET latin1 COLLATE latin1_bin GENERATED ALWAYS AS (concat('x,(', "
                + TEXT
                + "))",
            "json GENERATED ALWAYS AS (json_object('a', " + TEXT + ", 'b)', \"c'd\"))",
            "tinyint(1) GENERATED ALWAYS AS ("
                + NUMBER
                + " between 1 and 5 or "
                + TEXT
                + " like 'a\\%%')",
            "varchar(60) GENERATED ALWAYS AS (case when "
                + NUMBER
                + " > 3 then 'COMMENT ''z''' else '`' end)");
    return cross(
        expressions,
        List.of("VIRTUAL", "STORED", "VIRTUAL NULL", "STORED NOT NULL", "VIRTUAL INVISIBLE"));
  }

  private static List<String> rareAttributes() {
    return List.of(
        "int INVISIBLE",
        "int NOT NULL DEFAULT 3 INVISIBLE",
        "varchar(10) NOT NULL DEFAULT 'x' INVISIBLE",
        "int COLUMN_FORMAT FIXED",
        "varchar(9) COLUMN_FORMAT DYNAMIC DEFAULT 'q'",
        "int STORAGE DISK",
        "int NOT SECONDARY",
        "int CHECK (" + SELF + " > -5)",
        "int UNIQUE",
        "datetime(2) NOT NULL DEFAULT CURRENT_TIMESTAMP(2) ON UPDATE CURRENT_TIMESTAMP(2) INVISIBLE",
        "national varchar(10)",
        "char(5) BYTE");
  }

  private static List<String> cross(List<String> types, List<String> attributes) {
    return types.stream()
        .flatMap(t -> attributes.stream().map(a -> (t + " " + a).strip()))
        .toList();
  }
}
