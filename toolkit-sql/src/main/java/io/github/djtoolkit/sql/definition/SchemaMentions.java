package io.github.djtoolkit.sql.definition;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.model.schema.TableName;
import io.github.djtoolkit.sql.definition.SqlWords.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the text of a view or a trigger names schemas. A name counts where it stands before a dot
 * and another name. Calls of stored routines are told apart: routines stay where they are.
 */
final class SchemaMentions {

  /** A table, not a function, stands between one of these and a list in parentheses. */
  private static final Set<String> BEFORE_TABLES =
      Set.of(
          "INTO",
          "INSERT",
          "REPLACE",
          "IGNORE",
          "LOW_PRIORITY",
          "HIGH_PRIORITY",
          "DELAYED",
          "FROM",
          "JOIN",
          "UPDATE",
          "ON");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  private final SqlWords sql;

  SchemaMentions(String text, String sqlMode) {
    this.sql = SqlWords.of(text, sqlMode);
  }

  /** The tables and views that the text names together with their schema. */
  Set<TableName> tables() {
    Set<TableName> tables = new LinkedHashSet<>();
    for (int i = 0; i < sql.words().size(); i++) {
      if (isQualifier(i) && !isRoutine(i)) {
        tables.add(new TableName(word(i).value(), word(i + 2).value()));
      }
    }
    return tables;
  }

  /** The stored routines that the text calls together with their schema. */
  Set<TableName> routines() {
    Set<TableName> routines = new LinkedHashSet<>();
    for (int i = 0; i < sql.words().size(); i++) {
      if (isQualifier(i) && isRoutine(i)) {
        routines.add(new TableName(word(i).value(), word(i + 2).value()));
      }
    }
    return routines;
  }

  /**
   * The text with the destinations in place of their sources.
   *
   * @param mapping which schema stands for which
   * @param what what the text belongs to, for a message
   * @throws ToolkitException with code {@code definition_ambiguous} if the text uses a source's
   *     name for something else, too, so that a name before a dot may be that
   */
  String redirected(SchemaMapping mapping, String what) {
    StringBuilder text = new StringBuilder();
    int copied = 0;
    Set<String> replaced = new LinkedHashSet<>();
    Set<String> otherwise = new LinkedHashSet<>();
    for (int i = 0; i < sql.words().size(); i++) {
      Word word = word(i);
      if (!word.name() || mapping.destination(word.value()).isEmpty() || isBehindDot(i)) {
        continue;
      }
      if (!isQualifier(i)) {
        if (!isColumnAlias(i) && !isAccount(word)) {
          otherwise.add(word.value());
        }
      } else if (!isRoutine(i)) {
        replaced.add(word.value());
        text.append(sql.text(), copied, word.start())
            .append(written(mapping.destination(word.value()).orElseThrow(), word));
        copied = word.end();
      }
    }
    refuse(replaced, otherwise, what);
    return text.append(sql.text(), copied, sql.text().length()).toString();
  }

  /** As the former name was written, so that the way back leads to the same text. */
  private String written(String name, Word former) {
    if (former.quoted()) {
      String quote = sql.text().substring(former.start(), former.start() + 1);
      return quote + name.replace(quote, quote + quote) + quote;
    }
    return PLAIN.matcher(name).matches() ? name : SqlText.name(name);
  }

  private static void refuse(Set<String> replaced, Set<String> otherwise, String what) {
    List<String> both = new ArrayList<>(replaced);
    both.retainAll(otherwise);
    if (!both.isEmpty()) {
      throw new ToolkitException(
          "definition_ambiguous",
          "In "
              + what
              + " the name "
              + both.get(0)
              + " stands for a schema and for something else, such as an alias, so its text cannot be given another schema"
              + " safely. Use another alias there, or drop it and create it in the copy yourself.");
    }
  }

  private Word word(int index) {
    return sql.words().get(index);
  }

  private boolean isQualifier(int i) {
    return i + 2 < sql.words().size()
        && word(i).name()
        && word(i + 1).is(".")
        && word(i + 2).name()
        && !isBehindDot(i)
        && !isReference(word(i));
  }

  /** {@code NEW.x} and {@code OLD.x} of a trigger. */
  private static boolean isReference(Word word) {
    return word.isKeyword("NEW") || word.isKeyword("OLD");
  }

  private boolean isBehindDot(int i) {
    return i > 0 && word(i - 1).is(".");
  }

  private boolean isColumnAlias(int i) {
    return i > 0 && word(i - 1).isKeyword("AS");
  }

  private boolean isAccount(Word word) {
    return word.end() < sql.text().length() && sql.text().charAt(word.end()) == '@';
  }

  private boolean isRoutine(int i) {
    if (i > 0 && word(i - 1).isKeyword("CALL")) {
      return true;
    }
    boolean called = i + 3 < sql.words().size() && word(i + 3).is("(");
    return called && (i == 0 || BEFORE_TABLES.stream().noneMatch(word(i - 1)::isKeyword));
  }
}
