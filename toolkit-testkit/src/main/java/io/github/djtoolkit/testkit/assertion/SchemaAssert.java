package io.github.djtoolkit.testkit.assertion;

import static java.util.Objects.requireNonNull;

import io.github.djtoolkit.testkit.assertion.internal.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about a schema, as {@link ToolkitAssertions#assertThat} captured it. */
public final class SchemaAssert extends AbstractAssert<SchemaAssert, SchemaCapture> {

  SchemaAssert(SchemaCapture actual) {
    super(actual, SchemaAssert.class);
    as("schema %s", actual.schema());
  }

  /**
   * Verifies that there are tables of these names, whatever others there are.
   *
   * @param names names in MySQL
   * @return this
   */
  public SchemaAssert hasTables(String... names) {
    Assertions.assertThat(actual.tables().keySet()).as(descriptionText()).contains(names);
    return this;
  }

  /**
   * Verifies that there is no table of these names.
   *
   * @param names names in MySQL
   * @return this
   */
  public SchemaAssert hasNoTables(String... names) {
    Assertions.assertThat(actual.tables().keySet()).as(descriptionText()).doesNotContain(names);
    return this;
  }

  /**
   * Verifies what SHOW CREATE TABLE says.
   *
   * @param table name of the table
   * @param definition the whole statement
   * @return this
   */
  public SchemaAssert hasDefinition(String table, String definition) {
    hasTables(table);
    Assertions.assertThat(actual.definitions().get(table))
        .as(descriptionText())
        .isEqualTo(definition);
    return this;
  }

  /**
   * Verifies that there are the same tables with the same definitions as earlier.
   *
   * @param earlier an earlier capture
   * @return this
   */
  public SchemaAssert hasSameDefinitionsAs(SchemaCapture earlier) {
    return hasSameDefinitionsAs(earlier, UnaryOperator.identity());
  }

  /**
   * Verifies that the definitions differ from earlier ones in comments only, if at all.
   *
   * @param earlier an earlier capture
   * @return this
   */
  public SchemaAssert differsInCommentsOnlyFrom(SchemaCapture earlier) {
    return hasSameDefinitionsAs(earlier, Definitions::withoutComments);
  }

  /**
   * Verifies that there are the same tables with definitions that are equal apart from what the
   * operator takes out of both.
   *
   * @param earlier an earlier capture
   * @param allowed takes out of a definition what may differ
   * @return this
   */
  public SchemaAssert hasSameDefinitionsAs(SchemaCapture earlier, UnaryOperator<String> allowed) {
    Assertions.assertThat(rewritten(actual, allowed))
        .as(descriptionText() + ", definitions")
        .isEqualTo(rewritten(earlier, allowed));
    return this;
  }

  /**
   * Verifies that there are the same tables with the same columns and equal contents as earlier.
   *
   * @param earlier an earlier capture
   * @return this
   */
  public SchemaAssert hasSameContentAs(SchemaCapture earlier) {
    Assertions.assertThat(actual.tables().keySet())
        .as(descriptionText() + ", tables")
        .isEqualTo(earlier.tables().keySet());
    actual
        .tables()
        .forEach(
            (name, table) ->
                Assertions.assertThat(table.checksums().keySet())
                    .as("%s, columns of %s", descriptionText(), name)
                    .isEqualTo(requireNonNull(earlier.tables().get(name)).checksums().keySet()));
    return keepsContentOf(earlier);
  }

  /**
   * Verifies that every table and column of an earlier capture is there with as many rows and equal
   * contents; further tables and columns make no difference.
   *
   * @param earlier an earlier capture
   * @return this
   */
  public SchemaAssert keepsContentOf(SchemaCapture earlier) {
    return keepsContentOf(earlier, Map.of());
  }

  /**
   * Verifies the same where columns have been renamed.
   *
   * @param earlier an earlier capture
   * @param renamed present names by former ones, both written {@code table.column}
   * @return this
   */
  public SchemaAssert keepsContentOf(SchemaCapture earlier, Map<String, String> renamed) {
    List<String> lost = new ArrayList<>();
    earlier.tables().forEach((name, before) -> lost.addAll(lost(name, before, renamed)));
    if (!lost.isEmpty()) {
      failWithMessage(
          "%s does not keep the content: %s", descriptionText(), String.join("; ", lost));
    }
    return this;
  }

  private List<String> lost(String table, TableCapture before, Map<String, String> renamed) {
    return actual
        .table(table)
        .map(
            after -> {
              List<String> lost = new ArrayList<>();
              if (after.rows() != before.rows()) {
                lost.add(table + " has " + after.rows() + " rows, not " + before.rows());
              }
              before
                  .checksums()
                  .forEach(
                      (column, checksum) -> {
                        String present = present(table, column, renamed);
                        if (!checksum.equals(after.checksums().getOrDefault(present, "missing"))) {
                          boolean missing = !after.checksums().containsKey(present);
                          lost.add(
                              table
                                  + "."
                                  + present
                                  + (missing ? " is missing" : " has other values"));
                        }
                      });
              return lost;
            })
        .orElse(List.of(table + " is missing"));
  }

  private static String present(String table, String column, Map<String, String> renamed) {
    String now = renamed.get(table + "." + column);
    return now == null ? column : now.substring(now.lastIndexOf('.') + 1);
  }

  private static Map<String, String> rewritten(
      SchemaCapture capture, UnaryOperator<String> allowed) {
    Map<String, String> definitions = new TreeMap<>(capture.definitions());
    definitions.replaceAll((table, definition) -> allowed.apply(definition));
    return definitions;
  }
}
