package io.github.djtoolkit.ops;

import java.util.Optional;

/** The toolkit's own version. */
public final class Version {

  private Version() {}

  /**
   * {@return the version from the jar's manifest, or {@code development} where the classes were not
   * packaged}
   */
  public static String current() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
