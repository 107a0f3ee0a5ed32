package io.github.djtoolkit.ops.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.djtoolkit.testkit.server.MySqlServer;
import io.github.djtoolkit.testkit.server.RestartableServer;
import io.github.djtoolkit.testkit.server.ServerOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a cut-over and its undo leave can be read after the server was restarted, columns that were
 * added and dropped instantly included.
 */
class CutOverRestartTest {

  @Test
  void readsEverythingBackAfterARestart() {
    try (RestartableServer server = MySqlServer.startEmbedded(ServerOptions.defaults())) {
      Lab lab = new Lab(server.dataSource(), "lab").seed();
      lab.execute(
          "ALTER TABLE lab_ephys_v20.rec ADD COLUMN extra json AFTER id, ALGORITHM=INSTANT",
          "ALTER TABLE lab_ephys_v20.rec DROP COLUMN extra, ALGORITHM=INSTANT",
          "ALTER TABLE lab_outside.child ADD COLUMN extra int AFTER id, ALGORITHM=INSTANT");
      List<String> before = lab.state();
      lab.cutOver();
      List<String> after = lab.state();
      server.restart();
      assertThat(lab.state()).isEqualTo(after);
      lab.execute("INSERT INTO lab_outside.child VALUES (7, 1, 1, 1)");
      lab.execute("DELETE FROM lab_outside.child WHERE id = 7");
      lab.undo();
      server.restart();
      assertThat(lab.state()).isEqualTo(before);
      for (String table :
          List.of("lab.subject", "lab_ephys.rec", "lab_ephys_v20.rec", "lab_outside.child")) {
        assertThat(lab.column("CHECK TABLE " + table + " EXTENDED", 4)).containsExactly("OK");
      }
    }
  }
}
