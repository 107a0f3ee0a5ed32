package io.github.djtoolkit.ops.internal.verify;

import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.result.VerifyResult.Issue;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.ops.internal.column.ColumnLabel;
import io.github.djtoolkit.ops.internal.column.ColumnLabel.State;
import io.github.djtoolkit.ops.internal.column.LabelRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Labels that are missing, or that 2.x does not take as they were meant. */
final class LabelCheck implements Check {

  private static final Set<String> UNDECLARABLE =
      Set.of("uint8", "uint16", "uint24", "uint32", "uint64", "int24");

  @Override
  public List<Issue> find(Facts facts) {
    Issues issues = new Issues();
    Set<String> codecs = new TreeSet<>();
    for (ColumnLabel label : facts.labels()) {
      checkLabel(label, issues);
      if (label.state() == State.PRESENT
          && label.label() instanceof TypeLabel.Codec codec
          && !codec.isBuiltIn()) {
        codecs.add(codec.name());
      }
    }
    facts.schema().visibleTables().forEach(table -> checkTable(table, facts, issues));
    for (String codec : codecs) {
      issues.schemaWarning(
          "custom_codec",
          "Columns have the codec <"
              + codec
              + ">, which 2.x does not bring; it reads them only where a codec of that name is registered.");
    }
    return issues.all();
  }

  private static void checkLabel(ColumnLabel label, Issues issues) {
    boolean blob = label.column().type().isBlob();
    String name = label.column().name();
    if (label.state() == State.NEEDED && blob) {
      boolean attachment = label.column().parsedComment().label().isPresent();
      issues.error(
          attachment ? "inline_attachment" : "unlabelled_blob",
          label.table(),
          name,
          "2.x reads the column as raw bytes, and an insert stores bytes that 2.x cannot decode; label it "
              + label.label().body()
              + " with migrate_columns.");
    } else if (label.state() == State.UNKNOWN && blob) {
      issues.error(
          "unknown_label",
          label.table(),
          name,
          "2.x reads it as raw bytes: " + label.reason() + ".");
    } else if (label.state() == State.UNKNOWN) {
      issues.warning(
          "unknown_label",
          label.table(),
          name,
          "2.x shows the label and cannot declare the column again: " + label.reason() + ".");
    } else if (label.state() == State.EXTERNAL && LabelRules.isOldExternal(label.label())) {
      issues.error(
          "old_external",
          label.table(),
          name,
          "2.x refuses the whole table: " + label.reason() + ". Convert or drop the column.");
    }
  }

  private static void checkTable(Table table, Facts facts, Issues issues) {
    String unlabelled =
        facts.labels().stream()
            .filter(l -> l.table().equals(table.name()))
            .filter(l -> l.state() == State.NEEDED && !l.column().type().isBlob())
            .map(l -> l.column().name())
            .collect(Collectors.joining(", "));
    if (!unlabelled.isEmpty()) {
      issues.warning(
          "unlabelled_columns",
          table.name(),
          "",
          "2.x reads the numbers "
              + unlabelled
              + " without core types; label them with migrate_columns.");
    }
    String undeclarable =
        table.primaryKey().stream()
            .filter(c -> c.parsedComment().label().filter(LabelCheck::isUndeclarable).isPresent())
            .map(c -> c.name())
            .collect(Collectors.joining(", "));
    if (!undeclarable.isEmpty()) {
      issues.warning(
          "undeclarable_key",
          table.name(),
          undeclarable,
          "2.x cannot declare the labels of these key columns again, so that job tables fail"
              + " (populate with reserve_jobs); label them with the DECLARABLE strategy.");
    }
    if (table.primaryKey().isEmpty()) {
      issues.warning(
          "no_primary_key", table.name(), "", "2.x does not list a table without a primary key.");
    }
  }

  private static boolean isUndeclarable(TypeLabel label) {
    return label instanceof TypeLabel.Core core && UNDECLARABLE.contains(core.type());
  }
}
