package io.github.djtoolkit.ops.internal.verify;

import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.model.result.VerifyResult.Issue;
import io.github.djtoolkit.model.result.VerifyResult.Severity;
import io.github.djtoolkit.ops.internal.column.ColumnLabel.State;
import java.util.Comparator;
import java.util.List;

/** All checks of a verification. Pure and stateless. */
public final class Checks {

  private static final List<Check> ALL =
      List.of(
          new ServerCheck(),
          new LabelCheck(),
          new ExternalCheck(),
          new StoreValueCheck(),
          new LineageCheck());

  private Checks() {}

  /**
   * Runs all checks.
   *
   * @param facts what they look at
   * @return the result, errors first
   */
  public static VerifyResult run(Facts facts) {
    List<Issue> issues =
        ALL.stream()
            .flatMap(check -> check.find(facts).stream())
            .sorted(Comparator.comparing(Issue::severity))
            .toList();
    boolean compatible = issues.stream().noneMatch(i -> i.severity() == Severity.ERROR);
    boolean blobMarkers =
        facts.labels().stream()
            .noneMatch(l -> l.column().type().isBlob() && l.state() != State.PRESENT);
    boolean lineageExists = facts.lineage().of(facts.schema().name()).isPresent();
    return new VerifyResult(compatible, blobMarkers, lineageExists, issues);
  }
}
