package io.github.djtoolkit.model.result;

import java.util.List;
import java.util.Optional;

/**
 * Result of a whole migration.
 *
 * @param status {@code dry_run} or {@code migrated}
 * @param schemas one entry a schema, in the order in which they were migrated
 */
public record MigrateResult(String status, List<Schema> schemas) {

  /**
   * Copies the list.
   *
   * @param status {@code dry_run} or {@code migrated}
   * @param schemas one entry a schema, in the order in which they were migrated
   */
  public MigrateResult {
    schemas = List.copyOf(schemas);
  }

  /**
   * One schema.
   *
   * @param schema name of the schema
   * @param columns what became of the labels
   * @param external what became of external columns of every kind
   * @param lineage what became of the lineage table
   * @param jobMetadata what became of the job columns, where they were asked for
   * @param verify what verification found; empty in a dry run
   */
  public record Schema(
      String schema,
      MigrateColumnsResult columns,
      MigrateExternalResult external,
      LineageResult lineage,
      Optional<JobMetadataResult> jobMetadata,
      Optional<VerifyResult> verify) {}
}
