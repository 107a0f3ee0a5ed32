package io.github.djtoolkit.ops;

import io.github.djtoolkit.model.result.AnalyzeColumnsResult;
import io.github.djtoolkit.model.result.BlobColumn;
import io.github.djtoolkit.model.result.FinalizeResult;
import io.github.djtoolkit.model.result.JobMetadataResult;
import io.github.djtoolkit.model.result.LineageResult;
import io.github.djtoolkit.model.result.MigrateBlobColumnsResult;
import io.github.djtoolkit.model.result.MigrateColumnsResult;
import io.github.djtoolkit.model.result.MigrateExternalResult;
import io.github.djtoolkit.model.result.MigrateResult;
import io.github.djtoolkit.model.result.MigrationStatusResult;
import io.github.djtoolkit.model.result.RollbackResult;
import io.github.djtoolkit.model.result.StatusResult;
import io.github.djtoolkit.model.result.VerifyResult;
import io.github.djtoolkit.model.type.LabelStrategy;
import io.github.djtoolkit.ops.external.ExternalOptions;
import io.github.djtoolkit.ops.migrate.MigrateOptions;
import io.github.djtoolkit.ops.migrate.RollbackOptions;
import io.github.djtoolkit.ops.run.Execution;
import io.github.djtoolkit.ops.run.ProgressListener;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Compile-only. */
public final class MigrationToolkit {

  private MigrationToolkit() {}

  public static Builder builder() {
    return new Builder();
  }

  /** Compile-only. */
  public static final class Builder {
    public Builder dataSource(DataSource d) {
      return this;
    }

    public Builder stores(ObjectStores s) {
      return this;
    }

    public Builder listener(ProgressListener l) {
      return this;
    }

    public Builder parallelism(int p) {
      return this;
    }

    public MigrationToolkit build() {
      return new MigrationToolkit();
    }
  }

  private static <T> T no() {
    throw new UnsupportedOperationException("compile-only");
  }

  public AnalyzeColumnsResult analyzeColumns(String schema) {
    return no();
  }

  public MigrateColumnsResult migrateColumns(String schema, LabelStrategy strategy, Execution execution) {
    return no();
  }

  public List<BlobColumn> analyzeBlobColumns(String schema) {
    return no();
  }

  public List<String> generateMigrationSql(String schema, String targetType, Execution execution) {
    return no();
  }

  public MigrateBlobColumnsResult migrateBlobColumns(String schema, String targetType, Execution execution) {
    return no();
  }

  public MigrationStatusResult checkMigrationStatus(String schema) {
    return no();
  }

  public JobMetadataResult addJobMetadataColumns(String schema, Optional<String> table, Execution execution) {
    return no();
  }

  public MigrateExternalResult migrateExternal(String schema, ExternalOptions options) {
    return no();
  }

  public MigrateExternalResult migrateFilepath(String schema, ExternalOptions options) {
    return no();
  }

  public LineageResult rebuildLineage(List<String> schemas, Execution execution) {
    return no();
  }

  public VerifyResult verifySchemaV20(String schema) {
    return no();
  }

  public MigrateResult migrate(List<String> schemas, MigrateOptions options) {
    return no();
  }

  public List<FinalizeResult> finalizeSchemas(List<String> schemas, ExternalOptions options) {
    return no();
  }

  public RollbackResult rollback(List<String> schemas, RollbackOptions options) {
    return no();
  }

  public List<StatusResult> status(List<String> schemas) {
    return no();
  }
}
