package io.github.djtoolkit.cli.interop;

import io.github.djtoolkit.testkit.junit.TestFolder;
import io.github.djtoolkit.testkit.junit.TestSchema;
import io.github.djtoolkit.testkit.server.MySqlServer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The pipeline that real 0.14 declares and fills for these tests. */
final class OwnPipeline {

  private OwnPipeline() {}

  /** Declares and fills two fresh schemas, with stores in an empty folder. */
  static Pipeline declare(MySqlServer server, TestSchema schema, TestFolder folder) {
    String upstream = schema.sibling("ref").name();
    String downstream = schema.sibling("rec").name();
    for (String name : List.of("stores/raw", "stores/slow", "stores/fp", "stage")) {
      folder.write(name + "/.keep", new byte[0]);
    }
    folder.write("dj_local_conf.json", configuration(folder, true));
    folder.write("datajoint.json", configuration(folder, false));
    List<String> schemas = List.of(upstream, downstream);
    DataJoint legacy = DataJoint.of(DataJoint.LEGACY, server, folder.path());
    legacy.run("declare_legacy.py", List.of(schema.name()));
    return new Pipeline(
        server,
        folder.path(),
        schemas,
        List.of("raw", "slow", "fp-data"),
        List.of(downstream + ".__review"),
        legacy.values(schemas));
  }

  private static byte[] configuration(TestFolder folder, boolean legacy) {
    String text =
        """
        {"stores": {
         %s"raw": {"protocol": "file", "location": "%s/stores/raw"%s},
         "slow": {"protocol": "file", "location": "%s/stores/slow"%s},
         "fp-data": {"protocol": "file", "location": "%s/stores/fp"%s}}}
        """
            .formatted(
                legacy ? "" : "\"default\": \"raw\", ",
                folder.path(),
                legacy ? ", \"subfolding\": [2, 2]" : "",
                folder.path(),
                legacy ? ", \"subfolding\": []" : "",
                folder.path(),
                legacy ? ", \"stage\": \"" + folder.path() + "/stage\"" : "");
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
