package io.github.djtoolkit.ops.internal.cutover;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.rows.RowWork;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Compares parallel schemas with production, and brings them to its state: first while others
 * write, and then, for the tables that were written to meanwhile, under the lock of all tables.
 */
public interface CatchUp {

  /**
   * Reads the definitions of both sides and plans for them.
   *
   * @param db where to read; used by what is returned
   * @param mapping parallel by production
   * @return the plan
   */
  Planned plan(DSLContext db, SchemaMapping mapping);

  /**
   * What leaves both sides as they are and finds them alike.
   *
   * @return a catch-up that does nothing
   */
  static CatchUp nothing() {
    return (db, mapping) -> Planned.NOTHING;
  }

  /** A catch-up of schemas that were read. Tables are named by their names in production. */
  interface Planned {

    /** Nothing is compared and nothing brought over. */
    Planned NOTHING =
        new Planned() {
          @Override
          public List<String> obstacles() {
            return List.of();
          }

          @Override
          public Set<TableName> tables() {
            return Set.of();
          }

          @Override
          public Set<TableAlias> aliases() {
            return Set.of();
          }

          @Override
          public boolean isCurrent(DSLContext now) {
            return true;
          }

          @Override
          public List<TableDifferences> differences(RowWork work, Set<TableName> tables) {
            return List.of();
          }

          @Override
          public Set<TableName> written(Collection<TableName> tables) {
            return Set.of();
          }

          @Override
          public long bringOver(RowWork work, Set<TableName> tables, boolean replacing) {
            return 0;
          }
        };

    /**
     * What of production cannot be compared.
     *
     * @return one sentence for each; empty where everything can
     */
    List<String> obstacles();

    /**
     * The tables that are compared.
     *
     * @return their names in production
     */
    Set<TableName> tables();

    /**
     * The names, other than their own, under which tables are read.
     *
     * @return the aliases, for LOCK TABLES
     */
    Set<TableAlias> aliases();

    /**
     * Whether the definitions are as they were when this was planned.
     *
     * @param now where to look
     * @return false if a table was changed
     */
    boolean isCurrent(DSLContext now);

    /**
     * Compares.
     *
     * @param work what it is done with
     * @param tables which tables
     * @return those that differ
     */
    List<TableDifferences> differences(RowWork work, Set<TableName> tables);

    /**
     * The parallel tables to which rows would be brought over.
     *
     * @param tables which tables
     * @return their names in the parallel schemas
     */
    Set<TableName> written(Collection<TableName> tables);

    /**
     * Brings the parallel tables to the state of production.
     *
     * @param work what it is done with
     * @param tables which tables
     * @param replacing whether their rows may be changed and deleted; else rows are added alone
     * @return rows that were written or deleted
     */
    long bringOver(RowWork work, Set<TableName> tables, boolean replacing);
  }
}
