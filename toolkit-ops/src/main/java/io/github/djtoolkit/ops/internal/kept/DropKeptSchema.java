package io.github.djtoolkit.ops.internal.kept;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.parallel.ToolkitTables;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.swap.SwapStatements;
import java.util.List;
import org.jooq.Query;

/**
 * Drops a schema whose tables are gone.
 *
 * @param kept its name
 * @param views names of the views that were kept in it
 */
public record DropKeptSchema(String kept, List<String> views) implements Step {

  /**
   * Copies the list.
   *
   * @param kept its name
   * @param views names of the views that were kept in it
   */
  public DropKeptSchema {
    views = List.copyOf(views);
  }

  @Override
  public String action() {
    return "drop_schema";
  }

  @Override
  public TableName table() {
    return new TableName(kept, "");
  }

  @Override
  public String reason() {
    return "Nothing but views and the notes of the toolkit is left in it.";
  }

  @Override
  public List<Query> statements() {
    return List.of(SwapStatements.drop(kept));
  }

  @Override
  public boolean isDone(StepContext context) {
    return !KeptSwap.exists(context.db(), kept);
  }

  @Override
  public long run(StepContext context) {
    List<String> left =
        SchemaReader.contents(context.db(), List.of(kept)).getOrDefault(kept, List.of()).stream()
            .filter(name -> !views.contains(name) && !ToolkitTables.isOne(name))
            .toList();
    if (!left.isEmpty()) {
      throw new ToolkitException(
          "more_than_kept",
          "Schema `"
              + kept
              + "` got `"
              + left.get(0)
              + "` meanwhile. Move or drop it, and run the command again.");
    }
    context.ddl().execute(table(), SwapStatements.drop(kept));
    return 0;
  }
}
