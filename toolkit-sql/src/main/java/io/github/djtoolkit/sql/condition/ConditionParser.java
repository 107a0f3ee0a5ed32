package io.github.djtoolkit.sql.condition;

import io.github.djtoolkit.model.schema.Column;
import io.github.djtoolkit.model.schema.Table;
import io.github.djtoolkit.sql.condition.Term.Constant;
import io.github.djtoolkit.sql.condition.Term.Truth;
import io.github.djtoolkit.sql.condition.Term.Value;
import io.github.djtoolkit.sql.condition.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Reads one condition on the columns of a table, as it stands after WHERE. Nothing of the text
 * reaches the server as it is: the condition is built anew from what was understood, and everything
 * else is refused, among it subqueries, further statements, comments, variables and functions that
 * do or depend on anything but the row.
 *
 * <p>Understood are comparisons, AND, OR, NOT, IN with a list, BETWEEN, LIKE, IS NULL, arithmetic,
 * parentheses, numbers, strings in either quotes, hexadecimal and bit literals, DATE, TIME and
 * TIMESTAMP literals, TRUE, FALSE, NULL, and some functions. Immutable and thread-safe.
 */
public final class ConditionParser {

  private static final int LONGEST = 100_000;

  private final Table table;

  /**
   * A parser for conditions on one table.
   *
   * @param table the table whose columns may be named
   */
  public ConditionParser(Table table) {
    this.table = table;
  }

