package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.ops.internal.cutover.SwapRecords.Found;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.sql.read.ProgramReader;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapRecord;
import io.github.djtoolkit.sql.swap.SwapStatements;
import io.github.djtoolkit.sql.swap.SwapTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** The schemas that keep the former tables of production. Stateless. */
public final class KeptSchemas {

  private KeptSchemas() {}

  /**
   * Chooses names: the production's name with a suffix, and with a number where that is taken.
   *
   * @param db where to look
   * @param mapping parallel by production
   * @param suffix the suffix
   * @return the swaps, in the order of the mapping
   */
  public static List<SchemaSwap> choose(DSLContext db, SchemaMapping mapping, String suffix) {
    List<SchemaSwap> swaps = new ArrayList<>();
    for (int number = 1; swaps.isEmpty() || !areFree(db, swaps); number++) {
      swaps.clear();
      for (String production : mapping.sources()) {
        String kept = production + suffix + (number == 1 ? "" : "_" + number);
        swaps.add(new SchemaSwap(production, mapping.destination(production).orElseThrow(), kept));
      }
    }
    return swaps;
  }

  /**
   * Drops schemas that keep nothing any more, and what a swap noted there.
   *
   * @param db where to
   * @param found the swap, which is taken back
   */
  public static void drop(DSLContext db, Found found) {
    String home = found.home();
    for (String schema : found.schemas().stream().map(SchemaSwap::kept).toList()) {
      if (!schema.equals(home)) {
        dropEmpty(db, schema);
      }
    }
    JournalTables.ofSwaps(home).drop().forEach(db::execute);
    db.execute(new SwapTable(home, SwapRecord.Direction.FORWARD).drop());
    db.execute(new SwapTable(home, SwapRecord.Direction.BACK).drop());
    dropEmpty(db, home);
  }

  /**
   * Drops a schema that holds nothing.
   *
   * @param db where to
   * @param schema name of the schema; nothing happens where it does not exist
   */
  public static void dropEmpty(DSLContext db, String schema) {
    Map<String, List<String>> contents = SchemaReader.contents(db, List.of(schema));
    boolean empty = contents.containsKey(schema) && contents.get(schema).isEmpty();
    if (empty && new ProgramReader(db).read(List.of(schema)).isEmpty()) {
      db.execute(SwapStatements.drop(schema));
    }
  }

  private static boolean areFree(DSLContext db, List<SchemaSwap> swaps) {
    return SchemaReader.contents(db, swaps.stream().map(SchemaSwap::kept).toList())
        .values()
        .stream()
        .flatMap(List::stream)
        .allMatch(KeptSchemas::isNote);
  }

  private static boolean isNote(String table) {
    return SwapTable.isOne(table) || JournalTables.isOfSwaps(table);
  }
}
