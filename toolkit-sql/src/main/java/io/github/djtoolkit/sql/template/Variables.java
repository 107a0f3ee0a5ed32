package io.github.djtoolkit.sql.template;

import java.util.Collection;
import java.util.Map;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/** Variables of the session. */
public final class Variables {

  private Variables() {}

  /**
   * SHOW SESSION VARIABLES.
   *
   * @param names their names
   * @return a query: name and value of each
   */
  public static ResultQuery<Record> session(Collection<String> names) {
    return DSL.resultQuery(
        "show session variables where variable_name in ({0})",
        DSL.list(names.stream().map(DSL::inline).toList()));
  }

  /**
   * SET SESSION.
   *
   * @param values text by name of the variable; the names are the toolkit's own
   * @return the statement
   */
  public static Query set(Map<String, String> values) {
    return DSL.query(
        "set {0}",
        DSL.list(
            values.entrySet().stream()
                .<QueryPart>map(
                    v ->
                        CustomQueryPart.of(
                            ctx ->
                                ctx.sql("session ")
                                    .sql(v.getKey())
                                    .sql(" = ")
                                    .visit(DSL.inline(v.getValue()))))
                .toList()));
  }
}
