package io.github.djtoolkit.ops.internal.rows;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.jooq.Result;

/** Primary keys for people. */
public final class Keys {

  /** How many keys a message names. */
  public static final int EXAMPLES = 5;

  private Keys() {}

  /**
   * The keys as {@code [{id=1}, {id=2}]}; bytes in hexadecimal.
   *
   * @param keys one key a row
   * @return the text
   */
  public static String print(Result<? extends Record> keys) {
    List<String> all = keys.stream().map(Keys::print).toList();
    return all.toString();
  }

  private static String print(Record key) {
    return values(key, 0).toString();
  }

  /**
   * The values of a row as text, bytes in hexadecimal.
   *
   * @param row the row
   * @param first index of the first field to take
   * @return value by name of the field, in order
   */
  public static Map<String, String> values(Record row, int first) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = first; i < row.size(); i++) {
      Object value = row.get(i);
      values.put(
          row.field(i).getName(),
          value instanceof byte[] bytes
              ? "0x" + HexFormat.of().formatHex(bytes)
              : String.valueOf(value));
    }
    return values;
  }
}
