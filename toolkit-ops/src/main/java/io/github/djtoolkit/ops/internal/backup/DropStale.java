package io.github.djtoolkit.ops.internal.backup;

import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.parallel.CreateTable;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.template.Tables;
import java.util.List;
import org.jooq.Query;

/**
 * Drops a table of an unfinished copy that does not hold what its source does now: a run that was
 * interrupted leaves it behind, maybe with triggers that would fire for rows which are copied
 * later.
 *
 * @param wanted how the table is to be
 * @param source the table that it is copied from
 * @param checksums computes checksums
 */
public record DropStale(CreateTable wanted, Table source, Checksums checksums) implements Step {

  @Override
  public String action() {
    return "drop_stale";
  }

  @Override
  public TableName table() {
    return wanted.table();
  }

  @Override
  public String reason() {
    return "an earlier run was interrupted, and the source has changed since";
  }

  @Override
  public List<Query> statements() {
    return List.of();
  }

  @Override
  public boolean isDone(StepContext context) {
    if (!SchemaReader.hasTable(context.db(), table())) {
      return true;
    }
    boolean sameDefinition =
        new DefinitionReader(context.db()).read(table()).sameButCounter(wanted.wanted());
    return sameDefinition
        && (isEmpty(context, table()) ? isEmpty(context, source.name()) : hasSameRows(context));
  }

  @Override
  public long run(StepContext context) {
    context.db().execute(Tables.foreignKeyChecks(false));
    try {
      context.ddl().execute(table(), Tables.drop(table()));
    } finally {
      context.db().execute(Tables.foreignKeyChecks(true));
    }
    return 0;
  }

  private static boolean isEmpty(StepContext context, TableName table) {
    return !context.db().fetchExists(Tables.all(table));
  }

  private boolean hasSameRows(StepContext context) {
    return checksums
        .of(context, source)
        .equals(checksums.of(context, Checksums.in(table().schema(), source)));
  }
}
