package io.github.djtoolkit.sql.stored;

import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.stored.SqlTokens.Kind;
import io.github.djtoolkit.sql.stored.SqlTokens.Token;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives schemas other names in the texts of views and triggers. A schema's name is a name before a
 * dot that has no dot before it; strings and comments stay as they are. Immutable.
 */
public final class SchemaNames {

  private final Map<String, String> names;

  private SchemaNames(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /**
   * Other names for schemas.
   *
   * @param names new name by present name; both ways at once is possible
   * @return the names
   */
  public static SchemaNames of(Map<String, String> names) {
    return new SchemaNames(names);
  }

  /**
   * The names of a copy.
   *
   * @param mapping destination by source
   * @return the names
   */
  public static SchemaNames of(SchemaMapping mapping) {
    Map<String, String> names = new LinkedHashMap<>();
    mapping.sources().forEach(s -> names.put(s, mapping.destination(s).orElseThrow()));
    return new SchemaNames(names);
  }

  /**
   * The new name of a schema.
   *
   * @param schema any schema
   * @return its new name, or its name where it keeps it
   */
  public String of(String schema) {
    return names.getOrDefault(schema, schema);
  }

  /**
   * The new name of a table.
   *
   * @param table any table
   * @return the table of the same name in the schema's new name
   */
  public TableName of(TableName table) {
    return new TableName(of(table.schema()), table.table());
  }

  /**
   * A text with the new names.
   *
   * @param sql a statement, or the part of one
   * @param mode the sql_mode under which it was written
   * @return the same text, other names aside
   */
  public String redirect(String sql, SqlMode mode) {
    StringBuilder redirected = new StringBuilder();
    int copied = 0;
    List<Token> tokens = SqlTokens.of(sql, mode);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (names.containsKey(token.text()) && isQualifier(tokens, i)) {
        char quote = sql.charAt(token.start());
        redirected
            .append(sql, copied, token.start())
            .append(written(of(token.text()), token.kind() == Kind.QUOTED ? quote : ' '));
        copied = token.end();
      }
    }
    return redirected.append(sql, copied, sql.length()).toString();
  }

  /**
   * Names of schemas that a text uses both before a dot and by themselves, so that an alias or a
   * table may be meant: such a text cannot be redirected safely.
   *
   * @param sql a statement, or the part of one
   * @param mode the sql_mode under which it was written
   * @return the names; empty where there is no doubt
   */
  public Set<String> ambiguous(String sql, SqlMode mode) {
    Set<String> qualifiers = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    List<Token> tokens = SqlTokens.of(sql, mode);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isName() && names.containsKey(token.text()) && !follows(tokens, i, '.')) {
        (isQualifier(tokens, i) ? qualifiers : others).add(token.text());
      }
    }
    qualifiers.retainAll(others);
    return qualifiers;
  }

  /**
   * The tables and views that a text names together with their schema, whatever the schema.
   *
   * @param sql a statement, or the part of one
   * @param mode the sql_mode under which it was written
   * @return everything that has the form of such a name
   */
  public static Set<TableName> named(String sql, SqlMode mode) {
    Set<TableName> found = new LinkedHashSet<>();
    List<Token> tokens = SqlTokens.of(sql, mode);
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (isQualifier(tokens, i) && tokens.get(i + 2).isName()) {
        found.add(new TableName(tokens.get(i).text(), tokens.get(i + 2).text()));
      }
    }
    return found;
  }

  /** As the former name was written, so that the way back leads to the same text. */
  private static String written(String name, char quote) {
    if (quote == ' ' && name.matches("[A-Za-z_][A-Za-z_0-9]*")) {
      return name;
    }
    String mark = quote == ' ' ? "`" : String.valueOf(quote);
    return mark + name.replace(mark, mark + mark) + mark;
  }

  private static boolean isQualifier(List<Token> tokens, int i) {
    return tokens.get(i).isName()
        && i + 1 < tokens.size()
        && tokens.get(i + 1).isSymbol('.')
        && !follows(tokens, i, '.')
        && !follows(tokens, i, '@');
  }

  private static boolean follows(List<Token> tokens, int i, char symbol) {
    return i > 0 && tokens.get(i - 1).isSymbol(symbol);
  }
}
