package io.github.djtoolkit.model.result;

import java.util.List;

/** Compile-only. */
public record RollbackResult(List<Schema> schemas) {
  /** Compile-only. */
  public RollbackResult {
    schemas = List.copyOf(schemas);
  }

  /** Compile-only. */
  public record Schema(String schema, String status, List<String> sqlStatements) {}
}