  /**
   * Reads a condition.
   *
   * @param text the condition, without WHERE
   * @return the condition; columns are named with schema and table
   * @throws InvalidConditionException if the text is anything but one condition
   */
  public Condition parse(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidConditionException("", 0, "it is longer than " + LONGEST + " characters");
    }
    Run run = new Run(text, new Lexer(text).tokens());
    Condition condition = run.truth(run.disjunction());
    run.end();
    return condition;
  }

  /** One reading, from left to right. */
  private final class Run {

    private static final int DEEPEST = 100;

    private static final Set<String> COMPARISONS =
        Set.of("=", "<=>", "<>", "!=", "<", "<=", ">", ">=");
    private static final Set<String> OF_QUERIES =
        Set.of("SELECT", "EXISTS", "ANY", "ALL", "SOME", "WITH", "TABLE", "VALUES");
    private static final Set<String> TEMPORAL = Set.of("DATE", "TIME", "TIMESTAMP");

    private final String text;
    private final List<Token> tokens;
    private int at;
    private int depth;

    Run(String text, List<Token> tokens) {
      this.text = text;
      this.tokens = tokens;
    }

    Term disjunction() {
      deeper();
      Term left = conjunction();
      while (acceptWord("OR")) {
        left = new Truth(truth(left).or(truth(conjunction())));
      }
      depth--;
      return left;
    }

    Condition truth(Term term) {
      if (term instanceof Truth truth) {
        return truth.condition();
      }
      if (term instanceof Constant constant) {
        return constant.value() ? DSL.trueCondition() : DSL.falseCondition();
      }
      throw refuse("a comparison is expected before this");
    }

    void end() {
      if (!peek().is(Kind.END)) {
        throw refuse(unexpected());
      }
    }

    private Term conjunction() {
      Term left = negation();
      while (acceptWord("AND") || acceptSymbol("&&")) {
        left = new Truth(truth(left).and(truth(negation())));
      }
      return left;
    }

    private Term negation() {
      if (!acceptWord("NOT")) {
        return predicate();
      }
      deeper();
      Term negated = new Truth(DSL.not(truth(negation())));
      depth--;
      return negated;
    }

    private Term predicate() {
      Term left = sum();
      String symbol = peek().is(Kind.SYMBOL) ? peek().text() : "";
      if (COMPARISONS.contains(symbol)) {
        at++;
        return new Truth(compared(value(left), symbol, value(sum())));
      }
      if (acceptWord("IS")) {
        boolean negated = acceptWord("NOT");
        expectWord("NULL");
        return new Truth(negated ? value(left).isNotNull() : value(left).isNull());
      }
      boolean negated = acceptWord("NOT");
      if (acceptWord("IN")) {
        Condition in = value(left).in(list());
        return new Truth(negated ? DSL.not(in) : in);
      }
      if (acceptWord("BETWEEN")) {
        Field<Object> from = value(sum());
        expectWord("AND");
        Condition between = value(left).between(from, value(sum()));
        return new Truth(negated ? DSL.not(between) : between);
      }
      if (acceptWord("LIKE")) {
        Condition like = like(value(left));
        return new Truth(negated ? DSL.not(like) : like);
      }
      if (negated) {
        throw refuse("IN, BETWEEN or LIKE is expected");
      }
      return left;
    }

    private Condition compared(Field<Object> left, String symbol, Field<Object> right) {
      return switch (symbol) {
        case "=" -> left.eq(right);
        case "<=>" -> left.isNotDistinctFrom(right);
        case "<" -> left.lt(right);
        case "<=" -> left.le(right);
        case ">" -> left.gt(right);
        case ">=" -> left.ge(right);
        default -> left.ne(right);
      };
    }

    private Condition like(Field<Object> left) {
      Field<String> pattern = DSL.inline(expect(Kind.STRING, "a pattern in quotes").text());
      if (!acceptWord("ESCAPE")) {
        return left.like(pattern);
      }
      Token escape = expect(Kind.STRING, "a character in quotes");
      if (escape.text().length() != 1) {
        throw refuse("ESCAPE takes one character");
      }
      return left.like(pattern, escape.text().charAt(0));
    }

    private List<Field<Object>> list() {
      expectSymbol("(");
      List<Field<Object>> values = new ArrayList<>();
      do {
        values.add(value(sum()));
      } while (acceptSymbol(","));
      expectSymbol(")");
      return values;
    }

    private Term sum() {
      Term left = product();
      while (true) {
        if (acceptSymbol("+")) {
          left = new Value(value(left).add(value(product())));
        } else if (acceptSymbol("-")) {
          left = new Value(value(left).sub(value(product())));
        } else {
          return left;
        }
      }
    }

    private Term product() {
      Term left = factor();
      while (true) {
        if (acceptSymbol("*")) {
          left = new Value(value(left).mul(operand()));
        } else if (acceptSymbol("/")) {
          left = new Value(value(left).div(operand()));
        } else if (acceptSymbol("%") || acceptWord("MOD")) {
          left = new Value(Functions.call("mod", List.of(value(left), value(factor()))));
        } else {
          return left;
        }
      }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // numbers as far as the server is concerned
    private Field<? extends Number> operand() {
      return (Field) value(factor());
    }

    private Term factor() {
      if (acceptSymbol("-")) {
        deeper();
        Term negative = new Value(value(factor()).neg());
        depth--;
        return negative;
      }
      return acceptSymbol("+") ? factor() : primary();
    }

    private Term primary() {
      Token token = peek();
      at++;
      return switch (token.kind()) {
        case NUMBER -> Term.verbatim("", token.text(), "");
        case STRING -> Term.string(token.text());
        case HEX -> Term.hex(token.text());
        case BITS -> Term.verbatim("b'", token.text(), "'");
        case QUOTED_NAME -> column(token);
        case WORD -> word(token);
        case SYMBOL, END -> {
          at--;
          if (acceptSymbol("(")) {
            Term inner = disjunction();
            expectSymbol(")");
            yield inner;
          }
          throw refuse(unexpected());
        }
      };
    }

    private Term word(Token token) {
      if (OF_QUERIES.contains(token.keyword())) {
        at--;
        throw refuse("a subquery is not allowed");
      }
      switch (token.keyword()) {
        case "TRUE" -> {
          return new Constant(true);
        }
        case "FALSE" -> {
          return new Constant(false);
        }
        case "NULL" -> {
          return Term.nothing();
        }
        default -> {}
      }
      if (TEMPORAL.contains(token.keyword()) && peek().is(Kind.STRING)) {
        return Term.temporal(token.keyword(), tokens.get(at++).text());
      }
      return peek().isSymbol("(") ? call(token) : column(token);
    }

    private Term call(Token name) {
      if (!Functions.isKnown(name.text())) {
        at--;
        throw refuse("this function is not allowed");
      }
      List<Field<Object>> arguments = list();
      if (!Functions.takes(name.text(), arguments.size())) {
        throw refuse(name.text() + " does not take " + arguments.size() + " arguments");
      }
      return new Value(Functions.call(name.text(), arguments));
    }

    private Term column(Token first) {
      List<String> parts = new ArrayList<>(List.of(first.text()));
      while (acceptSymbol(".")) {
        Token part = peek();
        if (!part.is(Kind.WORD) && !part.is(Kind.QUOTED_NAME)) {
          throw refuse("a name is expected");
        }
        at++;
        parts.add(part.text());
      }
      List<String> full = List.of(table.name().schema(), table.name().table());
      List<String> before = parts.subList(0, parts.size() - 1);
      boolean ofTable =
          before.size() <= full.size()
              && before.equals(full.subList(full.size() - before.size(), full.size()));
      String name = parts.get(parts.size() - 1);
      Column column =
          table
              .column(name)
              .filter(c -> ofTable)
              .orElseThrow(
                  () ->
                      new InvalidConditionException(
                          text,
                          first.position(),
                          table.name()
                              + " has no column "
                              + String.join(".", parts)
                              + " but "
                              + String.join(
                                  ", ", table.columns().stream().map(Column::name).toList())
                              + ";"));
      return new Value(
          DSL.field(
              DSL.name(table.name().schema(), table.name().table(), column.name()), Object.class));
    }

    private Field<Object> value(Term term) {
      if (term instanceof Value value) {
        return value.field();
      }
      if (term instanceof Constant constant) {
        return Term.verbatim("", constant.value() ? "true" : "false", "").field();
      }
      throw refuse("a value is expected before this, not a comparison");
    }

    private void deeper() {
      if (++depth > DEEPEST) {
        throw refuse("it is nested too deeply");
      }
    }

    private Token peek() {
      return tokens.get(at);
    }

    private boolean acceptWord(String word) {
      boolean found = peek().keyword().equals(word);
      at += found ? 1 : 0;
      return found;
    }

    private boolean acceptSymbol(String symbol) {
      boolean found = peek().isSymbol(symbol);
      at += found ? 1 : 0;
      return found;
    }

    private void expectWord(String word) {
      if (!acceptWord(word)) {
        throw refuse(word + " is expected");
      }
    }

    private void expectSymbol(String symbol) {
      if (!acceptSymbol(symbol)) {
        throw refuse(
            OF_QUERIES.contains(peek().keyword()) ? unexpected() : symbol + " is expected");
      }
    }

    private Token expect(Kind kind, String what) {
      if (!peek().is(kind)) {
        throw refuse(what + " is expected");
      }
      return tokens.get(at++);
    }

    private String unexpected() {
      Token token = peek();
      if (OF_QUERIES.contains(token.keyword()) || token.keyword().equals("UNION")) {
        return "a subquery is not allowed";
      }
      return token.is(Kind.END) ? "something is missing" : "this is not understood";
    }

    private InvalidConditionException refuse(String reason) {
      return new InvalidConditionException(text, peek().position(), reason);
    }
  }
}
