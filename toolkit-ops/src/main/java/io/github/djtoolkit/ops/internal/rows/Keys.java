package io.github.djtoolkit.ops.internal.rows;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;

/** Prints primary keys for messages. */
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
    Map<String, String> values = new LinkedHashMap<>();
    for (Field<?> field : key.fields()) {
      Object value = key.get(field);
      values.put(
          field.getName(),
          value instanceof byte[] bytes
              ? "0x" + HexFormat.of().formatHex(bytes)
              : String.valueOf(value));
    }
    return values.toString();
  }
}
