package io.github.djtoolkit.ops.internal.backup;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.backup.ManifestTable;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.List;
import org.jooq.Query;

/**
 * Makes the manifest of a backup, without entries: what an interrupted run proved may be true no
 * longer.
 *
 * @param backup name of the backup
 */
public record ClearManifest(String backup) implements Step {

  @Override
  public String action() {
    return "begin_manifest";
  }

  @Override
  public TableName table() {
    return new TableName(backup, ManifestTable.NAME);
  }

  @Override
  public String reason() {
    return "a backup keeps definitions and checksums of the source";
  }

  @Override
  public List<Query> statements() {
    ManifestTable manifest = new ManifestTable(backup);
    return List.of(manifest.create(), manifest.clear());
  }

  @Override
  public boolean isDone(StepContext context) {
    return SchemaReader.hasTable(context.db(), table())
        && new ManifestTable(backup).read(context.db()).isEmpty()
        && new ManifestTable(backup).programs(context.db()).isEmpty();
  }

  @Override
  public long run(StepContext context) {
    statements().forEach(context.db()::execute);
    return 0;
  }
}
