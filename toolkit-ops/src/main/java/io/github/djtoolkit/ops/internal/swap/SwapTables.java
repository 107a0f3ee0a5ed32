package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionWriter;
import io.github.djtoolkit.sql.swap.LineageMove;
import io.github.djtoolkit.sql.swap.OutsideKey;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapReader;
import io.github.djtoolkit.sql.template.TableAlias;
import io.github.djtoolkit.sql.template.Tables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * Lets tables change places, under a lock that keeps everybody else out: drops their triggers,
 * which no table may have that goes to another schema, renames all tables in one atomic statement,
 * creates the triggers again, lets the lineage name the schemas that it lies in then, and points
 * the foreign keys of other tables at the tables that came. The lock follows the tables, so that
 * nobody writes without a trigger or past a key.
 *
 * @param facts the swap
 * @param check what must hold
 */
public record SwapTables(SwapFacts facts, SwapCheck check) implements Step {

  @Override
  public String action() {
    return "swap";
  }

  @Override
  public TableName table() {
    return facts.renames().keySet().iterator().next();
  }

  @Override
  public String reason() {
    return "All tables change places in one statement: either all of them or none.";
  }

  @Override
  public List<Query> statements() {
    List<Query> all = new ArrayList<>();
    all.add(Tables.lock(before(), Set.of()));
    facts.triggersLastFirst().forEach(t -> all.add(t.drop()));
    all.add(Tables.rename(facts.renames()));
    facts.wantedTriggers().forEach(t -> all.add(t.create()));
    LineageMove.of(facts).forEach(move -> all.add(move.update()));
    if (!facts.keys().isEmpty()) {
      all.add(Tables.foreignKeyChecks(false));
      facts.wantedKeys().forEach(k -> all.addAll(List.of(k.point(), k.rename())));
      all.add(Tables.foreignKeyChecks(true));
    }
    all.add(Tables.unlock());
    return all;
  }

  @Override
  public boolean isDone(StepContext context) {
    return new SwapProgress(context.db(), facts).tablesDone();
  }

  @Override
  public long run(StepContext context) {
    if (new SwapProgress(context.db(), facts).renamed()) {
      underLock(context, after(), Set.of(), () -> complete(context.db()));
      return 0;
    }
    check.prepare(context);
    underLock(context, before(), check.aliases(), () -> swap(context));
    return 0;
  }

  private void swap(StepContext context) {
    DSLContext db = context.db();
    SwapFacts now = new SwapReader(db).read(facts.schemas(), facts.views());
    if (!now.equals(facts)) {
      throw new ToolkitException(
          "schema_changed",
          "Tables, triggers or foreign keys were created or dropped while the swap was prepared. Nothing was swapped. Run the"
              + " command again.");
    }
    check.settle(context);
    facts.provableKeys().forEach(k -> refuseOrphans(db, k));
    facts.triggersLastFirst().forEach(t -> db.execute(t.drop()));
    db.execute(Tables.rename(facts.renames()));
    complete(db);
  }

  private void complete(DSLContext db) {
    SwapProgress progress = new SwapProgress(db, facts);
    progress.missingTriggers().forEach(new DefinitionWriter(db)::create);
    LineageMove.of(facts).forEach(move -> db.execute(move.update()));
    List<OutsideKey> stale = progress.staleKeys();
    db.execute(Tables.foreignKeyChecks(false));
    try {
      stale.forEach(k -> db.execute(k.point()));
      progress.unnamedKeys().forEach(k -> db.execute(k.rename()));
    } finally {
      db.execute(Tables.foreignKeyChecks(true));
    }
  }

  /**
   * Looks whether rows of a table would lose their parent.
   *
   * @param db where to look
   * @param key the key, into the table that it is to point at
   * @throws ToolkitException with code {@code orphans} if some would
   */
  public static void refuseOrphans(DSLContext db, OutsideKey key) {
    Integer orphans = db.fetchValue(key.orphans());
    if (orphans != null && orphans > 0) {
      throw new ToolkitException(
          "orphans",
          orphans
              + " rows of "
              + key.child()
              + " have no parent in "
              + key.key().target()
              + ", so the foreign key `"
              + key.key().name()
              + "` cannot be pointed at it. Add the missing parents and run the command again.");
    }
  }

  private List<TableName> before() {
    Set<TableName> all = new LinkedHashSet<>(facts.renames().keySet());
    all.addAll(facts.children());
    return List.copyOf(all);
  }

  private List<TableName> after() {
    Set<TableName> all = new LinkedHashSet<>(facts.renames().values());
    all.addAll(facts.children());
    return List.copyOf(all);
  }

  private static void underLock(
      StepContext context, List<TableName> tables, Set<TableAlias> aliases, Runnable work) {
    lock(context, tables, aliases);
    try {
      work.run();
    } finally {
      context.db().execute(Tables.unlock());
    }
  }

  private static void lock(StepContext context, List<TableName> tables, Set<TableAlias> aliases) {
    try {
      context.ddl().execute(tables.get(0), Tables.lock(tables, aliases));
    } catch (ToolkitException e) {
      Set<String> schemas = new LinkedHashSet<>(tables.stream().map(TableName::schema).toList());
      throw new ToolkitException(
          e.code(),
          "The tables cannot be locked, since other sessions keep using them: "
              + String.join(", ", Sessions.using(context.db(), schemas))
              + ". Let them end, or end them with KILL, and run the command again.",
          e);
    }
  }
}
