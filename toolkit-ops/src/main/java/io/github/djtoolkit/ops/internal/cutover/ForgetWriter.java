package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.origin.OriginTable;
import io.github.djtoolkit.sql.origin.Origins;
import io.github.djtoolkit.sql.template.Tables;
import java.util.List;
import org.jooq.Query;

/**
 * Takes back what {@link RememberWriter} did, once the tables have the name of the schema that
 * wrote their files again.
 *
 * @param production name of the schema
 */
public record ForgetWriter(String production) implements Step {

  @Override
  public String action() {
    return "forget_origin";
  }

  @Override
  public TableName table() {
    return new TableName(production, OriginTable.NAME);
  }

  @Override
  public String reason() {
    return "The tables have their own name again.";
  }

  @Override
  public List<Query> statements() {
    return List.of(Tables.drop(table()));
  }

  @Override
  public boolean isDone(StepContext context) {
    return Origins.of(context.db(), production)
        .filter(o -> o.operation().equals(RememberWriter.OPERATION))
        .isEmpty();
  }

  @Override
  public long run(StepContext context) {
    context.ddl().execute(table(), Tables.drop(table()));
    return 0;
  }
}
