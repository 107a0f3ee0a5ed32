package io.github.djtoolkit.ops.internal.swap;

import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.plan.Step;
import io.github.djtoolkit.ops.plan.StepContext;
import io.github.djtoolkit.sql.stored.StoredReader;
import io.github.djtoolkit.sql.stored.StoredView;
import io.github.djtoolkit.sql.swap.SchemaSwap;
import io.github.djtoolkit.sql.swap.SwapFacts;
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
    return facts.views().get(0).name();
  }

  @Override
  public String reason() {
    return "Views name schemas in their text and do not follow their tables.";
  }

  @Override
  public List<Query> statements() {
    return Stream.concat(
            wanted().stream().map(StoredView::create), obsolete().stream().map(StoredView::drop))
        .toList();
  }

  @Override
  public boolean isDone(StepContext context) {
    Set<String> schemas = new TreeSet<>();
    for (SchemaSwap swap : facts.schemas()) {
      schemas.addAll(List.of(swap.production(), swap.incoming(), swap.kept()));
    }
    Set<StoredView> now = new HashSet<>(new StoredReader(context.db()).views(schemas));
    return now.containsAll(wanted()) && obsolete().stream().noneMatch(now::contains);
  }

  @Override
  public long run(StepContext context) {
    wanted().forEach(view -> view.createIn(context.db()));
    obsolete().forEach(view -> context.ddl().execute(view.name(), view.drop()));
    return 0;
  }

  private List<StoredView> wanted() {
    return facts.views().stream().map(v -> v.redirected(facts.names())).toList();
  }

  private List<StoredView> obsolete() {
    Set<String> incoming =
        new HashSet<>(facts.schemas().stream().map(SchemaSwap::incoming).toList());
    return facts.views().stream().filter(v -> incoming.contains(v.name().schema())).toList();
  }
}
