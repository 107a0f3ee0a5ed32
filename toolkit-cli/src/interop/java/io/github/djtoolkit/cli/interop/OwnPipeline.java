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
    for (String name : List.of("stores/raw", "stores/slow", "stores/fp-data")) {
      folder.write(name + "/.keep", new byte[0]);
    }
    return declare(server, schema, folder, new FolderSite(folder.path()));
  }

  /** Declares and fills two fresh schemas, with empty stores at a site. */
  static Pipeline declare(
      MySqlServer server, TestSchema schema, TestFolder folder, StoreSite site) {
    String upstream = schema.sibling("ref").name();
    String downstream = schema.sibling("rec").name();
    folder.write("stage/.keep", new byte[0]);
    folder.write("dj_local_conf.json", legacyConfiguration(folder, site));
    folder.write("datajoint.json", configuration(site));
    List<String> schemas = List.of(upstream, downstream);
    DataJoint legacy = DataJoint.of(DataJoint.LEGACY, server, folder.path());
    legacy.run("declare_legacy.py", List.of(schema.name()));
    return new Pipeline(
        server,
        folder.path(),
        site,
        schemas,
        List.of("raw", "slow", "fp-data"),
        List.of(downstream + ".__review"),
        legacy.values(schemas));
  }

  private static byte[] legacyConfiguration(TestFolder folder, StoreSite site) {
    return """
        {"stores": {
         "raw": {%s, "subfolding": [2, 2]},
         "slow": {%s, "subfolding": []},
         "fp-data": {%s, "stage": "%s/stage"}}}
        """
        .formatted(
            site.settings("raw"), site.settings("slow"), site.settings("fp-data"), folder.path())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] configuration(StoreSite site) {
    return """
        {"stores": {"default": "raw",
         "raw": {%s},
         "slow": {%s},
         "fp-data": {%s}}}
        """
        .formatted(site.settings("raw"), site.settings("slow"), site.settings("fp-data"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
