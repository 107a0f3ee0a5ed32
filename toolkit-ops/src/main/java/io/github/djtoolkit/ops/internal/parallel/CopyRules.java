package io.github.djtoolkit.ops.internal.parallel;

import io.github.djtoolkit.model.lineage.LineageEntry;
import io.github.djtoolkit.model.schema.SchemaMapping;
import io.github.djtoolkit.sql.definition.TableDefinition;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/**
 * In what a copy differs from its source, names of schemas aside.
 *
 * @param table the definition to copy in place of the source's
 * @param lineage the entry of the lineage table to write in place of the source's
 */
public record CopyRules(UnaryOperator<TableDefinition> table, UnaryOperator<LineageEntry> lineage) {

  /**
   * {@return rules that leave definitions as they are and let the lineage lead to the copies}
   *
   * @param mapping which schema stands for which
   */
  public static CopyRules parallel(SchemaMapping mapping) {
    return new CopyRules(UnaryOperator.identity(), lineageOf(mapping));
  }

  /**
   * {@return what turns the lineage of sources into the lineage of their copies}
   *
   * @param mapping which schema stands for which
   */
  public static UnaryOperator<LineageEntry> lineageOf(SchemaMapping mapping) {
    return e -> new LineageEntry(e.table(), e.attribute(), redirected(e.lineage(), mapping));
  }

  private static String redirected(String lineage, SchemaMapping mapping) {
    return mapping.sources().stream()
        .filter(s -> lineage.startsWith(s + "."))
        .max(Comparator.comparing(String::length))
        .map(s -> mapping.destination(s).orElse(s) + lineage.substring(s.length()))
        .orElse(lineage);
  }
}
