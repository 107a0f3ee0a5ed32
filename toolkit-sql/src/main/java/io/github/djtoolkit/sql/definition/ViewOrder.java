package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.schema.TableName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders views so that each comes after those that it reads. For one thread. */
public final class ViewOrder {

  private final Map<TableName, ViewDefinition> views = new LinkedHashMap<>();
  private final Set<ViewDefinition> sorted = new LinkedHashSet<>();

  private ViewOrder(List<ViewDefinition> views) {
    views.forEach(v -> this.views.put(v.view(), v));
  }

  /**
   * Orders views.
   *
   * @param views the views
   * @return the same views, in an order in which they can be created
   */
  public static List<ViewDefinition> sorted(List<ViewDefinition> views) {
    ViewOrder order = new ViewOrder(views);
    views.forEach(v -> order.visit(v, new LinkedHashSet<>()));
    return List.copyOf(order.sorted);
  }

  private void visit(ViewDefinition view, Set<TableName> above) {
    if (sorted.contains(view) || !above.add(view.view())) {
      return;
    }
    for (TableName mentioned : view.mentions()) {
      ViewDefinition other = views.get(mentioned);
      if (other != null) {
        visit(other, above);
      }
    }
    sorted.add(view);
  }
}
