package io.github.djtoolkit.ops.internal.server;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.sql.server.ServerStatements;
import java.util.Locale;
import org.jooq.DSLContext;

/**
 * The version of a server, in its own words.
 *
 * @param text what the server says, such as {@code 8.0.33} or {@code 10.11.6-MariaDB}
 */
public record ServerVersion(String text) {

  /**
   * Asks a server.
   *
   * @param db connection to ask by
   * @return its version
   */
  public static ServerVersion read(DSLContext db) {
    return new ServerVersion(db.fetchValue(ServerStatements.version()));
  }

  /**
   * Whether it is another server that speaks MySQL's protocol.
   *
   * @return true for MariaDB
   */
  public boolean isOtherProduct() {
    return text.toLowerCase(Locale.ROOT).contains("mariadb");
  }

  /**
   * Whether 2.x can work with it, and what the toolkit changes is done as promised: MySQL 8.0 or
   * newer.
   *
   * @return false also where the text is no version
   */
  public boolean isSupported() {
    return !isOtherProduct() && text.matches("([89]|[1-9]\\d+)\\..*");
  }

  /**
   * Refuses to change anything on a server that 2.x cannot work with.
   *
   * @throws ToolkitException with code {@code server_too_old}
   */
  public void requireSupported() {
    if (!isSupported()) {
      throw new ToolkitException(
          "server_too_old",
          "The server is "
              + text
              + ", and DataJoint 2.x needs MySQL 8.0 or newer. Move the schemas to such a server first; the analyzing"
              + " commands work here too.");
    }
  }
}
