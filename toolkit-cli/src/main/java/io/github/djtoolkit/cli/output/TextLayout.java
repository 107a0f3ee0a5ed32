package io.github.djtoolkit.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Lays a result's tree out for people: numbers first, then each list as a table. */
public final class TextLayout {

  private static final String INDENT = "  ";
  static final String STATEMENTS = "sql_statements";

  private TextLayout() {}

  /**
   * The lines of a result.
   *
   * @param tree the tree of a result
   * @return the lines, without line ends
   */
  public static List<String> lines(JsonNode tree) {
    List<String> lines = new ArrayList<>();
    if (tree.isEmpty()) {
      return lines;
    }
    if (tree.isArray() && isTexts(tree)) {
      statements(tree, "", lines);
    } else {
      container(tree, "", lines);
    }
    return lines;
  }

  private static void container(JsonNode node, String indent, List<String> lines) {
    if (node.isObject()) {
      object(node, indent, lines);
    } else if (isTexts(node)) {
      node.forEach(text -> lines.add(indent + cell(text)));
    } else if (isFlat(node)) {
      table(node, indent, lines);
    } else {
      blocks(node, indent, lines);
    }
  }

  private static void object(JsonNode node, String indent, List<String> lines) {
    int width =
        fields(node).stream()
            .filter(f -> f.getValue().isValueNode())
            .mapToInt(f -> f.getKey().length())
            .max()
            .orElse(0);
    for (Map.Entry<String, JsonNode> field : fields(node)) {
      if (field.getValue().isValueNode()) {
        lines.add(
            (indent + pad(title(field.getKey()), width) + INDENT + cell(field.getValue()))
                .stripTrailing());
      }
    }
    for (Map.Entry<String, JsonNode> field : fields(node)) {
      if (field.getValue().isContainerNode()) {
        section(field.getKey(), field.getValue(), indent, lines);
      }
    }
  }

  private static void section(String key, JsonNode value, String indent, List<String> lines) {
    if (value.isEmpty()) {
      lines.add(indent + title(key) + ": none");
      return;
    }
    lines.add(indent + title(key) + ":");
    if (key.equals(STATEMENTS)) {
      statements(value, indent + INDENT, lines);
    } else {
      container(value, indent + INDENT, lines);
    }
  }

  private static void statements(JsonNode texts, String indent, List<String> lines) {
    for (JsonNode text : texts) {
      String sql = cell(text);
      lines.add(indent + sql + (sql.endsWith(";") ? "" : ";"));
    }
  }

  private static void blocks(JsonNode array, String indent, List<String> lines) {
    Iterator<JsonNode> elements = array.elements();
    while (elements.hasNext()) {
      container(elements.next(), indent, lines);
      if (elements.hasNext()) {
        lines.add("");
      }
    }
  }

  private static void table(JsonNode rows, String indent, List<String> lines) {
    Set<String> keys = new LinkedHashSet<>();
    rows.forEach(row -> fields(row).forEach(f -> keys.add(f.getKey())));
    List<List<String>> cells = new ArrayList<>();
    cells.add(keys.stream().map(TextLayout::title).toList());
    rows.forEach(row -> cells.add(keys.stream().map(key -> cell(row.path(key))).toList()));
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < keys.size(); column++) {
      int at = column;
      widths.add(cells.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
    }
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < row.size(); column++) {
        line.append(pad(row.get(column), widths.get(column))).append(INDENT);
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  private static boolean isTexts(JsonNode array) {
    return !array.isEmpty() && stream(array).allMatch(JsonNode::isValueNode);
  }

  private static boolean isFlat(JsonNode array) {
    return stream(array)
        .allMatch(row -> row.isObject() && stream(row).allMatch(JsonNode::isValueNode));
  }

  private static Stream<JsonNode> stream(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  private static List<Map.Entry<String, JsonNode>> fields(JsonNode node) {
    return List.copyOf(node.properties());
  }

  private static String title(String key) {
    return key.replace('_', ' ');
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** A value on one line; control characters, which a terminal would obey, are spelled out. */
  private static String cell(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? "yes" : "no";
    }
    return value
        .asText("")
        .codePoints()
        .mapToObj(TextLayout::visible)
        .collect(Collectors.joining());
  }

  private static String visible(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          Character.isISOControl(character)
              ? "\\u%04x".formatted(character)
              : Character.toString(character);
    };
  }
}
