package io.github.djtoolkit.model.result;

import java.util.List;
import java.util.Optional;

/** Compile-only. */
public record MigrateResult(List<Schema> schemas) {
  /** Compile-only. */
  public MigrateResult {
    schemas = List.copyOf(schemas);
  }

  /** Compile-only. */
  public record Schema(String schema, MigrateColumnsResult columns, Optional<VerifyResult> verify) {}
}
