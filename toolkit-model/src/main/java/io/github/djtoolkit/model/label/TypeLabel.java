package io.github.djtoolkit.model.label;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The label at the start of a column comment, between two colons. DataJoint 0.14 and 2.x share the
 * form {@code :TYPE:} and differ in the words; {@link #parse} reads both.
 */
public sealed interface TypeLabel {

  /** {@return the label without its colons} */
  String body();

  /**
   * A core type of 2.x, such as {@code int32}; shown, not decoded.
   *
   * @param type name of the type
   */
  record Core(String type) implements TypeLabel {
    @Override
    public String body() {
      return type;
    }
  }

  /** {@code uuid}: the same label in 0.14 and in 2.x. */
  record Uuid() implements TypeLabel {
    @Override
    public String body() {
      return "uuid";
    }
  }

  /**
   * A codec of 2.x, {@code <name>} or {@code <name@store>}; {@code <name>} is also an adapted type
   * of 0.14.
   *
   * @param name name of the codec
   * @param store name of the store; empty for a value in the table, and for an adapted type of 0.14
   */
  record Codec(String name, Optional<String> store) implements TypeLabel {
    @Override
    public String body() {
      return "<" + name + store.map(s -> "@" + s).orElse("") + ">";
    }

    /**
     * {@return whether 2.x itself brings the codec; any other is an adapted type or a user's codec}
     */
    public boolean isBuiltIn() {
      return switch (name) {
        case "blob", "attach", "filepath", "hash", "object", "npy", "schema" -> true;
        default -> false;
      };
    }
  }

  /**
   * A special type of 0.14: {@code blob@store}, {@code attach@store}, {@code filepath@store}, or
   * {@code attach} in the table. 2.x reads such a column as raw bytes.
   *
   * @param kind {@code blob}, {@code attach} or {@code filepath}
   * @param store name of the store; empty for an attachment in the table
   */
  record Legacy(String kind, Optional<String> store) implements TypeLabel {
    @Override
    public String body() {
      return kind + store.map(s -> "@" + s).orElse("");
    }
  }

  /**
   * Something else between colons, such as {@code external} from before 0.12.
   *
   * @param body the words
   */
  record Unknown(String body) implements TypeLabel {}

  /**
   * Reads a label's body; anything that neither version writes is {@link Unknown}.
   *
   * @param body the label without its colons
   * @return the label
   */
  static TypeLabel parse(String body) {
    Matcher codec = Grammar.CODEC.matcher(body);
    if (codec.matches()) {
      return new Codec(codec.group(1), Optional.ofNullable(codec.group(2)));
    }
    Matcher legacy = Grammar.LEGACY.matcher(body);
    if (legacy.matches()) {
      return new Legacy(
          Optional.ofNullable(legacy.group("kind")).orElse("attach").toLowerCase(Locale.ROOT),
          Optional.ofNullable(legacy.group("store")));
    }
    if (body.equalsIgnoreCase("uuid")) {
      return new Uuid();
    }
    return Grammar.CORE.matcher(body).matches() ? new Core(body) : new Unknown(body);
  }

  /** The words that labels are made of. */
  final class Grammar {
    private static final Pattern CODEC = Pattern.compile("<([A-Za-z_][-\\w]*)(?:@([-\\w]*))?>");
    private static final Pattern LEGACY =
        Pattern.compile("(?i)(?:(?<kind>blob|attach|filepath)@(?<store>[a-z][-\\w]*))|attach");
    private static final Pattern CORE =
        Pattern.compile(
            "u?int(?:8|16|24|32|64)|float(?:32|64)|bool|json|bytes|date|datetime(?:\\(\\d\\))?"
                + "|(?:var)?char\\(\\d+\\)|decimal\\(\\d+,\\s*\\d+\\)|enum\\(.*\\)");

    private Grammar() {}
  }
}
