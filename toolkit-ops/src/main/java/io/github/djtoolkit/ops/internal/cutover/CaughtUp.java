package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.model.schema.TableTier;
import io.github.djtoolkit.ops.cutover.CutOverOptions.Extent;
import io.github.djtoolkit.ops.internal.rows.RowWork;
import io.github.djtoolkit.ops.internal.swap.SwapCheck;
import io.github.djtoolkit.ops.internal.swap.SwapProgress;
import io.github.djtoolkit.ops.internal.swap.TableSums;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionWriter;
import io.github.djtoolkit.sql.definition.TriggerDefinition;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapTable;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the parallel schemas equal to production: what differs is brought over while others write,
 * and under the lock checksums tell which tables were written to since; these are caught up and
 * compared there. The checksums of the tables that come are kept, so that an undo knows what was
 * written later. For one run.
 */
public final class CaughtUp implements SwapCheck {

  private static final int SHOWN = 10;

  private final CatchUp catchUp;
  private final Extent extent;
  private final int connections;
  private final SwapFacts facts;
  private final SchemaMapping mapping;
  private final SwapTable store;
  private final Map<TableName, String> sums = new TreeMap<>();
  private final Set<TableName> open = new TreeSet<>();
  private CatchUp.Planned planned = CatchUp.Planned.NOTHING;
  private long brought;

  /**
   * @param catchUp compares and brings over
   * @param extent what may be done to rows of the parallel schemas
   * @param connections how many connections work on rows at the same time
   * @param facts the swap
   * @param store where checksums are kept
   */
  public CaughtUp(
      CatchUp catchUp, Extent extent, int connections, SwapFacts facts, SwapTable store) {
    this.catchUp = catchUp;
    this.extent = extent;
    this.connections = connections;
    this.facts = facts;
    this.mapping = facts.comingNames().inverse();
    this.store = store;
  }

  /**
   * Rows that were written to the parallel schemas, or deleted there.
   *
   * @return their number
   */
  public long brought() {
    return brought;
  }

  /**
   * What a run would do about rows that differ now. Nothing is changed, and nothing is locked.
   *
   * @param work what both sides are compared with
   * @return one sentence for each table that differs, a few at most
   */
  public List<String> foresee(RowWork work) {
    CatchUp.Planned now = catchUp.plan(work.db(), mapping);
    List<String> sentences = new ArrayList<>();
    now.obstacles().forEach(o -> sentences.add("Would be refused: " + o));
    if (sentences.isEmpty()) {
      now.differences(work, now.tables()).forEach(d -> sentences.add(verdict(d) + d.sentence()));
    }
    return sentences.size() <= SHOWN
        ? sentences
        : Stream.concat(
                sentences.stream().limit(SHOWN),
                Stream.of("And so on for " + (sentences.size() - SHOWN) + " more."))
            .toList();
  }

  private String verdict(TableDifferences found) {
    return extent == Extent.MISSING && found.isBeyondMissing()
        ? "Would be refused without --catch-up all: "
        : "Would be brought over: ";
  }

  @Override
  public Set<TableAlias> aliases() {
    return planned.aliases();
  }

  @Override
  public void prepare(StepContext context) {
    planned = catchUp.plan(context.db(), mapping);
    if (!planned.obstacles().isEmpty()) {
      throw differ(planned.obstacles(), "Make the definitions fit, or make the schemas anew");
    }
    sums.clear();
    sums.putAll(sums(context, ofUsers(facts.tables())));
    RowWork work = RowWork.shared(context, connections);
    List<TableDifferences> differences = planned.differences(work, planned.tables());
    if (differences.isEmpty()) {
      return;
    }
    if (extent == Extent.MISSING && differences.stream().anyMatch(d -> d.isBeyondMissing())) {
      throw differ(differences);
    }
    Set<TableName> tables = tables(differences);
    Map<TableName, String> before = sums(context, tables);
    bringOver(context, work, tables);
    sums.putAll(sums(context, bothSides(tables)));
    List<TableDifferences> left = planned.differences(work, tables);
    Map<TableName, String> after = sums(context, tables(left));
    List<TableDifferences> lasting =
        left.stream()
            .filter(d -> Objects.equals(before.get(d.table()), after.get(d.table())))
            .toList();
    if (!lasting.isEmpty()) {
      throw differ(lasting);
    }
    open.addAll(tables(left));
  }

