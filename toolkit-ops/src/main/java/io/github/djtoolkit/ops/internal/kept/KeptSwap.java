package io.github.djtoolkit.ops.internal.kept;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.cutover.SwapPlans;
import io.github.djtoolkit.ops.internal.cutover.SwapRecords.Found;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapReader;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * The swap by which some schemas came to keep the former tables of production, as it was written
 * down.
 *
 * @param home the one of them that has the record
 * @param record the record
 */
public record KeptSwap(String home, SwapRecord record) {

  /**
   * Finds the swap of kept schemas.
   *
   * @param db where to look
   * @param kept names of schemas
   * @return the swap, which kept exactly these
   * @throws ToolkitException with code {@code not_kept} where there is no record of one of them,
   *     {@code kept_together} where it kept others, too, {@code unfinished_cut_over} where it did
   *     not end
   */
  public static KeptSwap find(DSLContext db, Collection<String> kept) {
    Set<String> names = new TreeSet<>(kept);
    List<Found> found = new ArrayList<>();
    for (String home : SwapTable.schemas(db)) {
      for (SwapRecord.Direction direction : SwapRecord.Direction.values()) {
        new SwapTable(home, direction)
            .read(db)
            .map(swap -> new Found(home, swap))
            .filter(f -> keptBy(f).stream().anyMatch(names::contains))
            .ifPresent(found::add);
      }
    }
    for (Found each : found) {
      if (each.isRunning() || each.isBack()) {
        throw SwapPlans.unfinished(each);
      }
    }
    Set<String> together = new TreeSet<>();
    found.forEach(f -> together.addAll(keptBy(f)));
    names.forEach(name -> refuseStrange(name, together));
    if (found.size() > 1 || !names.equals(together)) {
      throw new ToolkitException(
          "kept_together",
          "The schemas `"
              + String.join("`, `", together)
              + "` keep tables of "
              + (found.size() > 1 ? "several swaps" : "one swap")
              + ", and what one swap kept is dropped together and alone. Name all that one swap kept.");
    }
    return new KeptSwap(found.get(0).home(), found.get(0).swap());
  }

  /**
   * What changed places, as it was before.
   *
   * @return the facts of the swap
   */
  public SwapFacts facts() {
    return record.facts();
  }

  /**
   * The schemas that keep the former tables.
   *
   * @return their names, the one with the record last
   */
  public List<String> kept() {
    List<String> names = new ArrayList<>(facts().schemas().stream().map(SchemaSwap::kept).toList());
    names.remove(home);
    names.add(home);
    return names;
  }

  /**
   * The production schemas.
   *
   * @return their names
   */
  public List<String> production() {
    return facts().schemas().stream().map(SchemaSwap::production).toList();
  }

  /**
   * Everything that is left in the kept schemas, but for the record.
   *
   * @param db where to look
   * @return names of tables
   */
  public List<TableName> tables(DSLContext db) {
    return List.copyOf(new SwapReader(db).tables(kept()));
  }

  private static List<String> keptBy(Found found) {
    return found.schemas().stream().map(SchemaSwap::kept).toList();
  }

  private static void refuseStrange(String name, Set<String> known) {
    if (!known.contains(name)) {
      throw new ToolkitException(
          "not_kept",
          "Schema `"
              + name
              + "` has no record of a cut-over or a restore that kept former tables of production there, or this user may not"
              + " see it. Nothing was dropped. Only what the toolkit kept is dropped by it.");
    }
  }

  /** Whether a schema exists. */
  static boolean exists(DSLContext db, String schema) {
    return SchemaReader.contents(db, List.of(schema)).containsKey(schema);
  }
}
