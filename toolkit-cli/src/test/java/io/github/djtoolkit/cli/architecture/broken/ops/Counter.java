package io.github.djtoolkit.cli.architecture.broken.ops;

import java.util.ArrayList;
import java.util.List;

/** State that outlives its run. */
final class Counter {

  static final int[] SIZES = {1, 2};
  private static final List<String> SEEN = new ArrayList<>();
  private static int count;

  private Counter() {}

  static int count(String text) {
    SEEN.add(text);
    count += SIZES[0];
    return count;
  }
}
