package io.github.djtoolkit.storage.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.model.store.Md5;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected paths are what 2.x itself makes. */
class CurrentLayoutTest {

  private static final Md5 HASH = new Md5("8ffacdb2b75195d944d3c9fb88fcb83a");

  @Test
  void putsObjectsBelowPrefixAndSchema() {
    assertThat(new CurrentLayout("_hash", "_schema", List.of()).object("lab", HASH))
        .isEqualTo("_hash/lab/r75m3mvxkgk5srgtzh5yr7fyhi");
    assertThat(new CurrentLayout("/x/y/", "_schema", List.of(2, 2)).object("lab", HASH))
        .isEqualTo("x/y/lab/r7/5m/r75m3mvxkgk5srgtzh5yr7fyhi");
    assertThat(new CurrentLayout("", "_schema", List.of(2, 3)).object("lab", HASH))
        .isEqualTo("lab/r7/5m3/r75m3mvxkgk5srgtzh5yr7fyhi");
  }

  @Test
  void knowsTheReservedFolders() {
    CurrentLayout layout = new CurrentLayout("hashed", "/objects/", List.of());

    assertThat(layout.reservedFolder("hashed/lab/x")).hasValue("hashed");
    assertThat(layout.reservedFolder("objects/lab/x")).hasValue("objects");
    assertThat(layout.reservedFolder("_hash/lab/x")).hasValue("_hash");
    assertThat(layout.reservedFolder("_schema/lab/x")).hasValue("_schema");
    assertThat(layout.reservedFolder("_hashed/x")).isEmpty();
    assertThat(layout.reservedFolder("lab/_hash/x")).isEmpty();
    assertThat(new CurrentLayout("", "", List.of()).reservedFolder("lab/x")).isEmpty();
  }
}
