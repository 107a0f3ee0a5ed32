package io.github.djtoolkit.cli.demo;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.definition.ColumnDefinition;
import io.github.djtoolkit.sql.definition.DefinitionReader;
import io.github.djtoolkit.sql.read.RowReader;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the demonstration shows of one table: its columns as the server defines them, and its first
 * row.
 */
final class Exhibit {

  private final SqlSessions sessions;
  private final TableName table;

  Exhibit(SqlSessions sessions, TableName table) {
    this.sessions = sessions;
    this.table = table;
  }

  List<String> columns() {
    try (SqlSession session = sessions.open()) {
      return new DefinitionReader(session.db())
          .read(table).columns().values().stream().map(ColumnDefinition::text).toList();
    }
  }

  List<String> firstRow(List<String> columns) {
    try (SqlSession session = sessions.open()) {
      SchemaSnapshot schema = new SchemaReader(session.db()).read(table.schema());
      Table found = schema.table(table.table()).orElseThrow();
      return new RowReader(session.db())
          .first(found, 1).stream().flatMap(row -> lines(row, columns)).toList();
    }
  }

  private static Stream<String> lines(Map<String, Optional<String>> row, List<String> columns) {
    return columns.stream()
        .filter(row::containsKey)
        .map(column -> column + " = " + row.getOrDefault(column, Optional.empty()).orElse("NULL"));
  }
}
