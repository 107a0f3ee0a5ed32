package io.github.djtoolkit.ops.internal.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SHOW GRANTS says of the user, active roles included.
 *
 * @param grants the grants on everything or on whole schemas
 */
record Grants(List<Grant> grants) {

  private static final Pattern LINE =
      Pattern.compile("GRANT (.+) ON (\\*|`(?:[^`]|``)+`|\"[^\"]+\")\\.\\* TO .*");

  private static final String EVERYTHING = ".*";

  Grants {
    grants = List.copyOf(grants);
  }

  /**
   * One line.
   *
   * @param privileges names in upper case
   * @param schemas pattern of the schemas
   */
  record Grant(Set<String> privileges, Pattern schemas) {}

  /** Reads the lines; those about single tables, columns, routines and roles do not count. */
  static Grants parse(Collection<String> lines) {
    List<Grant> grants = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        Set<String> privileges = Set.of(matcher.group(1).toUpperCase(Locale.ROOT).split(", ?"));
        grants.add(new Grant(privileges, schemas(matcher.group(2))));
      }
    }
    return new Grants(grants);
  }

  boolean allow(String privilege, String schema) {
    return grants.stream()
        .filter(g -> g.schemas().matcher(schema).matches())
        .anyMatch(
            g -> g.privileges().contains("ALL PRIVILEGES") || g.privileges().contains(privilege));
  }

  /** Whether a privilege is granted on everything. */
  boolean allowEverywhere(String privilege) {
    return grants.stream()
        .filter(g -> g.schemas().pattern().equals(EVERYTHING))
        .anyMatch(
            g -> g.privileges().contains("ALL PRIVILEGES") || g.privileges().contains(privilege));
  }

  /**
   * In a grant's schema, {@code _} and {@code %} are wildcards unless a backslash stands before
   * them.
   */
  private static Pattern schemas(String name) {
    if (name.equals("*")) {
      return Pattern.compile(EVERYTHING, Pattern.DOTALL);
    }
    String pattern = name.substring(1, name.length() - 1).replace("``", "`");
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
      } else {
        regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
