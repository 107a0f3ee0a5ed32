package io.github.djtoolkit.ops.internal.backup;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.backup.ManifestTable;
import io.github.djtoolkit.sql.checksum.Checksum;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import java.util.List;
import org.jooq.Query;

/**
 * Reads a table of the source and its copy in a backup, compares rows and checksum, and notes them
 * in the manifest. The source must keep still.
 *
 * @param source the table
 * @param backup name of the backup
 * @param checksums computes checksums
 * @param stillness fails if the source does not keep still any more
 */
public record ProveBackup(Table source, String backup, Checksums checksums, Runnable stillness)
    implements Step {

  @Override
  public String action() {
    return "prove";
  }

  @Override
  public TableName table() {
    return new TableName(backup, source.name().table());
  }

  @Override
  public String reason() {
    return "a backup is worth what is proved of it";
  }

  @Override
  public List<Query> statements() {
    return List.of();
  }

  @Override
  public boolean isDone(StepContext context) {
    return new ManifestTable(backup).read(context.db()).containsKey(table());
  }

  @Override
  public long run(StepContext context) {
    Checksum original = checksums.of(context, source);
    Checksum copy = checksums.of(context, Checksums.in(backup, source));
    if (!original.equals(copy)) {
      throw new ToolkitException(
          "backup_differs",
          table()
              + " has "
              + copy.rows()
              + " rows and its original "
              + original.rows()
              + (original.rows() == copy.rows() ? ", but their values differ" : "")
              + ". Run the command again; it copies the table anew.");
    }
    stillness.run();
    context
        .db()
        .execute(
            new ManifestTable(backup)
                .put(
                    new ManifestTable.Entry(
                        new DefinitionReader(context.db()).read(source.name()).of(table()),
                        original)));
    return original.rows();
  }
}
