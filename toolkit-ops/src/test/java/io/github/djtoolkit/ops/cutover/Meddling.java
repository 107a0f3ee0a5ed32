package io.github.djtoolkit.ops.cutover;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.cutover.CatchUp;
import io.github.djtoolkit.ops.internal.cutover.TableDifferences;
import io.github.djtoolkit.ops.internal.rows.RowWork;
import io.github.djtoolkit.sql.template.TableAlias;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * A catch-up during which somebody writes: things that happen after both sides were compared and
 * before the tables are locked, one after each comparison.
 */
final class Meddling implements CatchUp {

  private final CatchUp real;
  private final List<Runnable> left;

  Meddling(CatchUp real, Runnable... afterComparisons) {
    this.real = real;
    this.left = new ArrayList<>(List.of(afterComparisons));
  }

  @Override
  public Planned plan(DSLContext db, SchemaMapping mapping) {
    Planned planned = real.plan(db, mapping);
    return new Planned() {
      @Override
      public List<String> obstacles() {
        return planned.obstacles();
      }

      @Override
      public Set<TableName> tables() {
        return planned.tables();
      }

      @Override
      public Set<TableAlias> aliases() {
        return planned.aliases();
      }

      @Override
      public boolean isCurrent(DSLContext now) {
        return planned.isCurrent(now);
      }

      @Override
      public List<TableDifferences> differences(RowWork work, Set<TableName> tables) {
        List<TableDifferences> found = planned.differences(work, tables);
        if (!work.locked() && !left.isEmpty()) {
          left.remove(0).run();
        }
        return found;
      }

      @Override
      public Set<TableName> written(Collection<TableName> tables) {
        return planned.written(tables);
      }

      @Override
      public long bringOver(RowWork work, Set<TableName> tables, boolean replacing) {
        return planned.bringOver(work, tables, replacing);
      }
    };
  }
}
