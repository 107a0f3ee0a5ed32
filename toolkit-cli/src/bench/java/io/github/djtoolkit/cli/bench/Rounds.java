package io.github.djtoolkit.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs pieces of work in turn, round after round, so that all of them have the same machine. For
 * one thread.
 */
final class Rounds {

  private final Map<String, Runnable> work = new LinkedHashMap<>();

  /**
   * Adds a piece of work.
   *
   * @param what what it is, for people
   * @param piece the work
   */
  Rounds add(String what, Runnable piece) {
    work.put(what, piece);
    return this;
  }

  /**
   * Runs everything once to warm up, and then some rounds that count.
   *
   * @param rounds how many count
   * @return the times of each piece of work, one a round
   */
  Map<String, List<Duration>> run(int rounds) {
    Map<String, List<Duration>> times = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Map.Entry<String, Runnable> one : work.entrySet()) {
        Duration taken = time(one.getValue());
        if (round > 0) {
          times.computeIfAbsent(one.getKey(), k -> new ArrayList<>()).add(taken);
        }
      }
    }
    return times;
  }

  /** How long a piece of work takes. */
  static Duration time(Runnable piece) {
    long start = System.nanoTime();
    piece.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
