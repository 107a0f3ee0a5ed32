package io.github.djtoolkit.ops.internal.column;

import io.github.djtoolkit.model.ToolkitException;
import io.github.djtoolkit.model.label.TypeLabel;
import io.github.djtoolkit.model.type.LabelStrategy;
import java.util.Optional;

/**
 * Which columns are labelled, and with what.
 *
 * @param strategy the label of a number
 * @param numbers whether numbers are labelled at all
 * @param blobCodec the codec of a blob without a label
 */
public record Labelling(LabelStrategy strategy, boolean numbers, TypeLabel.Codec blobCodec) {

  private static final String BLOB = "blob";

  /**
   * Labels for numbers and blobs.
   *
   * @param strategy the label of a number
   * @return the labelling
   */
  public static Labelling all(LabelStrategy strategy) {
    return new Labelling(strategy, true, new TypeLabel.Codec(BLOB, Optional.empty()));
  }

  /**
   * Labels for blobs alone.
   *
   * @param codec name of the codec, without brackets
   * @return the labelling
   * @throws ToolkitException with code {@code bad_target_type} if that is not the name of a codec
   *     in the table
   */
  public static Labelling blobs(String codec) {
    if (TypeLabel.parse("<" + codec + ">") instanceof TypeLabel.Codec parsed
        && parsed.store().isEmpty()) {
      return new Labelling(LabelStrategy.SEED, false, parsed);
    }
    throw new ToolkitException(
        "bad_target_type",
        "'"
            + codec
            + "' is not the name of a codec. Give letters, digits and _ without brackets or store, such as blob.");
  }
}
