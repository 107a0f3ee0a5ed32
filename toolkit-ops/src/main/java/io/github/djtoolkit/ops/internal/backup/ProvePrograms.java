package io.github.djtoolkit.ops.internal.backup;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.backup.ManifestTable;
import io.github.djtoolkit.sql.backup.ProgramDigest;
import io.github.djtoolkit.sql.read.SchemaReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * Notes in the manifest of a backup which views and triggers it has, and what the server says of
 * them.
 *
 * @param backup name of the backup
 */
public record ProvePrograms(String backup) implements Step {

  @Override
  public String action() {
    return "prove_programs";
  }

  @Override
  public TableName table() {
    return new TableName(backup, ManifestTable.NAME);
  }

  @Override
  public String reason() {
    return "views and triggers are proved before a restore, too";
  }

  @Override
  public List<Query> statements() {
    return List.of();
  }

  @Override
  public boolean isDone(StepContext context) {
    Set<ProgramDigest> noted = new HashSet<>(new ManifestTable(backup).programs(context.db()));
    return noted.equals(new HashSet<>(present(context.db())));
  }

  @Override
  public long run(StepContext context) {
    ManifestTable manifest = new ManifestTable(backup);
    List<ProgramDigest> present = present(context.db());
    present.forEach(p -> context.db().execute(manifest.put(p)));
    return present.size();
  }

  private List<ProgramDigest> present(DSLContext db) {
    return ProgramDigest.read(db, new SchemaReader(db).read(backup));
  }
}
