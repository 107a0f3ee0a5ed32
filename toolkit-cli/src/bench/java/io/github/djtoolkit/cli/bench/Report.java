package io.github.djtoolkit.cli.bench;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what was measured. */
final class Report {

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** What the numbers depend on. */
  void machine(Database database) throws SQLException {
    line(
        "%d cores, load %.1f, Java %s with at most %d MB heap, MySQL %s",
        Runtime.getRuntime().availableProcessors(),
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version(),
        Runtime.getRuntime().maxMemory() >> 20,
        database.value("SELECT @@version"));
  }

  void title(String title) {
    line("%n## %s%n", title);
  }

  void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }

  /**
   * Prints both sides of a measurement and the ratio of their medians.
   *
   * @param what what was measured
   * @param toolkit times of the toolkit, one a round
   * @param peer times of the other side, in the same rounds
   */
  void compare(String what, List<Duration> toolkit, List<Duration> peer) {
    Duration ours = median(toolkit);
    Duration theirs = median(peer);
    line("%s", what);
    line("  toolkit %s  median %s", millis(toolkit), millis(ours));
    line("  peer    %s  median %s", millis(peer), millis(theirs));
    line(
        "  toolkit / peer = %.4f (1/%.1f)",
        (double) ours.toNanos() / theirs.toNanos(), (double) theirs.toNanos() / ours.toNanos());
  }

  /**
   * Prints medians and how many times longer the first takes than each that is not the toolkit's.
   *
   * @param title what was measured
   * @param times times of each side, one a round; the toolkit's first, under a name that says so
   */
  void beside(String title, Map<String, List<Duration>> times) {
    title(title);
    Duration ours = median(times.values().iterator().next());
    times.forEach(
        (what, taken) -> {
          Duration median = median(taken);
          double ratio = (double) ours.toNanos() / median.toNanos();
          String share = ratio < 1 ? "1/%.1f".formatted(1 / ratio) : "%.2f".formatted(ratio);
          line(
              "%-56s %12s  %-22s  %s",
              what,
              millis(median),
              what.startsWith("toolkit") ? "" : "toolkit / this " + share,
              millis(taken));
        });
  }

  /** The middle one; of an even number the lower of the two. */
  static Duration median(List<Duration> times) {
    return times.stream().sorted().toList().get((times.size() - 1) / 2);
  }

  static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  private static String millis(List<Duration> times) {
    return String.join(", ", times.stream().map(Report::millis).toList());
  }
}
