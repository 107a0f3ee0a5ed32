package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.definition.DefinitionWriter;
import io.github.djtoolkit.sql.definition.ViewDefinition;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
import io.github.djtoolkit.sql.swap.SwapReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.Query;

/**
 * Creates the views of a swap again under the new names of their schemas. Views cannot be created
 * under LOCK TABLES, so they come after the tables; meanwhile those of production read the tables
 * that came, since a view knows its tables by name.
 *
 * @param facts the swap
 */
public record SwapViews(SwapFacts facts) implements Step {

  @Override
  public String action() {
    return "views";
  }

  @Override
  public TableName table() {
    return facts.views().get(0).view();
  }

  @Override
  public String reason() {
    return "Views name schemas in their text and do not follow their tables.";
  }

  @Override
  public List<Query> statements() {
    return Stream.concat(
            facts.wantedViews().stream().map(ViewDefinition::createOrReplace),
            obsolete().stream().map(ViewDefinition::drop))
        .toList();
  }

  @Override
  public boolean isDone(StepContext context) {
    Set<String> schemas = new TreeSet<>();
    for (SchemaSwap swap : facts.schemas()) {
      schemas.addAll(List.of(swap.production(), swap.incoming(), swap.kept()));
    }
    Set<ViewDefinition> now = new HashSet<>(new SwapReader(context.db()).views(schemas));
    return now.containsAll(facts.wantedViews())
        && obsolete().stream().noneMatch(v -> SchemaReader.hasTable(context.db(), v.view()));
  }

  @Override
  public long run(StepContext context) {
    DefinitionWriter writer = new DefinitionWriter(context.db());
    facts.wantedViews().forEach(writer::createOrReplace);
    obsolete().forEach(view -> context.ddl().execute(view.view(), view.drop()));
    return 0;
  }

  private List<ViewDefinition> obsolete() {
    Set<String> incoming =
        new HashSet<>(facts.schemas().stream().map(SchemaSwap::incoming).toList());
    return facts.views().stream().filter(v -> incoming.contains(v.view().schema())).toList();
  }
}
