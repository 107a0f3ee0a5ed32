package io.github.djtoolkit.cli.interop;

import java.nio.file.Path;

/** Where the build put what the tests run. */
final class Scripts {

  private Scripts() {}

  /** The folder of the Python scripts. */
  static Path folder() {
    return required("djtoolkit.interop.scripts");
  }

  /** The executable jar of the command line. */
  static Path jar() {
    return required("djtoolkit.interop.jar");
  }

  private static Path required(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException("The interop profile sets " + property);
    }
    return Path.of(value).toAbsolutePath();
  }
}