  @Override
  public void settle(StepContext locked) {
    if (!planned.isCurrent(locked.db())) {
      throw new ToolkitException(
          "schema_changed",
          "The definition of a table was changed while the swap was prepared. Nothing was swapped. Run the command again.");
    }
    Map<TableName, String> now = sums(locked, sums.keySet());
    Set<TableName> changed = new TreeSet<>(open);
    now.entrySet().stream()
        .filter(e -> !e.getValue().equals(sums.get(e.getKey())))
        .map(e -> facts.comingNames().map(e.getKey()))
        .filter(planned.tables()::contains)
        .forEach(changed::add);
    if (!changed.isEmpty()) {
      locked.listener().warned("Written to meanwhile, and brought over under the lock: " + changed);
      RowWork work = RowWork.locked(locked);
      bringOver(locked, work, changed);
      List<TableDifferences> left = planned.differences(work, changed);
      if (!left.isEmpty()) {
        throw differ(left);
      }
      now.putAll(sums(locked, bothSides(changed)));
    }
    keep(locked, now);
  }

  /** Under LOCK TABLES, only another connection can write there. */
  private void keep(StepContext context, Map<TableName, String> now) {
    Set<TableName> coming = new TreeSet<>(facts.coming());
    Map<TableName, String> kept = new TreeMap<>(now);
    kept.keySet().retainAll(coming);
    try (SqlSession session = context.sessions().open()) {
      store.writeChecksums(session.db(), kept);
    }
  }

  private void bringOver(StepContext context, RowWork work, Set<TableName> tables) {
    Set<TableName> written = planned.written(tables);
    List<TriggerDefinition> triggers =
        facts.triggersLastFirst().stream().filter(t -> written.contains(t.table())).toList();
    try {
      triggers.forEach(t -> context.db().execute(t.drop()));
      brought += planned.bringOver(work, tables, extent == Extent.ALL);
    } catch (RuntimeException e) {
      createTriggers(context, e);
      throw e;
    }
    createTriggers(context);
  }

  private void createTriggers(StepContext context, RuntimeException failure) {
    try {
      createTriggers(context);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Rows come as they are; the swap's record tells of triggers that a killed run left dropped. */
  private void createTriggers(StepContext context) {
    new SwapProgress(context.db(), facts)
        .lostTriggers()
        .forEach(new DefinitionWriter(context.db())::create);
  }

  private Set<TableName> bothSides(Set<TableName> tables) {
    Set<TableName> both = new TreeSet<>(tables);
    both.addAll(planned.written(tables));
    return both;
  }

  private static Map<TableName, String> sums(StepContext context, Collection<TableName> tables) {
    return new TableSums(context.db(), context.listener()).of(tables);
  }

  private static Set<TableName> tables(List<TableDifferences> differences) {
    return differences.stream().map(TableDifferences::table).collect(Collectors.toSet());
  }

  private ToolkitException differ(List<TableDifferences> differences) {
    return differ(
        differences.stream().map(TableDifferences::sentence).toList(),
        extent == Extent.MISSING
            ? "Where production is right, let its rows replace those of the parallel schemas (--catch-up all), or make these"
                + " anew"
            : "Make the parallel schemas anew");
  }

  private static ToolkitException differ(List<String> differences, String wayOut) {
    return new ToolkitException(
        "rows_differ",
        "Production and the parallel schemas are not alike: "
            + String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))
            + (differences.size() > SHOWN ? "; and " + (differences.size() - SHOWN) + " more" : "")
            + ". Nothing was swapped. "
            + wayOut
            + ", and run the command again.");
  }

  private static List<TableName> ofUsers(Collection<TableName> tables) {
    return tables.stream().filter(t -> t.tier() != TableTier.HIDDEN).toList();
  }
}
