package io.github.djtoolkit.model.lineage;

import io.github.djtoolkit.model.schema.SchemaSnapshot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts schemas into the order of their foreign keys. Pure and stateless. */
public final class SchemaOrder {

  private SchemaOrder() {}

  /**
   * Schemas with those that they refer to before them. Schemas that refer to each other in a circle
   * stand together, as near to that order as can be; schemas without a reference between them stand
   * in order of name.
   *
   * @param schemas the schemas, in any order
   * @return the same schemas, each once
   */
  public static List<SchemaSnapshot> upstreamFirst(Collection<SchemaSnapshot> schemas) {
    Map<String, SchemaSnapshot> all = new TreeMap<>();
    schemas.forEach(s -> all.put(s.name(), s));
    Map<String, SchemaSnapshot> ordered = new LinkedHashMap<>();
    Map<String, SchemaSnapshot> entered = new TreeMap<>();
    all.values().forEach(s -> visit(s, all, entered, ordered));
    return List.copyOf(ordered.values());
  }

  private static void visit(
      SchemaSnapshot schema,
      Map<String, SchemaSnapshot> all,
      Map<String, SchemaSnapshot> entered,
      Map<String, SchemaSnapshot> ordered) {
    if (entered.putIfAbsent(schema.name(), schema) != null) {
      return;
    }
    for (String upstream : Lineage.upstreamSchemas(schema)) {
      if (all.containsKey(upstream)) {
        visit(all.get(upstream), all, entered, ordered);
      }
    }
    ordered.put(schema.name(), schema);
  }
}
