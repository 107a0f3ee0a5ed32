package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.ToolkitException;
import java.util.Optional;
import java.util.Set;

/**
 * The statement of a view or a trigger, with the settings of the session that created it, which
 * decide what it means.
 *
 * @param sql the statement as SHOW CREATE prints it
 * @param sqlMode sql_mode; empty where none is kept, as for a view
 * @param client character_set_client
 * @param collation collation_connection
 */
public record StoredText(String sql, Optional<String> sqlMode, String client, String collation) {

  private static final String DEFINER = "DEFINER=";
  private static final Set<String> UNICODE = Set.of("utf8mb4", "utf8mb3", "utf8");

  /**
   * The same settings with another statement.
   *
   * @param newSql the statement
   * @return a copy
   */
  StoredText withSql(String newSql) {
    return new StoredText(newSql, sqlMode, client, collation);
  }

  /**
   * The account in whose name it works.
   *
   * @return user and host with {@code @} between them, without quotes; empty where none is named
   */
  public String definer() {
    int at = SqlText.indexOfKeyword(sql, DEFINER);
    if (at < 0) {
      return "";
    }
    int start = at + DEFINER.length();
    int middle = SqlText.endOfQuoted(sql, start);
    int end = SqlText.endOfQuoted(sql, middle + 1);
    return sql.substring(start + 1, middle - 1).replace("``", "`")
        + "@"
        + sql.substring(middle + 2, end - 1).replace("``", "`");
  }

  SchemaMentions mentions() {
    return new SchemaMentions(sql, sqlMode.orElse(""));
  }

  /** Refuses what this toolkit's sessions, which speak UTF-8, could not send again as it was. */
  void refuseUnreadable(String what) {
    boolean ascii = sql.chars().allMatch(c -> c < 0x80);
    if (!ascii && (!UNICODE.contains(client) || sql.indexOf('\ufffd') >= 0)) {
      throw new ToolkitException(
          "definition_unreadable",
          what
              + " was created by a session in the character set "
              + client
              + " and holds other letters than ASCII, so it cannot be repeated exactly. Create it anew by a session in utf8mb4,"
              + " then run again.");
    }
  }
}
