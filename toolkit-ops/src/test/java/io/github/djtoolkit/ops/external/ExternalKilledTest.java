package io.github.djtoolkit.ops.external;

import static io.github.djtoolkit.testkit.assertion.ToolkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.ops.DyingDataSource;
import io.github.djtoolkit.ops.external.ExternalOptions.Finish;
import io.github.djtoolkit.ops.migrate.RollbackOptions.Target;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepReport;
import io.github.djtoolkit.sql.journal.JournalTables;
import io.github.djtoolkit.testkit.assertion.SchemaCapture;
import io.github.djtoolkit.testkit.junit.MySqlTest;
import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that is killed, wherever that is, and run again or taken back, ends like one that was not.
 */
@MySqlTest
class ExternalKilledTest {

  @Test
  void endsAlikeAfterDyingBeforeAnyChange(TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    SchemaCapture original = capture(schema);
    pipeline.runs().execute(Finish.FINALIZE);
    SchemaCapture finalized = withoutJournal(schema);

    boolean died = true;
    int changes = 0;
    while (died) {
      pipeline.seed();
      int allowed = changes++;
      died = dies(pipeline, allowed, r -> r.execute(Finish.FINALIZE));
      pipeline.runs().rollback(Target.ORIGINAL);
      assertThat(capture(schema))
          .as("taken back after %s changes", allowed)
          .hasSameDefinitionsAs(original)
          .hasSameContentAs(original);

      dies(pipeline, allowed, r -> r.execute(Finish.FINALIZE));
      pipeline.runs().execute(Finish.FINALIZE);
      assertThat(withoutJournal(schema))
          .as("run again after %s changes", allowed)
          .hasSameDefinitionsAs(finalized)
          .hasSameContentAs(finalized);

      dies(pipeline, allowed, r -> r.rollback(Target.ORIGINAL));
      pipeline.runs().rollback(Target.ORIGINAL);
      assertThat(capture(schema))
          .as("rolled back again after %s changes", allowed)
          .hasSameDefinitionsAs(original)
          .hasSameContentAs(original);
    }
    assertThat(changes).isGreaterThan(15);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void endsAlikeAfterStoppingAtEveryStep(boolean afterwards, TestSchema schema, TestFolder folder) {
    SmallPipeline pipeline = SmallPipeline.of(schema, folder).seed();
    pipeline.runs().execute(Finish.DROP_LEGACY);
    SchemaCapture end = withoutJournal(schema);
    pipeline.seed();

    List<String> stoppedAt = new ArrayList<>();
    while (stops(pipeline.runs(), stoppedAt, afterwards)) {
      assertThat(stoppedAt).doesNotHaveDuplicates();
    }

    assertThat(stoppedAt).hasSizeGreaterThan(8);
    assertThat(withoutJournal(schema)).hasSameDefinitionsAs(end).hasSameContentAs(end);
  }

  /** Stops at the first step at which no earlier run was stopped. */
  private static boolean stops(ExternalRuns runs, List<String> stoppedAt, boolean afterwards) {
    ProgressListener stopper =
        new ProgressListener() {
          @Override
          public void started(Step step) {
            if (!afterwards) {
              stop(step);
            }
          }

          @Override
          public void finished(StepReport report) {
            if (afterwards) {
              stop(report.step());
            }
          }

          private void stop(Step step) {
            String name = step.action() + " " + step.table().table();
            if (!stoppedAt.contains(name)) {
              stoppedAt.add(name);
              throw new Stopped();
            }
          }
        };
    try {
      runs.with(stopper).execute(Finish.DROP_LEGACY);
      return false;
    } catch (Stopped e) {
      return true;
    }
  }

  private static boolean dies(SmallPipeline pipeline, int changes, Consumer<ExternalRuns> work) {
    DyingDataSource dying = new DyingDataSource(pipeline.dataSource(), changes);
    try {
      work.accept(pipeline.runs().over(dying.proxy()));
    } catch (RuntimeException e) {
      assertThat(dying.died()).as("%s", e).isTrue();
    }
    return dying.died();
  }

  private static SchemaCapture capture(TestSchema schema) {
    return SchemaCapture.of(schema.dataSource(), schema.name());
  }

  private static SchemaCapture withoutJournal(TestSchema schema) {
    return capture(schema).without(JournalTables.JOURNAL, JournalTables.UNDO);
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
