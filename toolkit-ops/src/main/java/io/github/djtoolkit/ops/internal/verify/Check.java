package io.github.djtoolkit.ops.internal.verify;

import io.github.djtoolkit.model.result.VerifyResult.Issue;
import java.util.List;

/** One subject of a verification. Pure: everything is in the facts. */
@FunctionalInterface
interface Check {

  /** What is wrong, in order of table and column. */
  List<Issue> find(Facts facts);
}
