package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.result.CutOverResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaOrigin;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.cutover.SwapRecords.Found;
import io.github.djtoolkit.ops.internal.parallel.CreateSchema;
import io.github.djtoolkit.ops.internal.swap.CloseSwap;
import io.github.djtoolkit.ops.internal.swap.PutBack;
import io.github.djtoolkit.ops.internal.swap.RecordSwap;
import io.github.djtoolkit.ops.internal.swap.SwapCheck;
import io.github.djtoolkit.ops.internal.swap.SwapTables;
import io.github.djtoolkit.ops.internal.swap.SwapViews;
import io.github.djtoolkit.ops.plan.MigrationPlan;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.swap.OutsideKey;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** The plans of a cut-over and of its undo. For one thread, like the connection that it uses. */
public final class SwapPlans {

  private final DSLContext db;
  private final String operation;
  private final String version;

  /**
   * @param db where to look at what the plans need besides the swap
   * @param operation name of the operation
   * @param version version of the toolkit
   */
  public SwapPlans(DSLContext db, String operation, String version) {
    this.db = db;
    this.operation = operation;
    this.version = version;
  }

  /**
   * The plan of a swap, or of the rest of one.
   *
   * @param home name of the schema that keeps the record
   * @param swap the swap
   * @param check what must hold
   * @return the plan
   */
  public MigrationPlan plan(String home, SwapRecord swap, SwapCheck check) {
    SwapFacts facts = swap.facts();
    boolean forward = swap.direction() == SwapRecord.Direction.FORWARD;
    List<Step> steps = new ArrayList<>();
    DefinitionReader definitions = new DefinitionReader(db);
    for (SchemaSwap each : facts.schemas()) {
      steps.add(new CreateSchema(definitions.readSchema(each.production()).of(each.kept())));
    }
    steps.add(new RecordSwap(home, swap));
    steps.add(new SwapTables(facts, check));
    if (!facts.views().isEmpty()) {
      steps.add(new SwapViews(facts));
    }
    for (SchemaSwap each : facts.schemas()) {
      steps.add(
          forward
              ? new RememberWriter(each.kept(), origin(each.production()))
              : new ForgetWriter(each.production()));
    }
    steps.add(new CloseSwap(home, swap.direction()));
    return new MigrationPlan(operation, home, schemas(facts), steps);
  }

  /**
   * The plan that takes back a swap which was interrupted before any table had moved.
   *
   * @param operation name of the operation
   * @param found the swap
   * @return the plan
   */
  public static MigrationPlan putBack(String operation, Found found) {
    return new MigrationPlan(
        operation,
        found.home(),
        schemas(found.swap().facts()),
        List.of(new PutBack(found.home(), found.swap())));
  }

  /**
   * Which schema stands for which.
   *
   * @param swaps the schemas of a cut-over
   * @return parallel by production
   */
  public static SchemaMapping mapping(List<SchemaSwap> swaps) {
    Map<String, String> names = new LinkedHashMap<>();
    swaps.forEach(s -> names.put(s.production(), s.incoming()));
    return SchemaMapping.of(names);
  }

  /**
   * The error where another swap must be finished first.
   *
   * @param found that swap
   * @return the error
   */
  public static ToolkitException unfinished(Found found) {
    List<String> pairs =
        found.schemas().stream().map(s -> s.production() + "=" + s.incoming()).toList();
    return new ToolkitException(
        "unfinished_cut_over",
        (found.isBack() ? "Taking back the cut-over " : "The cut-over ")
            + String.join(" ", pairs)
            + " was interrupted, or runs. Run "
            + (found.isBack() ? "undo-cut-over" : "cut-over with these schemas, or undo-cut-over,")
            + " again first.");
  }

  /**
   * The result of a swap.
   *
   * @param status what became of it
   * @param schemas the schemas as a cut-over sees them
   * @param facts the swap
   * @param statements the statements
   * @return the result
   */
  public static CutOverResult result(
      String status, List<SchemaSwap> schemas, SwapFacts facts, List<String> statements) {
    List<TableName> after = facts.coming().stream().map(facts.comingNames()::map).toList();
    return new CutOverResult(
        status,
        schemas.stream()
            .map(
                s ->
                    new CutOverResult.Schema(
                        s.production(),
                        s.incoming(),
                        s.kept(),
                        after.stream()
                            .filter(t -> t.schema().equals(s.production()))
                            .map(TableName::table)
                            .toList()))
            .toList(),
        facts.tables().size(),
        0,
        facts.keys().stream().map(SwapPlans::describe).toList(),
        List.of(),
        statements);
  }

  private SchemaOrigin origin(String production) {
    return new SchemaOrigin(
        production,
        Origins.writerOf(db, production),
        RememberWriter.OPERATION,
        SchemaOrigin.State.COMPLETE,
        version,
        Instant.EPOCH);
  }

  private static List<String> schemas(SwapFacts facts) {
    Set<String> all = new TreeSet<>();
    facts.schemas().forEach(s -> all.addAll(List.of(s.production(), s.incoming(), s.kept())));
    return List.copyOf(all);
  }

  private static String describe(OutsideKey key) {
    return key.child().dotted() + "." + key.key().name();
  }
}
