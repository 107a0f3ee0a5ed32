package io.github.djtoolkit.cli.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.ops.plan.RowProgress;
import io.github.djtoolkit.ops.plan.StepReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Tells on standard error what a run does. A person at a terminal gets one line that moves, once
 * the run takes longer than a second. Anyone else gets one line for each step that is done, and one
 * every ten seconds while a step works on rows. Programs, which asked for JSON, get warnings alone.
 * Thread-safe.
 */
public final class ProgressPrinter implements ProgressListener, AutoCloseable {

  /** How progress is told. */
  public enum Manner {
    /** One line that moves. */
    MOVING_LINE,
    /** Plain lines. */
    LINES,
    /** Only warnings, as JSON objects. */
    JSON_WARNINGS
  }

  private static final long FIRST = Duration.ofSeconds(1).toNanos();
  private static final long REDRAW = Duration.ofMillis(200).toNanos();
  private static final long REPEAT = Duration.ofSeconds(10).toNanos();

  private final PrintStream err;
  private final Manner manner;
  private final LongSupplier nanoTime;
  private long next;
  private int shown;

  /**
   * A printer that begins to count the time now.
   *
   * @param err standard error
   * @param manner how progress is told
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  public ProgressPrinter(PrintStream err, Manner manner, LongSupplier nanoTime) {
    this.err = err;
    this.manner = manner;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong() + (manner == Manner.MOVING_LINE ? FIRST : REPEAT);
  }

  @Override
  public synchronized void progress(TableName table, long done, long total) {
    show(table + ": " + done + " of " + total);
  }

  @Override
  public synchronized void advanced(RowProgress progress) {
    show(ProgressText.of(progress));
  }

  private void show(String text) {
    if (manner == Manner.MOVING_LINE) {
      move(text);
    } else if (manner == Manner.LINES && due(REPEAT)) {
      err.println(text);
    }
  }

  @Override
  public synchronized void finished(StepReport report) {
    String text = report.step().action() + " " + report.step().table() + ": " + outcome(report);
    if (manner == Manner.MOVING_LINE) {
      move(text);
    } else if (manner == Manner.LINES) {
      err.println(text);
    }
  }

  @Override
  public synchronized void warned(String message) {
    clear();
    if (manner == Manner.JSON_WARNINGS) {
      err.println(JsonNodeFactory.instance.objectNode().put("warning", message));
    } else {
      err.println("warning: " + message);
    }
  }

  /** Takes the moving line away. */
  @Override
  public synchronized void close() {
    clear();
  }

  private void move(String text) {
    if (!due(REDRAW)) {
      return;
    }
    int blank = Math.max(0, shown - text.length());
    err.print("\r" + text + " ".repeat(blank));
    err.flush();
    shown = text.length();
  }

  private void clear() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }

  private boolean due(long pause) {
    long now = nanoTime.getAsLong();
    if (now - next < 0) {
      return false;
    }
    next = now + pause;
    return true;
  }

  private static String outcome(StepReport report) {
    return switch (report.outcome()) {
      case PLANNED -> "planned";
      case DONE -> report.rows() == 0 ? "done" : "done, " + report.rows() + " rows";
      case ALREADY_DONE -> "was done before";
    };
  }
}
