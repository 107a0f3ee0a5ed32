package io.github.djtoolkit.storage;

import java.util.Optional;

/**
 * What a contact with a store has shown.
 *
 * @param readable whether the location was reached and could be listed
 * @param writable whether objects could be written, as far as the back-end tells without writing
 * @param reason why it is not readable or not writable; empty where it is both
 */
public record StoreProbe(boolean readable, boolean writable, Optional<String> reason) {

  /**
   * A store that can be read and written.
   *
   * @return the result
   */
  public static StoreProbe usable() {
    return new StoreProbe(true, true, Optional.empty());
  }

  /**
   * A store that can be read only.
   *
   * @param reason why it cannot be written
   * @return the result
   */
  public static StoreProbe readOnly(String reason) {
    return new StoreProbe(true, false, Optional.of(reason));
  }

  /**
   * A store that cannot be read.
   *
   * @param reason why not
   * @return the result
   */
  public static StoreProbe unreachable(String reason) {
    return new StoreProbe(false, false, Optional.of(reason));
  }
}
