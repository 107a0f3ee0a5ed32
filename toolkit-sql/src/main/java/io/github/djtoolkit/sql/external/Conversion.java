package io.github.djtoolkit.sql.external;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.external.ExternalKind;
import io.github.djtoolkit.model.external.ExternalStage;
import io.github.djtoolkit.model.schema.TableName;
import java.util.List;
import java.util.Optional;

/**
 * How one external column is converted.
 *
 * @param column the column
 * @param store name of the store in 2.x, which is another than in 0.14 where that is reserved
 * @param forms what the column really holds; several where only the tracking row of each object
 *     tells
 * @param found table in which objects from 0.11 were looked up, see {@link FoundObjects}; empty
 *     where that was not done yet
 */
public record Conversion(
    ExternalColumn column, String store, List<ObjectForm> forms, Optional<TableName> found) {

  /**
   * Copies the list.
   *
   * @param column the column
   * @param store name of the store in 2.x, which is another than in 0.14 where that is reserved
   * @param forms what the column really holds; several where only the tracking row of each object
   *     tells
   * @param found table in which objects from 0.11 were looked up, see {@link FoundObjects}; empty
   *     where that was not done yet
   */
  public Conversion {
    forms = List.copyOf(forms);
  }

  /**
   * The conversion of a column whose objects are all of one kind.
   *
   * @param column name of the column
   * @param kind the kind
   * @param schema name of the schema
   * @param place where the objects lie
   * @param moved whether some objects come from 0.11
   */
  public Conversion(
      ExternalColumn column, ExternalKind kind, String schema, ObjectPlace place, boolean moved) {
    this(
        column,
        column.store(),
        List.of(new ObjectForm(kind, schema, place, moved)),
        Optional.empty());
  }

  /**
   * {@return the same conversion of the same column, as the column is now}
   *
   * @param now the column at its present stage
   */
  public Conversion with(ExternalColumn now) {
    ExternalColumn labelled = now.stage() == ExternalStage.LEGACY ? now.labelledFor(store) : now;
    return new Conversion(labelled, store, forms, found);
  }

  /**
   * The same conversion with objects from 0.11 being looked up in a table.
   *
   * @param table name of the table, as MySQL has it
   * @return the same conversion
   */
  public Conversion lookingUpIn(TableName table) {
    return new Conversion(column, store, forms, Optional.of(table));
  }

  /**
   * What the column holds; {@link ExternalKind#ADAPTED} where that differs from row to row.
   *
   * @return the kind
   */
  public ExternalKind kind() {
    return forms.size() == 1 ? forms.get(0).kind() : ExternalKind.ADAPTED;
  }

  /**
   * Whether some objects are of a kind.
   *
   * @param kind the kind
   * @return true where it is so
   */
  public boolean has(ExternalKind kind) {
    return form(kind).isPresent();
  }

  /**
   * What the metadata will say of objects of a kind.
   *
   * @param kind the kind
   * @return the form, where there is one
   */
  public Optional<ObjectForm> form(ExternalKind kind) {
    return forms.stream().filter(f -> f.kind() == kind).findFirst();
  }

  /**
   * Whether some objects come from 0.11.
   *
   * @return true where it is so
   */
  public boolean moved() {
    return forms.stream().anyMatch(ObjectForm::moved);
  }
}
