package io.github.djtoolkit.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaMappingTest {

  @Test
  void keepsTheOrderOfTheSources() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("lab_ephys", "lab_ephys_v20");
    names.put("lab_core", "lab_core_v20");
    SchemaMapping mapping = SchemaMapping.of(names);
    assertThat(mapping.sources()).containsExactly("lab_ephys", "lab_core");
    assertThat(mapping.destinations()).containsExactly("lab_ephys_v20", "lab_core_v20");
    assertThat(mapping.inverse().sources()).containsExactly("lab_ephys_v20", "lab_core_v20");
    assertThat(mapping.inverse().inverse()).isEqualTo(mapping);
  }

  @Test
  void mapsTablesOfItsSourcesAndLeavesOthers() {
    SchemaMapping mapping = SchemaMapping.of("lab", "lab_v20");
    assertThat(mapping.map(new TableName("lab", "#scan")))
        .isEqualTo(new TableName("lab_v20", "#scan"));
    assertThat(mapping.map(new TableName("other", "scan")))
        .isEqualTo(new TableName("other", "scan"));
    assertThat(mapping.destination("other")).isEmpty();
  }

  @Test
  void refusesASchemaOnBothSidesOrTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SchemaMapping.of("lab", "lab"))
        .withMessageContaining("`lab`");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SchemaMapping.of(Map.of("a", "c", "b", "c")))
        .withMessageContaining("`c`");
    assertThatIllegalArgumentException().isThrownBy(() -> SchemaMapping.of(Map.of()));
  }
}
