package io.github.djtoolkit.model.external;

import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.ForeignKey;
import io.github.djtoolkit.model.schema.TableName;
import java.util.Optional;

/**
 * An external column of a 0.14 pipeline.
 *
 * @param table its table
 * @param column its name before the migration, which is also its name after it
 * @param kind what it holds
 * @param label the label that 2.x reads, {@code <blob@store>} and so on; its store is the one that
 *     new values go to, which is another than {@code store} once the values were moved
 * @param text text of the comment behind the label
 * @param store name of the store in 0.14, which the tracking table has in its name
 * @param tracking the tracking table, under its present name; empty where neither a foreign key nor
 *     a table tells
 * @param foreignKey the foreign key to the tracking table; empty once it is dropped
 * @param nullable whether the legacy column was declared nullable
 * @param stage how far it is converted
 */
public record ExternalColumn(
    TableName table,
    String column,
    ExternalKind kind,
    TypeLabel.Codec label,
    String text,
    String store,
    Optional<TableName> tracking,
    Optional<ForeignKey> foreignKey,
    boolean nullable,
    ExternalStage stage) {

  /** Suffix of the JSON column until it takes the name. */
  public static final String NEW_SUFFIX = "_v2";

  /** Suffix of the legacy column after it gave the name away. */
  public static final String OLD_SUFFIX = "_v1";

  /** {@return the present name of the column with the 16-byte hashes} */
  public String legacyName() {
    return switch (stage) {
      case LEGACY, CONVERTED -> column;
      case RENAMING, FINALIZED -> column + OLD_SUFFIX;
    };
  }

  /**
   * {@return the present name of the JSON column; in stage {@link ExternalStage#LEGACY} the name
   * that it will get}
   */
  public String jsonName() {
    return stage == ExternalStage.FINALIZED ? column : column + NEW_SUFFIX;
  }

  /**
   * {@return the same column at another stage}
   *
   * @param newStage the stage
   */
  public ExternalColumn at(ExternalStage newStage) {
    return new ExternalColumn(
        table, column, kind, label, text, store, tracking, foreignKey, nullable, newStage);
  }

  /**
   * {@return the same column with a label that names a store}
   *
   * @param newStore name of the store
   */
  public ExternalColumn labelledFor(String newStore) {
    return new ExternalColumn(
        table,
        column,
        kind,
        new TypeLabel.Codec(label.name(), Optional.of(newStore)),
        text,
        store,
        tracking,
        foreignKey,
        nullable,
        stage);
  }

  /**
   * {@return the same column, tracked by a table of another name}
   *
   * @param newTracking the table that tracks it
   */
  public ExternalColumn trackedBy(TableName newTracking) {
    return new ExternalColumn(
        table,
        column,
        kind,
        label,
        text,
        store,
        Optional.of(newTracking),
        foreignKey,
        nullable,
        stage);
  }
}
