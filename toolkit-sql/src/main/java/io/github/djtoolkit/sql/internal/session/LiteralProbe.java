package io.github.djtoolkit.sql.internal.session;

import io.github.djtoolkit.model.ToolkitException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/**
 * Proves that a text reaches the server as it was given and comes back so: with quotes,
 * backslashes, what drivers take for escapes or parameters, and characters beyond every single-byte
 * set.
 */
public final class LiteralProbe {

  private static final String TEXT = "\\' \" ` {fn now()} ? :x %s \\n \u00e9 \u4e2d \uD83D\uDE00";

  private LiteralProbe() {}

  /**
   * Sends the text and compares.
   *
   * @param db the connection to try
   * @throws ToolkitException with code {@code session_setup} if it does not stay whole
   */
  public static void check(DSLContext db) {
    Field<String> text = DSL.inline(TEXT);
    Record2<String, String> seen =
        db.select(text, DSL.field("hex(convert({0} using utf8mb4))", String.class, text))
            .fetchSingle();
    String bytes = HexFormat.of().withUpperCase().formatHex(TEXT.getBytes(StandardCharsets.UTF_8));
    if (!TEXT.equals(seen.value1()) || !bytes.equals(seen.value2())) {
      throw new ToolkitException(
          "session_setup",
          "The connections of this DataSource change text on its way to the server or back, so no comment or value would be"
              + " safe. Let them speak utf8mb4 (Connector/J: characterEncoding=UTF-8, or leave it out) and put nothing between"
              + " that rewrites statements.");
    }
  }
}
