package io.github.djtoolkit.ops.internal.integrity;

import io.github.djtoolkit.model.external.ExternalColumn;
import io.github.djtoolkit.model.result.IntegrityResult.Unresolved;
import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.store.StoreSpec;
import io.github.djtoolkit.ops.internal.integrity.StoreFindings.Broken;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the database tells of one store, each answer by a connection of its own. Thread-safe. */
final class StoreRows {

  private final SqlSessions sessions;
  private final SchemaSnapshot schema;
  private final StoreUse use;
  private final StoreFindings findings;
  private final ReferredValues referred = new ReferredValues();
  private final Map<ExternalColumn, Long> distinct = new ConcurrentHashMap<>();

  /**
   * @param sessions where connections come from
   * @param schema the schema
   * @param use what refers to the store
   * @param findings is told of values that lead to no object
   */
  StoreRows(SqlSessions sessions, SchemaSnapshot schema, StoreUse use, StoreFindings findings) {
    this.sessions = sessions;
    this.schema = schema;
    this.use = use;
    this.findings = findings;
  }

  /**
   * Reads the references.
   *
   * @param spec the store, where it is configured
   * @param origin schema that wrote the legacy objects
   * @param consumer is told each share, which it has to go through
   */
  void read(Optional<StoreSpec> spec, String origin, Consumer<ReferenceShare> consumer) {
    try (SqlSession session = sessions.open()) {
      new ReferenceReader(session.db(), spec, origin, findings, referred).read(use, consumer);
    }
  }

  /** Counts the values of columns of hashes, for {@link #unresolved}. */
  void countValues() {
    try (SqlSession session = sessions.open()) {
      distinct.putAll(new UnresolvedValues(session.db(), schema).distinct(use));
    }
  }

  /**
   * The values that do not tell where their object is, once all was read and counted. A column that
   * has as many different values as it refers to tracking rows has none.
   */
  List<Unresolved> unresolved() {
    List<ExternalColumn> dangling =
        use.tracked().stream()
            .flatMap(tracked -> tracked.columns().stream())
            .filter(column -> distinct.getOrDefault(column, 0L) != referred.of(column).sum())
            .toList();
    Map<StoreUse.Values, Long> withoutPath = findings.valuesWithoutPath();
    if (dangling.isEmpty() && use.untracked().isEmpty() && withoutPath.isEmpty()) {
      return List.of();
    }
    try (SqlSession session = sessions.open()) {
      return new UnresolvedValues(session.db(), schema).of(use, dangling, withoutPath);
    }
  }

  /** The rows that refer to what is missing or damaged. */
  RowLookup lookUp() {
    List<Reference> broken =
        Stream.concat(findings.missing().stream(), findings.damaged().stream())
            .map(Broken::reference)
            .toList();
    RowLookup rows = new RowLookup(schema, use);
    if (!broken.isEmpty()) {
      try (SqlSession session = sessions.open()) {
        rows.find(broken, session.db());
      }
    }
    return rows;
  }
}
