package io.github.djtoolkit.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.model.store.Md5;
import io.github.djtoolkit.sql.read.RowReader;
import io.github.djtoolkit.sql.read.SchemaReader;
import io.github.djtoolkit.sql.session.SqlSession;
import io.github.djtoolkit.sql.session.SqlSessions;
import io.github.djtoolkit.storage.ObjectStores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows each JSON value of a migrated schema to its object, as 2.x does when it fetches: the
 * object must be there, with the size that the value says, and with the MD5 where it says one.
 */
final class ObjectCheck {

  private static final int ROWS = 1000;

  private final SqlSessions sessions;
  private final ObjectStores stores;
  private final ObjectMapper json = new ObjectMapper();

  ObjectCheck(SqlSessions sessions, ObjectStores stores) {
    this.sessions = sessions;
    this.stores = stores;
  }

  /**
   * What came of it.
   *
   * @param values values followed
   * @param broken those that did not lead to their object
   */
  record Outcome(int values, int broken) {}

  Outcome of(String schema) {
    List<JsonNode> values = new ArrayList<>();
    try (SqlSession session = sessions.open()) {
      RowReader rows = new RowReader(session.db());
      for (Table table : new SchemaReader(session.db()).read(schema).visibleTables()) {
        table.columns().stream()
            .filter(ObjectCheck::isInStore)
            .forEach(
                column ->
                    rows.first(table, ROWS).stream()
                        .flatMap(row -> row.getOrDefault(column.name(), Optional.empty()).stream())
                        .map(this::parse)
                        .forEach(values::add));
      }
    }
    return new Outcome(values.size(), (int) values.stream().filter(v -> !isWhole(v)).count());
  }

  private static boolean isInStore(Column column) {
    return column.type().base().equals("json")
        && column
            .parsedComment()
            .label()
            .filter(label -> label instanceof TypeLabel.Codec codec && codec.store().isPresent())
            .isPresent();
  }

  private boolean isWhole(JsonNode value) {
    MessageDigest md5 = md5();
    long size = 0;
    try (InputStream object =
        stores.get(value.path("store").asText()).open(value.path("path").asText())) {
      byte[] buffer = new byte[8192];
      for (int read = object.read(buffer); read >= 0; read = object.read(buffer)) {
        md5.update(buffer, 0, read);
        size += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean hashed = value.has("schema");
    return size == value.path("size").asLong()
        && (!hashed || Md5.of(md5.digest()).base32().equals(value.path("hash").asText()));
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
