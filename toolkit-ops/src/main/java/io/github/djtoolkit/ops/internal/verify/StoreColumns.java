package io.github.djtoolkit.ops.internal.verify;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.verify.StoreColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the JSON columns whose values refer to stores. Pure and stateless. */
public final class StoreColumns {

  private StoreColumns() {}

  /**
   * The columns of a table.
   *
   * @param external the external columns of the table's schema
   * @param table the table
   * @return its JSON columns with a codec that names a store, in order
   */
  public static List<StoreColumn> of(List<ExternalColumn> external, Table table) {
    Map<String, ExternalColumn> externals =
        external.stream()
            .filter(e -> e.table().equals(table.name()))
            .collect(Collectors.toMap(ExternalColumn::jsonName, e -> e, (a, b) -> a));
    return table.columns().stream()
        .filter(c -> c.type().isJson() && !c.isHidden())
        .flatMap(
            c ->
                c
                    .parsedComment()
                    .label()
                    .filter(l -> l instanceof TypeLabel.Codec codec && codec.store().isPresent())
                    .map(
                        l ->
                            new StoreColumn(
                                c.name(),
                                (TypeLabel.Codec) l,
                                Optional.ofNullable(externals.get(c.name()))
                                    .map(ExternalColumn::legacyName)))
                    .stream())
        .toList();
  }
}
