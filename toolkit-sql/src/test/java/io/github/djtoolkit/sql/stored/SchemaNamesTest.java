package io.github.djtoolkit.sql.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaNamesTest {

  private static final SqlMode PLAIN = SqlMode.ofToolkit();
  private final SchemaNames names = SchemaNames.of(Map.of("lab", "lab`new", "old", "lab"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select * from lab.t | select * from `lab``new`.t",
        "select `lab` . `t` from lab.t | select `lab``new` . `t` from `lab``new`.t",
        "select 'lab.t', \"lab.t\", 'it''s lab.t', '\\' lab.t' from old.t | select 'lab.t', \"lab.t\", 'it''s lab.t', '\\' lab.t' from lab.t",
        "select x.lab.y, t.lab, @lab.x from old.t | select x.lab.y, t.lab, @lab.x from lab.t",
        "select 1 -- lab.t | select 1 -- lab.t",
        "select 1 /* lab.t */ + 1.5 from lab.`a.b` # lab.t | select 1 /* lab.t */ + 1.5 from `lab``new`.`a.b` # lab.t",
        "select lab_x.t, xlab.t, LAB.t | select lab_x.t, xlab.t, LAB.t",
        "call lab.p() /*!50001 , lab.f() */ | call `lab``new`.p() /*!50001 , `lab``new`.f() */",
      })
  void redirectsWhatIsASchemaAndNothingElse(String sql, String expected) {
    assertThat(names.redirect(sql, PLAIN)).isEqualTo(expected);
  }

  @Test
  void mindsTheModeOfTheText() {
    assertThat(names.redirect("select \"lab\".t, 'lab.x'", new SqlMode("ANSI_QUOTES")))
        .isEqualTo("select \"lab`new\".t, 'lab.x'");
    assertThat(names.redirect("select '\\', lab.t, ''", new SqlMode("NO_BACKSLASH_ESCAPES")))
        .isEqualTo("select '\\', `lab``new`.t, ''");
  }

  @Test
  void namesWhatCouldMeanAnAlias() {
    assertThat(names.ambiguous("select lab.x from old.t as lab", PLAIN)).containsExactly("lab");
    assertThat(names.ambiguous("select lab.t.x as old from lab.lab", PLAIN)).isEmpty();
  }
}
