package io.github.djtoolkit.cli.demo;

import io.github.djtoolkit.model.result.VerifyResult.Issue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Sums up what a verification found: one line for each kind, with one example. */
final class Findings {

  private Findings() {}

  static List<String> byKind(List<Issue> issues) {
    Map<String, List<Issue>> kinds =
        issues.stream()
            .collect(Collectors.groupingBy(Issue::code, LinkedHashMap::new, Collectors.toList()));
    return kinds.values().stream().map(Findings::line).toList();
  }

  private static String line(List<Issue> kind) {
    Issue first = kind.get(0);
    String severity = first.severity().name().toLowerCase(Locale.ROOT);
    String place = first.column().isEmpty() ? first.table() : first.table() + "." + first.column();
    return "%d %s %s: %s%s"
        .formatted(
            kind.size(),
            severity,
            first.code(),
            place.isEmpty() ? "" : place + ": ",
            first.message());
  }
}
