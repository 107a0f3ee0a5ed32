package io.github.djtoolkit.cli.bench;

import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the time of each step of a run, the question whether it is done included. */
final class StepTimes implements ProgressListener {

  private final Map<String, Duration> times = new LinkedHashMap<>();
  private long start;

  @Override
  public void started(Step step) {
    start = System.nanoTime();
  }

  @Override
  public void finished(StepReport report) {
    times.merge(
        report.step().action(), Duration.ofNanos(System.nanoTime() - start), Duration::plus);
  }

  /** The time of all steps of one action. */
  Duration of(String action) {
    return times.getOrDefault(action, Duration.ZERO);
  }
}
