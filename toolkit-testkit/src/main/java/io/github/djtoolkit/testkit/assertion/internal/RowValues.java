package io.github.djtoolkit.testkit.assertion.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a row as the server sent them.
 *
 * @param values by column; NULL is empty
 */
record RowValues(Map<String, Optional<byte[]>> values) {

  static RowValues read(ResultSet row, List<String> names) throws SQLException {
    Map<String, Optional<byte[]>> values = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), Optional.ofNullable(row.getBytes(i + 1)));
    }
    return new RowValues(values);
  }

  /**
   * Values one after another, each behind its length, NULL behind -1, so that no two lists have the
   * same bytes.
   */
  byte[] join(List<String> names) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (String name : names) {
      Optional<byte[]> value = values.getOrDefault(name, Optional.empty());
      joined.writeBytes(ByteBuffer.allocate(4).putInt(value.map(v -> v.length).orElse(-1)).array());
      value.ifPresent(joined::writeBytes);
    }
    return joined.toByteArray();
  }
}
