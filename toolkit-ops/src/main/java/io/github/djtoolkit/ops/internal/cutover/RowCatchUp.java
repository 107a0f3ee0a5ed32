package io.github.djtoolkit.ops.internal.cutover;

import static java.util.Objects.requireNonNull;

import io.github.djtoolkit.model.result.CompareResult.Discrepancy;
import io.github.djtoolkit.model.result.CompareResult.TableResult;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.ops.internal.compare.ComparisonPlan;
import io.github.djtoolkit.ops.internal.compare.ComparisonPlanner;
import io.github.djtoolkit.ops.internal.compare.ComparisonRun;
import io.github.djtoolkit.ops.internal.copy.CatchUpTables;
import io.github.djtoolkit.ops.internal.rows.RowWork;
import io.github.djtoolkit.ops.internal.server.ServerVersion;
import io.github.djtoolkit.ops.internal.swap.SwapTables;
import io.github.djtoolkit.ops.plan.ProgressListener;
import io.github.djtoolkit.sql.compare.EqualityRules;
import io.github.djtoolkit.sql.compare.Tolerance;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.swap.OutsideKey;
import io.github.djtoolkit.sql.swap.SwapReader;
import io.github.djtoolkit.sql.template.TableAlias;
import io.github.djtoolkit.storage.ObjectStores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Compares rows as compare_query_results does, without tolerance, and brings them over as
 * copy_table_data does: migrated columns count by what they refer to, and are converted. Columns
 * and tables that the parallel schema has alone make no difference; whatever of production cannot
 * be compared does. Thread-safe.
 */
public final class RowCatchUp implements CatchUp {

  private final ObjectStores stores;
  private final ProgressListener listener;

  /**
   * @param stores where external objects are
   * @param listener is told of warnings
   */
  public RowCatchUp(ObjectStores stores, ProgressListener listener) {
    this.stores = stores;
    this.listener = listener;
  }

  @Override
  public Planned plan(DSLContext db, SchemaMapping mapping) {
    Map<String, SchemaSnapshot> schemas = read(db, mapping);
    List<ComparisonPlan> comparisons = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    for (String production : mapping.sources()) {
      SchemaSnapshot parallel =
          requireNonNull(schemas.get(mapping.destination(production).orElseThrow()));
      ComparisonPlan comparison =
          ComparisonPlanner.schemas(requireNonNull(schemas.get(production)), parallel);
      comparisons.add(comparison);
      comparison.definitions().stream()
          .filter(d -> d.prod().isPresent())
          .map(d -> obstacle(production, parallel.name(), d))
          .forEach(obstacles::add);
    }
    Set<String> own = new HashSet<>(mapping.destinations());
    List<OutsideKey> outside =
        new SwapReader(db)
            .keysInto(own).stream().filter(k -> !own.contains(k.child().schema())).toList();
    CatchUpTables tables =
        CatchUpTables.plan(
            db,
            stores,
            listener,
            mapping,
            schemas,
            outside.stream().map(k -> k.key().target()).collect(Collectors.toSet()));
    EqualityRules rules = EqualityRules.of(Tolerance.absolute(0), ServerVersion.read(db).text());
    return new OfRows(
        mapping, schemas, ComparisonPlan.all(comparisons), rules, tables, outside, obstacles);
  }

  private static Map<String, SchemaSnapshot> read(DSLContext db, SchemaMapping mapping) {
    List<String> names = new ArrayList<>(mapping.sources());
    names.addAll(mapping.destinations());
    Map<String, SchemaSnapshot> schemas = new LinkedHashMap<>();
    new SchemaReader(db).readAll(names).forEach(s -> schemas.put(s.name(), s));
    return schemas;
  }

  private static String obstacle(String production, String parallel, Discrepancy found) {
    return "`%s`.`%s`%s cannot be compared: it has %s, and `%s` has %s"
        .formatted(
            production,
            found.table(),
            found.column().map(c -> ".`" + c + "`").orElse(""),
            found.prod().orElseThrow(),
            parallel,
            found.test().orElse("nothing"));
  }

  private record OfRows(
      SchemaMapping mapping,
      Map<String, SchemaSnapshot> schemas,
      ComparisonPlan comparison,
      EqualityRules rules,
      CatchUpTables copies,
      List<OutsideKey> outside,
      List<String> obstacles)
      implements Planned {

    @Override
    public Set<TableName> tables() {
      return new LinkedHashSet<>(comparison.names());
    }

    @Override
    public Set<TableAlias> aliases() {
      Set<TableAlias> aliases = new HashSet<>(comparison.aliases(rules));
      aliases.addAll(copies.aliases());
      return aliases;
    }

    @Override
    public boolean isCurrent(DSLContext now) {
      return withoutViews(read(now, mapping)).equals(withoutViews(schemas));
    }

    /** Views cannot be read under LOCK TABLES. */
    private static List<?> withoutViews(Map<String, SchemaSnapshot> schemas) {
      return schemas.values().stream().map(SchemaSnapshot::tables).toList();
    }

    @Override
    public List<TableDifferences> differences(RowWork work, Set<TableName> tables) {
      ComparisonPlan wanted = comparison.of(tables);
      List<TableName> names = wanted.names();
      List<TableResult> results =
          new ComparisonRun(work).run(wanted, rules, Optional.empty(), 0).tables();
      List<TableDifferences> differences = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        TableName name = names.get(i);
        TableResult found = results.get(i);
        if (!found.match()) {
          differences.add(
              new TableDifferences(
                  name,
                  mapping.map(name).schema(),
                  found.missing(),
                  found.extra(),
                  found.different()));
        }
      }
      return differences;
    }

    @Override
    public Set<TableName> written(Collection<TableName> tables) {
      return copies.written(tables);
    }

    @Override
    public long bringOver(RowWork work, Set<TableName> tables, boolean replacing) {
      if (replacing) {
        SchemaMapping production = mapping.inverse();
        Set<TableName> written = written(tables);
        outside.stream()
            .filter(k -> written.contains(k.key().target()))
            .map(k -> k.into(production.map(k.key().target())))
            .forEach(k -> SwapTables.refuseOrphans(work.db(), k));
      }
      return copies.run(work, tables, replacing);
    }
  }
}
