package io.github.djtoolkit.ops.internal.copy;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.Keys;
import io.github.djtoolkit.sql.copy.CopiedTable;
import io.github.djtoolkit.sql.copy.ReferenceStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/** Looks for parents that the destination lacks, before any row is copied. */
final class MissingParents {

  private MissingParents() {}

  /**
   * Refuses rows whose parents are neither there nor copied in the same call.
   *
   * @param db connection to ask by
   * @param tables what is to be copied
   * @throws ToolkitException with code {@code missing_parents}, naming tables and some keys
   */
  static void refuse(DSLContext db, List<CopiedTable> tables) {
    Set<TableName> brought =
        tables.stream()
            .filter(t -> t.selection().isAll())
            .map(t -> t.destination().name())
            .collect(java.util.stream.Collectors.toSet());
    List<String> missing = new ArrayList<>();
    for (CopiedTable table : tables) {
      for (ForeignKey key : table.destination().foreignKeys()) {
        boolean filled = key.columns().stream().allMatch(c -> table.pairTo(c).isPresent());
        if (filled && !brought.contains(key.target())) {
          find(db, table, key, missing);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new ToolkitException(
          "missing_parents",
          String.join("; ", missing)
              + ". Copy the parents first, or in the same call, or choose rows whose parents are there. No row was copied.");
    }
  }

  private static void find(DSLContext db, CopiedTable table, ForeignKey key, List<String> missing) {
    Result<Record> found = db.fetch(ReferenceStatements.missingParents(table, key, Keys.EXAMPLES));
    if (!found.isEmpty()) {
      missing.add(
          "Rows of "
              + table.source().name()
              + " refer to rows that "
              + key.target()
              + " does not have: "
              + Keys.print(found)
              + (found.size() == Keys.EXAMPLES ? " and maybe more" : ""));
    }
  }
}
