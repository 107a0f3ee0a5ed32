package io.github.djtoolkit.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads words that stand for constants: small letters, and a dash where the constant has a low
 * line. An error names the words.
 *
 * @param <E> type of the constants
 */
abstract class EnumWords<E extends Enum<E>> implements ITypeConverter<E> {

  private final Class<E> type;

  EnumWords(Class<E> type) {
    this.type = type;
  }

  @Override
  public final E convert(String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected "
                        + Arrays.stream(type.getEnumConstants())
                            .map(EnumWords::word)
                            .collect(Collectors.joining(" or "))
                        + ", but was "
                        + word));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
