package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.schema.SchemaOrigin;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.TableTier;
import io.github.djtoolkit.ops.internal.swap.Sessions;
import io.github.djtoolkit.ops.internal.swap.SwapTables;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.read.UnknownSchemaException;
import io.github.djtoolkit.sql.server.ServerStatements;
import io.github.djtoolkit.sql.swap.Bystanders;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * Looks at the two sides of a cut-over before anything is changed. For one thread at a time, like
 * the connection that it uses.
 */
public final class CutOverPreflight {

  private static final int MAX_NAME = 64;

  private final DSLContext db;

  /**
   * @param db the connection to look by
   */
  public CutOverPreflight(DSLContext db) {
    this.db = db;
  }

  /**
   * Refuses names that cannot be: schemas that do not exist, and names that are too long.
   *
   * @param swaps the schemas
   */
  public void checkNames(List<SchemaSwap> swaps) {
    String version = db.fetchValue(ServerStatements.version());
    if (version.matches("[0-7]\\..*") || version.matches("8\\.0\\.([0-9]|1[0-2])([^0-9].*)?")) {
      throw new ToolkitException(
          "server_too_old",
          "The server is "
              + version
              + ", and only MySQL 8.0.13 or newer can rename tables that are locked. Nothing was changed.");
    }
    List<String> names =
        swaps.stream().flatMap(s -> List.of(s.production(), s.incoming()).stream()).toList();
    Set<String> existing = SchemaReader.contents(db, names).keySet();
    for (String name : names) {
      if (!existing.contains(name)) {
        throw new UnknownSchemaException(name);
      }
    }
    for (SchemaSwap swap : swaps) {
      if (swap.kept().length() > MAX_NAME) {
        throw new ToolkitException(
            "name_too_long",
            "The name `"
                + swap.kept()
                + "` of the schema that would keep the former tables has more than 64 characters. Give a shorter"
                + " suffix (--kept-suffix).");
      }
    }
  }

  /**
   * Refuses sides that do not have the same tables and views, and a side that is not whole.
   *
   * @param facts the swap
   * @param different whether they may have other tables
   */
  public void checkSides(SwapFacts facts, boolean different) {
    Map<String, SchemaOrigin> origins = Origins.of(db, facts.comingNames().sources());
    for (SchemaSwap swap : facts.schemas()) {
      boolean building =
          Optional.ofNullable(origins.get(swap.incoming()))
              .filter(o -> o.state() == SchemaOrigin.State.BUILDING)
              .isPresent();
      if (building) {
        throw new ToolkitException(
            "parallel_incomplete",
            "Schema `"
                + swap.incoming()
                + "` is a copy that was never finished. Run the command that was making it again.");
      }
      Set<String> production = objects(facts, swap.production());
      Set<String> parallel = objects(facts, swap.incoming());
      Set<String> missing = new TreeSet<>(production);
      missing.removeAll(parallel);
      Set<String> extra = new TreeSet<>(parallel);
      extra.removeAll(production);
      if (!different && !(missing.isEmpty() && extra.isEmpty())) {
        throw new ToolkitException(
            "tables_differ",
            "`"
                + swap.production()
                + "` and `"
                + swap.incoming()
                + "` do not have the same tables and views. Missing in the latter: "
                + list(missing)
                + "; only in the latter: "
                + list(extra)
                + ". Create or drop what differs, or make the parallel schema anew.");
      }
    }
    refuseUnclearTexts(facts);
  }

  /**
   * Refuses to go on while other sessions use the schemas.
   *
   * @param facts the swap
   */
  public void refuseSessions(SwapFacts facts) {
    List<String> sessions = sessions(facts);
    if (!sessions.isEmpty()) {
      throw new ToolkitException(
          "schemas_in_use",
          "Other sessions use the schemas: "
              + String.join(", ", sessions)
              + ". Nothing was changed. Let them end, or end them with KILL, and run the command again.");
    }
  }

  /**
   * The sessions that would be refused.
   *
   * @param facts the swap
   * @return one sentence for each
   */
  public List<String> sessions(SwapFacts facts) {
    Set<String> used = new TreeSet<>();
    facts.tables().forEach(t -> used.add(t.schema()));
    return Sessions.using(db, used);
  }

  /**
   * Refuses where rows of other schemas would lose their parents.
   *
   * @param facts the swap
   */
  public void checkKeys(SwapFacts facts) {
    facts.provableKeys().forEach(k -> SwapTables.refuseOrphans(db, k));
  }

  /**
   * What somebody should know beforehand.
   *
   * @param facts the swap
   * @return one sentence for each
   */
  public List<String> notes(SwapFacts facts) {
    List<String> notes = new ArrayList<>();
    Set<String> moving = new TreeSet<>();
    facts.tables().forEach(t -> moving.add(t.schema()));
    Bystanders bystanders = new Bystanders(db);
    List<String> naming = bystanders.naming(moving);
    if (!naming.isEmpty()) {
      notes.add(
          "These name the schemas in their text, stay as they are and read whatever has the name: "
              + String.join(", ", naming));
    }
    List<String> grants = bystanders.tableGrants(moving);
    if (!grants.isEmpty()) {
      notes.add(
          "Grants on single tables stay with the tables' names and do not follow the tables: "
              + String.join(", ", grants));
    }
    Map<String, SchemaOrigin> origins = Origins.of(db, facts.comingNames().sources());
    for (SchemaSwap swap : facts.schemas()) {
      boolean tracked =
          facts.coming().stream()
              .anyMatch(
                  t ->
                      t.schema().equals(swap.incoming())
                          && TrackingTable.storeOf(t.table()).isPresent());
      if (tracked && !origins.containsKey(swap.incoming())) {
        notes.add(
            "`"
                + swap.incoming()
                + "` does not say which schema wrote its files; they will be looked for under `"
                + swap.production()
                + "`.");
      }
    }
    return notes;
  }

  private static Set<String> objects(SwapFacts facts, String schema) {
    Set<String> names = new TreeSet<>();
    facts.tables().stream()
        .filter(t -> t.schema().equals(schema) && t.tier() != TableTier.HIDDEN)
        .map(TableName::table)
        .forEach(names::add);
    facts.views().stream()
        .filter(v -> v.view().schema().equals(schema))
        .map(v -> "view " + v.view().table())
        .forEach(names::add);
    return names;
  }

  /** Whatever cannot be said again in another schema is refused by this. */
  private static void refuseUnclearTexts(SwapFacts facts) {
    facts.wantedTriggers();
    facts.wantedViews();
  }

  private static String list(Collection<String> names) {
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }
}
