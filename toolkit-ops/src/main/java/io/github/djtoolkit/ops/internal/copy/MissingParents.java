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
import java.util.function.Predicate;
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
    tables.forEach(t -> missing.addAll(find(db, t, k -> !brought.contains(k.target()))));
    if (!missing.isEmpty()) {
      throw new ToolkitException(
          "missing_parents",
          String.join("; ", missing)
              + ". Copy the parents first, or in the same call, or choose rows whose parents are there. No row was copied.");
    }
  }

  /**
   * One sentence for each foreign key of a table by which selected rows refer to missing ones.
   *
   * @param wanted which foreign keys to look at
   */
  static List<String> find(DSLContext db, CopiedTable table, Predicate<ForeignKey> wanted) {
    List<String> missing = new ArrayList<>();
    for (ForeignKey key : table.destination().foreignKeys()) {
      if (!wanted.test(key) || !key.columns().stream().allMatch(c -> table.pairTo(c).isPresent())) {
        continue;
      }
      Result<Record> found =
          db.fetch(ReferenceStatements.missingParents(table, key, Keys.EXAMPLES));
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
    return missing;
  }
}
