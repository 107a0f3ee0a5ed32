package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.schema.SchemaOrigin;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.origin.OriginTable;
import io.github.djtoolkit.sql.origin.Origins;
import java.util.List;
import org.jooq.Query;

/**
 * Lets the schema that keeps former tables of production remember which schema wrote their files,
 * unless the tables brought that knowledge along.
 *
 * @param kept name of the schema
 * @param origin what is remembered
 */
public record RememberWriter(String kept, SchemaOrigin origin) implements Step {

  /** The operation that stands in the origin. */
  public static final String OPERATION = "cut_over";

  @Override
  public String action() {
    return "remember_origin";
  }

  @Override
  public TableName table() {
    return new TableName(kept, OriginTable.NAME);
  }

  @Override
  public String reason() {
    return "The files of external columns lie under the name of the schema that wrote them.";
  }

  @Override
  public List<Query> statements() {
    OriginTable table = new OriginTable(kept);
    return List.of(table.create(), table.remember(origin));
  }

  @Override
  public boolean isDone(StepContext context) {
    return Origins.of(context.db(), kept).isPresent();
  }

  @Override
  public long run(StepContext context) {
    statements().forEach(context.db()::execute);
    return 0;
  }
}
