package io.github.djtoolkit.ops.internal.verify;

import io.github.djtoolkit.model.result.VerifyResult.Issue;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.verify.StoreValueCounts;
import java.util.List;
import java.util.TreeMap;

/** JSON values that 2.x would not find an object by. */
final class StoreValueCheck implements Check {

  @Override
  public List<Issue> find(Facts facts) {
    Issues issues = new Issues();
    new TreeMap<>(facts.values())
        .forEach((table, counts) -> counts.forEach(c -> check(facts, table, c, issues)));
    if (facts.stores().isEmpty() && !facts.values().isEmpty()) {
      issues.schemaWarning(
          "stores_not_checked",
          "No configured stores were given, so it was not checked that 2.x knows the stores that the values name.");
    }
    return issues.all();
  }

  private static void check(Facts facts, TableName table, StoreValueCounts counts, Issues issues) {
    String column = counts.column().name();
    String store = counts.column().codec().store().orElse("");
    if (!facts.stores().isEmpty() && !store.isEmpty() && !facts.stores().contains(store)) {
      issues.error(
          "store_not_configured",
          table,
          column,
          "The column's store "
              + store
              + " is not configured; add it to the stores of datajoint.json.");
    }
    if (counts.incomplete() > 0) {
      issues.error(
          "incomplete_metadata",
          table,
          column,
          counts.incomplete()
              + " of "
              + counts.values()
              + " values lack a key that 2.x needs to find the object ("
              + keys(counts)
              + "); convert the column again.");
    }
    if (counts.badHashes() > 0) {
      issues.error(
          "bad_hash",
          table,
          column,
          counts.badHashes()
              + " values have a hash that is not 26 characters of base32, so that 2.x refuses the object.");
    }
    if (counts.foreignStores() > 0) {
      issues.error(
          "unknown_store",
          table,
          column,
          counts.foreignStores() + " values name a store that is not configured.");
    }
    if (counts.reservedPaths() > 0) {
      issues.warning(
          "reserved_path",
          table,
          column,
          counts.reservedPaths()
              + " files lie below _hash/ or _schema/, which 2.x keeps for itself: it reads them and refuses to insert them.");
    }
    if (counts.lost() > 0) {
      issues.error(
          "lost_value",
          table,
          column,
          counts.lost()
              + " rows have a value in "
              + counts.column().legacyName().orElse("the legacy column")
              + " and none here; convert the column again before the legacy column is dropped.");
    }
  }

  private static String keys(StoreValueCounts counts) {
    String keys = "path";
    keys += counts.column().isHashed() ? ", hash" : "";
    keys += counts.column().isFile() ? ", size" : "";
    return counts.column().mustNameStore() ? keys + ", store" : keys;
  }
}
