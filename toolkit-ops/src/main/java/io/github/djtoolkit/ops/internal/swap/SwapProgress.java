package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import io.github.djtoolkit.sql.swap.LineageMove;
import io.github.djtoolkit.sql.swap.OutsideKey;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jooq.DSLContext;

/**
 * How far a swap has come, from the database alone.
 *
 * @param db where to ask
 * @param facts the swap
 */
public record SwapProgress(DSLContext db, SwapFacts facts) {

  /**
   * Whether the tables have changed places, which they do all at once.
   *
   * @return true if they have
   */
  public boolean renamed() {
    Set<TableName> now = new SwapReader(db).tables(schemas());
    Map<TableName, TableName> renames = facts.renames();
    boolean left =
        facts.leaving().isEmpty()
            || facts.leaving().stream().map(renames::get).anyMatch(now::contains);
    boolean came = facts.coming().stream().noneMatch(now::contains);
    return left && came && !renames.isEmpty();
  }

  /**
   * Triggers that a swap which was interrupted before the names changed has left without.
   *
   * @return the triggers, to be created where they were
   */
  public List<TriggerDefinition> lostTriggers() {
    return missing(facts.triggers());
  }

  /** Triggers that are still to be created where they belong afterwards. */
  List<TriggerDefinition> missingTriggers() {
    return missing(facts.wantedTriggers());
  }

  /** Keys that still point at a table that left, as they are to be. */
  List<OutsideKey> staleKeys() {
    return withLive(
        (wanted, live) ->
            live.name().equals(wanted.key().name())
                && !live.target().equals(wanted.key().target()));
  }

  /** Keys that have their temporary name, as they are to be. */
  List<OutsideKey> unnamedKeys() {
    return withLive((wanted, live) -> live.name().equals(wanted.temporaryName()));
  }

  /** Whether nothing is left to do but for views. */
  boolean tablesDone() {
    return renamed()
        && missingTriggers().isEmpty()
        && !LineageMove.anyPending(db, LineageMove.of(facts))
        && staleKeys().isEmpty()
        && unnamedKeys().isEmpty();
  }

  private List<OutsideKey> withLive(BiPredicate<OutsideKey, ForeignKey> test) {
    Map<String, List<OutsideKey>> live = new HashMap<>();
    SwapReader reader = new SwapReader(db);
    return facts.wantedKeys().stream()
        .filter(
            wanted ->
                live.computeIfAbsent(wanted.child().schema(), reader::keysOf).stream()
                    .filter(k -> k.child().equals(wanted.child()))
                    .anyMatch(k -> test.test(wanted, k.key())))
        .toList();
  }

  private List<TriggerDefinition> missing(List<TriggerDefinition> wanted) {
    Map<String, Set<String>> there = new HashMap<>();
    DefinitionReader reader = new DefinitionReader(db);
    wanted.forEach(t -> there.computeIfAbsent(t.table().schema(), reader::triggerNames));
    return wanted.stream()
        .filter(t -> !there.getOrDefault(t.table().schema(), Set.of()).contains(t.name()))
        .toList();
  }

  private Set<String> schemas() {
    Set<String> all = new TreeSet<>();
    for (SchemaSwap swap : facts.schemas()) {
      all.addAll(List.of(swap.production(), swap.incoming(), swap.kept()));
    }
    return all;
  }
}
