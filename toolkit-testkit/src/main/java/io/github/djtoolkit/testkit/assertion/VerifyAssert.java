package io.github.djtoolkit.testkit.assertion;

import io.github.djtoolkit.model.result.VerifyResult;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about the result of verify_schema_v20. */
public final class VerifyAssert extends AbstractAssert<VerifyAssert, VerifyResult> {

  VerifyAssert(VerifyResult actual) {
    super(actual, VerifyAssert.class);
  }

  /**
   * Verifies that 2.x reads and writes the schema right; a failure names the issues.
   *
   * @return this
   */
  public VerifyAssert isCompatible() {
    if (!actual.compatible()) {
      failWithMessage("Expected a compatible schema, but: %s", actual.issues());
    }
    return this;
  }

  /**
   * Verifies that the schema is not compatible for exactly these reasons.
   *
   * @param codes codes of the issues that are errors, each once however often it occurs
   * @return this
   */
  public VerifyAssert isIncompatibleFor(String... codes) {
    Assertions.assertThat(actual.compatible()).as("compatible").isFalse();
    Assertions.assertThat(
            actual.issues().stream()
                .filter(issue -> issue.severity() == VerifyResult.Severity.ERROR)
                .map(VerifyResult.Issue::code)
                .distinct())
        .as("codes of errors in %s", actual.issues())
        .containsExactlyInAnyOrder(codes);
    return this;
  }
}
