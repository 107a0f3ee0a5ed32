package io.github.djtoolkit.ops.internal.kept;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.external.TrackingTable;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.TableTier;
import io.github.djtoolkit.ops.internal.parallel.ToolkitTables;
import io.github.djtoolkit.ops.internal.server.Privileges;
import io.github.djtoolkit.ops.internal.swap.Sessions;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import io.github.djtoolkit.sql.definition.ViewDefinition;
import io.github.djtoolkit.sql.read.ProgramReader;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.swap.Bystanders;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Looks whether schemas that keep former tables can be done without. For one thread, like the
 * connection that it uses.
 *
 * @param db where to look
 * @param swap the swap that kept them
 */
public record KeptCheck(DSLContext db, KeptSwap swap) {

  private static final List<String> ON_KEPT = List.of("SELECT", "UPDATE", "DROP", "SHOW VIEW");
  private static final List<String> ON_PRODUCTION =
      List.of("SELECT", "INSERT", "CREATE", "TRIGGER");

  /**
   * Checks everything but the sessions.
   *
   * @throws ToolkitException with code {@code missing_privilege}, {@code more_than_kept}, {@code
   *     production_incomplete} or {@code kept_referenced}
   */
  public void check() {
    requirePrivileges();
    refuseMore();
    refuseIncomplete();
    refuseReferences();
  }

  /**
   * The sessions that use the schemas.
   *
   * @return one sentence for each
   */
  public List<String> sessions() {
    return Sessions.using(db, swap.kept());
  }

  /**
   * Refuses to go on while sessions use the schemas.
   *
   * @throws ToolkitException with code {@code schemas_in_use} naming them
   */
  public void refuseSessions() {
    List<String> sessions = sessions();
    if (!sessions.isEmpty()) {
      throw new ToolkitException(
          "schemas_in_use",
          "Other sessions use the schemas: "
              + String.join(", ", sessions)
              + ". Nothing was dropped. Let them end, or end them with KILL, and run the command again.");
    }
  }

  private void requirePrivileges() {
    Map<String, List<String>> needed = new LinkedHashMap<>();
    swap.kept().forEach(k -> needed.put(k, ON_KEPT));
    swap.production().forEach(p -> needed.put(p, ON_PRODUCTION));
    Privileges.read(db).require(needed);
  }

  /** Somebody may have put something of their own into a kept schema. */
  private void refuseMore() {
    SwapFacts facts = swap.facts();
    Set<TableName> known = new HashSet<>();
    facts.leaving().forEach(t -> known.add(facts.leavingNames().map(t)));
    facts.wantedViews().forEach(v -> known.add(v.view()));
    List<String> more = new ArrayList<>();
    SchemaReader.contents(db, swap.kept())
        .forEach(
            (schema, names) ->
                names.stream()
                    .filter(name -> !ToolkitTables.isOne(name))
                    .map(name -> new TableName(schema, name))
                    .filter(name -> !known.contains(name))
                    .forEach(name -> more.add(name.toString())));
    new ProgramReader(db)
        .read(swap.kept())
        .forEach(program -> more.add(program.kind() + " " + program.name()));
    if (!more.isEmpty()) {
      throw new ToolkitException(
          "more_than_kept",
          "The schemas hold more than what was kept there: "
              + String.join(", ", more)
              + ". Nothing was dropped. Move or drop these, and run the command again.");
    }
  }

  /** Everything that came must still be there: what was kept may be needed to bring it back. */
  private void refuseIncomplete() {
    SwapFacts facts = swap.facts();
    Set<TableName> there = new HashSet<>();
    SchemaReader.contents(db, swap.production())
        .forEach((schema, names) -> names.forEach(name -> there.add(new TableName(schema, name))));
    Set<String> production = new HashSet<>(swap.production());
    Set<TableName> wanted = new TreeSet<>();
    facts.coming().forEach(t -> wanted.add(facts.comingNames().map(t)));
    facts.wantedViews().stream()
        .map(ViewDefinition::view)
        .filter(v -> production.contains(v.schema()))
        .forEach(wanted::add);
    List<String> missing = new ArrayList<>();
    wanted.stream()
        .filter(t -> !there.contains(t) && isNeeded(t))
        .forEach(t -> missing.add(t.toString()));
    Set<String> triggers = new HashSet<>();
    DefinitionReader definitions = new DefinitionReader(db);
    production.forEach(
        p -> definitions.triggerNames(p).forEach(t -> triggers.add(new TableName(p, t).dotted())));
    facts.wantedTriggers().stream()
        .filter(t -> production.contains(t.table().schema()))
        .filter(t -> !triggers.contains(new TableName(t.table().schema(), t.name()).dotted()))
        .map(TriggerDefinition::name)
        .forEach(t -> missing.add("trigger `" + t + "`"));
    if (!missing.isEmpty()) {
      throw new ToolkitException(
          "production_incomplete",
          "Production lacks what came when these schemas were kept: "
              + String.join(", ", missing)
              + ". Nothing was dropped, since the former tables may be needed to mend that. If it was dropped on purpose, drop"
              + " the kept schemas by hand.");
    }
  }

  /** Jobs, logs and lineage come and go. */
  private static boolean isNeeded(TableName table) {
    return table.tier() != TableTier.HIDDEN || TrackingTable.storeOf(table.table()).isPresent();
  }

  private void refuseReferences() {
    Collection<String> kept = swap.kept();
    List<String> references =
        Stream.concat(
                new SwapReader(db)
                    .keysInto(kept).stream()
                        .filter(k -> !kept.contains(k.child().schema()))
                        .map(k -> "foreign key `" + k.key().name() + "` of " + k.child()),
                new Bystanders(db).naming(kept).stream())
            .toList();
    if (!references.isEmpty()) {
      throw new ToolkitException(
          "kept_referenced",
          "These lead to the kept schemas: "
              + String.join(", ", references)
              + ". Nothing was dropped. Point them elsewhere or drop them, and run the command again.");
    }
  }
}
