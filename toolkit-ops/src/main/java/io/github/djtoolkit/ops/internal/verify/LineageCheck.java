package io.github.djtoolkit.ops.internal.verify;

import io.github.djtoolkit.model.lineage.Lineage;
import io.github.djtoolkit.model.lineage.LineageEntry;
import io.github.djtoolkit.model.lineage.MissingUpstreamException;
import io.github.djtoolkit.model.result.VerifyResult.Issue;
import io.github.djtoolkit.model.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The lineage table: that it is there, and that each entry is what the keys ask for. */
final class LineageCheck implements Check {

  @Override
  public List<Issue> find(Facts facts) {
    Issues issues = new Issues();
    String schema = facts.schema().name();
    Optional<List<LineageEntry>> present = facts.lineage().of(schema);
    if (present.isEmpty()) {
      issues.schemaError(
          "lineage_missing",
          "There is no ~lineage table, so that 2.x does not check which attributes a join may match; run rebuild_lineage.");
      return issues.all();
    }
    try {
      List<LineageEntry> wanted =
          new Lineage(List.of(facts.schema()), facts.lineage()).entries(schema);
      compare(facts, byTable(wanted), byTable(present.get()), issues);
    } catch (MissingUpstreamException e) {
      issues.schemaError(e.code(), String.valueOf(e.getMessage()));
    }
    return issues.all();
  }

  private static void compare(
      Facts facts,
      Map<String, Map<String, String>> wanted,
      Map<String, Map<String, String>> present,
      Issues issues) {
    TreeSet<String> tables = new TreeSet<>(wanted.keySet());
    tables.addAll(present.keySet());
    for (String table : tables) {
      TableName name = new TableName(facts.schema().name(), table);
      Map<String, String> right = wanted.getOrDefault(table, Map.of());
      Map<String, String> there = present.getOrDefault(table, Map.of());
      if (facts.schema().table(table).isEmpty()) {
        issues.warning(
            "lineage_stale",
            name,
            "",
            "The lineage tells of a table that is not there; run rebuild_lineage.");
        continue;
      }
      TreeSet<String> wrong = new TreeSet<>(right.keySet());
      wrong.addAll(there.keySet());
      wrong.removeIf(a -> right.containsKey(a) && right.get(a).equals(there.get(a)));
      if (!wrong.isEmpty()) {
        issues.error(
            "lineage_wrong",
            name,
            String.join(", ", wrong),
            "The lineage of "
                + wrong.stream()
                    .map(a -> a + " is " + say(there, a) + " and should be " + say(right, a))
                    .collect(Collectors.joining("; "))
                + "; run rebuild_lineage.");
      }
    }
  }

  private static String say(Map<String, String> lineages, String attribute) {
    return lineages.getOrDefault(attribute, "missing");
  }

  private static Map<String, Map<String, String>> byTable(List<LineageEntry> entries) {
    Map<String, Map<String, String>> tables = new TreeMap<>();
    entries.forEach(
        e ->
            tables
                .computeIfAbsent(e.table(), t -> new TreeMap<>())
                .put(e.attribute(), e.lineage()));
    return tables;
  }
}
