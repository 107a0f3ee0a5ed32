package io.github.djtoolkit.sql.swap;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Texts in one text, each behind its length, so that no character needs to be escaped. */
final class Parts {

  private Parts() {}

  static String join(List<String> parts) {
    StringBuilder joined = new StringBuilder();
    parts.forEach(p -> joined.append(p.length()).append(':').append(p).append('\n'));
    return joined.toString();
  }

  static Iterator<String> split(String joined) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < joined.length()) {
      int colon = joined.indexOf(':', at);
      int end = colon + 1 + Integer.parseInt(joined.substring(at, colon));
      parts.add(joined.substring(colon + 1, end));
      at = end + 1;
    }
    return parts.iterator();
  }
}
