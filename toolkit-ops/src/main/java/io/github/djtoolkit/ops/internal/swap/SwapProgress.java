package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import io.github.djtoolkit.sql.swap.OutsideKey;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /** Keys that still point at a table that left, as they are now. */
  List<OutsideKey> staleKeys() {
    return facts.wantedKeys().stream()
        .filter(
            k ->
                live(k.child(), k.key().name())
                    .filter(now -> !now.target().equals(k.key().target()))
                    .isPresent())
        .toList();
  }

  /** Keys that have their temporary name. */
  List<OutsideKey> unnamedKeys() {
    return facts.wantedKeys().stream()
        .filter(k -> live(k.child(), k.temporaryName()).isPresent())
        .toList();
  }

  /** Whether nothing is left to do but for views. */
  boolean tablesDone() {
    return renamed()
        && missingTriggers().isEmpty()
        && staleKeys().isEmpty()
        && unnamedKeys().isEmpty();
  }

  private Optional<ForeignKey> live(TableName child, String name) {
    return new SwapReader(db)
        .keysOf(child.schema()).stream()
            .filter(k -> k.child().equals(child) && k.key().name().equals(name))
            .map(OutsideKey::key)
            .findFirst();
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
