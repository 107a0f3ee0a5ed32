package io.github.djtoolkit.ops.internal.verify;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.column.ColumnLabel;
import io.github.djtoolkit.ops.internal.lineage.RecordedLineage;
import io.github.djtoolkit.sql.verify.StoreValueCounts;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the checks of one verification look at.
 *
 * @param schema the schema
 * @param serverVersion the server's version as it gives it
 * @param stores names of the configured stores; empty where they are not known
 * @param labels findings about the columns' labels
 * @param externals external columns, in whatever stage
 * @param values what the JSON values of each table look like
 * @param lineage the recorded lineage
 */
public record Facts(
    SchemaSnapshot schema,
    String serverVersion,
    Set<String> stores,
    List<ColumnLabel> labels,
    List<ExternalColumn> externals,
    Map<TableName, List<StoreValueCounts>> values,
    RecordedLineage lineage) {

  /**
   * Copies the collections.
   *
   * @param schema the schema
   * @param serverVersion the server's version as it gives it
   * @param stores names of the configured stores; empty where they are not known
   * @param labels findings about the columns' labels
   * @param externals external columns, in whatever stage
   * @param values what the JSON values of each table look like
   * @param lineage the recorded lineage
   */
  public Facts {
    stores = Set.copyOf(stores);
    labels = List.copyOf(labels);
    externals = List.copyOf(externals);
    values = Map.copyOf(values);
  }
}
