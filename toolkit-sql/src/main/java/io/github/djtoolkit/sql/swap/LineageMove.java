package io.github.djtoolkit.sql.swap;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.lineage.LineageTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;

/**
 * Origins in a lineage table that are to name another schema after a swap.
 *
 * @param holder name of the schema in which the lineage table lies after the swap
 * @param from the schema that its origins name before the swap
 * @param to the one that they are to name
 */
public record LineageMove(String holder, String from, String to) {

  /**
   * All that a swap asks for: tables that leave name the kept schemas, and tables that come name
   * the production schemas.
   *
   * @param facts the swap
   * @return the moves
   */
  public static List<LineageMove> of(SwapFacts facts) {
    List<LineageMove> moves = new ArrayList<>();
    List<TableName> leaving = facts.leaving();
    for (Map.Entry<TableName, TableName> rename : facts.renames().entrySet()) {
      if (!rename.getValue().table().equals(LineageTable.NAME)) {
        continue;
      }
      String holder = rename.getValue().schema();
      boolean leaves = leaving.contains(rename.getKey());
      for (SchemaSwap swap : facts.schemas()) {
        moves.add(
            leaves
                ? new LineageMove(holder, swap.production(), swap.kept())
                : new LineageMove(holder, swap.incoming(), swap.production()));
      }
    }
    return moves;
  }

  /**
   * Lets the origins name the other schema. Run again, it changes nothing.
   *
   * @return the statement
   */
  public Query update() {
    return new LineageTable(holder).renameSchema(from, to);
  }

  /**
   * Whether origins still name a former schema. One query.
   *
   * @param db where to ask, after the swap
   * @param moves the moves
   * @return true if one of them is not done
   */
  public static boolean anyPending(DSLContext db, List<LineageMove> moves) {
    List<Condition> pending =
        moves.stream()
            .map(move -> DSL.exists(new LineageTable(move.holder()).entriesOf(move.from())))
            .toList();
    return !pending.isEmpty() && db.fetchValue(DSL.field(DSL.or(pending)));
  }
}
