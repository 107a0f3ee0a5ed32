package io.github.djtoolkit.ops.internal.verify;

import io.github.djtoolkit.model.result.VerifyResult.Issue;
import io.github.djtoolkit.model.result.VerifyResult.Severity;
import io.github.djtoolkit.model.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** Gathers the issues of one check. Used by one thread. */
final class Issues {

  private final List<Issue> found = new ArrayList<>();

  void error(String code, TableName table, String column, String message) {
    found.add(new Issue(Severity.ERROR, code, table.dotted(), column, message));
  }

  void warning(String code, TableName table, String column, String message) {
    found.add(new Issue(Severity.WARNING, code, table.dotted(), column, message));
  }

  void schemaError(String code, String message) {
    found.add(new Issue(Severity.ERROR, code, "", "", message));
  }

  void schemaWarning(String code, String message) {
    found.add(new Issue(Severity.WARNING, code, "", "", message));
  }

  List<Issue> all() {
    return List.copyOf(found);
  }
}
